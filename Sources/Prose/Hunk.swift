/// One replacement in a text: these bytes, which read `old`, become `new`.
///
/// An insertion has an empty range; a deletion has an empty `new`. Ranges are in bytes of the UTF-8 text that
/// the hunk was made on, and never split a character.
package struct Hunk: Hashable, Sendable {
  /// The bytes replaced.
  package let range: Range<Int>
  /// What stands there: kept beside the range so that a hunk on the wrong text is noticed.
  package let old: String
  /// What shall stand there.
  package let new: String

  /// Whether it puts no words in: at most the blank that is left between two others.
  package var takesAwayOnly: Bool {
    new.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
  }

  package init(range: Range<Int>, old: String, new: String) {
    self.range = range
    self.old = old
    self.new = new
  }
}
