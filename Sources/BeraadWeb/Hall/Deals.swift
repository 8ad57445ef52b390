import BeraadKit
import Deliberation

/// What one code on the screen deals out: a card for each phone that asks, until so many are dealt as there are people.
struct Deals: Sendable {
  let folder: StateFolder
  let halls: Halls

  /// What is dealt in one hall. The token is no secret: it is on a screen for all who are there.
  struct Deal: Hashable, Sendable {
    let token: String
    /// How many cards may still be dealt.
    var left: Int

    init(token: String, left: Int) { (self.token, self.left) = (token, left) }

    init?(_ bytes: [UInt8]) {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      guard lines.count == 2, let left = Int(lines[1]), left >= 0 else { return nil }
      self.init(token: String(lines[0]), left: left)
    }

    var bytes: [UInt8] { Array("\(token)\n\(left)\n".utf8) }
  }

  static func file(_ key: HallKey) -> String { "deals/\(key.fileName)" }

  func deal(of key: HallKey) throws -> Deal? {
    guard let bytes = try folder.read(Self.file(key)) else { return nil }
    guard let deal = Deal(bytes) else {
      throw Refusal("\(folder.place(Self.file(key))) is damaged: it is not as Beraad writes it.")
    }
    return deal
  }

  /// Says how many more cards may be dealt; the address stays as it was.
  func set(_ count: Int, for key: HallKey) throws {
    try folder.makeFolder("deals")
    try folder.locked {
      let token = try deal(of: key)?.token ?? Encoded.base64(Sodium.randomBytes(12))
      try folder.write(Deal(token: token, left: count).bytes, to: Self.file(key))
    }
  }

  /// The hall in which a token deals; nil where there is none.
  func hall(of token: String) throws -> HallKey? {
    for name in folder.files(in: "deals") {
      if let key = HallKey(fileName: name), try deal(of: key)?.token == token { return key }
    }
    return nil
  }

  /// Deals one card.
  ///
  /// - Returns: nil where all are dealt.
  func take(from key: HallKey) throws -> Code? {
    let isLeft = try folder.locked {
      guard var deal = try deal(of: key), deal.left > 0 else { return false }
      // Counted first: a fall in between loses a card, and never deals one too many.
      deal.left -= 1
      try folder.write(deal.bytes, to: Self.file(key))
      return true
    }
    return isLeft ? try halls.makeCards(1, for: key)[0] : nil
  }

  /// Deals no more in a hall that is closed.
  func end(_ key: HallKey) throws {
    if folder.stamp(of: Self.file(key)) != nil { try folder.delete(Self.file(key)) }
  }
}
