package import Deliberation
import Markdown
import Prose

/// Finds the points of a report by its headings: below *Dromen* each item of a list is a dream, and each paragraph where there is no list.
///
/// A heading of the same level or above ends the part. Headings may come in any order, and in Dutch or English. A heading that is called
/// as a group of the meeting says whose the points below it are. Below *Inbreng* and *Nodig* a heading inside the part is a route, and a
/// bold name with a colon before the words is an organisation.
package struct ReportReader {
  package private(set) var marks: [ReportMark] = []
  /// The headings of parts below which nothing stands.
  package private(set) var empty: [String] = []

  private let text: [UInt8]
  private let groups: AllianceMeeting
  private var section: Section?
  private var group: (name: String, level: Int)?
  private var heading: (level: Int, text: String)?
  private var words: Words?
  /// How many lists, quotes and tables are open.
  private var depth = 0

  private struct Section {
    let type: PointType
    let level: Int
    let title: String
    var route: Slug?
    var found = 0
  }

  /// The words of one item or paragraph, as far as they were read.
  private struct Words {
    let depth: Int
    var range: Range<Int>?
    /// What stands in bold at their beginning.
    var lead: Lead = .none
  }

  private enum Lead {
    case none
    case open(String)
    /// What it says, and where it ends.
    case closed(String)
    case organisation(String)
    case other
  }

  package init(_ text: [UInt8], groupsOf meeting: AllianceMeeting) {
    (self.text, groups) = (text, meeting)
    let document = MarkdownDocument(parsing: text)
    for event in document.events { take(event) }
    endSection()
  }

  private mutating func take(_ event: MarkdownEvent) {
    switch event {
    case .enter(.heading(let level)) where depth == 0: heading = (level, "")
    case .leave(.heading) where depth == 0:
      if let heading { take(heading: heading.text, level: heading.level) }
      heading = nil
    case .enter(let element): enter(element)
    case .leave(let element): leave(element)
    case .text(let run): take(run)
    case .lineBreak: if heading != nil { heading?.text += " " }
    case .noteReference: break
    }
  }

  // MARK: Headings

  private mutating func take(heading text: String, level: Int) {
    if let type = PointType(heading: text) {
      endSection()
      closeGroup(below: level)
      section = Section(type: type, level: level, title: text)
      return
    }
    if let open = section, level > open.level {
      if open.type.isOfOrganisation { section?.route = Self.route(text) }
      return
    }
    endSection()
    closeGroup(below: level)
    if let name = groups.group(named: text.trimmingWhitespace) { group = (name, level) }
  }

  private mutating func closeGroup(below level: Int) {
    if let open = group, level <= open.level { group = nil }
  }

  private mutating func endSection() {
    if let section, section.found == 0 { empty.append(section.title) }
    section = nil
  }

  private static func route(_ text: String) -> Slug? {
    var taken: Set<Slug> = []
    return Slug.made(of: text, besides: &taken)
  }

  // MARK: Words

  private mutating func enter(_ element: Element) {
    if element.isSpan {
      if case .strong = element, case .none? = words?.lead { words?.lead = .open("") }
      return
    }
    let begins: Bool
    switch element {
    case .bulletList, .orderedList, .quote, .table:
      depth += 1
      return
    case .item: begins = depth == 1
    case .paragraph: begins = depth == 0
    default: begins = false
    }
    if begins, section != nil, words == nil { words = Words(depth: depth) }
  }

  private mutating func leave(_ element: Element) {
    if element.isSpan {
      if case .strong = element, case .open(let lead)? = words?.lead { words?.lead = .closed(lead) }
      return
    }
    switch element {
    case .bulletList, .orderedList, .quote, .table: depth -= 1
    case .item where words?.depth == depth && depth == 1, .paragraph where words?.depth == 0 && depth == 0:
      endWords()
    default: break
    }
  }

  private mutating func take(_ run: TextRun) {
    if heading != nil { heading?.text += run.text }
    guard words != nil, let range = run.range, !range.isEmpty else { return }
    note(lead: run.text)
    if run.isWhite { return }
    let known = words?.range ?? range
    words?.range = min(known.lowerBound, range.lowerBound)..<max(known.upperBound, range.upperBound)
  }

  /// Reads whether the words begin with a bold name and a colon, within the bold letters or behind them.
  private mutating func note(lead text: String) {
    switch words?.lead {
    case .open(let lead)?: words?.lead = .open(lead + text)
    case .none?: words?.lead = .other
    case .closed(let lead)?:
      let name = lead.trimmingWhitespace
      let isName = name.hasSuffix(":") || text.drop(while: \.isWhitespace).hasPrefix(":")
      words?.lead = isName ? .organisation(String(name.hasSuffix(":") ? name.dropLast() : name[...])) : .other
    default: break
    }
  }

  private mutating func endWords() {
    defer { words = nil }
    guard let section, let range = words?.range else { return }
    var mark = ReportMark(type: section.type, range: widened(range), group: group?.name)
    if section.type.isOfOrganisation {
      mark.route = section.route
      if case .organisation(let name)? = words?.lead { mark.organisation = name.trimmingWhitespace }
    }
    marks.append(mark)
    self.section?.found += 1
  }

  /// The words with the marks of emphasis and code around them, so that none is left open, and the backslash that keeps a sign a sign.
  private func widened(_ range: Range<Int>) -> Range<Int> {
    let signs = Set("*_~`".utf8)
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, signs.contains(text[start - 1]) || text[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    while end < text.count, signs.contains(text[end]) { end += 1 }
    return start..<end
  }
}
