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
  package mutating func sentence(about header: Record.Header, at path: String) throws -> Localized? {
    let partner = header.partner
    let isKnown = try known[partner] ?? (snapshot.partner(partner) != nil)
    known[partner] = isKnown
    return isKnown
      ? nil
      : Localized(
        en: "\(path) is of '\(partner)', who never was in \(Layout.roster).",
        nl: "\(path) is van '\(partner)', en die heeft nooit in \(Layout.roster) gestaan.")
  }

  /// What ends it, to be said of the committee: *can take it away with* …, *kan het weghalen met* …
  package static func remedy(for path: String) -> Localized {
    guard let typed = TypedCommit(of: [path], "Take it away") else {
      return Localized(
        en: "see what it is called with: git ls-files '\(Layout.papers)'",
        nl: "opzoeken hoe het heet, met: git ls-files '\(Layout.papers)'")
    }
    let command = "\(typed.git) rm --quiet -- \(typed.words) && \(typed.line)"
    return Localized(en: "take it away with: \(command)", nl: "het weghalen met: \(command)")
  }
}
