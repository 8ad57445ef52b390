package import Deliberation
import Prose

/// A file that somebody wrote in an editor or a spreadsheet, as text.
enum PlainFile {
  /// UTF-8, or UTF-16 with its byte order mark; nil where it is neither. The mark is left out.
  static func text(of bytes: [UInt8]) -> String? {
    var text: String?
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isLittle = bytes[0] == 0xFF
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { at in
        isLittle
          ? UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8 : UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1])
      }
      text = bytes.count.isMultiple(of: 2) ? String(validating: units, as: UTF16.self) : nil
    } else {
      text = String(validating: bytes, as: UTF8.self)
    }
    return text.map { $0.begins(with: "\u{FEFF}") ? String($0.droppingScalars(1)) : $0 }
  }

  /// The same, of a file that must be text.
  ///
  /// - Parameter advice: what to do about one that is not.
  static func text(of bytes: [UInt8], named file: Localized, _ advice: Localized) throws(Refusal) -> String {
    guard let text = text(of: bytes), !text.unicodeScalars.contains("\0") else {
      throw Refusal(
        Localized(en: "\(file.english) is not UTF-8 text.", nl: "\(file.dutch) is geen UTF-8-tekst."),
        hints: [advice])
    }
    return text
  }
}

/// The items of a board or the answers of a choice in a file, one a line.
package enum ItemList {
  /// - Parameter file: as somebody named it.
  /// - Throws: a `Refusal` where it is no such list: what a spreadsheet writes besides would hang on the wall.
  package static func read(_ bytes: [UInt8], of file: String) throws(Refusal) -> [String] {
    let text = try PlainFile.text(
      of: bytes, named: Localized(file),
      Localized(en: "an item a line, saved as UTF-8", nl: "één onderdeel per regel, opgeslagen als UTF-8"))
    let numbered = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { (line: $0.offset + 1, item: String($0.element).trimmingWhitespace) }
    var lines = numbered.filter { !$0.item.isEmpty }
    // Spreadsheets write empty columns behind the last one.
    for mark in [";", ","] as [Unicode.Scalar]
    where lines.allSatisfy({ $0.item.unicodeScalars.last == mark }) {
      lines = lines.map { (line: $0.line, item: $0.item.without(last: mark)) }.filter { !$0.item.isEmpty }
    }
    let isTable = !lines.isEmpty && lines.allSatisfy { $0.item.unicodeScalars.contains(";") }
    if let wide = lines.first(where: { isTable || $0.item.unicodeScalars.contains("\t") }) {
      throw severalColumns(wide, of: file)
    }
    if let first = lines.first, lines.count > 1, headings.contains(first.item.lowercased()) {
      throw Refusal(
        Localized(
          en: "'\(first.item)' on line \(first.line) of \(file) is a heading, and no item.",
          nl: "'\(first.item)' op regel \(first.line) van \(file) is een kop, en geen onderdeel."),
        hints: [Localized(en: "take that line out", nl: "haal die regel weg")])
    }
    return lines.map(\.item)
  }

  private static let headings: Set<String> = [
    "item", "items", "onderdeel", "onderdelen", "answer", "answers", "antwoord", "antwoorden",
  ]

  private static func severalColumns(_ found: (line: Int, item: String), of file: String) -> Refusal {
    Refusal(
      Localized(
        en: "Line \(found.line) of \(file) has several columns: '\(found.item.prefix(40))'.",
        nl: "Regel \(found.line) van \(file) heeft meer kolommen: '\(found.item.prefix(40))'."),
      hints: [
        Localized(
          en: "write an item a line, with nothing beside it",
          nl: "schrijf één onderdeel per regel, met niets ernaast")
      ])
  }
}

extension String {
  fileprivate func without(last mark: Unicode.Scalar) -> String {
    var scalars = unicodeScalars[...]
    while let last = scalars.last, last == mark || last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}

extension Context {
  /// Puts the question that a file has: a definition, or what somebody wrote on a template.
  ///
  /// - Parameter file: what the file is called in a sentence.
  /// - Throws: `Refusal` where it is no text, and all that is thrown of a definition or a template.
  package func newPoll(_ name: PollName, written bytes: [UInt8], file: Localized) throws -> PollStep {
    func isDefinition(_ text: some Sequence<UInt8>) -> Bool {
      text.first { !" \t\r\n\u{FEFF}".utf8.contains($0) } == UInt8(ascii: "{")
    }
    if isDefinition(bytes) { return try newPoll(name, definition: bytes) }
    let text = try PlainFile.text(
      of: bytes, named: file, Localized(en: "save it as UTF-8", nl: "sla het op als UTF-8"))
    guard isDefinition(text.utf8) else { return try newPoll(name, template: text) }
    return try newPoll(name, definition: Array(text.utf8))
  }
}
