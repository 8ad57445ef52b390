import Deliberation

/// What a projector shows at one moment.
struct BoardFigures: Sendable, Equatable {
  enum State: String, Sendable {
    /// Not open yet.
    case draft
    case open, closed
  }

  /// Why a closed meeting has no figures.
  enum Hidden: Sendable {
    /// They are being recorded, or that was interrupted.
    case beingCounted
    /// The poll was closed elsewhere, or the meeting counted elsewhere, before its stickers were.
    case uncounted
    /// Fewer people placed stickers than the poll asks before it shows figures, here or at a meeting whose figures could be
    /// reckoned from these. Nobody is told which of the two: with it the number of people could be reckoned.
    case tooFewPeople
  }

  /// Grows with all that is shown, also over restarts.
  var revision = 0
  var state: State
  /// Nil where nothing is shown before the closing.
  var people: Int?
  /// The stickers of how many people come into view together at least; nil where no hall says.
  var together: Int?
  /// Stickers by board and item; nil where they are not shown.
  var boards: [Slug: [Slug: Int]]?
  /// Nil where there are figures, or none are to be.
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

  /// Above which revision a server counts that so many had a hall before.
  static func firstRevision(after starts: Int) -> Int { starts << 20 }

  /// How many had the hall before the one that gave out a revision.
  static func starts(of revision: Int) -> Int { revision >> 20 }

  /// What a hall shows once it is closed: nothing of a few people; that nobody came is nobody's secret.
  static func closed(_ content: HallContent, form: StickerForm, after revision: Int) -> BoardFigures {
    let (people, isShown) = (content.people, content.people >= form.hideBelow)
    return BoardFigures(
      revision: revision + 1, state: .closed, people: isShown || people == 0 ? people : nil,
      boards: isShown && people > 0 ? boards(of: content.ballots.values, form: form) : nil,
      hidden: isShown || people == 0 ? nil : .tooFewPeople)
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
