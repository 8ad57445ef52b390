import Deliberation
import Git
import Storage

/// What an organisation chooses, as it was typed.
package struct VoteWish: Sendable {
  /// A motion's alternative or `abstain`; a stance.
  package var option: String?
  /// For a sticker poll: items by board, an item as often as it gets a sticker; both by their short names, as a page sends them.
  package var places: [(board: String, items: [String])]
  /// The same as people type it: `BOARD:ITEM,ITEM`.
  package var typed: [String]
  /// For a reservation: the words that it is about.
  package var quote: String?
  /// Which occurrence of them, counted from 1.
  package var nth: Int?
  package var reason: String?

  package init(
    option: String? = nil, places: [(board: String, items: [String])] = [], typed: [String] = [],
    quote: String? = nil, nth: Int? = nil, reason: String? = nil
  ) {
    (self.option, self.places, self.typed) = (option, places, typed)
    (self.quote, self.nth, self.reason) = (quote, nth, reason)
  }
}

extension Context {
  /// Records an organisation's open vote; a later one takes the place of an earlier one.
  ///
  /// - Throws: `Refusal` where the poll is not open, has no such choice, or the partner has no vote in it.
  package func vote(in name: PollName, _ wish: VoteWish) throws -> FiledRecord {
    _ = try wish.reason.map { try givenText($0, what: .aReason) }
    return try record(isVote: true) { desk, identity in
      let poll = try PollDesk(desk, name)
      let (partner, paper) = (identity.partner, poll.dossier.paper.slug)
      if let sent = try sentBefore(wish, by: identity, in: poll) { return sent }
      let opening = try poll.opening(to: Localized(en: "vote", nl: "stemmen"))
      guard poll.state.electorate[partner.id] != nil else {
        if let gone = try desk.nameOffRoster() { throw try desk.refusal(ofLeaver: gone) }
        throw Refusal(
          Localized(
            en:
              "\(partner.name) (\(partner.id)) has no vote in \(poll.name): when the poll was opened, reviewers.json did not have it, or said that it has no vote.",
            nl:
              "\(partner.name) (\(partner.id)) heeft geen stem in \(poll.name): toen de peiling werd geopend, stond die partner niet in reviewers.json, of zonder stem."
          ),
          by: .noVote)
      }
      let standing = poll.state.voteStandings[partner.id]
      let vote = try poll.vote(wish, under: opening, replacing: standing?.replaced ?? [])
      try poll.state.poll.check(vote, of: partner.name)
      let earlier = standing?.holds?.record
      switch try sent(vote, by: identity, standing: earlier, in: poll.dossier, desk.repository) {
      case .new: break
      case .standing(let sent):
        return NewRecord(
          standing: sent.id, on: paper,
          story: Localized(
            en: "\(partner.name) sent this form in \(poll.name) before; nothing was changed.",
            nl: "\(partner.name) stuurde dit formulier in \(poll.name) al eerder; er is niets veranderd."))
      case .superseded(let sent):
        throw SentForm.refusal(
          sent,
          since: Localized(
            en: "\(partner.name) voted otherwise in \(poll.name)",
            nl: "heeft \(partner.name) in \(poll.name) anders gestemd"))
      }
      try mustKnow(earlier, by: identity, in: desk.repository)
      if let earlier, standing?.others.isEmpty == true, case .vote(let last) = earlier.body,
        vote.saysSame(as: last)
      {
        return NewRecord(
          standing: earlier.id, on: paper,
          story: Localized(
            en: "\(partner.name) votes “\(vote.choice.words)” in \(poll.name) already; nothing was changed.",
            nl: "\(partner.name) stemt al “\(vote.choice.words)” in \(poll.name); er is niets veranderd."))
      }
      let replaced = standing?.standing.map(\.record.id.description) ?? []
      let chosen = "“\(vote.choice.words)”" + poll.state.poll.wording(of: vote.choice)
      let story = Localized(
        en:
          "\(partner.name) voted \(chosen) in \(poll.name)\(replaced.isEmpty ? "" : ", in place of \(replaced.joined(separator: " and "))").",
        nl:
          "\(partner.name) stemde \(chosen) in \(poll.name)\(replaced.isEmpty ? "" : ", in plaats van \(replaced.joined(separator: " en "))")."
      )
      return NewRecord(
        .vote(vote), on: paper, summary: { "vote: \($0) in \(poll.name)" },
        story: story.joined(to: poll.state.poll.deadline.lateMark(at: now())))
    }
  }
}

