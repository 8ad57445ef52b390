/// How far one change of blocks goes, where the other side changed the blocks beside it.
enum BlockChangeExtent {
  /// A block or two more.
  case insertion
  /// A whole passage more.
  case passage
  /// Words more in one block, none less.
  case addition
  /// Other words in one block.
  case edit
  /// Blocks that keep little of what they were.
  case rewrite
  /// A key of the front matter that has another value now: apart from other keys, whatever it says.
  case value
  case deletion

  /// So many new blocks are a passage.
  private static let passageLength = 3
  /// A block that keeps less than this of its words (0 to 1) is rewritten.
  private static let leastKept = 0.6

  init(_ change: Change, from old: [BlockDiff.Unit], to new: [BlockDiff.Unit]) {
    if change.old.isEmpty {
      self = change.new.count < Self.passageLength ? .insertion : .passage
    } else if change.new.isEmpty {
      self = .deletion
    } else if change.old.count > 1 || change.new.count > 1 {
      self = .rewrite
    } else {
      self = Self.edit(from: old[change.old.lowerBound], to: new[change.new.lowerBound])
    }
  }

  private static func edit(from old: BlockDiff.Unit, to new: BlockDiff.Unit) -> BlockChangeExtent {
    if Containment.distance(old.words, new.words) == new.words.count - old.words.count { return .addition }
    if BlockDiff.likeness(old, new) >= leastKept { return .edit }
    return old.kind == .frontMatter && new.kind == .frontMatter ? .value : .rewrite
  }

  /// Whether two changes that stand side by side, one of each side, are one question for people: what was said
  /// next to words that the other side rewrote may have been said to those words.
  ///
  /// Where to draw the line is a choice between merging more and agreeing more with what people did; see
  /// `Benchmarks/README.md`, "Merging", for the curve.
  func mustMeet(_ other: BlockChangeExtent) -> Bool {
    switch (self, other) {
    case (.rewrite, _), (_, .rewrite): true
    case (.passage, .edit), (.edit, .passage): true
    case (.value, .insertion), (.insertion, .value), (.value, .passage), (.passage, .value): true
    default: false
    }
  }
}
