/// A record in its place among the others. It never changes, and is a reference because every table and list of a
/// dossier holds it.
package final class Filed: Hashable, Sendable {
  package let record: Record
  /// False while it stands on its partner's branch only.
  package let isCollected: Bool
  package let order: Order

  /// - Parameter generation: that of the commit that the record was written against; nil where only its writer has
  ///   that commit, so that the record comes behind all others.
  package init(record: Record, isCollected: Bool, generation: Int?) {
    self.record = record
    self.isCollected = isCollected
    order = Order(generation: generation ?? .max, at: record.header.at, id: record.id)
  }

  package static func == (a: Filed, b: Filed) -> Bool {
    a === b || (a.record == b.record && a.isCollected == b.isCollected && a.order == b.order)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(record.id) }

  /// A place that agrees with what was seen: whoever saw a record comes behind it, on every clone.
  ///
  /// The generation of a commit is the length of the longest way from it to a root, over all parents: a function of
  /// the commit alone.
  package struct Order: Hashable, Comparable, Sendable {
    let generation: Int
    let at: Instant
    let id: RecordID

    /// The order of lists: of what saw the same state, the time that the writers give is for display.
    package static func < (a: Order, b: Order) -> Bool {
      (a.generation, a.at, a.id) < (b.generation, b.at, b.id)
    }

    /// The order that may decide something: no clock has a say.
    package func comesBefore(_ other: Order) -> Bool {
      (generation, id) < (other.generation, other.id)
    }
  }
}
