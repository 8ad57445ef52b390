/// What becomes of a hunk when the text it was made on has moved on.
package struct RebasedHunk: Hashable, Sendable {
  package enum Fate: Hashable, Sendable {
    /// The lines around it are as they were: the hunk for the draft of now.
    case clean(Hunk)
    /// The passage was changed elsewhere, its own words were not: the hunk for the draft of now, for one yes.
    case proposal(Hunk, CollisionClass, flags: [ReadingFlag])
    /// Its words were changed: how, and the bytes of the draft that stand there now.
    case contested(CollisionClass, Range<Int>)
    /// The draft already says so, in these bytes.
    case alreadyThere(Range<Int>)
    /// There is nothing left to apply it to.
    case lost(Loss)
  }

  package enum Loss: String, Hashable, Sendable {
    /// The base does not read what the hunk says it does.
    case notInBase = "not-in-base"
    /// The base is not at hand.
    case baseMissing = "base-missing"
    /// The words, or the passage around the place, were deleted.
    case deleted
    /// It brings a footnote whose label the draft has for another one by now.
    case labelTaken = "label-taken"
    /// It refers to a note or an address that the draft has no more.
    case labelGone = "label-gone"
    /// It takes away a note or an address that the draft refers to elsewhere by now.
    case labelUsed = "label-used"
  }

  package let original: Hunk
  package let fate: Fate
  /// Whether the passage was found again at another place, to which it had been moved.
  package let isReanchored: Bool
  /// Where its words were changed, what puts the passage back as the amendment has it, in bytes of the draft; nil where it has
  /// no passage any more that could be put back.
  package var taking: Hunk?

  /// The hunk in bytes of the draft; nil where it has no place there, or nothing to do. Where the passage was rewritten, it puts the passage
  /// back as the amendment has it.
  package var placed: Hunk? {
    switch fate {
    case .clean(let hunk), .proposal(let hunk, _, _): hunk
    case .contested: taking
    case .alreadyThere, .lost: nil
    }
  }

  package init(original: Hunk, fate: Fate, isReanchored: Bool, taking: Hunk? = nil) {
    (self.original, self.fate) = (original, fate)
    (self.isReanchored, self.taking) = (isReanchored, taking)
  }
}
