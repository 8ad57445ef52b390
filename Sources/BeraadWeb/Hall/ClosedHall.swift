/// What is kept of a hall that was closed: which revision of its board was the last, and whether nobody placed stickers. The stickers
/// themselves are in the repository, and nowhere else.
struct ClosedHall: Sendable, Equatable {
  let revision: Int
  /// Then no record tells that it was held.
  let isEmpty: Bool

  static let folder = "closed"

  static func file(_ key: HallKey) -> String { "\(folder)/\(key.fileName)" }

  init(revision: Int, isEmpty: Bool) { (self.revision, self.isEmpty) = (revision, isEmpty) }

  /// Reads a file; nil where it is not as `bytes` writes it.
  init?(_ bytes: [UInt8]) {
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let revision = Int(words[0]), revision >= 0,
      ["empty", "counted"].contains(words[1])
    else { return nil }
    self.init(revision: revision, isEmpty: words[1] == "empty")
  }

  var bytes: [UInt8] { Array("\(revision) \(isEmpty ? "empty" : "counted")\n".utf8) }

  /// What its board shows where no record tells more.
  var figures: BoardFigures {
    BoardFigures(revision: revision, state: .closed, people: isEmpty ? 0 : nil)
  }
}
