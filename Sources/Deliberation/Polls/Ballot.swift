/// One person's stickers.
package struct Ballot: Hashable, Sendable {
  /// Random, so that it leads to nobody.
  package let token: String
  /// Items by board, an item as often as it has stickers.
  package let stickers: [Slug: [Slug]]

  package init(token: String, stickers: [Slug: [Slug]]) {
    self.token = token
    self.stickers = stickers
  }
}

extension Ballot {
  /// Whether a text can be a token: short, and in letters that can be neither a name with spaces, an address
  /// nor a command to a terminal.
  package static func isToken(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy(isTokenByte)
  }

  static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
