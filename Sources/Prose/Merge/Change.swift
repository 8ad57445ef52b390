/// One change between two sequences: these elements of the old one became those of the new one.
///
/// Ranges are indices of elements (lines, tokens), not bytes. One of them may be empty, never both.
struct Change: Hashable, Sendable {
  let old: Range<Int>
  let new: Range<Int>
}
