/// The rules for placing stickers: bounds, budgets, known items. A refused count or ballot changes nothing.
extension StickerForm {
  package func board(_ id: Slug) throws(Refusal) -> Board {
    guard let board = boards.first(where: { $0.id == id }) else {
      throw .unknown("board", id.description, among: boards.map(\.id.description))
    }
    return board
  }

  package func meeting(_ id: Slug) throws(Refusal) -> Meeting {
    guard let meeting = meetings.first(where: { $0.id == id }) else {
      throw .unknown("meeting", id.description, among: meetings.map(\.id.description))
    }
    return meeting
  }

  /// Refuses one person's stickers that break a limit or name what is not there.
  ///
  /// - Parameter stickers: items by board, an item as often as it has stickers.
  package func check(stickers: [Slug: [Slug]], of whom: String) throws(Refusal) {
    var total = 0
    for (id, items) in stickers.sorted(by: { $0.key < $1.key }) {
      let board = try board(id)
      total += items.count
      if let most = limits.perBoard, items.count > most {
        throw Refusal(
          "\(whom) placed \(items.count) stickers on the board '\(id)': at most \(most).",
          by: .tooManyStickers(most: most))
      }
      for item in items {
        try board.check(item: item)
        let placed = items.count { $0 == item }
        if let most = limits.perItem, placed > most {
          throw Refusal(
            "\(whom) placed \(placed) stickers at '\(item)': at most \(most) at one item.",
            by: .tooManyStickers(most: most))
        }
      }
    }
    if let most = limits.total, total > most {
      throw Refusal(
        "\(whom) placed \(total) stickers in all: at most \(most).", by: .tooManyStickers(most: most))
    }
    guard total > 0 else { throw Refusal("\(whom) placed no sticker.", by: .noChoice) }
  }

  /// Refuses totals that this many people cannot have placed.
  package func check(_ count: Count) throws(Refusal) {
    try check(source: .counted)
    _ = try meeting(count.meeting)
    guard count.people >= 0 else {
      throw Refusal("\(count.people) people at '\(count.meeting)' are fewer than none.")
    }
    guard count.people <= Self.mostPeople else {
      throw Refusal("\(count.people) people at '\(count.meeting)' are more than fit into any hall.")
    }
    if let present = count.present {
      guard present >= count.people, present <= Self.mostPeople else {
        throw Refusal("\(present) people cannot be present where \(count.people) placed stickers.")
      }
    }
    var total = 0
    for (id, items) in count.stickers.sorted(by: { $0.key < $1.key }) {
      let board = try board(id)
      var onBoard = 0
      for (item, stickers) in items.sorted(by: { $0.key < $1.key }) {
        try board.check(item: item)
        guard stickers >= 0 else { throw Refusal("'\(item)' has \(stickers) stickers: fewer than none.") }
        guard stickers <= Self.mostPeople else {
          throw Refusal("'\(item)' has \(stickers) stickers: more than any wall holds.")
        }
        try check(stickers, at: item, people: count.people)
        onBoard += stickers
      }
      try Self.check(
        onBoard, at: "the board '\(id)'", people: count.people, each: limits.perBoard ?? limits.total)
      total += onBoard
    }
    try Self.check(total, at: "all boards", people: count.people, each: limits.total)
    guard count.people > 0 || total == 0 else {
      throw Refusal("Nobody placed a sticker at '\(count.meeting)', and there are \(total).")
    }
    // Whoever placed stickers placed at least one.
    guard count.people <= total else { throw Self.tooMany(count, total) }
  }

  /// Refuses more stickers at one item than this many people can have placed.
  package func check(_ stickers: Int, at item: Slug, people: Int) throws(Refusal) {
    let each = limits.perItem ?? limits.perBoard ?? limits.total
    try Self.check(stickers, at: "'\(item)'", people: people, each: each)
  }

  private static func tooMany(_ count: Count, _ total: Int) -> Refusal {
    let present = max(count.people, count.present ?? 0)
    return Refusal(
      "\(count.people) people cannot have placed \(total) \(total == 1 ? "sticker" : "stickers"): together the items have \(total), and whoever counts placed at least one.",
      hints: [
        "give those who placed any as --people, at most \(total), and those who were there as --present: --people N --present \(present)"
      ])
  }

  /// Refuses ballots of a meeting that is none, whose sheet breaks the rules, or that say something else of it than it has.
  ///
  /// - Parameter sheet: what reading it came to.
  package func check(_ cast: Ballots, sheet: SheetReading) throws(Refusal) {
    try check(source: .ballots)
    _ = try meeting(cast.meeting)
    switch sheet {
    case .refused(let refusal): throw refusal
    case .right(let count):
      guard count.people == cast.people else {
        throw Refusal(
          "The sheet has \(count.people) ballots with stickers, and its record says \(cast.people).")
      }
      guard count.blank == 0 || count.blank == cast.blank else {
        throw Refusal("The sheet has \(count.blank) blank ballots, and its record says \(cast.blank).")
      }
    }
    try check(attendance: cast)
  }

  /// Refuses fewer people in the hall than handed in a ballot.
  package func check(attendance cast: Ballots) throws(Refusal) {
    guard cast.blank >= 0, cast.blank <= Self.mostPeople else {
      throw Refusal("\(cast.blank) blank ballots at '\(cast.meeting)' are no number of ballots.")
    }
    guard let present = cast.present else { return }
    let ballots = cast.people + cast.blank
    guard present >= ballots, present <= Self.mostPeople else {
      let blank = cast.blank == 0 ? "" : ", \(cast.blank) of them blank"
      throw Refusal("\(present) people cannot be present where \(ballots) handed in a ballot\(blank).")
    }
  }

  /// More people, or stickers at one item, than any meeting has: what is beyond it is a slip of the pen.
  package static let mostPeople = 1_000_000

  package func check(source given: StickerSource) throws(Refusal) {
    guard given != source else { return }
    switch source {
    case .counted:
      throw Refusal(
        "This poll takes stickers counted on the wall, not ballots.",
        hints: ["enter the totals with beraad count"])
    case .ballots:
      throw Refusal(
        "This poll takes ballots, not stickers counted on the wall.",
        hints: ["enter them with beraad ballots"])
    }
  }

  private static func check(_ stickers: Int, at place: String, people: Int, each: Int?) throws(Refusal) {
    guard let each, stickers > people * each else { return }
    throw Refusal(
      "\(stickers) \(stickers == 1 ? "sticker" : "stickers") at \(place) \(stickers == 1 ? "does" : "do") not fit: \(people) \(people == 1 ? "person has" : "people have") at most \(people * each) there.",
      hints: ["count the stickers or the people again; nothing was recorded"])
  }
}

extension Board {
  fileprivate func check(item: Slug) throws(Refusal) {
    guard items.contains(where: { $0.id == item }) else {
      throw .unknown("item", item.description, "on the board '\(id)'", among: items.map(\.id.description))
    }
  }
}
