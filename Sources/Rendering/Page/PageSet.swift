import HTML

/// The pages of a paper: its own, and others for what would make that too large. A chapter of very many entries goes on pages of its
/// own, in its order, and the paper's page shows how much there is and leads to it.
///
/// Chapters are written as if all stood on one page. Once it is known what stands where, each link gets the page of its goal.
struct PageSet {
  /// A part of the page that can be a page of its own.
  struct Chapter {
    let id: String
    let title: String
    /// What its pages are called: `comments` for `comments-1.html`.
    var name = ""
    var intro = Markup()
    /// The groups of its entries.
    let groups: [Group]
    /// Its entries in the list of contents, where these are not its groups.
    var contents: [(id: String, title: Markup)] = []
    /// What says in one line how much there is, where the chapter stands elsewhere.
    var amount = ""
    /// Whether it stays out of a short print.
    var isLong = false
  }

  /// Entries of a chapter that stand together, such as those under one heading of the paper.
  struct Group {
    let id: String
    let title: Markup
    let entries: [Markup]
    /// Whether its title stands over the entries, and in the list of contents.
    var isTitled = true
  }

  /// How many entries of a chapter the paper's page shows by itself.
  static let mostEntries = 500
  /// What the entries of a chapter may take there, in bytes.
  static let mostOnPage = 600_000
  /// What a page may take, in bytes, its frame left out: two megabytes with it.
  static let mostBytes = 1_800_000

  let phrases: Phrases
  /// The page without its parts.
  let frame: Page
  let chapters: [Chapter]

  var files: [RenderedFile] {
    var index = frame
    var pages: [(name: String, page: Page)] = []
    for chapter in chapters {
      if chapter.isLarge {
        let divided = divided(chapter)
        index.sections.append(overview(of: chapter, on: divided.places))
        pages += divided.pages
      } else {
        index.sections.append(section(of: chapter))
      }
    }
    let texts = [("index.html", index.markup.html)] + pages.map { ($0.name, $0.page.markup.html) }
    return Self.linked(texts.map { (name: $0.0, bytes: Array($0.1.utf8)) })
  }

  private func section(of chapter: Chapter) -> Page.Section {
    Page.Section(
      id: chapter.id, title: chapter.title,
      entries: chapter.contents + chapter.groups.filter(\.isTitled).map { (id: $0.id, title: $0.title) },
      body: chapter.intro + chapter.groups.map { $0.heading + $0.entries.joined() }.joined(),
      isLong: chapter.isLong)
  }

  private func overview(of chapter: Chapter, on places: [String]) -> Page.Section {
    let rows = zip(chapter.groups, places).filter(\.0.isTitled).map { group, page -> Markup in
      let count = phrases.number(group.entries.count)
      return
        "<li><a href=\"\(page)#\(group.id)\">\(group.title)</a> <span class=\"count\">\(count)</span></li>\n"
    }
    let list: Markup = rows.isEmpty ? "" : "<ul class=\"overview\">\n\(rows)</ul>\n"
    return Page.Section(
      id: chapter.id, title: chapter.title,
      body: "<p>\(phrases.onPages(chapter.amount, "\(chapter.name)-1.html"))</p>\n\(chapter.intro)\(list)",
      isLong: chapter.isLong)
  }

