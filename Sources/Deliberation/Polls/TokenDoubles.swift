package import ObjectIDs

/// What tokens that were used at several meetings take out of a result.
package struct TokenDoubles: Hashable, Sendable {
  /// Sorted.
  package let tokens: [DoubledToken]
  /// What the ballots of these tokens add up to, by sheet.
  package let left: [ObjectID: SheetCount]
  /// The same of each result that a later closing took the place of, by the closing that had it.
  package var earlier: [RecordID: TokenDoubles] = [:]

  /// Tokens that would stand at several meetings once the corrections that wait are taken in, sorted.
  package var waiting: [DoubledToken] = []

  package init(tokens: [DoubledToken] = [], left: [ObjectID: SheetCount] = [:]) {
    (self.tokens, self.left) = (tokens, left)
  }
}
