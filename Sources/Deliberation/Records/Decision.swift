package import ObjectIDs

/// What the committee made of one or more comments, amendments or hunks, and why.
package struct Decision: Hashable, Sendable {
  package let targets: [Target]
  package let outcome: Outcome
  package let reason: String
  /// The poll it rests on.
  package let poll: Slug?
  /// The earlier decisions about any of its targets that it takes the place of there.
  package let replaces: [RecordID]
  /// The merges of its targets that its writer had before them, sorted; of a decision that adopts, none.
  package let merged: [MergeMark]
  /// Whether it was made on what was merged whether the draft has it or not: what stands there is by another change or an author.
  package let isAsItStands: Bool

  package init(
    targets: [Target], outcome: Outcome, reason: String, poll: Slug?, replaces: [RecordID] = [],
    merged: [MergeMark] = [], isAsItStands: Bool = false
  ) {
    self.targets = targets
    self.outcome = outcome
    self.reason = reason
    self.poll = poll
    self.replaces = replaces
    self.merged = merged
    self.isAsItStands = isAsItStands
  }

  /// The same decision, with the merges that its writer had before them.
  package func naming(_ merged: [MergeMark]) -> Decision {
    Decision(
      targets: targets, outcome: outcome, reason: reason, poll: poll, replaces: replaces, merged: merged,
      isAsItStands: isAsItStands)
  }
}

/// What was decided. Kept apart from a paper's stage and from who may see it.
package enum Outcome: String, CaseIterable, Sendable {
  /// Taken over into the text.
  case adopted
  case rejected
  /// Handed to somebody else: a working group, a meeting.
  case referred
  /// Not now: for a later edition.
  case postponed

  /// The outcome that a verb on the command line makes: `adopt`, `reject`, `refer`, `postpone`.
  package init?(verb: String) {
    switch verb {
    case "adopt": self = .adopted
    case "reject": self = .rejected
    case "refer": self = .referred
    case "postpone": self = .postponed
    default: return nil
    }
  }

  /// The verb on the command line that makes it.
  package var verb: String {
    switch self {
    case .adopted: "adopt"
    case .rejected: "reject"
    case .referred: "refer"
    case .postponed: "postpone"
    }
  }
}

/// A published state of a paper: which commit it was made from, and the hash of every file.
package struct Edition: Hashable, Sendable {
  package let number: Int
  /// The commit of the main branch that it is a pure function of.
  package let commit: ObjectID
  /// The version of Beraad that made it.
  package let tool: String
  /// SHA-256 in hex, by file name.
  package let files: [String: String]
  /// Records of this number that were made apart: this one settles which of them holds.
  package let replaces: [RecordID]

  package init(
    number: Int, commit: ObjectID, tool: String, files: [String: String], replaces: [RecordID] = []
  ) {
    self.number = number
    self.commit = commit
    self.tool = tool
    self.files = files
    self.replaces = replaces
  }
}
