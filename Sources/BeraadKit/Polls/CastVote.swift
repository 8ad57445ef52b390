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
    try record { desk, identity in
      let poll = try PollDesk(desk, name)
      let (partner, paper) = (identity.partner, poll.dossier.paper.slug)
      let opening = try poll.opening(to: "vote")
      guard poll.state.electorate[partner.id] != nil else {
        throw Refusal(
          "\(partner.name) (\(partner.id)) has no vote in \(poll.name): when the poll was opened, reviewers.json did not have it, or said that it has no vote.",
          by: .noVote)
      }
      let standing = poll.state.voteStandings[partner.id]
      let vote = try poll.vote(wish, under: opening, replacing: standing?.replaced ?? [])
      try poll.state.poll.check(vote, of: partner.name)
      // A form that is sent again, also after a later vote, has said what it said.
      if let sent = vote.made(with: form, by: identity, in: poll.dossier) {
        return NewRecord(
          standing: sent.id, on: paper,
          story: "\(partner.name) sent this form in \(poll.name) before; nothing was changed.")
      }
      let earlier = standing?.holds?.record
      if let earlier, standing?.others.isEmpty == true, case .vote(let last) = earlier.body,
        vote.saysSame(as: last)
      {
        return NewRecord(
          standing: earlier.id, on: paper,
          story: "\(partner.name) votes “\(vote.choice.words)” in \(poll.name) already; nothing was changed.")
      }
      let replaced = standing?.standing.map(\.record.id.description) ?? []
      let place = replaced.isEmpty ? "" : ", in place of \(replaced.joined(separator: " and "))"
      let chosen = "“\(vote.choice.words)”" + poll.state.poll.wording(of: vote.choice)
      return NewRecord(
        .vote(vote), on: paper, summary: { "vote: \($0) in \(poll.name)" },
        story:
          "\(partner.name) voted \(chosen) in \(poll.name)\(place).\(poll.state.poll.deadline.lateMark(at: now()))"
      )
    }
  }
}

extension PollDesk {
  fileprivate func vote(
    _ wish: VoteWish, under opening: RecordID, replacing earlier: [RecordID]
  ) throws -> Vote {
    let anchor = try wish.quote.map {
      Places.anchor(try Places.find(QuotedWords($0, nth: wish.nth), in: dossier.paper), in: dossier.paper)
    }
    let reason = try wish.reason.map { try GivenText.check($0, what: "a reason") }
    return Vote(
      poll: state.poll.id, opening: opening, choice: try choice(wish), reason: reason, anchor: anchor,
      replaces: earlier)
  }

  private func choice(_ wish: VoteWish) throws(Refusal) -> Vote.Choice {
    if let option = wish.option { return .option(option) }
    guard !wish.places.isEmpty else {
      throw Refusal(
        "The vote has no choice.", hints: ["see what there is with: beraad tally \(name)"],
        by: .noChoice)
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

extension Poll {
  /// What the alternative says that somebody chose, behind its name; nothing where the name says it.
  fileprivate func wording(of choice: Vote.Choice) -> String {
    guard case .motion(let form) = self.form, case .option(let option) = choice,
      let alternative = form.alternatives.first(where: { $0.id.description == option })
    else { return "" }
    return " (\(alternative.text.summaryLine))"
  }
}

extension Vote {
  /// Whether it would change nothing to cast this one in place of another.
  fileprivate func saysSame(as other: Vote) -> Bool {
    choice == other.choice && reason == other.reason && anchor == other.anchor
  }

  /// The vote that was made with a form and says just this; nil where there is none.
  fileprivate func made(with form: FormOrigin?, by identity: Identity, in dossier: Dossier) -> Record? {
    guard let form else { return nil }
    return dossier.records.lazy.map(\.record).first { record in
      guard case .vote(let other) = record.body else { return false }
      return record.header.at == form.at && record.header.partner == identity.partner.id
        && record.header.person == identity.person && other.poll == poll && saysSame(as: other)
    }
  }
}
