/// A part of a merge about which nobody has to be asked, in bytes of the three texts.
struct Settled {
  /// Whose it is; never a conflict.
  let kind: Stretch.Kind
  let base: Range<Int>
  let left: Range<Int>
  let right: Range<Int>
}
