import BeraadKit
import Cards
import Deliberation

/// What one code on the screen deals out: a card for each phone that asks, until so many are dealt as there are people.
struct Deals: Sendable {
  let folder: StateFolder
  let halls: Halls

  /// What is dealt in one hall. The token is no secret: it is on a screen for all who are there.
  struct Deal: Hashable, Sendable {
    let token: String
    /// How many cards may still be dealt, and how many were.
    var (left, dealt): (Int, Int)

    init(token: String, left: Int, dealt: Int = 0) {
      (self.token, self.left, self.dealt) = (token, left, dealt)
    }

    /// Reads a file; one of before it was counted what was dealt has two lines.
    init?(_ bytes: [UInt8]) {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      let numbers = lines.dropFirst().map { Int($0) ?? -1 }
      guard (1...2).contains(numbers.count), numbers.allSatisfy({ $0 >= 0 }) else { return nil }
      self.init(token: String(lines[0]), left: numbers[0], dealt: numbers.count == 2 ? numbers[1] : 0)
    }

    var bytes: [UInt8] { Array("\(token)\n\(left)\n\(dealt)\n".utf8) }

    /// The token as people can type it; nil for one of before that was so.
    var code: Code? { Code(typed: token).flatMap { $0.text == token ? $0 : nil } }
  }

  static func file(_ key: HallKey) -> String { "deals/\(key.fileName)" }

  func deal(of key: HallKey) throws -> Deal? {
    guard let bytes = try folder.read(Self.file(key)) else { return nil }
    guard let deal = Deal(bytes) else {
      throw DamagedState(path: folder.place(Self.file(key)))
    }
    return deal
  }

  /// Says how many cards may be dealt in all, those that were dealt among them: who says it twice says it once. The address stays as
  /// it was.
  func set(_ total: Int, for key: HallKey) throws {
    try folder.makeFolder("deals")
    try folder.locked {
      var deal = try deal(of: key) ?? Deal(token: Code().text, left: 0)
      deal.left = max(0, total - deal.dealt)
      try folder.write(deal.bytes, to: Self.file(key))
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
  /// - Parameter form: what is in no other form: sent twice, as by a second tap, it is dealt the same card.
  /// - Returns: nil where all are dealt.
  func take(from key: HallKey, for form: String) throws -> Code? {
    let code = halls.code(of: form, for: key)
    return try folder.locked {
      if try halls.hall(of: halls.hash(code)) == key { return code }
      guard var deal = try deal(of: key), deal.left > 0 else { return nil }
      // Counted first: a fall in between loses a card, and never deals one too many.
      deal.left -= 1
      deal.dealt += 1
      try folder.write(deal.bytes, to: Self.file(key))
      try halls.add([code], for: key)
      return code
    }
  }

  /// Deals no more in a hall that is closed.
  func end(_ key: HallKey) throws {
    if folder.stamp(of: Self.file(key)) != nil { try folder.delete(Self.file(key)) }
  }
}
