/// The result of a sticker poll: stickers and people, in all, by meeting and by region.
package struct StickerTally: Hashable, Sendable {
  /// How many people placed stickers, partners that voted by themselves included.
  package let people: Int
  /// In the order of the definition, those that were counted; partners' own votes come last as `partners`.
  package let meetings: [MeetingTally]
  package let boards: [BoardTally]

  package struct MeetingTally: Hashable, Sendable {
    package let id: Slug
    package let title: String
    package let region: String?
    package let people: Int
  }

  package struct BoardTally: Hashable, Sendable {
    package let id: Slug
    package let title: String
    package let items: [ItemTally]
  }

  package struct ItemTally: Hashable, Sendable {
    package let id: Slug
    package let text: String
    package let stickers: Int
    /// How many people placed at least one sticker here; nil where only totals were counted and a person
    /// may have placed several.
    package let people: Int?
    /// Stickers by meeting; nil where the cell is hidden because too few people stand behind it.
    package let byMeeting: [Slug: Int?]
    /// Stickers by region; nil where the cell is hidden.
    package let byRegion: [String: Int?]
  }

  /// The id of the column of partners that voted by themselves.
  package static let partnersID = "partners"
}

extension StickerTally {
  /// Adds up what was counted, cast and voted.
  package init(form: StickerForm, state: PollState) {
    let sources = Self.sources(form: form, state: state)
    people = sources.reduce(0) { $0 + $1.meeting.people }
    meetings = sources.map(\.meeting)
    let hidden = SmallCells.hidden(meetings: meetings, below: form.hideBelow)
    boards = form.boards.map { board in
      BoardTally(
        id: board.id, title: board.title,
        items: board.items.map { Self.tally($0, on: board.id, sources: sources, hidden: hidden) })
    }
  }

  /// One meeting's stickers, whichever way they were recorded.
  private struct Source {
    let meeting: MeetingTally
    let stickers: [Slug: [Slug: Int]]
    /// People behind each item; nil where nobody knows.
    let voters: [Slug: [Slug: Int]]?
  }

  private static func sources(form: StickerForm, state: PollState) -> [Source] {
    var sources: [Source] = form.meetings.compactMap { meeting in
      switch state.counts[meeting.id]?.record.body {
      case .count(let count):
        let each = form.limits.perItem == 1 ? count.stickers : nil
        return Source(
          meeting: MeetingTally(
            id: meeting.id, title: meeting.title, region: meeting.region, people: count.people),
          stickers: count.stickers, voters: each)
      case .ballots(let ballots):
        return source(
          MeetingTally(
            id: meeting.id, title: meeting.title, region: meeting.region, people: ballots.ballots.count),
          of: ballots.ballots.map(\.stickers))
      default: return nil
      }
    }
    let votes = state.votes.sorted { $0.key < $1.key }.compactMap { _, filed -> [Slug: [Slug]]? in
      guard case .vote(let vote) = filed.record.body, case .stickers(let stickers) = vote.choice else {
        return nil
      }
      return stickers
    }
    if !votes.isEmpty, let id = Slug(partnersID) {
      sources.append(
        source(MeetingTally(id: id, title: partnersID, region: nil, people: votes.count), of: votes))
    }
    return sources
  }

  private static func source(_ meeting: MeetingTally, of people: [[Slug: [Slug]]]) -> Source {
    var stickers: [Slug: [Slug: Int]] = [:]
    var voters: [Slug: [Slug: Int]] = [:]
    for person in people {
      for (board, items) in person {
        for item in items { stickers[board, default: [:]][item, default: 0] += 1 }
        for item in Set(items) { voters[board, default: [:]][item, default: 0] += 1 }
      }
    }
    return Source(meeting: meeting, stickers: stickers, voters: voters)
  }

  private static func tally(
    _ item: PollItem, on board: Slug, sources: [Source], hidden: SmallCells
  ) -> ItemTally {
    func stickers(_ source: Source) -> Int { source.stickers[board]?[item.id] ?? 0 }
    var byMeeting: [Slug: Int?] = [:]
    var byRegion: [String: Int?] = [:]
    for source in sources {
      byMeeting[source.meeting.id] = .some(
        hidden.meetings.contains(source.meeting.id) ? nil : stickers(source))
      guard let region = source.meeting.region else { continue }
      let sofar = (byRegion[region] ?? 0) ?? 0
      byRegion[region] = .some(hidden.regions.contains(region) ? nil : sofar + stickers(source))
    }
    let known = sources.allSatisfy { $0.voters != nil }
    return ItemTally(
      id: item.id, text: item.text,
      stickers: sources.reduce(0) { $0 + stickers($1) },
      people: known ? sources.reduce(0) { $0 + ($1.voters?[board]?[item.id] ?? 0) } : nil,
      byMeeting: byMeeting, byRegion: byRegion)
  }
}
