import Deliberation
import HTML
import Markdown
import Prose

/// The page of a draft: the text with every comment and every open change marked in it, its contested places with each alternative in
/// full, and what was proposed and said.
struct DraftPage {
  private let content: DraftContent
  private let phrases: Phrases
  private let document: MarkdownDocument
  private let outline: PaperOutline
  private let account: PaperAccount
  private let shown: ShownRuns

  init(_ content: DraftContent, most: Int = WordingAllowance.most) {
    self.content = content
    phrases = Phrases(
      language: content.paper.heading.language, attribute: content.paper.heading.pageAttribute)
    document = MarkdownDocument(parsing: content.paper.text)
    outline = PaperOutline(document)
    shown = ShownRuns(document)
    account = PaperAccount(
      content.paper, outline: outline, phrases: phrases, agenda: content.agenda, most: most)
  }

  /// Whose changes the pages tell in part, and how many.
  var shortenedBy: [(partner: Slug, count: Int)] { account.shortenedBy }

  /// The page itself, and those with what is too much for it.
  var files: [RenderedFile] { PageSet(phrases: phrases, frame: frame, chapters: chapters).files }

  private var chapters: [PageSet.Chapter] {
    let comments = commentsChapter
    let text = textChapter(hasManyComments: comments?.isLarge ?? false)
    let all = [text, contestedChapter, changesChapter, comments]
    guard !account.dossier.records.isEmpty else { return all.compactMap(\.self) }
    return (all + [organisationsChapter]).compactMap(\.self)
  }

  private var frame: Page {
    let heading = content.paper.heading
    let summary: Markup =
      heading.summary.map { "<p class=\"summary\" dir=\"auto\"\(heading.textAttribute)>\($0)</p>\n" } ?? ""
    let until: Markup =
      account.dossier.paper.deadline.map { "<p class=\"note\">\(phrases.commentsUntil($0.day))</p>\n" } ?? ""
    return Page(
      phrases: phrases, heading: heading,
      subtitle: phrases.draft(of: heading.kind, commit: String(heading.commit.prefix(10))),
      description: heading.summary ?? phrases.draftDescription(heading.title),
      colophon: "<p>\(phrases.stageLine(heading.stage)) \(phrases.madeWith(heading.tool))</p>",
      front: summary + until
    )
  }

  private func textChapter(hasManyComments: Bool) -> PageSet.Chapter? {
    let heading = content.paper.heading
    let comments = hasManyComments ? countSubjects : commentSubjects
    let text = PaperWriter.html(
      of: document, outline: outline,
      marks: DraftMarks.marks(for: contestedSubjects + changeSubjects + comments), phrases: phrases,
      title: heading.title)
    return PageSet.Chapter(
      id: "text", title: phrases.theText,
      intro: "\(key)<article class=\"paper draft\"\(heading.textAttribute)>\n\(text)</article>\n", groups: [])
  }

