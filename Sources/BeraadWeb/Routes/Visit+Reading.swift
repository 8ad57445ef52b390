import BeraadKit
import Deliberation
import HTML

extension Visit {
  /// The draft, with threads and proposals behind their paragraphs.
  func readingPage(_ name: String) async throws -> Answer {
    let slug = try paperSlug(name)
    let reading = try await site.reading(slug, for: self)
    let frame = frame(reading.title, kind: "reading")
    let parts = [
      CompressedPart(Array((frame.head + done + editions(of: slug)).html.utf8)), reading.main,
      CompressedPart(Array(frame.tail.html.utf8)),
    ]
    return Answer(
      status: 200,
      fields: [
        ("Content-Type", "text/html; charset=utf-8"), ("Content-Language", words.language.rawValue),
      ], body: .parts(parts))
  }

  private func editions(of slug: Slug) -> Markup {
    let links = editionLinks(slug)
    return links.isEmpty ? "" : "<p class=\"editions\">\(links)</p>\n"
  }

  /// What was just done, where a form led here.
  private var done: Markup {
    guard let id = request.query["saved"] else { return "" }
    let link: Markup =
      RecordID(id) == nil ? "" : " <a href=\"#\(id)\">\(words("Bekijk het", "See it"))</a>"
    return "<p id=\"saved\" role=\"status\">\(words("Bewaard.", "Saved."))\(link)</p>\n"
  }
}

/// A paper as the page of one visitor has it.
struct PaperView {
  let visit: Visit
  let paper: ReadPaper
  private let remarks: [Int?: [ReadPaper.Remark]]
  private let proposals: [Int?: [ReadPaper.Proposal]]

  init(_ visit: Visit, _ paper: ReadPaper) {
    (self.visit, self.paper) = (visit, paper)
    remarks = Dictionary(grouping: paper.remarks, by: \.block)
    proposals = Dictionary(grouping: paper.proposals) { $0.changes.lazy.compactMap(\.block).first }
  }

  private var words: Words { visit.words }
  private var address: String { "/p/\(paper.slug)" }

  var main: Markup {
    let language: Markup = paper.textLanguage.map { " lang=\"\($0)\"" } ?? ""
    let unplaced = aside(of: nil)
    let lost: Markup =
      unplaced.isEmpty
      ? ""
      : "<section class=\"unplaced\"><h2>\(words("Niet meer op hun plek", "No longer in their place"))</h2>\n\(unplaced)</section>\n"
    return """
      \(tools)
      \(paper.blocks.map { block($0, language) })
      <div class="block"><div class="text"\(language)>\(paper.notes)</div></div>
      \(lost)
      """
  }

  private var tools: Markup {
    let polls = paper.polls.filter { $0.stage != "draft" || visit.account?.has(.committee) == true }
      .map { poll -> Markup in
        "<li><a href=\"\(address)/polls/\(poll.poll)\"\(visit.language(poll.textLanguage ?? paper.textLanguage))>\(poll.question)</a> <span class=\"tag\">\(PollWords.stage(poll.stage, words))</span></li>\n"
      }
    let inbox: Markup =
      visit.account?.has(.committee) == true
      ? "<p><a class=\"button\" href=\"\(address)/inbox\">\(words("Postvak van de commissie", "The committee's inbox"))</a></p>\n"
      : ""
    let list: Markup =
      polls.isEmpty
      ? "" : "<h2>\(words("Peilingen en stemmingen", "Polls and votes"))</h2>\n<ul>\n\(polls)</ul>\n"
    if list.isEmpty, inbox.isEmpty { return "" }
    return
      "<aside class=\"tools\" aria-label=\"\(words("Bij dit stuk", "About this paper"))\">\n\(inbox)\(list)</aside>"
  }

  private func block(_ block: ReadPaper.Block, _ language: Markup) -> Markup {
    let number = block.number
    let label = words("Alinea \(number)", "Paragraph \(number)")
    // The title stands above already: what can be done with it says so.
    let isTitle = block.isTitle
    let (comment, change) =
      isTitle
      ? (
        words("Opmerking bij de titel", "Comment on the title"),
        words("Andere titel voorstellen", "Propose another title")
      ) : (words("Opmerking", "Comment"), words("Wijziging voorstellen", "Propose a change"))
    let acts: Markup =
      visit.account == nil
      ? ""
      : """
      <p class="acts"><a href="\(address)/comment?paragraph=\(number)" \
      aria-label="\(isTitle ? comment : words("Opmerking bij alinea \(number)", "Comment on paragraph \(number)"))">\(comment)</a> \
      <a href="\(address)/amend?paragraph=\(number)" \
      aria-label="\(isTitle ? change : words("Wijziging voorstellen in alinea \(number)", "Propose a change to paragraph \(number)"))">\(change)</a></p>
      """
    return """
      <section id="p-\(number)" class="block" aria-label="\(label)">
      <div class="text"\(language)>
      \(block.html)</div>
      \(acts)
      \(aside(of: number))</section>

      """
  }

  /// What stands beside a block: what is open, and folded away what is settled.
  private func aside(of block: Int?) -> Markup {
    var (open, settled): ([Markup], [Markup]) = ([], [])
    for remark in remarks[block] ?? [] {
      let article = article(remark)
      if remark.row.outcome == "open" { open.append(article) } else { settled.append(article) }
    }
    for proposal in proposals[block] ?? [] {
      let article = article(proposal)
      if RecordWords.state(outcome(of: proposal.row)) == "open" {
        open.append(article)
      } else {
        settled.append(article)
      }
    }
    guard !open.isEmpty || !settled.isEmpty else { return "" }
    let folded: Markup =
      settled.isEmpty
      ? ""
      : "<details><summary>\(words("Afgehandeld", "Settled")) (\(settled.count))</summary>\n\(settled)</details>\n"
    return "<div class=\"margin\">\n\(open)\(folded)</div>\n"
  }

