package import Deliberation

/// What became of words that somebody quoted.
package struct QuotedPlace: Sendable, Hashable {
  /// The words as they were, without remarks of the file.
  package var words: String
  package var outcome: Outcome

  package init(words: String, outcome: Outcome) {
    self.words = words
    self.outcome = outcome
  }

  /// Where the quoted words are in the paper's text, in bytes.
  package enum Outcome: Sendable, Hashable {
    case kept(Range<Int>)
    /// Some of the words are left, at these places, in order.
    case edited([Range<Int>])
    /// None is left.
    case deleted(by: Remover?)
    /// The words could not be followed, or are at several places.
    case unknown
  }

  /// Whose doing it was that words are gone.
  package enum Remover: Sendable, Hashable {
    /// Changes that were adopted.
    case changes([Target])
    /// Whoever revised the draft, by name.
    case author(String)
  }

  /// Where the words are, or what is left of them; none where they are nowhere.
  var ranges: [Range<Int>] {
    switch outcome {
    case .kept(let range): [range]
    case .edited(let ranges): ranges
    case .deleted, .unknown: []
    }
  }
}
