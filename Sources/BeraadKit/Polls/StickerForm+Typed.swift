import Deliberation
import Prose

/// Stickers as somebody types them in one word of a command line.
extension StickerForm {
  /// What `BOARD:ITEM,ITEM` means, where a title may have a colon in it, and a text a comma.
  ///
  /// - Throws: a `Refusal` where it names nothing, or may mean several things.
  func place(typed text: String) throws(Refusal) -> (board: Board, items: [PollItem]) {
    let parts = text.split(scalar: ":").map(String.init)
    var (found, failures): ([(board: Board, items: [PollItem])], [Refusal]) = ([], [])
    for count in 1..<max(parts.count, 2) {
      let title = parts.prefix(count).joined(separator: ":").trimmingWhitespace
      do throws(Refusal) {
        guard let board = try boards.named(title, .typed) else { continue }
        found.append((board, try board.items(typed: parts.dropFirst(count).joined(separator: ":"))))
      } catch {
        failures.append(error)
      }
    }
    guard found.count < 2 else {
      let names = found.map { "'\(boards.plainName(of: $0.board)):…'" }
      throw Refusal(
        Localized(
          en: "'\(text.prefix(64))' may be stickers on several boards.",
          nl: "'\(text.prefix(64))' kunnen stickers op meer borden zijn."),
        hints: [
          Localized(
            en:
              "write the board by its short name, and what belongs behind it: \(names.joined(separator: ", or "))",
            nl:
              "schrijf het bord met de korte naam, en wat daarachter hoort: \(names.joined(separator: ", of "))"
          )
        ])
    }
    if let one = found.first { return one }
    if let failure = failures.last { throw failure }
    let board = try board(named: parts[0].trimmingWhitespace)
    return (board, try board.items(typed: ""))
  }
}

extension Board {
  /// Items with commas between them. Words with a comma in them that are the text of one item are that one, unless each part of them names
  /// an item as well.
  func items(typed text: String) throws(Refusal) -> [PollItem] {
    let parts = text.split(scalar: ",").map { String($0).trimmingWhitespace }
    var readings = Readings(text.split(scalar: ",").map(String.init))
    for start in parts.indices.reversed() { try readings.read(from: start, items) }
    guard let reading = readings.found[0] else {
      var items: [PollItem] = []
      for part in parts { items.append(try item(named: part)) }
      return items
    }
    guard let other = reading.other else { return reading.items }
    let ways = [reading.items, other].map { found in
      found.map { "--place '\(id):\(items.plainName(of: $0))'" }.joined(separator: " ")
    }
    throw Refusal(
      Localized(
        en: "'\(text.trimmingWhitespace.prefix(64))' may be one item or several.",
        nl: "'\(text.trimmingWhitespace.prefix(64))' kan één onderdeel zijn of meer."),
      hints: [Localized(en: "write \(ways[0]), or \(ways[1])", nl: "schrijf \(ways[0]), of \(ways[1])")])
  }
}

/// How words between commas can be read as items, from each of them on.
private struct Readings {
  struct Reading {
    let items: [PollItem]
    /// Another way to read the same, where there is one.
    var other: [PollItem]?
  }

  private let parts: [String]
  /// By the part that a reading begins with; nil where there is none.
  private(set) var found: [Reading?]

  init(_ parts: [String]) {
    self.parts = parts
    found = Array(repeating: nil, count: parts.count) + [Reading(items: [])]
  }

  mutating func read(from start: Int, _ items: [PollItem]) throws(Refusal) {
    // Words with more commas than any text are no text.
    let most = items.map { $0.text.utf8.count { $0 == 0x2C } }.max() ?? 0
    for end in (start + 1)...min(parts.count, start + 1 + most) {
      let words = parts[start..<end].joined(separator: ",").trimmingWhitespace
      guard let rest = found[end], let item = try items.named(words, .typed) else { continue }
      if found[start] == nil {
        found[start] = Reading(items: [item] + rest.items, other: rest.other.map { [item] + $0 })
      } else {
        found[start]?.other = [item] + rest.items
      }
    }
  }
}
