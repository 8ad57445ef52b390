import Deliberation

/// What is kept of a hall until it closes: for each card, by its hash, the stickers that stand, sorted by hash. No time, no order, no
/// name.
struct HallContent: Sendable, Equatable {
  enum Stage: String, Sendable {
    case open
    /// The sheet is made, and is being recorded.
    case closing
  }

  /// What the projector shows before the closing.
  enum Show: String, Sendable {
    case live, count, closed
  }

  var stage = Stage.open
  var show: Show
  /// Items by board, by the hash of a card; none without a sticker.
  var ballots: [String: [Slug: [Slug]]] = [:]
  /// The ballots as they are recorded, under new random tokens; empty before the closing.
  var sheet: [UInt8] = []
  /// How many servers had this hall before this one, or how often it was closed without stickers and opened again: what is shown now is
  /// newer than all that was shown then.
  var starts = 0
  /// The stickers that a live board may show, by board and item; nil in files of before this was kept. It is behind what stands by those
  /// of fewer people than the poll asks.
  var shown: [Slug: [Slug: Int]]?
  /// How many cards have to be others before they are shown; nil in files of before this was kept.
  var least: Int?

  init(show: Show) { self.show = show }

  var people: Int { ballots.count }

  // MARK: As a file

  private static let heading = "beraad-hall 1"
  /// More people come to no hall.
  private static let mostWaitedFor = 1_000_000

  var bytes: [UInt8] {
    var text = "\(Self.heading)\nstage \(stage.rawValue)\nshow \(show.rawValue)\nstarts \(starts)\n"
    if let shown { text += Self.line(of: shown) }
    if let least { text += "least \(least)\n" }
    for (card, boards) in ballots.sorted(by: { $0.key < $1.key }) { text += Self.line(card, boards) }
    return Array(text.utf8) + (sheet.isEmpty ? [] : Array("sheet\n".utf8) + sheet)
  }

  /// Reads a file; nil where it is not as `bytes` writes it.
  init?(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    func next() -> String? { lines.popFirst().map { String(decoding: $0, as: UTF8.self) } }
    guard next() == Self.heading,
      let stage = next().flatMap({ Stage(rawValue: Self.value($0, of: "stage")) }),
      let show = next().flatMap({ Show(rawValue: Self.value($0, of: "show")) })
    else { return nil }
    self.init(show: show)
    self.stage = stage
    while let line = next(), !line.isEmpty {
      if line == "sheet" {
        sheet = Array(lines.joined(separator: [0x0A]))
        break
      }
      var words = line.split(separator: " ")[...]
      // Files of before this was counted have no such line; no card is called so.
      if words.first == "starts", words.count == 2, let starts = words.last.flatMap({ Int($0) }), starts >= 0
      {
        self.starts = starts
        continue
      }
      if words.first == "least" {
        guard words.count == 2, let least = words.last.flatMap({ Int($0) }),
          (1...Self.mostWaitedFor).contains(least)
        else { return nil }
        self.least = least
        continue
      }
      if words.first == "shown" {
        guard let shown = Self.counts(words.dropFirst()) else { return nil }
        self.shown = shown
        continue
      }
      guard let card = words.popFirst(), let stickers = Self.stickers(words) else { return nil }
      ballots[String(card)] = stickers
    }
  }

  private static func line(_ card: String, _ stickers: [Slug: [Slug]]) -> String {
    card
      + stickers.sorted { $0.key < $1.key }
      .map { " \($0)=\($1.map(\.description).joined(separator: ","))" }.joined() + "\n"
  }

  private static func line(of shown: [Slug: [Slug: Int]]) -> String {
    let boards = shown.sorted { $0.key < $1.key }.map { board, items in
      " \(board)=" + items.sorted { $0.key < $1.key }.map { "\($0):\($1)" }.joined(separator: ",")
    }
    return "shown\(boards.joined())\n"
  }

  private static func counts(_ words: ArraySlice<Substring>) -> [Slug: [Slug: Int]]? {
    var counts: [Slug: [Slug: Int]] = [:]
    for word in words {
      let parts = word.split(separator: "=")
      guard parts.count == 2, let board = Slug(String(parts[0])) else { return nil }
      for part in parts[1].split(separator: ",") {
        let pair = part.split(separator: ":")
        guard pair.count == 2, let item = Slug(String(pair[0])), let count = Int(pair[1]), count >= 0 else {
          return nil
        }
        counts[board, default: [:]][item] = count
      }
    }
    return counts
  }

  private static func value(_ line: String, of name: String) -> String {
    line.hasPrefix(name + " ") ? String(line.dropFirst(name.count + 1)) : ""
  }

  private static func stickers(_ words: ArraySlice<Substring>) -> [Slug: [Slug]]? {
    var stickers: [Slug: [Slug]] = [:]
    for word in words {
      let parts = word.split(separator: "=")
      guard parts.count == 2, let board = Slug(String(parts[0])) else { return nil }
      let items = parts[1].split(separator: ",").map { Slug(String($0)) }
      guard !items.contains(nil) else { return nil }
      stickers[board] = items.compactMap(\.self)
    }
    return stickers
  }
}
