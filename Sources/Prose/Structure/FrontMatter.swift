/// What a file says about itself before its text begins: `key: value` lines between `---` and `---` (YAML; `...` ends them too), or
/// `key = value` lines between `+++` and `+++` (TOML).
///
/// The values that are read are those of the keys at the top, in every way in which YAML writes a text; whatever else stands there is
/// left as it is, and comes back byte for byte. Everyone who needs to know where a text begins asks here.
package struct FrontMatter: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let key: String
    /// Unquoted and on one line where the file has it folded; empty where the value is a list or has keys of its own.
    package let value: String
    /// Its lines, in bytes of the text.
    package let range: Range<Int>
  }

  /// The keys in their order.
  package let entries: [Entry]
  /// How many bytes of the text it takes, a byte order mark and both fences included; 0 where the text has none.
  package let length: Int

  /// Reads the front matter of a text.
  package init(_ text: [UInt8]) {
    let head = FrontMatterLines(text)
    var end = 0
    entries =
      head?.items.compactMap { item in
        let start = end
        end += item.bytes.count
        return item.key.map { Entry(key: $0, value: item.value, range: start..<end) }
      } ?? []
    length = head?.length ?? 0
  }

  /// The key whose lines a byte is in; nil for one between the keys.
  package func entry(at offset: Int) -> Entry? { entries.first { $0.range.contains(offset) } }

  package subscript(key: String) -> String? { entries.first { $0.key == key }?.value }

  /// A text with these keys set at its head; keys that stand there already keep their place, and every other line
  /// its bytes.
  package static func setting(_ values: [(key: String, value: String)], in text: [UInt8]) -> [UInt8] {
    guard var head = FrontMatterLines(text) else {
      // A byte order mark says how to read the file, so it stays in front.
      let mark = text.startsWithByteOrderMark ? [UInt8].byteOrderMark.count : 0
      let lines = values.map { FrontMatterSyntax.yaml.line($0.key, $0.value) + "\n" }
      return text[..<mark] + Array("---\n\(lines.joined())---\n\n".utf8) + text[mark...]
    }
    for (key, value) in values { head.set(key, to: value) }
    return head.bytes + text[head.length...]
  }
}

/// The two languages in which front matter is written.
enum FrontMatterSyntax: Sendable {
  case yaml, toml

  /// A key with its value, in quotes where something else would be read into it.
  func line(_ key: String, _ value: String) -> String {
    switch self {
    case .yaml:
      "\(key): \(Self.isRisky(value) || Self.texts.contains(key) && Self.isNoText(value) ? Self.quoted(value) : value)"
    case .toml: "\(key) = \(Self.quoted(value))"
    }
  }

  private static func isRisky(_ value: String) -> Bool {
    // By bytes and scalars: a mark with an accent is a mark for whoever reads the file.
    let bytes = value.utf8
    let first = value.unicodeScalars.first
    return value.isEmpty || bytes.contains(": ".utf8) || bytes.contains(" #".utf8)
      || bytes.contains(UInt8(ascii: "\t"))
      || bytes.contains(UInt8(ascii: "\"")) || bytes.contains(UInt8(ascii: "\\"))
      || bytes.last == UInt8(ascii: ":") || value.first?.isWhitespace == true
      || value.last?.isWhitespace == true
      || first.map { "!&*-?[]{}|>@`'\"%#,".unicodeScalars.contains($0) } == true
  }

  /// The keys whose values are texts, whatever they look like.
  private static let texts: Set = ["title", "summary", "lang"]

  /// Whether YAML reads a number, a day, a yes or no, or nothing where a value stands without quotes.
  private static func isNoText(_ value: String) -> Bool {
    let words = ["null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan", "=", "<<"]
    if words.contains(value.lowercased()) { return true }
    var bytes = value.lowercased().utf8[...]
    if let sign = bytes.first, "+-.".utf8.contains(sign) { bytes = bytes.dropFirst() }
    guard let first = bytes.first, (0x30...0x39).contains(first) else { return false }
    return bytes.allSatisfy { (0x30...0x39).contains($0) || "abcdefox._+-:tz ".utf8.contains($0) }
  }

  private static func quoted(_ value: String) -> String {
    "\"" + value.replacing(scalar: "\\", with: "\\\\").replacing(scalar: "\"", with: "\\\"") + "\""
  }
}
