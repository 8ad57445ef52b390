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
  package var sentence: Localized
  /// What lies behind it, outermost first, one line each.
  package var reasons: [Localized]
  /// What to do next: a command to type, or the near names.
  package var advice: [Localized]

  package init(
    _ kind: Kind, _ message: Localized, causes: [Localized] = [], hints: [Localized] = []
  ) {
    self.kind = kind
    sentence = message
    reasons = causes
    advice = hints
  }

  // In English, as JSON has them.
  package var message: String { sentence.english }
  package var causes: [String] { reasons.map(\.english) }
  package var hints: [String] { advice.map(\.english) }
}

/// An error that can say itself to a person.
package protocol Explained: Error {
  /// What to tell the person who ran into it.
  var explanation: Explanation { get }
}
