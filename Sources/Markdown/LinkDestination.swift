/// Where a link leads, and whether a page may let it.
///
/// The text of a partner is not to be trusted: only destinations that a reader would expect are followed. They are
/// `http`, `https` and `mailto`, a place in the page (`#notes`), and a path beside the page.
package struct LinkDestination: Sendable, Hashable {
  /// As written, its escapes and character references decoded.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Whether a page may link to it.
  package var isAllowed: Bool {
    if text.isEmpty || text.unicodeScalars.contains(where: Self.isHidden) { return false }
    // `//host` takes the scheme of the page, which for a page on a disk is the disk; browsers read `\` as `/`.
    if text.utf8.starts(with: "//".utf8) || text.utf8.contains(UInt8(ascii: "\\")) { return false }
    guard let scheme else { return true }
    return ["http", "https", "mailto"].contains(scheme)
  }

  /// Whether it leads away from the page, to another site.
  package var isExternal: Bool { scheme == "http" || scheme == "https" }

  /// What stands before a colon that comes before any `/`, `?` or `#`, in lower case.
  private var scheme: String? {
    // By scalars: a colon with an accent behind it is a colon to a browser.
    let scalars = text.unicodeScalars
    guard let end = scalars.firstIndex(where: { ":/?#".unicodeScalars.contains($0) }), scalars[end] == ":"
    else { return nil }
    return text[..<end].lowercased()
  }

  /// The name of a place in the text itself, without percent signs; nil where it leads elsewhere.
  package var placeInText: String? {
    guard text.utf8.first == UInt8(ascii: "#") else { return nil }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8.dropFirst())[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// As it stands in a link: what has no place in a URL is percent-encoded, as cmark does.
  package var encoded: String {
    var encoded = ""
    for byte in text.utf8 {
      if Self.plain.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }

  private static let plain = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+!*'(),%#@?=;:/&$~".utf8)

  /// Control characters: browsers drop some of them from within a scheme.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.properties.isBidiControl
  }
}
