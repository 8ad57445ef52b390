package import Deliberation
package import ObjectIDs

/// What `merge` did, or would do.
package struct MergeOutcome: Encodable, Sendable {
  package struct Step: Encodable, Sendable {
    /// `merged`, `would-merge`, or `proposal` for what still waits for a yes.
    package let state: String
    /// How it stands to the draft and to the others: `clean`, `proposal`, `rewritten` or `there-already`.
    package let `class`: String
    package let targets: [String]
    package let partners: [String]
    package let changes: [WordChange]
    /// Why somebody should look: how the passage was changed otherwise, and words that turn its meaning.
    package let attention: [Attention]
    package let commit: ObjectID?
  }

  /// An adopted hunk that people have to settle first.
  package struct Unsettled: Encodable, Sendable {
    /// Why it is not merged: `contested`, `voting`, `apart`, `rewritten` or `unplaced`.
    package let `class`: String
    package let targets: [String]
    package let partners: [String]
    package let reason: Attention
    /// What stands there now.
    package let draft: String
    /// What each would make of it.
    package let alternatives: [String]
    /// What can be typed about it.
    package let next: [Localized]
  }

  /// The closed motions that were not settled before.
  package let motions: [SettledMotion]
  package let steps: [Step]
  package let unsettled: [Unsettled]

  /// Whether something is left for people.
  package var needsPeople: Bool {
    !unsettled.isEmpty || steps.contains { $0.state == "proposal" } || motions.contains { $0.winner == nil }
  }
}

extension MergeOutcome.Step {
  /// The same, for a yes.
  var waiting: Self {
    Self(
      state: "proposal", class: self.class, targets: targets, partners: partners, changes: changes,
      attention: attention, commit: nil)
  }

  /// The same, accepted.
  var accepted: Self {
    Self(
      state: "would-merge", class: self.class, targets: targets, partners: partners, changes: changes,
      attention: attention,
      commit: nil)
  }

  func merged(by commit: ObjectID) -> Self {
    Self(
      state: "merged", class: self.class, targets: targets, partners: partners, changes: changes,
      attention: attention,
      commit: commit)
  }
}
