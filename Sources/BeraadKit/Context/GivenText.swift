import Deliberation
import Prose

/// Refuses a text that no record can hold.
enum GivenText {
  /// The most bytes that one remark or reason may have.
  static let most = 65_536

  /// - Parameter what: *a comment*, *a reason*, as the object of a sentence.
  /// - Returns: the text without white space at its ends, its lines ended as everywhere: a browser sends carriage returns as well.
  static func check(_ text: String, what: Localized) throws(Refusal) -> String {
    let trimmed = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").trimmingWhitespace
    guard trimmed.showsAnything else {
      throw Refusal(
        Localized(
          en: "\(what.english.capitalizedFirst) needs words: the text is empty.",
          nl: "\(what.dutch.capitalizedFirst) heeft woorden nodig: de tekst is leeg."),
        by: .empty)
    }
    guard trimmed.utf8.count <= most else {
      throw Refusal(
        Localized(
          en: "\(what.english.capitalizedFirst) of \(trimmed.utf8.count) bytes is too long: at most \(most).",
          nl: "\(what.dutch.capitalizedFirst) van \(trimmed.utf8.count) bytes is te lang: hoogstens \(most)."),
        hints: [
          Localized(
            en: "say it shorter, or propose the text as an amendment",
            nl: "zeg het korter, of stel de tekst voor als wijziging")
        ], by: .tooLong(most: most))
    }
    guard !trimmed.utf8.contains(0) else {
      throw Refusal(
        Localized(
          en: "\(what.english.capitalizedFirst) cannot hold a NUL byte.",
          nl: "In \(what.dutch) kan geen nulbyte staan."),
        by: .unreadable)
    }
    return trimmed
  }

  /// A text that must be one line, such as a name or a title: it goes into commits and headings.
  static func checkLine(_ text: String, what: Localized) throws(Refusal) -> String {
    let line = try check(text, what: what)
    guard !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw Refusal(
        Localized(
          en: "\(what.english.capitalizedFirst) cannot hold control characters: it is one line.",
          nl: "In \(what.dutch) kunnen geen stuurtekens staan: het is één regel."))
    }
    return line
  }
}

extension String {
  var trimmingWhitespace: String { String(withoutSpaceAround) }

  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension String {
  /// Whether a reader sees any of it: spaces, and what is drawn as nothing, as U+200B, are not seen.
  package var showsAnything: Bool {
    unicodeScalars.contains { scalar in
      let properties = scalar.properties
      return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
        && properties.generalCategory != .control
    }
  }
}
