/// The figures of two results of a sticker poll that stand beside each other: nothing else of the earlier one is shown.
package struct CorrectedFigures: Hashable, Sendable {
  /// How many people placed stickers at the meetings.
  package let people: Pair
  package let boards: [Board]
  /// The meetings, and then the regions, that have other figures now. Empty where none has, and where `hidesParts`.
  package let parts: [Part]
  /// Why those of the meetings and regions are not shown though some are others; nil where they are.
  package let hidesParts: Reason?

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

    package var isOther: Bool { before.stickers != now.stickers || before.rank != now.rank }
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
    /// Fewer people than the bound may stand behind a difference from what holds, of all meetings or of some of them.
    case fewPeople = "few-people"
    /// There is more than one earlier result: from several more could be computed.
    case severalResults = "several-results"
    /// The earlier result is not of the same meetings.
    case otherMeetings = "other-meetings"
    /// There are too many meetings to look at all of their sums.
    case manyMeetings = "many-meetings"
  }
}

extension CorrectedFigures {
  /// - Parameters:
  ///   - changed: the meetings that count otherwise. All of them are shown in both results.
  ///   - hidesParts: why those of each meeting are not shown; nil where they are.
  package init(
    _ before: StickerTally, _ now: StickerTally, changed: Set<Slug>, form: StickerForm, hidesParts: Reason?
  ) {
    func atMeetings(_ tally: StickerTally) -> Int? { tally.people.map { $0 - tally.partners.count } }
    people = Pair(before: atMeetings(before), now: atMeetings(now))
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
    let meetings = form.meetings.filter { changed.contains($0.id) }
    let parts = Self.parts(before, now, meetings).filter { !$0.changes.isEmpty }
    self.hidesParts = parts.isEmpty ? nil : hidesParts
    self.parts = hidesParts == nil ? parts : []
  }

  private static func parts(
    _ before: StickerTally, _ now: StickerTally, _ meetings: [Meeting]
  ) -> [Part] {
    func part(
      _ place: Where, people: (StickerTally) -> Int?, stickers: (StickerTally.ItemTally) -> Int?
    ) -> Part {
      let people = Pair(before: people(before), now: people(now))
      let items = zip(before.boards, now.boards).flatMap { old, new in
        zip(old.items, new.items).map { then, item in
          Part.Change(
            item: Part.ChangedItem(
              board: new.id, title: new.title, id: item.id, text: item.text,
              isOnOneBoard: now.boards.count == 1),
            figure: Pair(before: stickers(then), now: stickers(item)))
        }
      }
      return Part(
        place: place, people: people,
        changes: ([Part.Change(item: nil, figure: people)] + items).filter(\.figure.isOther))
    }
    let regions = Set(meetings.compactMap(\.region))
    let named =
      now.regions.map(\.name)
      + before.regions.map(\.name).filter { name in
        !now.regions.contains { $0.name == name }
      }
    let outside = meetings.contains { $0.region == nil } && !(now.regions.isEmpty && before.regions.isEmpty)
    return meetings.map { meeting in
      part(
        .meeting(meeting.id, title: meeting.title),
        people: { tally in tally.meetings.first { $0.id == meeting.id }?.people },
        stickers: { $0.byMeeting[meeting.id] ?? nil })
    }
      + named.filter(regions.contains).map { name in
        part(
          .region(name), people: { tally in tally.regions.first { $0.name == name }?.people },
          stickers: { $0.byRegion[name] ?? nil })
      }
      + (outside ? [part(.noRegion, people: \.outside?.people, stickers: \.outsideRegions)] : [])
  }
}
