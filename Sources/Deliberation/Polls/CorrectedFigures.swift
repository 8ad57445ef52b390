/// The figures of two results of a sticker poll that stand beside each other. What one of them hides is hidden here as well.
package struct CorrectedFigures: Hashable, Sendable {
  /// How many people placed stickers at the meetings.
  package let people: Pair
  package let boards: [Board]
  /// The meetings, and then the regions, that have other figures now.
  package let parts: [Part]
  /// The meetings that count otherwise, and then their regions, that one of the results hides: whether they have other figures is not
  /// told.
  package let hiddenParts: [Where]

  /// What stood before and what stands now; nil of a meeting that was not counted then, or is not now.
  package struct Pair: Hashable, Sendable {
    package let before: Int?
    package let now: Int?

    package var isOther: Bool { before != now }
  }

  package struct Board: Hashable, Sendable {
    package let id: Slug
    package let title: String
    package let items: [Item]
  }

  /// An item with its figures of all meetings together.
  package struct Item: Hashable, Sendable {
    package let id: Slug
    package let text: String
    package let before: Place
    package let now: Place

    package var isOther: Bool { before != now }
  }

  package struct Place: Hashable, Sendable {
    package let stickers: Int
    package let rank: Int
    package let isTied: Bool
  }

  /// A meeting or region with other figures.
  package struct Part: Hashable, Sendable {
    package let place: Where
    package let people: Pair
    /// The figures that are others, that of the people first.
    package let changes: [Change]

    package struct Change: Hashable, Sendable {
      /// Nil of how many people placed stickers.
      package let item: ChangedItem?
      package let figure: Pair
    }

    /// An item as it hung on its board.
    package struct ChangedItem: Hashable, Sendable {
      package let board: Slug
      package let title: String
      package let id: Slug
      package let text: String
      /// Whether there is no other board to mean.
      package let isOnOneBoard: Bool
    }
  }

  package enum Where: Hashable, Sendable {
    case meeting(Slug, title: String)
    case region(String)
    /// The meetings without a region together.
    case noRegion
  }

  /// Why figures of an earlier result are not shown.
  package enum Reason: String, Sendable {
    /// No edition had them, so nobody can have them but from the records.
    case notPublished = "not-published"
    /// An edition of the paper is not part of main, or was made twice, apart: nobody can say yet which one has them.
    case editionsUnsettled = "editions-unsettled"
    /// One of the two results hides a meeting that changed, or all of its figures.
    case fewPeople = "few-people"
  }
}

extension CorrectedFigures {
  /// - Parameters:
  ///   - before, now: two results that do not hide everything.
  ///   - changed: the meetings that count otherwise.
  package init(_ before: StickerTally, _ now: StickerTally, changed: Set<Slug>, form: StickerForm) {
    people = Pair(before: before.people, now: now.people)
    func place(_ item: StickerTally.ItemTally) -> Place {
      Place(stickers: item.stickers ?? 0, rank: item.rank ?? 0, isTied: item.isTied)
    }
    boards = zip(before.boards, now.boards).map { old, new in
      Board(
        id: new.id, title: new.title,
        items: zip(old.items, new.items).map {
          Item(id: $1.id, text: $1.text, before: place($0), now: place($1))
        })
    }
    let places = Self.places(form.meetings.toldApart.filter { changed.contains($0.id) }, before, now)
    let hidden = places.filter { before.hides($0) || now.hides($0) }
    hiddenParts = hidden
    parts = places.filter { !hidden.contains($0) }.map { Self.part($0, before, now) }
      .filter { !$0.changes.isEmpty }
  }

  /// Some meetings, and then the regions that they are of.
  private static func places(
    _ meetings: [Meeting], _ before: StickerTally, _ now: StickerTally
  ) -> [Where] {
    let regions = Set(meetings.compactMap(\.region))
    let known =
      now.regions.map(\.name)
      + before.regions.map(\.name).filter { name in !now.regions.contains { $0.name == name } }
    let outside = meetings.contains { $0.region == nil } && !known.isEmpty
    return meetings.map { .meeting($0.id, title: $0.title) }
      + known.filter(regions.contains).map { .region($0) } + (outside ? [.noRegion] : [])
  }

  /// What was at a place and is, as far as it is another.
  private static func part(_ place: Where, _ before: StickerTally, _ now: StickerTally) -> Part {
    let people = Pair(before: before.people(at: place), now: now.people(at: place))
    let items = zip(before.boards, now.boards).flatMap { old, new in
      zip(old.items, new.items).map { then, item in
        Part.Change(
          item: Part.ChangedItem(
            board: new.id, title: new.title, id: item.id, text: item.text,
            isOnOneBoard: now.boards.count == 1),
          figure: Pair(
            before: before.counted(place) ? then.stickers(at: place) : nil,
            now: now.counted(place) ? item.stickers(at: place) : nil))
      }
    }
    return Part(
      place: place, people: people,
      changes: ([Part.Change(item: nil, figure: people)] + items).filter(\.figure.isOther))
  }
}

extension StickerTally {
  /// Whether something was counted at a place of which no figure is shown.
  fileprivate func hides(_ place: CorrectedFigures.Where) -> Bool {
    counted(place) && people(at: place) == nil
  }

  fileprivate func counted(_ place: CorrectedFigures.Where) -> Bool {
    switch place {
    case .meeting(let id, _): meetings.contains { $0.id == id }
    case .region(let name): regions.contains { $0.name == name }
    case .noRegion: outside != nil
    }
  }

  fileprivate func people(at place: CorrectedFigures.Where) -> Int? {
    switch place {
    case .meeting(let id, _): meetings.first { $0.id == id }?.people
    case .region(let name): regions.first { $0.name == name }?.people
    case .noRegion: outside?.people
    }
  }
}

extension StickerTally.ItemTally {
  fileprivate func stickers(at place: CorrectedFigures.Where) -> Int? {
    switch place {
    case .meeting(let id, _): byMeeting[id] ?? nil
    case .region(let name): byRegion[name] ?? nil
    case .noRegion: outsideRegions
    }
  }
}
