import Deliberation

/// One row of a table that a spreadsheet wrote as comma-separated values.
struct SpreadsheetRow: Equatable {
  /// The line of the file that it begins on, counted from 1.
  let line: Int
  /// White space around a field that is not in quotes is left out.
  let fields: [String]

  /// The rows of a file, those without any text left out.
  ///
  /// RFC 4180, and what spreadsheets make of it: a byte order mark, LF or CRLF at the end of a line, and
  /// semicolons for commas where the first line has semicolons and no comma.
  ///
  /// - Throws: a `Refusal` that names the line.
  static func read(_ bytes: [UInt8]) throws(Refusal) -> [SpreadsheetRow] {
    guard bytes.count <= mostBytes else {
      throw Refusal("The file has \(bytes.count) bytes: a table of a meeting has at most \(mostBytes).")
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw Refusal("The file is not UTF-8 text.", hints: ["save it as: CSV UTF-8"])
    }
    let scalars = Array((text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]).unicodeScalars)
    var reader = Reader(scalars: scalars)
    var rows: [SpreadsheetRow] = []
    while let row = try reader.row() {
      if row.fields.contains(where: { !$0.isEmpty }) { rows.append(row) }
    }
    return rows
  }

  private static let mostBytes = 4_000_000
}

/// A place in the file, moving from row to row.
private struct Reader {
  let scalars: [Unicode.Scalar]
  let separator: Unicode.Scalar
  private var index = 0
  private var line = 1

  init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    let first = scalars.prefix { $0 != "\n" && $0 != "\r" }
    separator = first.contains(";") && !first.contains(",") ? ";" : ","
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// The next row; nil at the end.
  mutating func row() throws(Refusal) -> SpreadsheetRow? {
    guard next != nil else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      fields.append(next == "\"" ? try quotedField() : try plainField())
      guard next == separator else { break }
      index += 1
    }
    skipLineEnd()
    return SpreadsheetRow(line: start, fields: fields)
  }

  private mutating func plainField() throws(Refusal) -> String {
    var field = String.UnicodeScalarView()
    while let scalar = next, scalar != separator, scalar != "\n", scalar != "\r" {
      guard scalar != "\"" else {
        throw Refusal("Line \(line): a quotation mark stands in the middle of a field.")
      }
      field.append(scalar)
      index += 1
    }
    return String(field).trimmingWhitespace
  }

  private mutating func quotedField() throws(Refusal) -> String {
    let start = line
    var field = String.UnicodeScalarView()
    index += 1
    while let scalar = next {
      index += 1
      if scalar == "\"" {
        guard next == "\"" else { return try endOfField(String(field)) }
        index += 1
      }
      if scalar == "\n" { line += 1 }
      field.append(scalar)
    }
    throw Refusal("Line \(start): a quotation mark is opened and never closed.")
  }

  private func endOfField(_ field: String) throws(Refusal) -> String {
    guard next == nil || next == separator || next == "\n" || next == "\r" else {
      throw Refusal("Line \(line): text stands behind a closing quotation mark.")
    }
    return field
  }

  private mutating func skipLineEnd() {
    if next == "\r" { index += 1 }
    if next == "\n" { index += 1 }
    line += 1
  }
}
