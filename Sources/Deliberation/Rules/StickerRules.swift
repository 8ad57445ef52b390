/// The rules for placing stickers: bounds, budgets, known items. A refused count or ballot changes nothing.
extension StickerForm {
  package func board(_ id: Slug) throws(Refusal) -> Board {
    guard let board = boards.first(where: { $0.id == id }) else {
      throw .unknown(.board, id.description, among: boards.map(\.id.description))
    }
    return board
  }

  package func meeting(_ id: Slug) throws(Refusal) -> Meeting {
    guard let meeting = meetings.first(where: { $0.id == id }) else {
      throw .unknown(.meeting, id.description, among: meetings.map(\.id.description))
    }
    return meeting
  }

  /// Refuses one person's stickers that break a limit or name what is not there.
  ///
  /// - Parameter stickers: items by board, an item as often as it has stickers.
  package func check(stickers: [Slug: [Slug]], of whom: Localized) throws(Refusal) {
    var total = 0
    for (id, items) in stickers.sorted(by: { $0.key < $1.key }) {
      let board = try board(id)
      total += items.count
      if let most = limits.perBoard, items.count > most {
        throw Refusal(
          Localized(
            en: "\(whom.english) placed \(items.count) stickers on the board '\(id)': at most \(most).",
            nl: "\(whom.dutch) plakte \(items.count) stickers op het bord '\(id)': hoogstens \(most)."),
          by: .tooManyStickers(most: most))
      }
      for item in items {
        try board.check(item: item)
        let placed = items.count { $0 == item }
        if let most = limits.perItem, placed > most {
          throw Refusal(
            Localized(
              en: "\(whom.english) placed \(placed) stickers at '\(item)': at most \(most) at one item.",
              nl:
                "\(whom.dutch) plakte \(placed) stickers bij '\(item)': hoogstens \(most) bij één onderdeel."),
            by: .tooManyStickers(most: most))
        }
      }
    }
    if let most = limits.total, total > most {
      throw Refusal(
        Localized(
          en: "\(whom.english) placed \(total) stickers in all: at most \(most).",
          nl: "\(whom.dutch) plakte in totaal \(total) stickers: hoogstens \(most)."),
        by: .tooManyStickers(most: most))
    }
    guard total > 0 else {
      throw Refusal(
        Localized(
          en: "\(whom.english) placed no sticker.",
          nl: "\(whom.dutch) plakte geen sticker."), by: .noChoice)
    }
  }

  /// Refuses totals that this many people cannot have placed.
  package func check(_ count: Count) throws(Refusal) {
    try check(source: .counted)
    _ = try meeting(count.meeting)
    guard count.people >= 0 else {
      throw Refusal(
        Localized(
          en: "\(count.people) people at '\(count.meeting)' are fewer than none.",
          nl: "\(count.people) mensen bij '\(count.meeting)' is minder dan niemand."))
    }
    guard count.people <= Self.mostPeople else {
      throw Refusal(
        Localized(
          en: "\(count.people) people at '\(count.meeting)' are more than fit into any hall.",
          nl: "\(count.people) mensen bij '\(count.meeting)' is meer dan er in een zaal passen."))
    }
    if let present = count.present {
      guard present >= count.people, present <= Self.mostPeople else {
        throw Refusal(
          Localized(
            en: "\(Self.people(present).english) cannot be present where \(count.people) placed stickers.",
            nl: "Er \(Self.people(present).dutch) zijn geweest waar \(count.people) stickers plakten."))
      }
    }
    var total = 0
    for (id, items) in count.stickers.sorted(by: { $0.key < $1.key }) {
      let board = try board(id)
      var onBoard = 0
      for (item, stickers) in items.sorted(by: { $0.key < $1.key }) {
        try board.check(item: item)
        guard stickers >= 0 else {
          throw Refusal(
            Localized(
              en: "'\(item)' has \(stickers) stickers: fewer than none.",
              nl: "'\(item)' heeft \(stickers) stickers: minder dan geen."))
        }
        guard stickers <= Self.mostPeople else {
          throw Refusal(
            Localized(
              en: "'\(item)' has \(stickers) stickers: more than any wall holds.",
              nl: "'\(item)' heeft \(stickers) stickers: meer dan er op een muur passen."))
        }
        try check(stickers, at: item, people: count.people)
        onBoard += stickers
      }
      try Self.check(
        onBoard, at: Localized(en: "the board '\(id)'", nl: "het bord '\(id)'"), people: count.people,
        each: limits.perBoard ?? limits.total)
      total += onBoard
    }
    try Self.check(
      total, at: Localized(en: "all boards", nl: "alle borden samen"), people: count.people,
      each: limits.total)
    guard count.people > 0 || total == 0 else {
      throw Refusal(
        Localized(
          en: "Nobody placed a sticker at '\(count.meeting)', and there are \(total).",
          nl: "Bij '\(count.meeting)' plakte niemand een sticker, en er zijn er \(total)."))
    }
    // Whoever placed stickers placed at least one.
    guard count.people <= total else { throw Self.tooMany(count, total) }
  }

