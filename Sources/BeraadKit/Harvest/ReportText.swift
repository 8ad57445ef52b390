package import Deliberation

/// The text of a report as somebody's program saved it.
package enum ReportText {
  /// The same in UTF-8, without the mark of the byte order; and what is said where it was something else.
  ///
  /// - Throws: a `Refusal` where it is no text.
  package static func utf8(_ bytes: [UInt8]) throws(Refusal) -> (text: [UInt8], note: Localized?) {
    guard bytes.count <= most else {
      throw Refusal(
        Localized(
          en: "The report has \(bytes.count) bytes: at most \(most) are read.",
          nl: "Het verslag heeft \(bytes.count) bytes: er worden er hoogstens \(most) gelezen."))
    }
    var (text, note): ([UInt8], Localized?) = (bytes, nil)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      text = Array(try wide(bytes).utf8)
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      text = Array(bytes.dropFirst(3))
    }
    if String(validating: text, as: UTF8.self) == nil {
      text = Array(String(String.UnicodeScalarView(text.map(westEuropean))).utf8)
      note = Localized(
        en:
          "The file was not UTF-8; it was read as Windows-1252 (Latin-1). Look at letters with a mark in it.",
        nl:
          "Het bestand was geen UTF-8; het is gelezen als Windows-1252 (Latin-1). Kijk letters met een teken erop na."
      )
    }
    guard !text.contains(0) else {
      throw Refusal(
        Localized(en: "The report holds a NUL byte.", nl: "In het verslag staat een nulbyte."),
        by: .unreadable)
    }
    return (lines(text), note)
  }

  /// The most bytes that a report may have.
  static let most = 4_000_000

  private static func wide(_ bytes: [UInt8]) throws(Refusal) -> String {
    let isLittle = bytes[0] == 0xFF
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { at in
      isLittle
        ? UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8 : UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1])
    }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
      throw Refusal(
        Localized(en: "The report is no text.", nl: "Het verslag is geen tekst."), by: .unreadable)
    }
    return text
  }

  /// Lines that end as everywhere.
  private static func lines(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x0D) else { return text }
    var lines: [UInt8] = []
    lines.reserveCapacity(text.count)
    for (index, byte) in text.enumerated() {
      if byte != 0x0D {
        lines.append(byte)
      } else if index + 1 == text.count || text[index + 1] != 0x0A {
        lines.append(0x0A)
      }
    }
    return lines
  }

  /// A letter of Windows-1252; what it has no letter for is what Latin-1 has there.
  private static func westEuropean(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    return upper[Int(byte) - 0x80] ?? Unicode.Scalar(byte)
  }

  private static let upper: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]
}
