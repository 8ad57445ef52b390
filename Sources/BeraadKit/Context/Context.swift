package import Deliberation
package import ObjectIDs

/// Everything outside that a verb may depend on: nothing below the fronts reads the process's own state.
package struct Context: Sendable {
  /// The directory that the user stands in; the repository is looked for here and above.
  package var directory: String
  /// The environment: `BERAAD_AS`, `HOME`, and what a child process is given.
  package var environment: [String: String]
  /// The clock.
  package var now: @Sendable () -> Instant
  /// `--as`, where it was given: `PARTNER` or `PARTNER/PERSON`.
  package var actingAs: String?
  /// The commit of main, as git spells it, that whoever acts had before them: a verb that changes main is refused where
  /// that has moved.
  package var expecting: String?
  /// The door that a server is which acts for somebody: its commits say so, and are signed with its own key.
  package var door: Slug?
  /// Where this program lies, for git to call it; nil where git looks for it itself.
  package var program: String?
  /// Whether somebody is there who can answer a question for a password.
  package var mayAsk = false
  /// The door that whoever acts came in by, as `web`: commits say so. Nil for somebody's own clone.
  package var via: String?
  /// The form that whoever acts filled in; nil where they act at this moment.
  package var form: FormOrigin?
  /// Asked whether words that may lead to a person are recorded as they are; nil where nobody is there to say so: then they are not.
  package var takesPersonalData: (@Sendable ([PersonalDatum]) -> Bool)?
  /// Called with a share from 0 to 1 and what is being done, on long work only.
  package var progress: (@Sendable (Double, Localized) -> Void)?

  package init(
    directory: String, environment: [String: String], now: @escaping @Sendable () -> Instant,
    actingAs: String? = nil, progress: (@Sendable (Double, Localized) -> Void)? = nil
  ) {
    self.directory = directory
    self.environment = environment
    self.now = now
    self.actingAs = actingAs
    self.progress = progress
  }
}

/// What the writer of a form had before them. What a form makes is one record, however often it is sent.
package struct FormOrigin: Hashable, Sendable {
  /// The commit of main: what they write is about the draft that it has.
  package let seen: ObjectID
  /// The newest commits of their own organisation's branch: here, and as each remote had it. None where there was no branch.
  package let own: [ObjectID]

  package init(seen: ObjectID, own: [ObjectID]) { (self.seen, self.own) = (seen, own) }

  package init(seen: ObjectID, own: ObjectID? = nil) {
    self.init(seen: seen, own: own.map { [$0] } ?? [])
  }
}
