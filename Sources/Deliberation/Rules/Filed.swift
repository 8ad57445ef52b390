/// A record in its place among the others. It never changes, and is a reference because every table and list of a
/// dossier holds it.
package final class Filed: Hashable, Sendable {
  package let record: Record
  /// False while it stands on its partner's branch only.
  package let isCollected: Bool
  package let order: Order

  package init(record: Record, isCollected: Bool, position: Int) {
    self.record = record
    self.isCollected = isCollected
    order = Order(position: position, at: record.header.at, id: record.id)
  }

  package static func == (a: Filed, b: Filed) -> Bool {
    a === b || (a.record == b.record && a.isCollected == b.isCollected && a.order == b.order)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(record.id) }

  /// The place on the main branch, from 0, of the commit that the record was written against.
  package var position: Int { order.position }

  /// Causal first: by the place on the main branch of the commit that the record was written against.
  /// Records that saw the same commit are listed by time and id; where something depends on who was last, a
  /// clock has no say.
  package struct Order: Hashable, Comparable, Sendable {
    let position: Int
    let at: Instant
    let id: RecordID

    package static func < (a: Order, b: Order) -> Bool {
      (a.position, a.at, a.id) < (b.position, b.at, b.id)
    }

    /// The order that decides: by what was seen, then by id.
    package func isCausallyBefore(_ other: Order) -> Bool {
      (position, id) < (other.position, other.id)
    }

    /// Whether the other was written against a later commit of main: causally behind, not by time or id.
    package func precedes(_ other: Order) -> Bool { position < other.position }
  }
}
