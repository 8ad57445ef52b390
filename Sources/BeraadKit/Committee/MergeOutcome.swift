package import ObjectIDs

/// What `merge` did, or would do.
package struct MergeOutcome: Encodable, Sendable {
  package struct Step: Encodable, Sendable {
    /// `merged`, `would-merge`, or `proposal` for what still waits for a yes.
    package let state: String
    package let targets: [String]
    package let partners: [String]
    package let changes: [WordChange]
    /// Why somebody should look: how the passage was changed otherwise, and words that turn its meaning.
    package let attention: [String]
    package let commit: ObjectID?
  }

  /// An adopted hunk that people have to settle first.
  package struct Unsettled: Encodable, Sendable {
    package let targets: [String]
    package let partners: [String]
    package let reason: String
    /// What stands there now.
    package let draft: String
    /// What each would make of it.
    package let alternatives: [String]
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
  var accepted: Self {
    Self(
      state: "would-merge", targets: targets, partners: partners, changes: changes, attention: attention,
      commit: nil)
  }

  func merged(by commit: ObjectID) -> Self {
    Self(
      state: "merged", targets: targets, partners: partners, changes: changes, attention: attention,
      commit: commit)
  }
}
