import HTML

/// The comments on a paper where they are too many for its page: on pages of their own, in the order of the text, by the block that
/// they are about. The page of the draft or of the edition shows how many there are, and leads to them.
struct CommentPages {
  /// The comments about one block; `block` is an index into the outline's, nil for comments that have no place in the text.
  struct Group {
    let block: Int?
    /// Indices into the comments, in their order.
    var comments: [Int]
    /// The page on which its first comment stands, from 0.
    var page = 0
  }

  /// How many comments the page of a paper shows by itself.
  static let mostOnPage = 500
  /// What a page may take, in bytes, its frame left out: two megabytes with it.
  static let mostBytes = 1_800_000

  private(set) var groups: [Group] = []
  /// For each comment its page.
  private(set) var pageOfComment: [String: Int] = [:]
  private(set) var pages: [[Page.Section]] = []

  private var entries: EntryList
  private let outline: PaperOutline

  /// Nil where they are few enough for the page itself.
  ///
  /// - Parameter entries: as the page itself has them.
  init?(_ comments: [CommentEntry], entries: EntryList, outline: PaperOutline) {
    guard comments.count > Self.mostOnPage else { return nil }
    self.entries = entries
    self.entries.places.page = "index.html"
    self.outline = outline
    group(comments)
    lay(comments)
  }

  static func name(ofPage page: Int) -> String { "comments-\(page + 1).html" }

  /// The address of the comments of a group.
  func address(of group: Group) -> String { "\(Self.name(ofPage: group.page))#\(id(of: group))" }

  /// How many comments there are under each heading: an index into the outline's blocks, nil before the first.
  func countsByHeading() -> [(heading: Int?, count: Int, address: String)] {
    var counts: [(heading: Int?, count: Int, address: String)] = []
    for group in groups {
      guard let block = group.block else { continue }
      let heading = outline.blocks[block].level > 0 ? block : outline.blocks[block].heading
      if let last = counts.last, last.heading == heading {
        counts[counts.count - 1].count += group.comments.count
      } else {
        counts.append((heading, group.comments.count, address(of: group)))
      }
    }
    return counts
  }

  /// How many comments there are in each part of the text, and where: for the page itself.
  var overview: Markup {
    let phrases = entries.phrases
    let counts = countsByHeading()
    var rows = counts.map { part -> [Markup] in
      let title =
        part.heading.map { outline.blocks[$0].title }
        ?? (counts.count > 1 ? phrases.beforeHeadings : phrases.wholeText)
      return ["<a href=\"\(part.address)\">\(title)</a>", "\(phrases.number(part.count))"]
    }
    if let rest = placeless {
      rows.append([
        "<a href=\"\(address(of: rest))\">\(phrases.withoutPlace)</a>",
        "\(phrases.number(rest.comments.count))",
      ])
    }
    let table = Table(
      caption: phrases.commentsColumn, header: [phrases.section, phrases.commentsColumn], rows: rows,
      hidesCaption: true)
    return "<p>\(phrases.manyComments(entries.comments.count))</p>\n\(table.markup)"
  }

  /// The pages as files.
  ///
  /// - Parameter frame: the page itself, without its parts.
  func files(frame: Page) -> [RenderedFile] {
    let phrases = entries.phrases
    return pages.indices.map { index in
      var page = frame
      page.skip = phrases.toComments
      page.sections = pages[index]
      var links: [Markup] = ["<a href=\"index.html\">\(phrases.theText)</a>"]
      if index > 0 {
        links.append("<a href=\"\(Self.name(ofPage: index - 1))\">\(phrases.previousPage)</a>")
      }
      if index + 1 < pages.count {
        links.append("<a href=\"\(Self.name(ofPage: index + 1))\">\(phrases.nextPage)</a>")
      }
      page.links = "<p>\(phrases.commentPage(index + 1, of: pages.count)). \(links.joined(by: " · "))</p>\n"
      return RenderedFile(name: Self.name(ofPage: index), bytes: page.bytes)
    }
  }

  /// The comments that have no place in the text.
  var placeless: Group? { groups.last.flatMap { $0.block == nil ? $0 : nil } }

  private func id(of group: Group) -> String { "at-" + (group.block.map { outline.blocks[$0].id } ?? "none") }

  private mutating func group(_ comments: [CommentEntry]) {
    var indices: [Int?: [Int]] = [:]
    for (index, comment) in comments.enumerated() {
      indices[comment.anchor.start.flatMap(outline.index(at:)), default: []].append(index)
    }
    groups = indices.sorted { ($0.key ?? Int.max) < ($1.key ?? Int.max) }.map {
      Group(block: $0.key, comments: $0.value)
    }
  }

  /// Fills page after page. A group that does not fit goes on at the next.
  private mutating func lay(_ comments: [CommentEntry]) {
    var page: [Page.Section] = []
    var size = 0
    for index in groups.indices {
      var body = Markup()
      var isContinued = false
      for (order, comment) in groups[index].comments.enumerated() {
        let entry = entries.entry(comments[comment], level: 3)
        if size + entry.count > Self.mostBytes, size > 0 {
          if order > 0 { page.append(section(groups[index], body, isContinued: isContinued)) }
          pages.append(page)
          (page, size, body, isContinued) = ([], 0, Markup(), order > 0)
        }
        if order == 0 {
          groups[index].page = pages.count
          size += Self.frameOfSection
        }
        size += entry.count
        body += entry
        pageOfComment[comments[comment].id] = pages.count
      }
      page.append(section(groups[index], body, isContinued: isContinued))
    }
    if !page.isEmpty { pages.append(page) }
  }

  /// About what a section takes beside its entries, here and in the list of contents.
  private static let frameOfSection = 700

  private func section(_ group: Group, _ body: Markup, isContinued: Bool) -> Page.Section {
    let phrases = entries.phrases
    let title = group.block.map { entries.places.name(of: outline.blocks[$0]) } ?? phrases.withoutPlace
    let link: Markup =
      group.block.map {
        "<p><a href=\"index.html#\(outline.blocks[$0].id)\">\(phrases.toThisPlace)</a></p>\n"
      } ?? ""
    return Page.Section(
      id: id(of: group), title: isContinued ? phrases.continued(title) : title, body: link + body)
  }
}

extension CommentEntry.Anchor {
  /// Where the words begin, or what is left of them; nil where they are nowhere.
  var start: Int? {
    switch self {
    case .kept(let range): range.lowerBound
    case .edited(let ranges): ranges.first?.lowerBound
    case .deleted, .unknown: nil
    }
  }
}
