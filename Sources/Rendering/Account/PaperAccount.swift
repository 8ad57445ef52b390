import Deliberation
import HTML
import Markdown
import Prose

/// What was said about a paper and what became of it, in the order of its text: what the pages of drafts and editions share.
struct PaperAccount {
  let phrases: Phrases
  let content: PaperContent
  let places: PlaceLink
  /// The changes, numbered in the order of the text.
  let changes: [ShownChange]
  /// The comments, numbered in the order of the text.
  let comments: [ShownComment]
  /// The polls that were opened. The page of an edition has an entry for each, that of a draft for none.
  let polls: [PollState]
  /// Everybody who takes part, and who has left and had spoken, by name.
  let partners: [Partner]
  /// How open changes stand, on the page of a draft; nil on that of an edition.
  let agenda: Agenda?
  /// The changes of which only the beginning is told, by their index: very many long ones are too much for any page.
  let shortened: Set<Int>
  private let changeOf: [Target: Int]
  private let commentOf: [RecordID: Int]
  private let firstTargets: [RecordID: Target]

  /// One change, proposed by one partner or alike by several.
  struct ShownChange {
    let number: Int
    let members: [(file: AmendmentFile, target: Target)]
    let passage: ChangedPassage
    let status: HunkStatus

    /// The partners that proposed it.
    var partners: [Slug] { members.map(\.file.partner) }
  }

  /// A comment with its number and what became of the words that it is about.
  struct ShownComment {
    let number: Int
    let thread: Thread
    let place: QuotedPlace
    /// Where in the text it is told: at its words, or where they stood.
    let start: Int?
  }

