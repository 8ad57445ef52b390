package import Prose

/// One change in words.
package struct WordChange: Encodable, Sendable {
  package let old: String
  package let new: String
  /// The words before and behind, for reading.
  package let before: String
  package let after: String
  /// The change as one line to read, where passages of it move, edited or not; nil for any other.
  package let moves: [InlineChange.Segment]?
  /// What it does that touches no word; nil for any other.
  package let shape: ShapeChange?

  /// - Parameter shape: where that is known and what stands around is not.
  package init(old: String, new: String, before: String = "", after: String = "", shape: ShapeChange? = nil) {
    self.old = old
    self.new = new
    self.before = before
    self.after = after
    moves = InlineChange.moves(old: old, new: new)
    self.shape = shape ?? ShapeChange(old: old, new: new, behind: after)
  }
}

extension WordChange {
  init(_ hunk: Hunk, in text: [UInt8]) {
    let around = TextQuote(reading: hunk.range, in: text)
    self.init(old: hunk.old, new: hunk.new, before: around.prefix, after: around.suffix)
  }
}
