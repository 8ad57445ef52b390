/// A sheet of ballots held against the rules of its poll.
package enum SheetReading: Hashable, Sendable {
  /// All its ballots are right.
  case right(SheetCount)
  /// One of them breaks the rules, or the text is no sheet: then none counts.
  case refused(Refusal)
}
