package import ObjectIDs
import Prose

/// What became of the words of an `AnchorQuestion`. Its JSON is part of the contract with scripts.
package struct AnchorAnswer: Encodable, Sendable {
  package struct Place: Encodable, Sendable {
    /// Bytes of the file at `to`.
    package let start: Int
    package let end: Int
  }

  /// As in the question.
  package let id: String
  /// `kept`, `edited` or `deleted`; absent where the question could not be answered.
  package let outcome: String?
  /// Where the words stand, with what was inserted among them; none where they were deleted.
  package let ranges: [Place]
  /// The commit that took the words away, where that is known.
  package let removedBy: ObjectID?
  /// Why the question could not be answered.
  package let error: String?

  init(_ id: String, _ anchor: TracedAnchor, removedBy: ObjectID?) {
    self.id = id
    outcome = anchor.outcome.rawValue
    ranges = anchor.ranges.map { Place(start: $0.lowerBound, end: $0.upperBound) }
    self.removedBy = removedBy
    error = nil
  }

  /// That a question, or what came in its place, could not be answered.
  package init(_ id: String, error: String) {
    self.id = id
    outcome = nil
    ranges = []
    removedBy = nil
    self.error = error
  }
}
