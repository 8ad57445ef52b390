/// A three-way merge by line that settles what git settles, with git's bytes.
///
/// Follows git's default: changes of the two sides that touch or overlap are one conflict, two equal changes
/// are one change, and a conflict whose two wordings turn out to be the same is none.
struct LineMerge {
  let base: Lines
  let left: Lines
  let right: Lines
  /// The stretches of lines that cover the three texts in order.
  var stretches: [Stretch]
  var isClean: Bool { stretches.allSatisfy { $0.kind != .conflict } }

  init(base: [UInt8], left: [UInt8], right: [UInt8]) {
    var vocabulary = Vocabulary()
    let baseLines = Lines(base, &vocabulary)
    let leftLines = Lines(left, &vocabulary)
    let rightLines = Lines(right, &vocabulary)
    let symbols = vocabulary.count
    self.base = baseLines
    self.left = leftLines
    self.right = rightLines
    stretches = ChangeMeeting.stretches(
      GitDiff.changes(from: baseLines.numbers, to: leftLines.numbers, symbols: symbols),
      GitDiff.changes(from: baseLines.numbers, to: rightLines.numbers, symbols: symbols),
      counts: (baseLines.count, leftLines.count, rightLines.count), touching: { _, _ in true }
    ) { leftLines.numbers[$0].elementsEqual(rightLines.numbers[$1]) }
  }
}

extension LineMerge {
  /// The same, but that what one side alone changed is a conflict too where it defines one of these labels anew.
  func asking(about labels: Set<String>, left: [UInt8], right: [UInt8]) -> LineMerge {
    guard !labels.isEmpty else { return self }
    var merge = self
    for index in stretches.indices {
      let bytes: ArraySlice<UInt8>
      switch stretches[index].kind {
      case .left: bytes = left[self.left.bytes(stretches[index].left)]
      case .right: bytes = right[self.right.bytes(stretches[index].right)]
      case .unchanged, .both, .conflict: continue
      }
      if !Labels.defined(in: Array(bytes)).isDisjoint(with: labels) {
        merge.stretches[index].kind = .conflict
      }
    }
    return merge
  }
}
