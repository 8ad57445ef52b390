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
    /// The records about the same thing that its writer had before them and that a later reader has to know of (`Kind.namesSaw`),
    /// sorted. A rebase can leave `seen` behind; who names a record had it.
    package let saw: [RecordID]

    package init(
      paper: Slug, partner: Slug, person: String, at: Instant, seen: ObjectID, saw: [RecordID] = []
    ) {
      self.paper = paper
      self.partner = partner
      self.person = person
      self.at = at
      self.seen = seen
      self.saw = saw.sorted()
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
    case point(Point)
    case link(PointLink)
    case response(Response)
  }

  /// The kinds, as they stand in a record's `kind`.
  package enum Kind: String, CaseIterable, Sendable {
    case comment, reply, amendment, withdrawal, decision, opening, closing, vote, count, ballots, tie,
      edition,
      point, link, response

    /// Whether a record of this kind says which others its writer had before them: what a decision and a withdrawal come to depends on
    /// that, and what an amendment comes to that puts another one again.
    package var namesSaw: Bool {
      switch self {
      case .decision, .withdrawal, .amendment: true
      default: false
      }
    }

    /// Whether it marks a report: on main alone, and no partner's own.
    package var isOfReport: Bool { self == .point || self == .link }

    /// Whether it lies on main alone and is no partner's own, and whoever may make it may take it back.
    package var isOfCommittee: Bool { isOfReport || self == .response }

    /// The roles of which a partner has one who makes such a record; none where every partner may, in its own name.
    package var roles: Set<Role> {
      switch self {
      case .comment, .reply, .amendment, .withdrawal, .vote: []
      case .decision, .opening, .closing, .tie, .edition, .response: [.committee]
      case .count, .ballots: [.steward, .committee]
      case .point, .link: [.author, .steward, .committee]
      }
    }

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
      case .point: "p"
      case .link: "l"
      case .response: "s"
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
    case .point: .point
    case .link: .link
    case .response: .response
    }
  }
}