extension Context {
  /// The vote that the form at hand cast while the poll was open, and that counts: whoever sends it again once it is closed is told so.
  private func sentBefore(_ wish: VoteWish, by identity: Identity, in poll: PollDesk) throws -> NewRecord? {
    guard form != nil, poll.state.closing != nil, let cast = poll.state.votes[identity.partner.id]?.record,
      let choice = try? poll.choice(wish)
    else { return nil }
    let reason = try wish.reason.map { try GivenText.check($0, what: .aReason) }
    let sent = try sentForm(by: identity, in: poll.dossier, poll.desk.repository) { body in
      guard case .vote(let vote) = body else { return false }
      return vote.poll == poll.state.poll.id && vote.choice == choice && vote.reason == reason
        && (vote.anchor == nil) == (wish.quote == nil)
    } stands: {
      $0.id == cast.id
    }
    guard case .standing(let record) = sent else { return nil }
    return NewRecord(
      standing: record.id, on: poll.dossier.paper.slug,
      story: Localized(
        en: "\(identity.partner.name) sent this form in \(poll.name) before; nothing was changed.",
        nl: "\(identity.partner.name) stuurde dit formulier in \(poll.name) al eerder; er is niets veranderd."
      ))
  }

  /// Refuses to vote over what somebody else of the organisation chose after the form was given out: whoever filled it in did not know.
  private func mustKnow(_ earlier: Record?, by identity: Identity, in repository: Repository) throws {
    guard let form, let earlier, earlier.header.person != identity.person,
      try !form.had(earlier, in: repository)
    else { return }
    throw Refusal(
      Localized(
        en:
          "\(identity.partner.name)/\(earlier.header.person) voted meanwhile (\(earlier.id)). Nothing was changed.",
        nl:
          "\(identity.partner.name)/\(earlier.header.person) stemde intussen (\(earlier.id)). Er is niets veranderd."
      ),
      by: .votedMeanwhile)
  }

  private func sent(
    _ vote: Vote, by identity: Identity, standing: Record?, in dossier: Dossier, _ repository: Repository
  ) throws -> SentForm {
    try sentForm(by: identity, in: dossier, repository) { body in
      guard case .vote(let other) = body else { return false }
      return other.poll == vote.poll && vote.saysSame(as: other)
    } stands: {
      $0.id == standing?.id
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
    let reason = try wish.reason.map { try GivenText.check($0, what: .aReason) }
    return Vote(
      poll: state.poll.id, opening: opening, choice: try choice(wish), reason: reason, anchor: anchor,
      replaces: earlier)
  }

  fileprivate func choice(_ wish: VoteWish) throws(Refusal) -> Vote.Choice {
    if let option = wish.option { return .option(option) }
    guard !wish.places.isEmpty || !wish.typed.isEmpty else {
      throw Refusal(
        Localized(en: "The vote has no choice.", nl: "De stem heeft geen keuze."),
        hints: [
          Localized(
            en: "see what there is with: beraad tally \(name)",
            nl: "zie wat er te kiezen is met: beraad tally \(name)")
        ],
        by: .noChoice)
    }
    let form = try stickerForm()
    var stickers: [Slug: [Slug]] = [:]
    for place in wish.places {
      let board = try form.board(named: place.board, .ids)
      for item in place.items {
        stickers[board.id, default: []].append(try board.item(named: item, .ids).id)
      }
    }
    for text in wish.typed {
      let place = try form.place(typed: text)
      stickers[place.board.id, default: []] += place.items.map(\.id)
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
    return " (\(form.telling(alternative).summaryLine))"
  }
}

extension MotionForm {
  /// The words of an alternative from those on that the others have otherwise: several may begin with the same passage.
  fileprivate func telling(_ alternative: Alternative) -> String {
    let texts = alternatives.map { $0.text.split(whereSeparator: \.isWhitespace) }
    let own = alternative.text.split(whereSeparator: \.isWhitespace)
    let shared = own.indices.prefix { index in
      texts.allSatisfy { $0.count > index && $0[index] == own[index] }
    }
    // A few words before them are read with them.
    guard shared.count < own.count, shared.count > Self.fewestShared else {
      return own.joined(separator: " ")
    }
    return "… " + own.dropFirst(shared.count - Self.fewestBefore).joined(separator: " ")
  }

  private static let fewestShared = 6
  private static let fewestBefore = 2
}

extension Vote {
  /// Whether it would change nothing to cast this one in place of another.
  fileprivate func saysSame(as other: Vote) -> Bool {
    choice == other.choice && reason == other.reason && anchor == other.anchor
  }
}
