/// The beginning of a poll: from here its definition is frozen.
package struct Opening: Hashable, Sendable {
  package let poll: Slug
  /// The object id of `poll.json`, in hex.
  package let definition: String
  /// Who may vote, each with its weight: as the roster had it, so that a later roster changes no result.
  package let electorate: [Slug: Int]

  package init(poll: Slug, definition: String, electorate: [Slug: Int]) {
    self.poll = poll
    self.definition = definition
    self.electorate = electorate
  }
}

/// The end of a poll. Votes count if they are reachable from what it lists, not by clock.
///
/// It names the votes too that main did not have yet: a clone that never had a partner's branch can tell by
/// itself which of them came in time.
package struct Closing: Hashable, Sendable {
  package let poll: Slug
  /// The tip of each partner's branch that it saw, in hex, by partner.
  package let tips: [Slug: String]
  /// The votes that stood on those branches only.
  package let votes: Set<RecordID>

  package init(poll: Slug, tips: [Slug: String], votes: Set<RecordID> = []) {
    self.poll = poll
    self.tips = tips
    self.votes = votes
  }
}

/// An organisation's open vote; the last before the closing counts.
package struct Vote: Hashable, Sendable {
  package let poll: Slug
  package let choice: Choice
  package let reason: String?
  /// For a reservation: the words it is about.
  package let anchor: Anchor?
  /// The partner's earlier vote that this one takes the place of: what makes "the last" causal.
  package let replaces: RecordID?

  package init(
    poll: Slug, choice: Choice, reason: String? = nil, anchor: Anchor? = nil, replaces: RecordID? = nil
  ) {
    self.poll = poll
    self.choice = choice
    self.reason = reason
    self.anchor = anchor
    self.replaces = replaces
  }

  package enum Choice: Hashable, Sendable {
    /// Motion: an alternative's id, or `abstain`. Stance: a `Stance`.
    case option(String)
    /// Sticker poll: items by board, an item as often as it has stickers.
    case stickers([Slug: [Slug]])
  }

  /// The choice of a partner that takes no side in a motion.
  package static let abstain = "abstain"
}

/// The stickers counted on the wall of one meeting.
package struct Count: Hashable, Sendable {
  package let poll: Slug
  package let meeting: Slug
  /// How many people placed stickers.
  package let people: Int
  /// Stickers by board and item; an item without any may be left out.
  package let stickers: [Slug: [Slug: Int]]
  /// The earlier count that this one corrects.
  package let replaces: RecordID?

  package init(
    poll: Slug, meeting: Slug, people: Int, stickers: [Slug: [Slug: Int]], replaces: RecordID? = nil
  ) {
    self.poll = poll
    self.meeting = meeting
    self.people = people
    self.stickers = stickers
    self.replaces = replaces
  }
}

/// The ballots cast at one meeting, all in one record: a commit or a time for each would tell who voted what.
package struct Ballots: Hashable, Sendable {
  package let poll: Slug
  package let meeting: Slug
  /// Sorted by token.
  package let ballots: [Ballot]
  package let replaces: RecordID?

  package init(poll: Slug, meeting: Slug, ballots: [Ballot], replaces: RecordID? = nil) {
    self.poll = poll
    self.meeting = meeting
    self.ballots = ballots
    self.replaces = replaces
  }
}

/// One person's stickers.
package struct Ballot: Hashable, Sendable {
  /// Random, so that it leads to nobody.
  package let token: String
  /// Items by board, an item as often as it has stickers.
  package let stickers: [Slug: [Slug]]

  package init(token: String, stickers: [Slug: [Slug]]) {
    self.token = token
    self.stickers = stickers
  }
}

extension Ballot {
  /// Whether a text can be a token: short, and in letters that can be neither a name with spaces, an address
  /// nor a command to a terminal.
  package static func isToken(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