  /// A chapter on pages of its own, and for each of its groups the page on which it begins.
  private func divided(_ chapter: Chapter) -> (pages: [(name: String, page: Page)], places: [String]) {
    func name(_ index: Int) -> String { "\(chapter.name)-\(index + 1).html" }
    var places: [String] = []
    var bodies: [(body: Markup, entries: [(id: String, title: Markup)])] = [(Markup(), [])]
    for group in chapter.groups {
      var isFirst = true
      for entry in group.entries.isEmpty ? [Markup()] : group.entries {
        if let last = bodies.last, last.body.count + entry.count > Self.mostBytes, last.body.count > 0 {
          bodies.append(
            (isFirst ? Markup() : "<p class=\"note\">\(phrases.continued) \(group.title)</p>\n", []))
        }
        if isFirst {
          places.append(name(bodies.count - 1))
          if group.isTitled { bodies[bodies.count - 1].entries.append((group.id, group.title)) }
          bodies[bodies.count - 1].body += group.heading
        }
        bodies[bodies.count - 1].body += entry
        isFirst = false
      }
    }
    let pages = bodies.enumerated().map { index, content in
      var page = frame
      page.front = Markup()
      page.isPart = true
      page.skip = phrases.skipTo(chapter.title)
      var links: [Markup] = ["<a href=\"index.html\">\(phrases.theText)</a>"]
      if index > 0 { links.append("<a href=\"\(name(index - 1))\">\(phrases.previousPage)</a>") }
      if index + 1 < bodies.count { links.append("<a href=\"\(name(index + 1))\">\(phrases.nextPage)</a>") }
      page.links =
        "<p class=\"links\">\(phrases.page(index + 1, of: bodies.count)) \(links.joined(by: " · "))</p>\n"
      page.sections = [
        Page.Section(
          id: chapter.id, title: chapter.title, entries: content.entries, body: content.body)
      ]
      return (name: name(index), page: page)
    }
    return (pages, places)
  }

  /// The pages, each link with the page that its goal stands on.
  private static func linked(_ pages: [(name: String, bytes: [UInt8])]) -> [RenderedFile] {
    guard pages.count > 1 else { return pages.map { RenderedFile(name: $0.name, bytes: $0.bytes) } }
    let scans = pages.mapOnCores { page in
      LinkScan(
        ids: Set(values(of: " id=\"", in: page.bytes).map { PageID(bytes: page.bytes[$0]) }),
        links: values(of: "href=\"", in: page.bytes).filter { page.bytes[$0].first == UInt8(ascii: "#") })
    }
    var homes: [PageID: Int] = [:]
    for (index, scan) in scans.enumerated() {
      for id in scan.ids where homes[id] == nil { homes[id] = index }
    }
    return Array(pages.indices).mapOnCores { [homes] index in
      let page = pages[index]
      var linked: [UInt8] = []
      linked.reserveCapacity(page.bytes.count + page.bytes.count / 16)
      var position = 0
      for link in scans[index].links {
        let goal = PageID(bytes: page.bytes[link].dropFirst())
        guard !scans[index].ids.contains(goal), let home = homes[goal], home != index else { continue }
        linked += page.bytes[position..<link.lowerBound]
        linked += Array(pages[home].name.utf8)
        position = link.lowerBound
      }
      return RenderedFile(name: page.name, bytes: linked + page.bytes[position...])
    }
  }

  /// Where the values of an attribute stand, up to the quotation mark that ends them: no text has one.
  ///
  /// - Parameter mark: the attribute's name with what stands before its value, the quotation mark last.
  private static func values(of mark: StaticString, in bytes: [UInt8]) -> [Range<Int>] {
    let mark = Array(mark.description.utf8)
    let quote = UInt8(ascii: "\"")
    var found: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while let last = bytes[index...].firstIndex(of: quote) {
        index = last + 1
        guard index >= mark.count, bytes[(index - mark.count)..<index].elementsEqual(mark) else { continue }
        let end = bytes[index...].firstIndex(of: quote) ?? bytes.count
        found.append(index..<end)
        index = min(end + 1, bytes.count)
      }
    }
    return found
  }
}

/// What there is on a page to link to, and what links within the pages.
private struct LinkScan {
  let ids: Set<PageID>
  /// Where the addresses stand that begin with `#`.
  let links: [Range<Int>]
}

/// An id on a page, hashed as a whole and not byte by byte.
private struct PageID: Hashable {
  let bytes: ArraySlice<UInt8>

  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension PageSet.Chapter {
  /// Whether it goes on pages of its own.
  var isLarge: Bool {
    guard !name.isEmpty else { return false }
    return groups.reduce(0) { $0 + $1.entries.count } > PageSet.mostEntries
      || groups.reduce(0) { $0 + $1.entries.reduce(0) { $0 + $1.count } } > PageSet.mostOnPage
  }
}

extension PageSet.Group {
  fileprivate var heading: Markup {
    isTitled ? "<h3 id=\"\(id)\" dir=\"auto\">\(title)</h3>\n" : "<span id=\"\(id)\"></span>\n"
  }
}