  /// Refuses more stickers at one item than this many people can have placed.
  package func check(_ stickers: Int, at item: Slug, people: Int) throws(Refusal) {
    let each = limits.perItem ?? limits.perBoard ?? limits.total
    let place = "'\(item)'"
    try Self.check(stickers, at: Localized(place), people: people, each: each)
  }

  private static func tooMany(_ count: Count, _ total: Int) -> Refusal {
    let present = max(count.people, count.present ?? 0)
    return Refusal(
      Localized(
        en:
          "\(count.people) people cannot have placed \(total) \(total == 1 ? "sticker" : "stickers"): together the items have \(total), and whoever counts placed at least one.",
        nl:
          "\(count.people) mensen kunnen niet \(total) \(total == 1 ? "sticker" : "stickers") hebben geplakt: samen hebben de onderdelen er \(total), en wie meetelt plakte er minstens één."
      ),
      hints: [
        Localized(
          en:
            "give those who placed any as --people, at most \(total), and those who were there as --present: --people N --present \(present)",
          nl:
            "geef wie er plakten met --people, hoogstens \(total), en wie er waren met --present: --people N --present \(present)"
        )
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
          Localized(
            en: "The sheet has \(count.people) ballots with stickers, and its record says \(cast.people).",
            nl:
              "Op de lijst staan \(count.people) stembriefjes met stickers, en vastgelegd is \(cast.people).")
        )
      }
      guard count.blank == 0 || count.blank == cast.blank else {
        throw Refusal(
          Localized(
            en: "The sheet has \(count.blank) blank ballots, and its record says \(cast.blank).",
            nl: "Op de lijst staan \(count.blank) blanco stembriefjes, en vastgelegd is \(cast.blank)."))
      }
    }
    try check(attendance: cast)
  }

  /// Refuses fewer people in the hall than handed in a ballot.
  package func check(attendance cast: Ballots) throws(Refusal) {
    guard cast.blank >= 0, cast.blank <= Self.mostPeople else {
      throw Refusal(
        Localized(
          en: "\(cast.blank) blank ballots at '\(cast.meeting)' are no number of ballots.",
          nl: "\(cast.blank) blanco stembriefjes bij '\(cast.meeting)' is geen aantal."))
    }
    guard let present = cast.present else { return }
    let ballots = cast.people + cast.blank
    guard present >= ballots, present <= Self.mostPeople else {
      let blank =
        cast.blank == 0
        ? .nothing : Localized(en: ", \(cast.blank) of them blank", nl: ", waarvan \(cast.blank) blanco")
      throw Refusal(
        Localized(
          en:
            "\(Self.people(present).english) cannot be present where \(ballots) handed in a ballot\(blank.english).",
          nl:
            "Er \(Self.people(present).dutch) zijn geweest waar \(ballots) een stembriefje inleverden\(blank.dutch)."
        ))
    }
  }

  private static func people(_ number: Int) -> Localized {
    Localized(
      en: "\(number) \(number == 1 ? "person" : "people")",
      nl: number == 1 ? "kan niet 1 persoon" : "kunnen niet \(number) mensen")
  }

  /// More people, or stickers at one item, than any meeting has: what is beyond it is a slip of the pen.
  package static let mostPeople = 1_000_000

  package func check(source given: StickerSource) throws(Refusal) {
    guard given != source else { return }
    switch source {
    case .counted:
      throw Refusal(
        Localized(
          en: "This poll takes stickers counted on the wall, not ballots.",
          nl: "In deze peiling worden stickers op de muur geteld, geen stembriefjes."),
        hints: [
          Localized(en: "enter the totals with beraad count", nl: "voer de totalen in met beraad count")
        ])
    case .ballots:
      throw Refusal(
        Localized(
          en: "This poll takes ballots, not stickers counted on the wall.",
          nl: "Deze peiling gaat met stembriefjes, niet met stickers die op de muur zijn geteld."),
        hints: [Localized(en: "enter them with beraad ballots", nl: "voer die in met beraad ballots")])
    }
  }

  private static func check(
    _ stickers: Int, at place: Localized, people: Int, each: Int?
  ) throws(Refusal) {
    guard let each, stickers > people * each else { return }
    throw Refusal(
      Localized(
        en:
          "\(stickers) \(stickers == 1 ? "sticker" : "stickers") at \(place.english) \(stickers == 1 ? "does" : "do") not fit: \(people) \(people == 1 ? "person has" : "people have") at most \(people * each) there.",
        nl:
          "\(stickers) \(stickers == 1 ? "sticker" : "stickers") bij \(place.dutch) \(stickers == 1 ? "kan" : "kunnen") niet: \(people) \(people == 1 ? "mens heeft" : "mensen hebben") daar hoogstens \(people * each)."
      ),
      hints: [
        Localized(
          en: "count the stickers or the people again; nothing was recorded",
          nl: "tel de stickers of de mensen opnieuw; er is niets vastgelegd")
      ])
  }
}

extension Board {
  fileprivate func check(item: Slug) throws(Refusal) {
    guard items.contains(where: { $0.id == item }) else {
      throw .unknown(
        .item, item.description, Localized(en: "on the board '\(id)'", nl: "op het bord '\(id)'"),
        among: items.map(\.id.description))
    }
  }
}
