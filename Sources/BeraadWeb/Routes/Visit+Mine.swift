import BeraadKit
import Deliberation
import HTML

extension Visit {
  /// All that the organisation did, and what became of it.
  func mine() async throws -> Answer {
    let account = try signedIn()
    let records = try await site.ask { try $0.records(of: account.partner.id) }
    let rows = records.map(row)
    let nothing = words(
      "Uw organisatie heeft nog niets ingebracht.", "Your organisation has not contributed anything yet.")
    let table: Markup =
      rows.isEmpty
      ? "<p>\(nothing)</p>"
      : """
      <div class="scroll" tabindex="0" role="group" aria-label="\(words("Tabel", "Table"))"><table class="stacked" role="table">
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">\(words("Wat", "What"))</th>\
      <th scope="col" role="columnheader">\(words("Stuk", "Paper"))</th>\
      <th scope="col" role="columnheader">\(words("Stand", "State"))</th>\
      <th scope="col" role="columnheader">\(words("Reden", "Reason"))</th></tr></thead>
      <tbody role="rowgroup">
      \(rows)</tbody></table></div>
      """
    return page(
      words("Mijn inbreng", "My contributions"),
      "<p>\(words("Alles wat \(account.partner.name) inbracht, en wat ervan kwam.", "All that \(account.partner.name) contributed, and what became of it."))</p>\n\(table)"
    )
  }

  private func row(_ record: OwnRecord) -> Markup {
    let paper = alliance.papers.first { $0.slug == record.paper }?.title ?? record.paper.description
    let withdraw: Markup =
      record.canBeWithdrawn
      ? " <a href=\"/p/\(record.paper.description)/withdraw?of=\(record.id)\">\(words("Intrekken", "Withdraw"))</a>"
      : ""
    return """
      <tr role="row" data-record="\(record.id)" data-state="\(record.state.rawValue)">
      <th scope="row" role="rowheader">\(what(record)) <time datetime="\(record.at.rfc3339)">\(record.at.date)</time></th>
      <td role="cell" data-label="\(words("Stuk", "Paper"))"><a href="\(place(record))">\(paper)</a></td>
      <td role="cell" data-label="\(words("Stand", "State"))">\(state(record))\(withdraw)</td>
      <td class="reason" role="cell" data-label="\(words("Reden", "Reason"))" dir="auto">\(record.reason ?? "")</td></tr>

      """
  }

  private func what(_ record: OwnRecord) -> Markup {
    switch record.what {
    case .comment(let quote, let text):
      "\(words("Opmerking", "Comment")) \(words("bij", "on")) <q dir=\"auto\">\(ShownWords.of(quote).firstWords)</q>: <span dir=\"auto\">\(text.firstWords)</span>"
    case .change(let old, let new, _):
      "\(words("Voorstel", "Proposal")): <span class=\"change\" dir=\"auto\">\(WordChanges.change(from: old.firstWords, to: new.firstWords))</span>"
    case .reply(let text): "\(words("Antwoord", "Reply")): <span dir=\"auto\">\(text.firstWords)</span>"
    case .vote(let poll, _): "\(words("Stem in de peiling ‘\(poll)’", "Vote in the poll ‘\(poll)’"))"
    }
  }

  private func place(_ record: OwnRecord) -> String {
    switch record.what {
    case .vote(let poll, _): "/p/\(record.paper)/polls/\(poll)"
    default: "/p/\(record.paper)#\(record.id.prefix { $0 != "/" })"
    }
  }

  private func state(_ record: OwnRecord) -> Markup {
    let text =
      switch record.what {
      case .vote(_, let holds): holds ? words("telt", "counts") : words("vervangen", "replaced")
      default: RecordWords.status(record.state.rawValue, words)
      }
    let new: Markup =
      record.isCollected ? "" : " <span class=\"tag new\">\(words("nieuw", "new"))</span>"
    return "<span class=\"tag \(record.state.rawValue)\">\(text)</span>\(new)"
  }
}
