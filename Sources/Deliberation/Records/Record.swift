package import ObjectIDs

/// One immutable fact that a partner recorded: it is never changed, only answered by newer ones.
package struct Record: Hashable, Sendable {
  package let id: RecordID
  package let header: Header
  package let body: Body

  package init(id: RecordID, header: Header, body: Body) {
    self.id = id
    self.header = header
    self.body = body
  }

  /// What every record says of itself.
  package struct Header: Hashable, Sendable {
    package let paper: Slug
    package let partner: Slug
    package let person: String
    /// For display only.
    package let at: Instant
    /// The commit of the main branch that it was written against: what its order rests on.
    package let seen: ObjectID

    package init(paper: Slug, partner: Slug, person: String, at: Instant, seen: ObjectID) {
      self.paper = paper
      self.partner = partner
      self.person = person
      self.at = at
      self.seen = seen
    }
  }

  /// What it says, by kind. Indirect, so that a list of very many records is sorted by moving a word for each.
  package indirect enum Body: Hashable, Sendable {
    case comment(Comment)
    case reply(Reply)
    case amendment(Amendment)
    case withdrawal(Withdrawal)
    case decision(Decision)
    case opening(Opening)
    case closing(Closing)
    case vote(Vote)
    case count(Count)
    case ballots(Ballots)
    case tie(Tie)
    case edition(Edition)
  }

  /// The kinds, as they stand in a record's `kind`.
  package enum Kind: String, CaseIterable, Sendable {
    case comment, reply, amendment, withdrawal, decision, opening, closing, vote, count, ballots, tie, edition

    /// The first letter of the ids of this kind.
    package var letter: Character {
      switch self {
      case .comment: "c"
      case .reply: "r"
      case .amendment: "a"
      case .withdrawal: "w"
      case .decision: "d"
      case .opening: "o"
      case .closing: "z"
      case .vote: "v"
      case .count: "n"
      case .ballots: "b"
      case .tie: "t"
      case .edition: "e"
      }
    }
  }

  package var kind: Kind { body.kind }
}

extension Record.Body {
  package var kind: Record.Kind {
    switch self {
    case .comment: .comment
    case .reply: .reply
    case .amendment: .amendment
    case .withdrawal: .withdrawal
    case .decision: .decision
    case .opening: .opening
    case .closing: .closing
    case .vote: .vote
    case .count: .count
    case .ballots: .ballots
    case .tie: .tie
    case .edition: .edition
    }
  }
}