  private func article(_ remark: ReadPaper.Remark) -> Markup {
    let row = remark.row
    let replies = row.replies.map { reply -> Markup in
      "<li id=\"\(reply.id)\"><p class=\"by\"><strong>\(name(reply.partner))</strong> \(date(reply.at))</p>\n\(visit.quoted(reply.body))</li>\n"
    }
    let moved: Markup =
      switch row.anchor.outcome {
      case "edited":
        "<p class=\"hint\">\(words("Daar staat nu:", "It reads now:")) <q dir=\"auto\">\(ShownWords.of(row.anchor.now ?? ""))</q></p>\n"
      case "deleted":
        "<p class=\"hint\">\(words("Deze woorden staan er niet meer.", "These words are no longer there."))</p>\n"
      default: ""
      }
    return """
      <article id="\(row.id)" class="comment" data-state="\(RecordWords.state(row.outcome))">
      <p class="by"><strong>\(name(row.partner))</strong> · \(RecordWords.intent(row.kind, words)) \(date(row.at)) \(tag(row.outcome))\(visit.late(row.late))\(waiting(row.collected))</p>
      <blockquote dir="auto">\(ShownWords.of(row.anchor.quote))</blockquote>
      \(moved)\(visit.quoted(row.body))\(reason(remark.decision))\
      \(replies.isEmpty ? "" : "<ul class=\"replies\">\n\(replies)</ul>\n" as Markup)\
      \(acts(row.id, row.partner, row.body, isOpen: row.outcome == "open", canBeAnswered: true, isDecided: DecidedItem.isDecided(row.outcome)))</article>

      """
  }

  private func article(_ proposal: ReadPaper.Proposal) -> Markup {
    let row = proposal.row
    let outcome = outcome(of: row)
    let changes = proposal.changes.map { change -> Markup in
      let state: Markup = proposal.changes.count > 1 ? " \(tag(status(of: change.hunk)))" : ""
      return
        "<p class=\"change\" dir=\"auto\">\(WordChanges.html(of: change))\(state)</p>\n\(reason(change.decision))"
    }
    let contested: Markup =
      row.hunks.contains { $0.class == "contested" }
      ? " <span class=\"tag contested\">\(words("omstreden", "contested"))</span>" : ""
    return """
      <article id="\(row.id)" class="amendment" data-state="\(RecordWords.state(outcome))">
      <p class="by"><strong>\(name(row.partner))</strong> · \(words("wijzigingsvoorstel", "proposed change")) \(date(row.at)) \(tag(outcome))\(contested)\(visit.late(row.late))\(waiting(row.collected))</p>
      \(changes)<p class="hint">\(words("Waarom:", "Why:"))</p>
      \(visit.quoted(row.reason))\
      \(acts(row.id, row.partner, row.reason, isOpen: row.status == "open", canBeAnswered: false, isDecided: row.hunks.contains { DecidedItem.isDecided($0.status) }))</article>

      """
  }

  private func acts(
    _ id: String, _ partner: String, _ said: String, isOpen: Bool, canBeAnswered: Bool, isDecided: Bool
  ) -> Markup {
    guard let account = visit.account else { return "" }
    var links: [Markup] = []
    let about = visit.ear(name(partner), said)
    if canBeAnswered {
      links.append("<a href=\"\(address)/reply?to=\(id)\">\(words("Antwoorden", "Reply"))\(about)</a>")
    }
    if isOpen, partner == account.partner.id.description {
      links.append("<a href=\"\(address)/withdraw?of=\(id)\">\(words("Intrekken", "Withdraw"))\(about)</a>")
    }
    if isDecided, account.has(.committee) {
      links.append(
        "<a href=\"\(address)/inbox?target=\(id)#decided\">\(words("Opnieuw besluiten", "Decide again"))\(about)</a>"
      )
    }
    return links.isEmpty ? "" : "<p class=\"acts\">\(links.joined(by: " "))</p>\n"
  }

  private func reason(_ decision: String?) -> Markup {
    guard let decision else { return "" }
    return "<p class=\"hint\">\(words("Besluit:", "Decision:"))</p>\n\(visit.quoted(decision))"
  }

  /// What became of an amendment; where decisions and merges of it were made apart and are not alike, that this is open.
  private func outcome(of row: AmendmentRow) -> String {
    row.hunks.contains { $0.class == "apart" } ? "apart" : row.status
  }

  /// The same of one of its changes.
  private func status(of change: AmendmentRow.Change) -> String {
    change.class == "apart" ? "apart" : change.status
  }

  private func tag(_ status: String) -> Markup {
    "<span class=\"tag \(RecordWords.state(status))\">\(RecordWords.status(status, words))</span>"
  }

  /// A record that the committee has not collected counts already for who reads; that it is new is said.
  private func waiting(_ isCollected: Bool) -> Markup {
    isCollected ? "" : " <span class=\"tag new\">\(words("nieuw", "new"))</span>"
  }

  private func name(_ partner: String) -> String { Slug(partner).map(visit.alliance.name) ?? partner }

  private func date(_ at: String) -> Markup { "<time datetime=\"\(at)\">\(String(at.prefix(10)))</time>" }
}
