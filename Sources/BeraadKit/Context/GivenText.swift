import Deliberation
import Prose

/// Refuses a text that no record can hold.
enum GivenText {
  /// The most bytes that one remark or reason may have.
  static let most = 65_536

  /// - Parameter what: "a comment", "a reason".
  /// - Returns: the text without white space at its ends, its lines ended as everywhere: a browser sends carriage returns as well.
  static func check(_ text: String, what: String) throws(Refusal) -> String {
    let trimmed = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").trimmingWhitespace
    guard trimmed.showsAnything else {
      throw Refusal("\(what.capitalizedFirst) needs words: the text is empty.", by: .empty)
    }
    guard trimmed.utf8.count <= most else {
      throw Refusal(
        "\(what.capitalizedFirst) of \(trimmed.utf8.count) bytes is too long: at most \(most).",
        hints: ["say it shorter, or propose the text as an amendment"], by: .tooLong(most: most))
    }
    guard !trimmed.utf8.contains(0) else {
      throw Refusal("\(what.capitalizedFirst) cannot hold a NUL byte.", by: .unreadable)
    }
    return trimmed
  }

  /// A text that must be one line, such as a name or a title: it goes into commits and headings.
  static func checkLine(_ text: String, what: String) throws(Refusal) -> String {
    let line = try check(text, what: what)
    guard !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw Refusal("\(what.capitalizedFirst) cannot hold control characters: it is one line.")
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
