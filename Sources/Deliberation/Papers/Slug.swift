/// A short name that is also a folder: a paper, a partner, a poll, a board, an item, a meeting.
///
/// Small letters, digits and single hyphens between them, at most 64: safe as a path, a branch and an
/// address on every system, so that no name from outside can escape its folder.
package struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  /// Reads a slug; nil when the text is none.
  package init?(_ text: String) {
    guard (1...64).contains(text.utf8.count) else { return nil }
    var afterHyphen = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        afterHyphen = false
      case UInt8(ascii: "-") where !afterHyphen:
        afterHyphen = true
      default:
        return nil
      }
    }
    guard !afterHyphen, !Self.isReserved(text) else { return nil }
    description = text
  }

  /// Whether Windows keeps a name for a device: no folder can be called so, and no clone there be checked out.
  private static func isReserved(_ text: String) -> Bool {
    if ["con", "prn", "aux", "nul"].contains(text) { return true }
    guard text.utf8.count == 4, let last = text.utf8.last,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last)
    else { return false }
    return text.hasPrefix("com") || text.hasPrefix("lpt")
  }

  /// Reads a slug that a person typed.
  ///
  /// - Throws: a `Refusal` that says what a name looks like and offers the nearest one.
  package static func parse(_ text: String, as what: String) throws(Refusal) -> Slug {
    if let slug = Slug(text) { return slug }
    guard !isReserved(text) else {
      throw Refusal(
        "'\(text)' cannot be the name of a \(what): Windows has no folder of that name.",
        hints: ["\(text)-1 would do"])
    }
    let mended = Slug(suggestion(for: text))
    throw Refusal(
      "'\(text)' cannot be the name of a \(what): small letters, digits and hyphens only, at most 64.",
      hints: mended.map { ["\($0) would do"] } ?? [])
  }

  package static func < (a: Slug, b: Slug) -> Bool { a.description < b.description }

  /// The nearest text in the letters of a slug; not always one.
  private static func suggestion(for text: String) -> String {
    var mended = ""
    for character in text.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        mended.append(character)
      } else if !mended.isEmpty, mended.last != "-" {
        mended.append("-")
      }
    }
    while mended.last == "-" { mended.removeLast() }
    return String(mended.prefix(64))
  }
}
