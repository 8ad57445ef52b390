/// Compares printed lines with a document's, in which `…` stands for what may differ: within a line for any characters,
/// on a line of its own for any lines.
enum Wildcard {
  static let mark: Character = "…"

  static func matches(_ lines: [Substring], _ pattern: [Substring]) -> Bool {
    fits(lines, pattern, isAny: { $0 == String(mark) }, same: matches(line:_:))
  }

  private static func matches(line: Substring, _ pattern: Substring) -> Bool {
    fits(Array(line), Array(pattern), isAny: { $0 == mark }, same: { $0 == $1 })
  }

  /// Whether a pattern with "any number of elements" in it fits a sequence: greedy, with one place to come back to.
  private static func fits<Element>(
    _ elements: [Element], _ pattern: [Element], isAny: (Element) -> Bool, same: (Element, Element) -> Bool
  ) -> Bool {
    var (at, wanted) = (0, 0)
    var retry: (at: Int, wanted: Int)?
    while at < elements.count {
      if wanted < pattern.count, isAny(pattern[wanted]) {
        retry = (at, wanted)
        wanted += 1
      } else if wanted < pattern.count, same(elements[at], pattern[wanted]) {
        (at, wanted) = (at + 1, wanted + 1)
      } else if let from = retry {
        retry = (from.at + 1, from.wanted)
        (at, wanted) = (from.at + 1, from.wanted + 1)
      } else {
        return false
      }
    }
    return pattern[wanted...].allSatisfy(isAny)
  }
}
