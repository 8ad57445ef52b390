/// What is kept of a hall that was closed: which revision of its board was the last, and what became of its stickers. These themselves
/// are in the repository, and nowhere else.
struct ClosedHall: Sendable, Equatable {
  enum Outcome: String, Sendable {
    case counted
    /// Nobody placed any: then no record tells that it was held.
    case empty
    /// They were deleted, since they could count no more.
    case discarded
  }

  let revision: Int
  let outcome: Outcome

  static let folder = "closed"

  static func file(_ key: HallKey) -> String { "\(folder)/\(key.fileName)" }

  init(revision: Int, outcome: Outcome) { (self.revision, self.outcome) = (revision, outcome) }

  /// - Parameter last: what its board showed last.
  init(_ last: BoardFigures) {
    self.init(
      revision: last.revision,
      outcome: last.hidden == .uncounted ? .discarded : last.people == 0 ? .empty : .counted)
  }

  /// Reads a file; nil where it is not as `bytes` writes it.
  init?(_ bytes: [UInt8]) {
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let revision = Int(words[0]), revision >= 0,
      let outcome = Outcome(rawValue: String(words[1]))
    else { return nil }
    self.init(revision: revision, outcome: outcome)
  }

  var bytes: [UInt8] { Array("\(revision) \(outcome.rawValue)\n".utf8) }

  /// What its board shows where no record tells more.
  var figures: BoardFigures {
    BoardFigures(
      revision: revision, state: .closed, people: outcome == .empty ? 0 : nil,
      hidden: outcome == .discarded ? .uncounted : nil)
  }
}
