/// Bytes, from the first to behind the last.
package struct ByteRange: Encodable, Sendable {
  package let start: Int
  package let end: Int

  package init(_ range: Range<Int>) {
    start = range.lowerBound
    end = range.upperBound
  }
}
