import BeraadKit
import Deliberation
import HTML
import Prose

extension Visit {
  /// All that the organisation did, and what became of it.
  func mine() async throws -> Answer {
    let account = try signedIn()
    let records = try await site.ask { try $0.records(of: account.partner.id) }
    let rows = records.map(row)
    let nothing = words(
      "Uw organisatie heeft bij de stukken die hier staan nog niets ingebracht.",
      "Your organisation has not contributed anything to the papers here yet.")
    let unread = alliance.unreadable.map { slug -> Markup in
      "<p class=\"hint\">\(slug.description): \(unreadable) \(words("Wat u daarbij inbracht, is bewaard.", "What you contributed to it is kept."))</p>\n"
    }
    let table: Markup =
      rows.isEmpty
      ? unread.isEmpty ? "<p>\(nothing)</p>" : ""
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
      "<p>\(words("Alles wat \(account.partner.name) inbracht, en wat ervan kwam.", "All that \(account.partner.name) contributed, and what became of it."))</p>\n\(editions)\(unread)\(table)"
    )
  }

  /// Where an edition gives account of it all.
  private var editions: Markup {
    let links = alliance.papers.map { editionLinks($0.slug, of: $0.title) }.filter { !$0.isEmpty }
    return links.isEmpty ? "" : "<p>\(links.joined(by: " · "))</p>\n"
  }

  private func row(_ record: OwnRecord) -> Markup {
    let paper = alliance.papers.first { $0.slug == record.paper }?.title ?? record.paper.description
    let withdraw: Markup =
      record.canBeWithdrawn
      ? " <a href=\"/p/\(record.paper.description)/withdraw?of=\(record.id)\">\(words("Intrekken", "Withdraw"))\(ear(paper, words(of: record)))</a>"
      : ""
    return """
      <tr role="row" data-record="\(record.id)" data-state="\(record.state.rawValue)">
      <th scope="row" role="rowheader">\(what(record)) <time datetime="\(record.at.rfc3339)">\(record.at.date)</time></th>
      <td role="cell" data-label="\(words("Stuk", "Paper"))"><a href="\(place(record))">\(paper)</a></td>
      <td role="cell" data-label="\(words("Stand", "State"))">\(state(record))\(withdraw)</td>
      <td class="reason" role="cell" data-label="\(words("Reden", "Reason"))" dir="auto">\(record.reason.map { "\($0)" as Markup } ?? answers(record))</td></tr>

      """
  }

  /// What somebody wrote in it.
  private func words(of record: OwnRecord) -> String {
    switch record.what {
    case .comment(_, let text), .reply(let text): text
    case .change(_, _, let because): because
    case .vote(let vote, _, _): vote.reason ?? ""
    }
  }

  private func what(_ record: OwnRecord) -> Markup {
    switch record.what {
    case .comment(let quote, let text):
      "\(words("Opmerking", "Comment")) \(words("bij", "on")) <q dir=\"auto\">\(ShownWords.of(quote).firstWords)</q>: <span dir=\"auto\">\(text.firstWords)</span>"
    case .change(let old, let new, _): "\(words("Voorstel", "Proposal")): \(change(from: old, to: new))"
    case .reply(let text): "\(words("Antwoord", "Reply")): <span dir=\"auto\">\(text.firstWords)</span>"
    case .vote(let vote, let poll, _): what(vote, poll)
    }
  }

  private func change(from old: String, to new: String) -> Markup {
    if let shape = ShapeChange(old: old, new: new) { return "\(words.shape(shape))" }
    return
      "<span class=\"change\" dir=\"auto\">\(WordChanges.change(from: old.firstWords, to: new.firstWords))</span>"
  }

  private func what(_ vote: Vote, _ poll: Poll?) -> Markup {
    guard let poll else {
      return "\(words("Stem in de peiling ‘\(vote.poll)’", "Vote in the poll ‘\(vote.poll)’"))"
    }
    let quote: Markup =
      vote.anchor.map { " <q dir=\"auto\">\(ShownWords.of($0.quote).firstWords)</q>" } ?? ""
    let reason: Markup = vote.reason.map { " <span dir=\"auto\">\($0.firstWords)</span>" } ?? ""
    return
      "\(words("Stem", "Vote")): <a href=\"/p/\(poll.paper.description)/polls/\(poll.id.description)\" dir=\"auto\"\(language(poll.textLanguage))>\(poll.question.firstWords)</a> <span dir=\"auto\">\(said(vote, poll))</span>\(quote)\(reason)"
  }

  /// What was said to it, by whom: what there is to read while nothing is decided.
  private func answers(_ record: OwnRecord) -> Markup {
    if record.answers.isEmpty { return "" }
    let items = record.answers.map { answer -> Markup in
      "<li><strong>\(alliance.name(of: answer.partner))</strong>: <span dir=\"auto\">\(answer.text)</span></li>\n"
    }
    return "<ul class=\"replies\">\n\(items)</ul>"
  }

  private func place(_ record: OwnRecord) -> String {
    switch record.what {
    case .vote(let vote, _, _): "/p/\(record.paper)/polls/\(vote.poll)"
    default: "/p/\(record.paper)#\(record.id.prefix { $0 != "/" })"
    }
  }

  private func state(_ record: OwnRecord) -> Markup {
    let text =
      switch record.what {
      case .vote(_, _, .counts): words("telt", "counts")
      case .vote(_, _, .replaced): words("vervangen door een latere stem", "replaced by a later vote")
      case .vote(_, _, .tooLate):
        words("telt niet: de peiling was al gesloten", "does not count: the poll was closed")
      case .vote(_, _, .passedOver):
        words("telt niet volgens de opening die geldt", "does not count by the opening that holds")
      case _ where record.isAnswered: RecordWords.status("answered", words)
      default: RecordWords.status(record.state.rawValue, words)
      }
    let new: Markup =
      record.isCollected ? "" : " <span class=\"tag new\">\(words("nieuw", "new"))</span>"
    return "<span class=\"tag \(record.state.rawValue)\">\(text)</span>\(late(record.isLate))\(new)"
  }

  /// That something came after the last day: it is marked, and not refused.
  func late(_ isLate: Bool) -> Markup { isLate ? " <span class=\"tag\">\(tooLate)</span>" : "" }

  var tooLate: String { words("te laat", "late") }
}
