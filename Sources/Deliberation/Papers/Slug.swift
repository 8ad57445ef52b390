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
  package static func parse(_ text: String, as thing: Refusal.Thing) throws(Refusal) -> Slug {
    if let slug = Slug(text) { return slug }
    let what = thing.name
    func wouldDo(_ name: String) -> Localized {
      Localized(en: "\(name) would do", nl: "\(name) kan wel")
    }
    guard !isReserved(text) else {
      throw Refusal(
        Localized(
          en: "'\(text)' cannot be the name of a \(what.english): Windows has no folder of that name.",
          nl: "'\(text)' kan geen naam van een \(what.dutch) zijn: Windows kent geen map met die naam."),
        hints: [wouldDo("\(text)-1")])
    }
    let mended = Slug(suggestion(for: text))
    throw Refusal(
      Localized(
        en:
          "'\(text)' cannot be the name of a \(what.english): small letters, digits and hyphens only, at most 64.",
        nl:
          "'\(text)' kan geen naam van een \(what.dutch) zijn: alleen kleine letters, cijfers en streepjes, hoogstens 64."
      ),
      hints: mended.map { [wouldDo($0.description)] } ?? [])
  }

  /// A name made of a text that people read: its first words, in the letters of a name.
  ///
  /// - Parameter taken: names that it may not be; it is added to them.
  package static func made(of text: String, besides taken: inout Set<Slug>) -> Slug? {
    var name = ""
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "/" }) {
      let part = suggestion(for: String(word))
      guard !part.isEmpty else { continue }
      guard name.utf8.count + part.utf8.count < 40 else { break }
      name += (name.isEmpty ? "" : "-") + part
    }
    var tries =
      [name, "\(name.isEmpty ? "x" : name)-1"] + (2..<1_000).map { "\(name.isEmpty ? "x" : name)-\($0)" }
    tries.removeAll(where: \.isEmpty)
    let found = tries.lazy.compactMap { Slug($0) }.first { !taken.contains($0) }
    if let found { taken.insert(found) }
    return found
  }

  /// Names made of texts that people read, one each: none is the text of another, so that who types a text means that one. A text that
  /// is a name itself has that name.
  ///
  /// - Parameter taken: names that none of them may be.
  /// - Returns: nil where a text has no word that a name can be made of.
  package static func made(of texts: [String], besides taken: Set<Slug> = []) -> [Slug?] {
    let own = texts.map { Slug($0.lowercased()) }
    let texts = zip(texts, own)
    var used = taken.union(own.compactMap(\.self))
    var given: Set<Slug> = taken
    return texts.map { text, own in
      if let own, given.insert(own).inserted { return own }
      return made(of: text, besides: &used)
    }
  }

  /// Letters with a mark, as those of a name.
  private static let plain: [Character: Character] = [
    "à": "a", "á": "a", "â": "a", "ä": "a", "ã": "a", "å": "a", "ç": "c", "è": "e", "é": "e", "ê": "e",
    "ë": "e",
    "ì": "i", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o", "ô": "o", "ö": "o", "õ": "o",
    "ø": "o",
    "ù": "u", "ú": "u", "û": "u", "ü": "u", "ý": "y", "ÿ": "y",
  ]

  package static func < (a: Slug, b: Slug) -> Bool { a.description < b.description }

  /// The nearest text in the letters of a slug; not always one.
  private static func suggestion(for text: String) -> String {
    var mended = ""
    for letter in text.lowercased() {
      let character = plain[letter] ?? letter
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