  /// - Parameter most: what the wordings of changes may cost together.
  init(
    _ content: PaperContent, outline: PaperOutline, phrases: Phrases, agenda: Agenda? = nil,
    most: Int = WordingAllowance.most
  ) {
    self.content = content
    self.phrases = phrases
    self.agenda = agenda
    places = PlaceLink(outline: outline, phrases: phrases, title: content.heading.title)
    changes = Self.changes(content)
    shortened = Self.shortened(changes, agenda: agenda, most: most)
    comments = Self.comments(content)
    polls = content.dossier.pollFiles.filter { $0.opening != nil }
    partners = Self.partners(of: content.dossier)
    var changeOf: [Target: Int] = [:]
    var firstTargets: [RecordID: Target] = [:]
    for (index, change) in changes.enumerated() {
      for member in change.members {
        changeOf[member.target] = index
        if firstTargets[member.file.id] == nil { firstTargets[member.file.id] = member.target }
      }
    }
    (self.changeOf, self.firstTargets) = (changeOf, firstTargets)
    commentOf = Dictionary(
      comments.enumerated().map { ($1.thread.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var dossier: Dossier { content.dossier }

  /// The change that a hunk is, or the first one of an amendment.
  func change(_ target: Target) -> ShownChange? { changeIndex(of: target).map { changes[$0] } }

  func changeIndex(of target: Target) -> Int? {
    let hunk = target.hunk == nil ? firstTargets[target.record] : target
    return hunk.flatMap { changeOf[$0] }
  }

  func comment(_ id: RecordID) -> ShownComment? { commentOf[id].map { comments[$0] } }

  private static func changes(_ content: PaperContent) -> [ShownChange] {
    struct Key: Hashable {
      let passage: ChangedPassage
      let status: HunkStatus
    }
    var order: [Key] = []
    var members: [Key: [(file: AmendmentFile, target: Target)]] = [:]
    for file in content.dossier.amendments {
      for (index, status) in file.statuses.enumerated() {
        let target = Target(file.id, hunk: index + 1)
        let passage = content.passages[target] ?? ChangedPassage(file.amendment.hunks[index])
        let key = Key(passage: passage, status: status)
        if members[key] == nil { order.append(key) }
        members[key, default: []].append((file, target))
      }
    }
    let inText = order.enumerated().sorted {
      ($0.element.passage.place?.lowerBound ?? .max, $0.offset)
        < ($1.element.passage.place?.lowerBound ?? .max, $1.offset)
    }
    return inText.enumerated().map { index, found in
      let all = members[found.element] ?? []
      let status = all.first.map { $0.file.statuses[($0.target.hunk ?? 1) - 1] } ?? .open
      return ShownChange(number: index + 1, members: all, passage: found.element.passage, status: status)
    }
  }

  private static func comments(_ content: PaperContent) -> [ShownComment] {
    let found = content.dossier.threads.map { thread -> (thread: Thread, place: QuotedPlace, start: Int?) in
      let place =
        content.quotes[thread.id] ?? QuotedPlace(words: thread.comment.anchor.quote, outcome: .unknown)
      return (thread, place, Self.start(of: place, content))
    }
    return found.enumerated().sorted {
      ($0.element.start ?? .max, $0.offset) < ($1.element.start ?? .max, $1.offset)
    }.enumerated().map { number, found in
      ShownComment(
        number: number + 1, thread: found.element.thread, place: found.element.place,
        start: found.element.start)
    }
  }

  /// Where quoted words begin, or stood until a change took them out.
  private static func start(of place: QuotedPlace, _ content: PaperContent) -> Int? {
    if let range = place.ranges.first { return range.lowerBound }
    guard case .deleted(by: .changes(let targets)) = place.outcome else { return nil }
    return targets.lazy.compactMap { content.passages[$0]?.place }.first?.lowerBound
  }
}

extension ChangedPassage {
  fileprivate init(_ hunk: Hunk) { self.init(before: hunk.old, after: hunk.new) }
}

// MARK: - Links

extension PaperAccount {
  /// Words about a poll, as a link to its entry where the page has one.
  func link(to poll: PollState, _ words: Markup) -> Markup {
    agenda == nil ? "<a href=\"#\(poll.pageID)\">\(words)</a>" : words
  }

  /// The question of a poll, as a link to its entry where the page has one.
  func question(of poll: PollState) -> Markup {
    link(to: poll, "<span dir=\"auto\"\(poll.poll.textAttribute)>\(poll.poll.question)</span>")
  }

  /// The name of a partner as a link to what it did.
  func name(_ partner: Slug) -> Markup {
    "<a class=\"org\" href=\"#\(partner.pageID)\">\(dossier.name(of: partner))</a>"
  }

  /// Whose a record is: the partner, with the person behind it where they agreed.
  func name(_ header: Record.Header) -> Markup {
    let person = content.people["\(header.partner)/\(header.person)"].map { " (\($0))" as Markup }
    return name(header.partner) + (person ?? "")
  }

  func names(_ partners: [Slug]) -> Markup { phrases.list(partners.map(name)) }

  /// A link to where a byte stands, or that it stands nowhere.
  func place(_ offset: Int?) -> Markup { offset.flatMap { places.link(to: $0) } ?? "\(phrases.noPlace)" }

  /// A link to a change by its number; to an amendment by that of its first change in the text.
  func link(to target: Target) -> Markup {
    guard let change = change(target), let id = change.members.first?.target.pageID else {
      return "<code>\(target.short)</code>"
    }
    return "<a href=\"#\(id)\">\(phrases.changeNumber(change.number))</a>"
  }

  /// A link to a comment by its number and whose it is.
  func link(to comment: ShownComment) -> Markup {
    "<a href=\"#\(comment.thread.id.pageID)\">\(phrases.commentNumber(comment.number))</a> (\(name(comment.thread.partner)))"
  }

  /// Entries under the headings of the paper; those in its notes, and those without a place in it, at the end.
  func grouped(_ entries: [(place: Int?, markup: Markup)], prefix: String) -> [PageSet.Group] {
    var order: [String] = []
    var groups: [String: (title: Markup, entries: [Markup])] = [:]
    for entry in entries {
      let (name, title) = group(at: entry.place)
      if groups[name] == nil {
        order.append(name)
        groups[name] = (title, [])
      }
      groups[name]?.entries.append(entry.markup)
    }
    return order.compactMap { name in
      groups[name].map { PageSet.Group(id: "\(prefix)-\(name)", title: $0.title, entries: $0.entries) }
    }
  }

  /// Under which heading something is told that is about a place in the text.
  private func group(at offset: Int?) -> (name: String, title: Markup) {
    guard let offset, let index = places.outline.index(at: offset) else {
      return ("none", "\(phrases.withoutPlace)")
    }
    let block = places.outline.blocks[index]
    if case .note = block.kind { return ("notes", "\(phrases.footnotes)") }
    let title = content.heading.title
    let isInText = places.outline.field(at: offset) == nil
    if isInText, let heading = (block.level > 0 ? index : block.heading).map({ places.outline.blocks[$0] }),
      heading.title != title
    {
      return (heading.id, "<span\(content.heading.textAttribute)>\(heading.title)</span>")
    }
    let hasHeadings = !places.outline.headings(under: title).isEmpty
    return ("start", "\(hasHeadings ? phrases.beforeHeadings : phrases.wholeText)")
  }

  /// A partner's words, in paragraphs.
  func said(_ text: String) -> Markup { WrittenWords(text, phrases).blocks }

  /// A partner's words within a sentence of the page.
  func inLine(_ text: String) -> Markup { WrittenWords(text, phrases).inLine }

  /// The words of the paper in a range, as they are read.
  func words(_ range: Range<Int>) -> String {
    let bytes = content.text[range.clamped(to: content.text.indices)]
    return MarkdownDocument(parsing: Array(bytes)).plainText
  }

  /// That something came behind the last day for comments and changes; nothing of what did not.
  func late(_ filed: Filed) -> Markup {
    guard dossier.paper.deadline?.isPast(at: filed.record.header.at) == true else { return "" }
    return " · <span class=\"standing\">\(phrases.late)</span>"
  }

  func day(_ filed: Filed) -> String { phrases.date(filed.record.header.at.date) }
}

extension Slug {
  /// The id of what a partner did, on the page.
  var pageID: String { "partner-\(self)" }
}

extension Target {
  /// The id of its entry on the page.
  var pageID: String { hunk.map { "\(record.pageID)-\($0)" } ?? record.pageID }
  /// Enough of it to type.
  var short: String { hunk.map { "\(record.short)/\($0)" } ?? record.short }
}

extension RecordID {
  /// The id of its entry on the page: `c-1f2e…`.
  var pageID: String { "\(description.prefix(1))-\(description.dropFirst())" }
  /// Enough of it to type.
  var short: String { String(description.prefix(9)) }
}

extension PollState {
  /// The id of its entry on the page.
  var pageID: String { "poll-\(poll.id)" }
}
