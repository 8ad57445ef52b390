package import Deliberation

/// Who never was on any roster that main had: what is recorded in such a name, as plain git can, counts for nothing.
///
/// A partner that left was on one. So nothing changes with its leaving, and nothing hangs on a date.
package struct Nobody {
  private let snapshot: Snapshot
  /// Whether a name is a partner's, by name: records are many, names few.
  private var known: [Slug: Bool] = [:]

  package init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  /// What is said of a record of main that is in the name of nobody; nil for any other.
  ///
  /// - Parameter path: where it lies.
  package mutating func sentence(about header: Record.Header, at path: String) throws -> String? {
    let partner = header.partner
    let isKnown = try known[partner] ?? (snapshot.partner(partner) != nil)
    known[partner] = isKnown
    return isKnown ? nil : "\(path) is of '\(partner)', who never was in \(Layout.roster)."
  }

  /// What ends it, to be said of the committee.
  package static func remedy(for path: String) -> String {
    guard let typed = TypedCommit(of: [path], "Take it away") else {
      return "see what it is called with: git ls-files '\(Layout.papers)'"
    }
    return "take it away with: \(typed.git) rm --quiet -- \(typed.words) && \(typed.line)"
  }
}
