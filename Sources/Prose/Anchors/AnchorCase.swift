/// Words of one revision of a text that are to be found in another one.
package struct AnchorCase: Sendable {
  /// The index of the revision that the words are quoted from.
  package let source: Int
  /// Where they stand there, in bytes.
  package let range: Range<Int>
  /// The index of the revision in which to find them: `source`, or one that comes later.
  package let target: Int

  package init(source: Int, range: Range<Int>, target: Int) {
    self.source = source
    self.range = range
    self.target = target
  }
}
