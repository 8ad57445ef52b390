/// Adding up a sticker poll.
extension StickerTally {
  /// Adds up what was counted, cast and voted.
  package init(form: StickerForm, state: PollState) {
    self.init(form: form, state: state, partners: Self.partners(state))
  }

  /// The result of the meetings alone: without what partners placed by themselves.
  package static func atMeetings(form: StickerForm, state: PollState) -> StickerTally {
    StickerTally(form: form, state: state, partners: nil)
  }

  private init(form: StickerForm, state: PollState, partners: Source?) {
    let counted = Self.counted(form: form, state: state)
    let sources = counted + (partners.map { [$0] } ?? [])
    let hidden = Self.hidden(in: counted, form: form, state: state)
    people = hidden.hidesTotal ? nil : counted.reduce(0) { $0 + $1.people }
    meetings = sources.map { $0.row(isHidden: hidden.meetings.contains($0.id)) }
    uncounted = form.meetings.toldApart.filter { meeting in !counted.contains { $0.id == meeting.id } }
    regions = Self.regions(of: counted, hidden: hidden)
    let elsewhere = counted.filter { $0.region == nil }
    outside =
      regions.isEmpty || elsewhere.isEmpty
      ? nil
      : RegionTally(
        name: "", people: hidden.regions.contains("") ? nil : elsewhere.reduce(0) { $0 + $1.people })
    boards = form.boards.map { board in
      BoardTally(
        id: board.id, title: board.title, items: Self.items(of: board, sources: sources, hidden: hidden),
        placedFewer: hidden.hidesTotal
          ? nil : Self.sum(of: counted.map { $0.placedFewerOn[board.id] }),
        redraws: Self.redraws(of: board, sources: sources, hidden: hidden, form),
        difference: Self.difference(on: board, of: counted, hidden: hidden, form))
    }
    self.partners = partners == nil ? [] : state.votes.keys.sorted()
    doubled = state.doubles.tokens
    placedFewer = hidden.hidesTotal ? nil : Self.sum(of: counted.map(\.placedFewer))
  }

  /// Nil where one of them is not known, or there is none.
  private static func sum(of numbers: [Int?]) -> Int? {
    let known = numbers.compactMap(\.self)
    return known.isEmpty || known.count < numbers.count ? nil : known.reduce(0, +)
  }

  /// What is hidden of a result, beside all results that were told before it.
  private static func hidden(in counted: [Source], form: StickerForm, state: PollState) -> SmallCells {
    func cells(_ sources: [Source], _ told: ToldCells) -> [SmallCells.Meeting] {
      sources.filter { source in
        !source.isOfNobody(below: form.hideBelow) || told.meetings.contains(source.id)
          || told.regions.contains(source.region ?? "")
      }.map(\.cell)
    }
    let told = state.toldCells(below: form.hideBelow) { state, told in
      cells(Self.counted(form: form, state: state), told)
    }
    return SmallCells.hidden(meetings: cells(counted, told), below: form.hideBelow, beside: told)
  }

  private static func counted(form: StickerForm, state: PollState) -> [Source] {
    let counts = state.counts
    return form.meetings.toldApart.compactMap { meeting in
      guard let filed = counts[meeting.id] else { return nil }
      switch filed.record.body {
      case .count(let count):
        // Where nobody places two at one item, there are as many people as stickers.
        return Source(
          meeting, count, record: filed.record.id,
          voters: form.limits.mostAtItem == 1 || count.people == 0 ? count.stickers : nil)
      case .ballots(let cast):
        return state.count(of: cast).map { Source(meeting, cast, record: filed.record.id, $0, form: form) }
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
    return Source(id, partnersID, region: nil, of: votes)
  }

  private static func regions(of meetings: [Source], hidden: SmallCells) -> [RegionTally] {
    var people: [String: Int] = [:]
    var names: [String] = []
    for meeting in meetings {
      guard let region = meeting.region else { continue }
      if people[region] == nil { names.append(region) }
      people[region, default: 0] += meeting.people
    }
    return names.map {
      RegionTally(name: $0, people: hidden.regions.contains($0) ? nil : people[$0] ?? 0)
    }
  }

  private static func items(of board: Board, sources: [Source], hidden: SmallCells) -> [ItemTally] {
    let totals = board.items.map { item in
      sources.reduce(0) { $0 + ($1.stickers[board.id]?[item.id] ?? 0) }
    }
    let shares = WholePercentages(of: totals).values
    return zip(board.items, totals).enumerated().map { index, pair in
      let rank = 1 + totals.count { $0 > pair.1 }
      let place = hidden.hidesTotal ? nil : (share: shares[index], rank: rank)
      return tally(
        pair.0, on: board.id, sources: sources, hidden: hidden, place: place,
        isTied: place != nil && totals.count { $0 == pair.1 } > 1)
    }
  }

  private static func tally(
    _ item: PollItem, on board: Slug, sources: [Source], hidden: SmallCells, place: (share: Int, rank: Int)?,
    isTied: Bool
  ) -> ItemTally {
    func stickers(_ source: Source) -> Int { source.stickers[board]?[item.id] ?? 0 }
    var byMeeting: [Slug: Int?] = [:]
    var byRegion: [String: Int?] = [:]
    var outside = 0
    for source in sources {
      let here = stickers(source)
      byMeeting[source.id] = .some(hidden.meetings.contains(source.id) ? nil : here)
      guard let region = source.region else {
        if !source.isPartners { outside += here }
        continue
      }
      let sofar = (byRegion[region] ?? 0) ?? 0
      byRegion[region] = .some(hidden.regions.contains(region) ? nil : sofar + here)
    }
    let halls = sources.filter { !$0.isPartners }
    let isKnown = !halls.isEmpty && halls.allSatisfy { $0.voters != nil }
    let people = halls.reduce(0) { $0 + ($1.voters?[board]?[item.id] ?? 0) }
    return ItemTally(
      id: item.id, text: item.text,
      stickers: hidden.hidesTotal ? nil : sources.reduce(0) { $0 + stickers($1) },
      people: isKnown && !hidden.hidesTotal ? people : nil, share: place?.share, rank: place?.rank,
      isTied: isTied, byMeeting: byMeeting, byRegion: byRegion,
      outsideRegions: hidden.regions.contains("") ? nil : outside)
  }
}
