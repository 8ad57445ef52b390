import Deliberation

/// What a projector shows at one moment.
struct BoardFigures: Sendable, Equatable {
  enum State: String, Sendable {
    /// Not open yet.
    case draft
    case open, closed
  }

  /// Why figures of a closed meeting are not shown.
  enum Hidden: Sendable {
    /// Fewer people placed stickers than the poll asks before it shows figures.
    case fewPeople
    /// That is so at another meeting, whose figures could be reckoned from these.
    case another
  }

  var revision = 0
  var state: State
  /// Nil where nothing is shown before the closing.
  var people: Int?
  /// Stickers by board and item; nil where they are not shown.
  var boards: [Slug: [Slug: Int]]?
  /// Nil where nothing is hidden.
  var hidden: Hidden?

  var json: String {
    let boards = boards.map { boards in
      let parts = boards.sorted { $0.key < $1.key }.map { board, items in
        let counts = items.sorted { $0.key < $1.key }.map { "\"\($0)\":\($1)" }
        return "\"\(board)\":{\(counts.joined(separator: ","))}"
      }
      return "{\(parts.joined(separator: ","))}"
    }
    return
      "{\"revision\":\(revision),\"state\":\"\(state.rawValue)\",\"people\":\(people.map(String.init) ?? "null"),\"boards\":\(boards ?? "null")}"
  }

  /// As an event for listeners.
  var event: String { "event: board\nid: \(revision)\ndata: \(json)\n\n" }

  /// The stickers of ballots, counted: every item of the poll is there.
  static func boards(
    of ballots: some Sequence<[Slug: [Slug]]>, form: StickerForm
  ) -> [Slug: [Slug: Int]] {
    var boards = Dictionary(
      uniqueKeysWithValues: form.boards.map { board in
        (board.id, Dictionary(uniqueKeysWithValues: board.items.map { ($0.id, 0) }))
      })
    for ballot in ballots {
      for (board, items) in ballot { for item in items { boards[board]?[item]? += 1 } }
    }
    return boards
  }
}
