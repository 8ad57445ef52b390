import Markdown

/// Words from elsewhere as Markdown that shows them as they are.
enum MarkdownWords {
  private static let acting: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", "&", "~", "|"]

  /// Words with the marks of a form around them; blanks at their ends stay outside, where the marks would not act.
  static func wrapped(_ words: String, _ form: StoryRun.Form) -> String {
    guard !words.isEmpty else { return "" }
    let core = words.drop(while: \.isWhitespace)
    let before = words[..<core.startIndex]
    let end = core.lastIndex { !$0.isWhitespace }.map { core.index(after: $0) } ?? core.startIndex
    let (inner, after) = (core[..<end], core[end...])
    if inner.isEmpty || form.isEmpty { return escaped(words) }
    var text = form.contains(.code) ? "`\(inner)`" : escaped(String(inner))
    if form.contains(.struck) { text = "~~\(text)~~" }
    if form.contains(.italic) { text = "*\(text)*" }
    if form.contains(.bold) { text = "**\(text)**" }
    return before + text + after
  }

  /// Markdown as the words of a link; blanks at its ends stay outside.
  static func linked(_ markdown: String, to address: String?) -> String {
    guard let address, markdown.contains(where: { !$0.isWhitespace }) else { return markdown }
    let core = markdown.drop(while: \.isWhitespace)
    let before = markdown[..<core.startIndex]
    let end = core.lastIndex { !$0.isWhitespace }.map { core.index(after: $0) } ?? core.endIndex
    return before + "[\(core[..<end])](\(destination(address)))" + core[end...]
  }

  /// An address as it stands behind the words of a link.
  static func destination(_ address: String) -> String {
    let encoded = LinkDestination(address).encoded
    return encoded.contains { "()".contains($0) }
      ? encoded.replacing("(", with: "%28").replacing(")", with: "%29") : encoded
  }

  /// The box of a task.
  static func box(_ scalar: Unicode.Scalar) -> String { scalar == "☐" ? "[ ]" : "[x]" }

  /// The words of an item, whose box, if it begins with one, makes a task of it.
  static func task(_ markdown: String) -> String {
    guard let first = markdown.unicodeScalars.first, PaperUnit.boxes.contains(first) else { return markdown }
    return box(first) + markdown.dropFirst()
  }

  /// Markdown that begins a line, so that its first words are no mark of a block.
  static func atLineStart(_ markdown: String) -> String {
    guard let first = markdown.first else { return "" }
    if "#>+-=".contains(first) { return "\\" + markdown }
    let digits = markdown.prefix { $0.isASCII && $0.isNumber }
    let rest = markdown.dropFirst(digits.count)
    if !digits.isEmpty, digits.count < 10, let mark = rest.first, ".)".contains(mark) {
      return digits + "\\" + rest
    }
    return markdown
  }

  /// Words that stand for themselves. A line's end within a paragraph is a hard one.
  ///
  /// An address, of which Markdown makes a link by itself, has no marks in it.
  static func escaped(_ words: String) -> String {
    var text = ""
    var rest = words[...]
    var last: Character?
    while let character = rest.first {
      let isApart = last.map { !$0.isLetter && !$0.isNumber } ?? true
      let address = isApart ? addressLength(at: rest) : 0
      if address > 0 {
        text += rest.prefix(address)
        rest = rest.dropFirst(address)
        last = text.last
        continue
      }
      rest = rest.dropFirst()
      last = character
      if acting.contains(character) { text.append("\\") }
      text += character == "\n" ? "\\\n" : String(character)
    }
    return text
  }

  /// How many characters of an address a text begins with.
  private static func addressLength(at words: Substring) -> Int {
    guard ["http://", "https://", "ftp://", "www."].contains(where: words.hasPrefix) else { return 0 }
    return words.prefix { !$0.isWhitespace && $0 != "<" && $0 != "|" }.count
  }

  /// The mark that a line of a list begins with, with what stands before it; nil where it has none.
  ///
  /// - Parameter step: what is added to its number.
  static func itemMark(of line: ArraySlice<UInt8>, adding step: Int = 1) -> String? {
    let text = String(decoding: line, as: UTF8.self)
    let indent = text.prefix { $0 == " " }
    let rest = text.dropFirst(indent.count)
    if let first = rest.first, "-*+".contains(first), rest.dropFirst().first == " " {
      return "\(indent)\(first) "
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard digits.count < 10, let number = Int(digits), let dot = rest.dropFirst(digits.count).first,
      ".)".contains(dot)
    else {
      return nil
    }
    // Of a list the first number alone counts; more digits make no item.
    return "\(indent)\(min(number + step, ListCounter.markdownNumbers.upperBound))\(dot) "
  }
}
