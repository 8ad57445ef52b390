/// A closing that took the place of one that main does not have: a rebase can have dropped that. What the poll came to before is not
/// known then, and that it was closed anew, and why, is told all the same.
package struct UnfollowedClosing: Sendable {
  package let closing: Filed
  /// What it names and main does not have.
  package let lost: [RecordID]

  /// Nil where nobody said it.
  package var reason: String? { closing.record.body.closing?.reason }

  /// - Parameter records: all records of a poll, in causal order.
  static func all(among records: [Filed]) -> [UnfollowedClosing] {
    let known = Set(records.map(\.record.id))
    return records.compactMap { filed in
      let lost = (filed.record.body.closing?.replaces ?? []).filter { !known.contains($0) }
      return lost.isEmpty ? nil : UnfollowedClosing(closing: filed, lost: lost)
    }
  }
}
