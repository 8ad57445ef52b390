/// How near what an earlier result tells of its meetings comes to what they have now.
///
/// A sheet is lost, entered twice or entered under another meeting: then what one meeting had before is what others have now, and a
/// ballot more or less is the difference of these sums. So no meeting is held against itself alone: whatever can be added up of the
/// earlier figures is held against whatever can be added up of those of now. Fewer people than the bound may stand behind none of
/// these differences, or nobody at all.
struct FigureSums {
  /// What an earlier result tells.
  enum Told {
    /// Nothing but the figures of all meetings together.
    case all
    /// Those of each meeting too.
    case each
  }

  enum Distance {
    case far, near
    /// There are too many sums to look at.
    case unknown
  }

  /// So many meetings and so many sums are looked at, and not more.
  private static let (mostPlaces, mostSums) = (12, 1 << 20)

  /// The figures at a meeting, or of all together that are hidden: the people, then the stickers item by item.
  private struct Place {
    let before: [Int]
    let now: [Int]
  }

  private let places: [Place]
  private let measure: PeopleBehind

  /// - Parameter before: a result of the same meetings as `now`, of which it hides the same ones.
  init(_ before: StickerTally, _ now: StickerTally, _ form: StickerForm) {
    measure = PeopleBehind(form)
    let shown = now.halls.filter { !$0.isHidden }.map(\.id).map { meeting in
      Place(before: Self.figures(before, at: meeting), now: Self.figures(now, at: meeting))
    }
    let hidden = shown.reduce(Place(before: Self.all(before), now: Self.all(now))) { rest, place in
      Place(
        before: zip(rest.before, place.before).map(-), now: zip(rest.now, place.now).map(-))
    }
    places = shown + (now.halls.contains(where: \.isHidden) ? [hidden] : [])
  }

  /// Of all meetings. What partners placed by themselves is no secret, and stands beside it.
  private static func all(_ tally: StickerTally) -> [Int] {
    [(tally.people ?? 0) - tally.partners.count]
      + tally.boards.flatMap { $0.items.map { ($0.stickers ?? 0) - $0.byPartners } }
  }

  private static func figures(_ tally: StickerTally, at meeting: Slug) -> [Int] {
    [tally.meetings.first { $0.id == meeting }?.people ?? 0]
      + tally.boards.flatMap { $0.items.map { ($0.byMeeting[meeting] ?? nil) ?? 0 } }
  }

  /// How near the earlier figures come to those of now, where so much of them is told.
  func distance(_ told: Told) -> Distance {
    guard places.count <= Self.mostPlaces else { return .unknown }
    let steps = places.map { self.steps(at: $0, told) }
    guard steps.reduce(1, { $0 * $1.count }) <= Self.mostSums else { return .unknown }
    var search = Search(steps: steps, measure: measure, sum: Array(repeating: 0, count: measure.figures))
    return search.findsFew() ? .near : .far
  }

  /// What a meeting can add to a difference: what it had, less what it has, either or nothing. One that has what it had can be taken
  /// away once more: its sheet may have been that of another as well.
  private func steps(at place: Place, _ told: Told) -> [Step] {
    let nothing = Step(figures: [], isEarlier: false)
    guard place.before != place.now else {
      return [
        nothing, Step(figures: place.now, isEarlier: false),
        Step(figures: place.now.map(-), isEarlier: false),
      ]
    }
    let had = [
      Step(figures: place.before, isEarlier: true),
      Step(figures: zip(place.before, place.now).map(-), isEarlier: true),
    ]
    return switch told {
    case .all: had
    case .each: had + [nothing, Step(figures: place.now.map(-), isEarlier: false)]
    }
  }

  private struct Step {
    let figures: [Int]
    /// Whether it takes something that only the earlier result tells.
    let isEarlier: Bool
  }

  /// Goes through all differences, one step of each meeting, and stops at the first that is about too few people.
  private struct Search {
    let steps: [[Step]]
    let measure: PeopleBehind
    var sum: [Int]

    mutating func findsFew(from place: Int = 0, hasEarlier: Bool = false) -> Bool {
      guard place < steps.count else { return hasEarlier && measure.isFew(sum) }
      for step in steps[place] {
        for index in step.figures.indices { sum[index] += step.figures[index] }
        defer { for index in step.figures.indices { sum[index] -= step.figures[index] } }
        if findsFew(from: place + 1, hasEarlier: hasEarlier || step.isEarlier) { return true }
      }
      return false
    }
  }
}

/// How many people stand behind a difference of figures at the least.
private struct PeopleBehind {
  private let bound: Int
  private let total: Int?
  private let onBoard: Int?
  private let atItem: Int?
  /// Where the items of each board stand among the figures, behind the people.
  private let boards: [Range<Int>]

  init(_ form: StickerForm) {
    (bound, total) = (form.hideBelow, form.limits.total)
    onBoard = [form.limits.perBoard, form.limits.total].compactMap(\.self).min()
    atItem = [form.limits.perItem, onBoard].compactMap(\.self).min()
    var next = 1
    boards = form.boards.map { board in
      defer { next += board.items.count }
      return next..<(next + board.items.count)
    }
  }

  /// People, and the items of all boards.
  var figures: Int { boards.last?.upperBound ?? 1 }

  /// Whether somebody must have placed otherwise for it, and fewer people than the bound can have.
  func isFew(_ difference: [Int]) -> Bool {
    var least = abs(difference[0])
    guard least < bound else { return false }
    var (more, fewer) = (0, 0)
    for board in boards {
      var (up, down) = (0, 0)
      for index in board {
        let change = difference[index]
        if change > 0 { up += change } else { down -= change }
        least = max(least, Self.people(abs(change), each: atItem))
      }
      least = max(least, Self.people(max(up, down), each: onBoard))
      guard least < bound else { return false }
      more += up
      fewer += down
    }
    return least > 0 && max(least, Self.people(max(more, fewer), each: total)) < bound
  }

  /// How many people so many stickers take, at the least.
  private static func people(_ stickers: Int, each most: Int?) -> Int {
    guard let most, most > 0 else { return min(stickers, 1) }
    return (stickers + most - 1) / most
  }
}
