/// An e-mail address that can stand in the header of a message as it is: the plain form that people have, without quotes or comments.
///
/// What the HTML standard calls a valid e-mail address (WHATWG, HTML, 4.10.5.1.5), and beyond it what RFC 5321 asks of every mail program:
/// no two dots together, a domain of more than one name, at most 64 bytes before the @ and 254 in all. A domain with other letters is
/// written as `xn--…` (RFC 5890), as a browser sends it.
package struct EmailAddress: Hashable, Sendable {
  /// Its domain in small letters. What is before the @ stays as it was typed.
  package let text: String

  /// Reads what somebody typed; nil where it is no address.
  package init?(_ typed: String) {
    let bytes = typed.utf8.drop { $0 == 0x20 }
    let plain = String(Substring(bytes).reversed().drop { $0 == " " }.reversed())
    let parts = plain.split(separator: "@", omittingEmptySubsequences: false)
    guard plain.utf8.count <= 254, parts.count == 2, Self.isLocal(parts[0]), Self.isDomain(parts[1]) else {
      return nil
    }
    text = "\(parts[0])@\(parts[1].lowercased())"
  }

  /// What is the same of two spellings of one address.
  package var key: String { text.lowercased() }

  /// What is behind the @.
  package var domain: String { text.lastIndex(of: "@").map { String(text[text.index(after: $0)...]) } ?? "" }

  private static func isLocal(_ text: Substring) -> Bool {
    let atoms = text.split(separator: ".", omittingEmptySubsequences: false)
    return text.utf8.count <= 64
      && atoms.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { isLetterOrDigit($0) || marks.contains($0) } }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
          && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static let marks = Set("!#$%&'*+/=?^_`{|}~-".utf8)

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
