/// Adding up a sticker poll.
extension StickerTally {
  /// Adds up what was counted, cast and voted.
  package init(form: StickerForm, state: PollState) {
    let counted = Self.counted(form: form, state: state)
    let partners = Self.partners(state)
    let sources = counted + (partners.map { [$0] } ?? [])
    let hidden = SmallCells.hidden(meetings: counted.map(\.meeting), below: form.hideBelow)
    people = sources.reduce(0) { $0 + $1.meeting.people }
    meetings = sources.map(\.meeting).map {
      MeetingTally(
        id: $0.id, title: $0.title, region: $0.region, people: $0.people,
        isHidden: hidden.meetings.contains($0.id))
    }
    regions = Self.regions(of: meetings, hidden: hidden)
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

    init(_ meeting: MeetingTally, stickers: [Slug: [Slug: Int]], voters: [Slug: [Slug: Int]]?) {
      (self.meeting, self.stickers, self.voters) = (meeting, stickers, voters)
    }

    /// Adds up what each person placed.
    init(_ meeting: MeetingTally, of people: [[Slug: [Slug]]]) {
      var stickers: [Slug: [Slug: Int]] = [:]
      var voters: [Slug: [Slug: Int]] = [:]
      for person in people {
        for (board, items) in person {
          for item in items { stickers[board, default: [:]][item, default: 0] += 1 }
          for item in Set(items) { voters[board, default: [:]][item, default: 0] += 1 }
        }
      }
      self.init(meeting, stickers: stickers, voters: voters)
    }
  }

  private static func counted(form: StickerForm, state: PollState) -> [Source] {
    form.meetings.compactMap { meeting in
      func row(_ people: Int) -> MeetingTally {
        MeetingTally(id: meeting.id, title: meeting.title, region: meeting.region, people: people)
      }
      switch state.counts[meeting.id]?.record.body {
      case .count(let count):
        // Where nobody places two at one item, there are as many people as stickers.
        let voters = form.limits.perItem == 1 ? count.stickers : nil
        return Source(row(count.people), stickers: count.stickers, voters: voters)
      case .ballots(let cast):
        return Source(row(cast.ballots.count), of: cast.ballots.map(\.stickers))
      default: return nil
      }
    }
  }

  /// What partners placed by themselves; nil where none did.
  private static func partners(_ state: PollState) -> Source? {
    let votes = state.votes.values.compactMap { filed -> [Slug: [Slug]]? in
      guard case .vote(let vote) = filed.record.body, case .stickers(let stickers) = vote.choice else {
        return nil
      }
      return stickers
    }
    guard !votes.isEmpty, let id = Slug(partnersID) else { return nil }
    return Source(MeetingTally(id: id, title: partnersID, region: nil, people: votes.count), of: votes)
  }

  private static func regions(of meetings: [MeetingTally], hidden: SmallCells) -> [RegionTally] {
    var people: [String: Int] = [:]
    var names: [String] = []
    for meeting in meetings {
      guard let region = meeting.region else { continue }
      if people[region] == nil { names.append(region) }
      people[region, default: 0] += meeting.people
    }
    return names.map {
      RegionTally(name: $0, people: people[$0] ?? 0, isHidden: hidden.regions.contains($0))
    }
  }

  private static func tally(
    _ item: PollItem, on board: Slug, sources: [Source], hidden: SmallCells
  ) -> ItemTally {
    func stickers(_ source: Source) -> Int { source.stickers[board]?[item.id] ?? 0 }
    var byMeeting: [Slug: Int?] = [:]
    var byRegion: [String: Int?] = [:]
    for source in sources {
      let (meeting, here) = (source.meeting, stickers(source))
      byMeeting[meeting.id] = .some(hidden.meetings.contains(meeting.id) ? nil : here)
      guard let region = meeting.region else { continue }
      let sofar = (byRegion[region] ?? 0) ?? 0
      byRegion[region] = .some(hidden.regions.contains(region) ? nil : sofar + here)
    }
    let isKnown = sources.allSatisfy { $0.voters != nil }
    let people = sources.reduce(0) { $0 + ($1.voters?[board]?[item.id] ?? 0) }
    return ItemTally(
      id: item.id, text: item.text,
      stickers: hidden.hidesTotal ? nil : sources.reduce(0) { $0 + stickers($1) },
      people: isKnown && !hidden.hidesTotal ? people : nil, byMeeting: byMeeting, byRegion: byRegion)
  }
}
