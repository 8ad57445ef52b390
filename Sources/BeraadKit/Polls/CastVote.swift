import Deliberation
import Storage

/// What an organisation chooses, as it was typed.
package struct VoteWish: Sendable {
  /// A motion's alternative or `abstain`; a stance.
  package var option: String?
  /// For a sticker poll: items by board, an item as often as it gets a sticker.
  package var places: [(board: String, items: [String])]
  /// For a reservation: the words that it is about.
  package var quote: String?
  /// Which occurrence of them, counted from 1.
  package var nth: Int?
  package var reason: String?

  package init(
    option: String? = nil, places: [(board: String, items: [String])] = [], quote: String? = nil,
    nth: Int? = nil, reason: String? = nil
  ) {
    (self.option, self.places, self.quote, self.nth, self.reason) = (option, places, quote, nth, reason)
  }
}

extension Context {
  /// Records an organisation's open vote; a later one takes the place of an earlier one.
  ///
  /// - Throws: `Refusal` where the poll is not open, has no such choice, or the partner has no vote in it.
  package func vote(in name: PollName, _ wish: VoteWish) throws -> FiledRecord {
    let poll = try PollDesk(Desk(self), name)
    let identity = try poll.desk.identity()
    try poll.mustBeOpen(to: "vote")
    let partner = identity.partner
    guard poll.state.electorate[partner.id] != nil else {
      throw Refusal(
        "\(partner.name) (\(partner.id)) has no vote in \(poll.name): it was not in reviewers.json when the poll was opened."
      )
    }
    let earlier = poll.state.votes[partner.id]
    let vote = try poll.vote(wish, replacing: earlier?.record.id)
    try poll.state.poll.check(vote, of: partner.name)
    if let earlier, case .vote(let last) = earlier.record.body, vote.saysSame(as: last) {
      return FiledRecord(
        id: earlier.record.id.description, paper: poll.name.paper, partner: partner.id.description,
        story: "\(partner.name) votes so in \(poll.name) already; nothing was changed.")
    }
    let record = try poll.desk.file(.vote(vote), on: poll.dossier.paper.slug, by: identity) {
      "vote: \($0.id) in \(poll.name)"
    }
    return FiledRecord(
      id: record.id.description, paper: poll.name.paper, partner: partner.id.description,
      story:
        "\(partner.name) voted in \(poll.name)\(earlier == nil ? "" : ", in place of \(earlier?.record.id.description ?? "")")."
    )
  }
}

extension PollDesk {
  fileprivate func vote(_ wish: VoteWish, replacing earlier: RecordID?) throws -> Vote {
    let anchor = try wish.quote.map {
      Places.anchor(try Places.find($0, nth: wish.nth, in: dossier.paper), in: dossier.paper)
    }
    let reason = try wish.reason.map { try GivenText.check($0, what: "a reason") }
    return Vote(
      poll: state.poll.id, choice: try choice(wish), reason: reason, anchor: anchor, replaces: earlier)
  }

  private func choice(_ wish: VoteWish) throws(Refusal) -> Vote.Choice {
    if let option = wish.option { return .option(option) }
    guard !wish.places.isEmpty else {
      throw Refusal("The vote has no choice.", hints: ["see what there is with: beraad tally \(name)"])
    }
    let form = try stickerForm()
    var stickers: [Slug: [Slug]] = [:]
    for place in wish.places {
      let board = try form.board(named: place.board)
      for item in place.items { stickers[board.id, default: []].append(try board.item(named: item).id) }
    }
    return .stickers(form.sorted(stickers))
  }
}

extension Vote {
  /// Whether it would change nothing to cast this one in place of another.
  fileprivate func saysSame(as other: Vote) -> Bool {
    choice == other.choice && reason == other.reason && anchor == other.anchor
  }
}
