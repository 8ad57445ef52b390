/// XML as it is written, piece by piece.
struct XMLText {
  private(set) var bytes: [UInt8] = []

  static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"

  /// Adds mark-up as it stands.
  mutating func add(_ markup: String) { bytes += markup.utf8 }

  /// Adds words.
  mutating func addText(_ text: String) { add(text.xmlEscaped) }
}

extension String {
  /// As it stands within an element or an attribute. A character that XML does not have is shown as one that is missing.
  var xmlEscaped: String {
    let needs = utf8.contains {
      $0 < 0x20 || $0 == 0x22 || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0xEF
    }
    guard needs else { return self }
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
