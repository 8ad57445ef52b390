import Prose

/// A table as a file that spreadsheets and mail merges read.
///
/// RFC 4180 in UTF-8 with a byte order mark, without which some programs take it for another encoding. What partners wrote is in it: a
/// field that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
package enum SpreadsheetText {
  /// - Parameter rows: the headings first.
  package static func csv(_ rows: [[String]]) -> String {
    "\u{FEFF}" + rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let safe = isFormula(text) ? "'" + text : text
    let isPlain = safe.unicodeScalars.allSatisfy { !",;\"\r\n\t".unicodeScalars.contains($0) }
    return isPlain ? safe : "\"" + safe.replacing(scalar: "\"", with: "\"\"") + "\""
  }

  /// Spreadsheets look at the first character behind white space; a fullwidth one counts too.
  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
    return "=+-@\t\r\n|%＝＋－＠".unicodeScalars.contains(first)
  }
}
