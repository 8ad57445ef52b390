import Deliberation
import Rendering

/// The polls of a dossier as a page shows them.
extension Dossier {
  /// Those that were opened; a poll that nobody could vote in yet is no result.
  var pollEntries: [PollEntry] { pollFiles.filter { $0.opening != nil }.map(pollEntry) }

  /// One poll, with what it came to so far.
  func pollEntry(_ state: PollState) -> PollEntry {
    switch state.poll.form {
    case .sticker(let form): .sticker(Rendering.StickerTally(form, state))
    case .motion(let form): .motion(motion(form, state))
    case .stance: .stance(stances(state))
    }
  }

  private func motion(_ form: MotionForm, _ state: PollState) -> Rendering.MotionTally {
    let tally = Deliberation.MotionTally(form: form, state: state)
    var eligible = 0
    if case .opening(let opening)? = state.opening?.record.body { eligible = opening.electorate.count }
    let texts = Dictionary(uniqueKeysWithValues: form.alternatives.map { ($0.id, $0.text) })
    let result: Rendering.MotionTally.Result =
      switch tally.verdict {
      case _ where state.closing == nil: .open
      case .won(let winner): .chosen(winner.description)
      case .noQuorum: .noQuorum
      case .tie, .short: .noMajority
      }
    return Rendering.MotionTally(
      id: state.poll.id.description, question: state.poll.question,
      alternatives: tally.votes.map { vote in
        .init(
          id: vote.alternative.description, text: texts[vote.alternative] ?? "", votes: vote.votes,
          voters: vote.partners.map(\.description))
      },
      rule: .init(form.rule), result: result, quorum: form.quorum == 0 ? nil : form.quorum,
      cast: tally.voters,
      abstainers: tally.abstained.map(\.description), silent: tally.silent.map(\.description),
      eligible: eligible,
      weights: form.isWeighted
        ? Dictionary(uniqueKeysWithValues: state.electorate.map { ($0.key.description, $0.value) }) : nil)
  }

  private func stances(_ state: PollState) -> Rendering.StanceTally {
    Rendering.StanceTally(
      id: state.poll.id.description, question: state.poll.question,
      stances: state.votes.sorted { $0.key < $1.key }.compactMap { partner, filed in
        guard case .vote(let vote) = filed.record.body, case .option(let option) = vote.choice,
          let stance = Stance(rawValue: option)
        else { return nil }
        return Rendering.StanceTally.Stance(
          partner: partner.description, position: .init(stance), explanation: vote.reason ?? "")
      }, silent: Deliberation.StanceTally(state: state).silent.map(\.description))
  }
}

extension Rendering.StickerTally {
  init(_ form: StickerForm, _ state: PollState) {
    let tally = Deliberation.StickerTally(form: form, state: state)
    let dates = Dictionary(uniqueKeysWithValues: form.meetings.map { ($0.id, $0.date ?? "") })
    self.init(
      id: state.poll.id.description, question: state.poll.question,
      boards: tally.boards.map { board in
        Board(id: board.id.description, title: board.title, items: board.items.map(Item.init))
      },
      meetings: tally.meetings.map { meeting in
        Meeting(
          id: meeting.id.description, title: meeting.title, region: meeting.region ?? "",
          date: dates[meeting.id] ?? "", people: meeting.people, present: meeting.present,
          isPartners: meeting.id.description == Deliberation.StickerTally.partnersID)
      },
      regions: tally.regions.map { Group(id: $0.name, title: $0.name, people: $0.people) },
      people: tally.people, partners: tally.partners.map(\.description),
      limits: Limits(perBoard: form.limits.perBoard, total: form.limits.total, perItem: form.limits.perItem),
      hideBelow: form.hideBelow, doubled: tally.doubled.count)
  }
}

extension Rendering.StickerTally.Item {
  init(_ item: Deliberation.StickerTally.ItemTally) {
    self.init(
      id: item.id.description, text: item.text, stickers: item.stickers, people: item.people,
      share: item.share, rank: item.rank, isTied: item.isTied,
      byMeeting: Dictionary(uniqueKeysWithValues: item.byMeeting.map { ($0.key.description, $0.value) }),
      byRegion: item.byRegion)
  }
}

extension Rendering.MotionTally.Rule {
  init(_ rule: MotionRule) {
    switch rule {
    case .majority: self = .majority
    case .twoThirds: self = .twoThirds
    case .consent: self = .consent
    }
  }
}

extension Rendering.StanceTally.Position {
  init(_ stance: Stance) {
    switch stance {
    case .supports: self = .supports
    case .reservation: self = .supportsWithReservation
    case .abstains: self = .abstains
    case .opposes: self = .doesNotSupport
    }
  }
}