  private var key: Markup {
    var keys: [(String, String)] = []
    if !contestedSubjects.isEmpty { keys.append(("mx", phrases.keyContested)) }
    if !changeSubjects.isEmpty { keys.append(("mp", phrases.keyOpen)) }
    if !account.comments.isEmpty { keys.append(("m", phrases.keyComment)) }
    if keys.isEmpty { return "" }
    return
      "<div class=\"key\"><ul>\n\(keys.map { "<li><span class=\"sample \($0.0)\">abc</span> \($0.1)</li>\n" as Markup })</ul></div>\n"
  }

  // MARK: Marks

  /// The comments, each with its number.
  private var commentSubjects: [DraftMarks.Subject] {
    account.comments.compactMap { comment in
      let ranges = comment.place.ranges
      guard !ranges.isEmpty else { return nil }
      let name = account.dossier.name(of: comment.thread.partner)
      return subject(
        ranges, .comment, lead: phrases.commentLead(name), goal: comment.thread.id.pageID,
        shown: "\(comment.number)")
    }
  }

  /// How many comments there are on each block, where they are very many.
  private var countSubjects: [DraftMarks.Subject] {
    var counts: [Int: (count: Int, first: RecordID)] = [:]
    for comment in account.comments {
      guard let place = comment.place.ranges.first?.lowerBound, outline.field(at: place) == nil,
        let block = outline.index(at: place)
      else {
        continue
      }
      counts[block, default: (0, comment.thread.id)].count += 1
    }
    return counts.sorted { $0.key < $1.key }.compactMap { block, found in
      let end = outline.blocks[block].end
      guard !end.isEmpty else { return nil }
      let count = found.count
      return DraftMarks.Subject(
        ranges: [end], kind: .count, lead: "",
        note:
          "<sup class=\"n\"\(phrases.attribute)><a href=\"#\(found.first.pageID)\" aria-label=\"\(phrases.commentCount(count))\">\(phrases.number(count))</a></sup>"
      )
    }
  }

  /// Every open change of the text that is not contested; one that only adds, or changes nothing that the text shows, is marked at the
  /// word before it.
  private var changeSubjects: [DraftMarks.Subject] {
    let contested = Set(content.agenda.places.flatMap(\.ids))
    return account.changes.compactMap { change in
      guard let target = change.members.first?.target, let item = content.agenda[target.description],
        !contested.contains(target.description), let range = item.placed.range,
        outline.field(at: range.lowerBound) == nil
      else { return nil }
      let names = phrases.list(change.partners.map(account.dossier.name))
      // What stands between a note and its reference is no part of the change.
      let parts = item.placed.hunk?.parts.map(\.range) ?? [range]
      return subject(
        shown.marked(parts.map(wordBefore)), .change, lead: phrases.changeLead(names), goal: target.pageID,
        shown: "✎\(change.number)")
    }
  }

  private var contestedSubjects: [DraftMarks.Subject] {
    content.agenda.places.enumerated().map { index, place in
      subject(
        shown.marked([wordBefore(place.range)]), .contested, lead: phrases.contestedLead,
        goal: "x\(index + 1)",
        shown: "⚑\(index + 1)")
    }
  }

  private func subject(
    _ ranges: [Range<Int>], _ kind: DraftMarks.Subject.Kind, lead: String, goal: String, shown: String
  ) -> DraftMarks.Subject {
    DraftMarks.Subject(
      ranges: ranges, kind: kind, lead: lead,
      note:
        "<sup class=\"n\"\(phrases.attribute)><a href=\"#\(goal)\"><span class=\"h\">\(lead) </span>\(shown)</a></sup>"
    )
  }

  /// A range with words in it: itself, else the word before it or, at the beginning of a block, the one behind.
  private func wordBefore(_ range: Range<Int>) -> Range<Int> {
    let text = content.paper.text
    if let first = text[range].firstIndex(where: { !$0.isSpaceOrLineEnd }),
      let last = text[range].lastIndex(where: { !$0.isSpaceOrLineEnd })
    {
      return first..<last + 1
    }
    var end = range.lowerBound
    while end > 0, text[end - 1] == 0x20 { end -= 1 }
    var start = end
    while start > 0, !text[start - 1].isSpaceOrLineEnd { start -= 1 }
    if start < end { return start..<end }
    var first = range.upperBound
    while first < text.count, text[first].isSpaceOrLineEnd { first += 1 }
    var last = first
    while last < text.count, !text[last].isSpaceOrLineEnd { last += 1 }
    return first..<last
  }

  // MARK: Chapters

  private var contestedChapter: PageSet.Chapter? {
    let places = content.agenda.places
    if places.isEmpty { return nil }
    return PageSet.Chapter(
      id: "contested", title: phrases.contested, name: "contested",
      intro: "<p>\(phrases.contestedIntro)</p>\n\(account.shortenedNote)",
      groups: [
        .init(
          id: "all-contested", title: "\(phrases.contested)", entries: places.enumerated().map(contested),
          isTitled: false)
      ], amount: phrases.placeCount(places.count))
  }

  /// A contested place: the sentence as it is, and as each alternative would have it.
  private func contested(_ index: Int, _ place: ContestedPlace) -> Markup {
    let id = "x\(index + 1)"
    let text = content.paper.text
    let extent = ChangedPassage.extent(of: place.range, in: text)
    let now = PaperWriter.excerpt(
      of: MarkdownDocument(parsing: Array(text[extent])), until: extent.count, phrases: phrases)
    let alternatives = place.alternatives.map { ids -> Markup in
      let members = ids.compactMap { content.agenda.changes[$0] }
      let links = members.map { account.link(to: $0.target) }
      var seen: Set<Slug> = []
      let partners = members.map(\.file.partner).filter { seen.insert($0).inserted }
      let wording: Markup =
        members.first.flatMap { member in
          member.hunk.map {
            account.wording(ChangedPassage($0, in: text, place: nil), of: member.target)
          }
        } ?? ""
      return
        "<div><dt>\(account.names(partners)): \(phrases.list(links))</dt>\n<dd>\(wording)</dd></div>\n"
    }
    let vote: Markup =
      content.agenda.poll(about: place).flatMap { account.dossier.pollState($0) }.map {
        ": <span dir=\"auto\">\($0.poll.question)</span>"
      } ?? ""
    let standing: OpenClass = content.agenda.poll(about: place) == nil ? .contested : .voting
    return """
      <article class="card" id="\(id)" aria-labelledby="\(id)-t">
      <h3 id="\(id)-t">⚑\(index + 1) \(account.place(place.range.lowerBound))</h3>
      <p class="by">\(phrases.standing(standing))\(vote)</p>
      <dl class="alternatives">
      <div><dt>\(phrases.asItIs)</dt>
      <dd><div class="wording" dir="auto"\(content.paper.heading.textAttribute)>\(now)</div></dd></div>
      \(alternatives)</dl>
      </article>

      """
  }

  private var changesChapter: PageSet.Chapter? {
    if account.changes.isEmpty { return nil }
    return PageSet.Chapter(
      id: "changes", title: phrases.changesTitle, name: "changes", intro: account.shortenedNote,
      groups: account.changeGroups,
      amount: phrases.changeCount(account.changes.count))
  }

  private var commentsChapter: PageSet.Chapter? {
    if account.comments.isEmpty { return nil }
    return PageSet.Chapter(
      id: "comments", title: phrases.commentsColumn, name: "comments", groups: account.commentGroups,
      amount: phrases.commentCount(account.comments.count))
  }

  private var organisationsChapter: PageSet.Chapter {
    let told = account.organisations()
    return PageSet.Chapter(
      id: "organisations", title: phrases.organisations, name: "organisations", intro: told.index,
      groups: [told.group], amount: phrases.organisationCount(account.partners.count))
  }
}
