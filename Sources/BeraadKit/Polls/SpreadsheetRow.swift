package import Deliberation

/// One row of a table that a spreadsheet wrote as separated values.
package struct SpreadsheetRow: Equatable {
  /// The line of the file that it begins on, counted from 1.
  let line: Int
  /// White space around a field that is not in quotes is left out.
  var fields: [String]
  /// What is wrong with its quotation marks; nil where nothing is.
  var fault: Localized?

  /// What stands between the fields of a file.
  static func separator(of bytes: [UInt8]) throws(Refusal) -> String {
    Reader(scalars: try text(of: bytes)).separator.description
  }

  /// The rows of a file, those without any text left out.
  ///
  /// RFC 4180, and what spreadsheets make of it: UTF-8 or UTF-16 with its byte order mark, LF or CRLF at the end of a
  /// line, a first line `sep=;`, and semicolons or tabs for commas where the first line has more of them.
  ///
  /// - Throws: a `Refusal` where it is no text at all.
  package static func read(_ bytes: [UInt8]) throws(Refusal) -> [SpreadsheetRow] {
    guard bytes.count <= mostBytes else {
      throw Refusal(
        Localized(
          en: "The file has \(bytes.count) bytes: a table of a meeting has at most \(mostBytes).",
          nl:
            "Het bestand heeft \(bytes.count) bytes: een tabel van een bijeenkomst heeft er hoogstens \(mostBytes)."
        ))
    }
    var reader = Reader(scalars: try text(of: bytes))
    var rows: [SpreadsheetRow] = []
    while let row = reader.row() {
      if row.fields.contains(where: { !$0.isEmpty }) { rows.append(row) }
    }
    return rows
  }

  private static let mostBytes = 16_000_000

  /// How the files of spreadsheets themselves begin: of archives (.xlsx, .ods), and of the older kind (.xls).
  private static let workbooks: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]]

  private static func text(of bytes: [UInt8]) throws(Refusal) -> [Unicode.Scalar] {
    guard !workbooks.contains(where: bytes.starts) else {
      throw Refusal(
        Localized(
          en: "The file is a workbook of a spreadsheet program, and no table in text.",
          nl: "Het bestand is een werkmap van een rekenprogramma, en geen tabel in tekst."),
        hints: [Localized(en: "save it as: CSV UTF-8", nl: "sla het op als: CSV UTF-8")])
    }
    guard let text = PlainFile.text(of: bytes) else {
      throw Refusal(
        Localized(en: "The file is not UTF-8 text.", nl: "Het bestand is geen UTF-8-tekst."),
        hints: [Localized(en: "save it as: CSV UTF-8", nl: "sla het op als: CSV UTF-8")])
    }
    let scalars = Array(text.unicodeScalars)
    if let place = scalars.firstIndex(of: "\0") {
      // UTF-16 without its mark has one beside each letter.
      let isWide = scalars.prefix(2).contains("\0")
      throw Refusal(
        Localized(
          en:
            "Line \(1 + scalars[..<place].count { $0 == "\n" }): a character of number 0, which is in no text.",
          nl:
            "Regel \(1 + scalars[..<place].count { $0 == "\n" }): een teken met nummer 0, dat in geen enkele tekst staat."
        ),
        hints: [
          isWide
            ? Localized(en: "save it as: CSV UTF-8", nl: "sla het op als: CSV UTF-8")
            : Localized(
              en: "the file may be damaged: save it again from the spreadsheet",
              nl: "misschien is het bestand beschadigd: sla het opnieuw op vanuit het rekenblad")
        ])
    }
    return scalars
  }
}

/// A place in the file, moving from row to row.
private struct Reader {
  let scalars: [Unicode.Scalar]
  let separator: Unicode.Scalar
  private var index = 0
  private var line = 1

  init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    let first = String(String.UnicodeScalarView(scalars.prefix { $0 != "\n" && $0 != "\r" }))
    if let named = first.lowercased().wholeMatch(of: /"?sep=(.)"?[;,\t]*/)?.1.unicodeScalars.first {
      separator = named
      index = first.unicodeScalars.count
      skipLineEnd()
      return
    }
    var isQuoted = false
    var found: [Unicode.Scalar: Int] = [:]
    for scalar in first.unicodeScalars {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted { found[scalar, default: 0] += 1 }
    }
    separator =
      ([",", ";", "\t"] as [Unicode.Scalar]).reduce(",") {
        found[$1, default: 0] > found[$0, default: 0] ? $1 : $0
      }
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// The next row; nil at the end.
  mutating func row() -> SpreadsheetRow? {
    guard next != nil else { return nil }
    var row = SpreadsheetRow(line: line, fields: [], fault: nil)
    while true {
      row.fields.append(next == "\"" ? quotedField(&row.fault) : plainField(&row.fault))
      guard next == separator else { break }
      index += 1
    }
    skipLineEnd()
    return row
  }

  private mutating func plainField(_ fault: inout Localized?) -> String {
    var field = String.UnicodeScalarView()
    while let scalar = next, scalar != separator, scalar != "\n", scalar != "\r" {
      if scalar == "\"" {
        fault =
          fault
          ?? Localized(
            en: "a quotation mark stands in the middle of a field.",
            nl: "er staat een aanhalingsteken midden in een veld.")
      }
      field.append(scalar)
      index += 1
    }
    return String(field).trimmingWhitespace
  }

  private mutating func quotedField(_ fault: inout Localized?) -> String {
    var field = String.UnicodeScalarView()
    index += 1
    while let scalar = next {
      index += 1
      if scalar == "\"" {
        guard next == "\"" else {
          guard next == nil || next == separator || next == "\n" || next == "\r" else {
            fault =
              fault
              ?? Localized(
                en: "text stands behind a closing quotation mark.",
                nl: "er staat tekst achter een aanhalingsteken dat sluit.")
            return String(field) + plainField(&fault)
          }
          return String(field)
        }
        index += 1
      }
      if scalar == "\n" { line += 1 }
      field.append(scalar)
    }
    fault =
      fault
      ?? Localized(
        en: "a quotation mark is opened and never closed.",
        nl: "een aanhalingsteken gaat open en nooit dicht.")
    return String(field)
  }

  private mutating func skipLineEnd() {
    if next == "\r" { index += 1 }
    if next == "\n" { index += 1 }
    line += 1
  }
}
