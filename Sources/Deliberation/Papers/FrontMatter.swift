/// The `key: value` lines between two `---` at the head of a paper.
///
/// Only flat keys are read; whatever else stands there is left as it is, and comes back byte for byte.
package struct FrontMatter: Hashable, Sendable {
  /// The keys in their order, each with its value unquoted.
  package let entries: [(key: String, value: String)]
  /// How many bytes of the text it takes, both fences included; 0 where the text has none.
  package let length: Int

  /// Reads the front matter of a text.
  package init(_ text: [UInt8]) {
    let lines = Self.headLines(of: text)
    guard let closing = lines.dropFirst().firstIndex(where: { Self.isFence(text[$0]) }),
      let first = lines.first, Self.isFence(text[first])
    else {
      (entries, length) = ([], 0)
      return
    }
    entries = lines[1..<closing].compactMap { Self.entry(String(decoding: text[$0], as: UTF8.self)) }
    length = min(lines[closing].upperBound + 1, text.count)
  }

  package subscript(key: String) -> String? { entries.first { $0.key == key }?.value }

  package static func == (a: FrontMatter, b: FrontMatter) -> Bool {
    a.length == b.length && a.entries.elementsEqual(b.entries, by: ==)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(length)
    for entry in entries { hasher.combine(entry.key) }
  }

  /// A text with these keys set at its head; keys that stand there already keep their place, and every other line
  /// its bytes.
  package static func setting(_ values: [(key: String, value: String)], in text: [UInt8]) -> [UInt8] {
    let length = FrontMatter(text).length
    guard length > 0 else {
      return Array("---\n\(values.map { line($0, $1) + "\n" }.joined())---\n\n".utf8) + text
    }
    let head = headLines(of: Array(text[..<length]))
    let newline = text[head[0]].last == UInt8(ascii: "\r") ? "\r\n" : "\n"
    var lines = head.map { Array(text[$0.lowerBound..<min($0.upperBound + 1, length)]) }
    for (key, value) in values {
      let line = Array((line(key, value) + newline).utf8)
      let place = lines.firstIndex { entry(String(decoding: $0, as: UTF8.self))?.key == key }
      if let place { lines[place] = line } else { lines.insert(line, at: lines.count - 1) }
    }
    return Array(lines.joined()) + text[length...]
  }

  private static func line(_ key: String, _ value: String) -> String { "\(key): \(quoted(value))" }

  /// A value as YAML, in quotes where YAML would read something else into it.
  private static func quoted(_ value: String) -> String {
    let risky =
      value.isEmpty || value.contains(": ") || value.contains(" #") || value.contains("\"")
      || value.hasSuffix(":") || value.hasPrefix(" ") || value.hasSuffix(" ")
      || value.first.map { "!&*-?[]{}|>@`'\"%#,".contains($0) } == true
    guard risky else { return value }
    return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// The ranges of the first lines, newline excluded: as many as a front matter may have.
  private static func headLines(of text: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < text.count, lines.count < 200 {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      lines.append(start..<end)
      start = end + 1
      if lines.count == 1, !isFence(text[lines[0]]) { break }
    }
    return lines
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: Array("---".utf8))
      && line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
  }

  private static func entry(_ line: String) -> (key: String, value: String)? {
    guard let colon = line.firstIndex(of: ":"), let first = line.first, first.isLetter else { return nil }
    let key = String(line[..<colon])
    guard key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else { return nil }
    var value = line[line.index(after: colon)...].trimmed
    if value.count >= 2, value.first == "\"", value.last == "\"" {
      value =
        value.dropFirst().dropLast()
        .replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")[...]
    } else if value.count >= 2, value.first == "'", value.last == "'" {
      value = value.dropFirst().dropLast().replacing("''", with: "'")[...]
    }
    return (key, String(value))
  }
}

extension StringProtocol where SubSequence == Substring {
  /// Without the white space at both ends.
  fileprivate var trimmed: Substring {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }
}
