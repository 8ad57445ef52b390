/// What a person is told when something is refused or fails: the same shape whatever went wrong.
package struct Explanation: Hashable, Sendable {
  /// Who has to act; a front maps it to its own code.
  package enum Kind: String, Sendable {
    /// The rules or the input say no; nothing was written.
    case refused
    /// Something outside failed: the disk, the repository, another program.
    case failed
    /// Nothing is wrong, but people have to decide first.
    case undecided
    /// The command line itself is wrong.
    case usage
    /// A mistake in Beraad.
    case bug
  }

  /// Who has to act.
  package var kind: Kind
  /// What happened, in the user's words, with the name in question; one sentence or a few.
  package var message: String
  /// What lies behind it, outermost first, one line each.
  package var causes: [String]
  /// What to do next: a command to type, or the near names.
  package var hints: [String]

  package init(_ kind: Kind, _ message: String, causes: [String] = [], hints: [String] = []) {
    self.kind = kind
    self.message = message
    self.causes = causes
    self.hints = hints
  }
}

/// An error that can say itself to a person.
package protocol Explained: Error {
  /// What to tell the person who ran into it.
  var explanation: Explanation { get }
}
