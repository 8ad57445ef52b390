/// Where a link leads. Two are the same if they mean the same place, however it is written; each keeps its own writing.
///
/// Programs write an address anew when they save a file: another case of the host, a slash behind it, letters for percent signs
/// (RFC 3986, 6.2).
package struct LinkAddress: Hashable, Sendable {
  /// One for all characters of a link: a text has as many of these as letters.
  private final class Place: Sendable {
    let text: String
    let meaning: String
    /// Of the meaning: each character of a link asks for it.
    let hash: Int

    init(_ text: String) {
      self.text = text
      meaning = LinkAddress.meaning(of: text)
      hash = meaning.hashValue
    }

    func means(_ other: Place) -> Bool {
      guard hash == other.hash, meaning.utf8.count == other.meaning.utf8.count else { return false }
      // The key of the hash is made anew for each run of the program: no file can have two long addresses with one hash.
      return meaning.utf8.count > LinkAddress.longest || meaning == other.meaning
    }
  }

  /// Word takes half as many bytes.
  private static let longest = 4_096

  private let place: Place

  package init(_ text: String) { place = Place(text) }

  /// As it is written.
  package var text: String { place.text }

  /// Whether it is a place in the text that it stands in.
  var isWithinText: Bool { place.text.utf8.first == UInt8(ascii: "#") }

  package static func == (one: Self, other: Self) -> Bool {
    one.place === other.place || one.place.means(other.place)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(place.hash) }

  private static func meaning(of text: String) -> String {
    let (scheme, rest) = split(text, at: ":", where: { $0.utf8.allSatisfy(isOfScheme) && !$0.isEmpty })
    guard let rest else { return decoded(text) }
    let name = scheme.lowercased()
    guard rest.hasPrefix("//") else { return name + ":" + decoded(rest) }
    let (address, fragment) = split(String(rest.dropFirst(2)), at: "#")
    let (place, query) = split(address, at: "?")
    let (host, path) = split(place, at: "/")
    var meaning = "\(name)://\(withoutPort(host.lowercased(), name))/" + withoutDots(decoded(path ?? ""))
    if let query, !query.isEmpty { meaning += "?" + decoded(query) }
    if let fragment, !fragment.isEmpty { meaning += "#" + decoded(fragment) }
    return meaning
  }

  /// What stands before the first of a character, and behind it; nil where there is none.
  private static func split(
    _ text: String, at mark: Unicode.Scalar, where fits: (String) -> Bool = { _ in true }
  ) -> (String, String?) {
    // By scalars: a mark with an accent behind it is one all the same.
    let scalars = text.unicodeScalars
    guard let at = scalars.firstIndex(of: mark) else { return (text, nil) }
    let before = String(scalars[..<at])
    return fits(before) ? (before, String(scalars[scalars.index(after: at)...])) : (text, nil)
  }

  private static func isOfScheme(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func withoutPort(_ host: String, _ scheme: String) -> String {
    guard let port = ["http": ":80", "https": ":443"][scheme], host.hasSuffix(port) else { return host }
    return String(host.dropLast(port.count))
  }

  /// A path without steps to itself and back.
  private static func withoutDots(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    var kept: [Substring] = []
    for (index, step) in steps.enumerated() {
      if step == ".." { _ = kept.popLast() }
      let isDots = step == "." || step == ".."
      if !isDots { kept.append(step) } else if index == steps.count - 1 { kept.append("") }
    }
    return kept.joined(separator: "/")
  }

  /// Without percent signs, but for those that stand for a character with a meaning of its own; as it is where it is not UTF-8.
  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      guard byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      else {
        bytes.append(byte)
        continue
      }
      if "/?#&=+%".utf8.contains(value) {
        bytes += [byte] + String(decoding: digits, as: UTF8.self).uppercased().utf8
      } else {
        bytes.append(value)
      }
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self) ?? text
  }
}
