/// What tells the commit that merged a change from every other, wherever a rebase or cherry-pick puts it: the beginning of a hash of
/// its author, its time and what it merged, which these carry along.
package struct MergeMark: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  /// How many hex digits of the hash it has.
  package static let digits = 32

  /// Reads a whole mark; nil when the text is none.
  package init?(_ text: String) {
    guard text.utf8.count == Self.digits, text.utf8.allSatisfy(RecordID.isHex) else { return nil }
    description = text
  }

  /// The mark that a hash of at least as many hex digits begins with.
  package init(beginningOf hash: String) { description = String(hash.prefix(Self.digits)) }

  package static func < (a: MergeMark, b: MergeMark) -> Bool { a.description < b.description }
}
