/// Where quoted words were found in a text that the quote was not made on.
package enum QuoteMatch: Hashable, Sendable {
  /// In one place, in bytes, and how sure that is, from 0.7 to 1.
  case found(Range<Int>, score: Double)
  /// In several places that are about as good, best first: a person has to say which.
  case ambiguous([Range<Int>])
  /// Nowhere.
  case notFound
}
