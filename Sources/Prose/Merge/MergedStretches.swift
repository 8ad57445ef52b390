/// A line merge with conflicts, and what the blocks and words of each conflict come to.
struct MergedStretches {
  let left: SideText
  let right: SideText
  private(set) var resolved: [BlockMerge.Resolved] = []
  /// In order: settled bytes, or the place with an index.
  private var parts: [Part] = []

  private enum Part {
    case settled(ArraySlice<UInt8>)
    case place(Int)
  }

  init(_ merge: LineMerge, base: [UInt8], left: [UInt8], right: [UInt8]) {
    let base = SideText(base, merge.base)
    self.left = SideText(left, merge.left)
    self.right = SideText(right, merge.right)
    for stretch in merge.stretches {
      switch stretch.kind {
      case .unchanged, .left, .both: parts.append(.settled(left[merge.left.bytes(stretch.left)]))
      case .right: parts.append(.settled(right[merge.right.bytes(stretch.right)]))
      case .conflict:
        add(BlockMerge.parts(base: base, left: self.left, right: self.right, stretch))
      }
    }
    for index in StructureCheck(self).unsound() { resolved[index] = resolved[index].contested }
    if let form = TextForm.merged(base: base, left: self.left, right: self.right) {
      resolved = resolved.map { $0.written(in: form) }
    }
  }

  private mutating func add(_ found: [BlockMerge.Part]) {
    for part in found {
      switch part {
      case .settled(let range): parts.append(.settled(left.text[range]))
      case .place(let place):
        parts.append(.place(resolved.count))
        resolved.append(place)
      }
    }
  }

  /// The whole text, with a wording for each place.
  func text(_ wording: (MergePlace) -> [UInt8]) -> [UInt8] {
    parts.reduce(into: []) { text, part in
      switch part {
      case .settled(let bytes): text += bytes
      case .place(let index): text += wording(resolved[index].place)
      }
    }
  }

  /// The labels of the footnotes that contested wordings refer to.
  var contestedLabels: Set<String> {
    resolved.filter { $0.place.merged == nil }.reduce(into: []) { labels, resolved in
      for bytes in [left.text[resolved.place.left], right.text[resolved.place.right]]
      where Footnotes.occur(in: bytes) {
        labels.formUnion(Footnotes(of: bytes).used)
      }
    }
  }

  var pieces: [TextMerge.Piece] {
    parts.map {
      switch $0 {
      case .settled(let bytes): .settled(Array(bytes))
      case .place(let index): piece(resolved[index].place)
      }
    }
  }

  /// A place, but nobody is asked about a byte order mark alone, which nobody sees.
  private func piece(_ place: MergePlace) -> TextMerge.Piece {
    let isMarkOrNothing = [left.text[place.left], right.text[place.right]].allSatisfy {
      $0.isEmpty || $0.elementsEqual([UInt8].byteOrderMark)
    }
    guard isMarkOrNothing, place.base.upperBound <= 3, let merged = place.merged else { return .place(place) }
    return .settled(merged)
  }
}

extension BlockMerge.Resolved {
  /// The same place, its merged wording with one kind of line ends.
  fileprivate func written(in form: TextForm) -> BlockMerge.Resolved {
    guard let merged = place.merged else { return self }
    let isStart = place.left.lowerBound == 0 && place.right.lowerBound == 0
    return BlockMerge.Resolved(
      place: MergePlace(
        base: place.base, left: place.left, right: place.right, collision: place.collision,
        flags: place.flags,
        merged: form.applied(to: merged, isStart: isStart)), kinds: kinds)
  }

  /// The same place, left to people since its merged wording would break the structure of the text.
  fileprivate var contested: BlockMerge.Resolved {
    BlockMerge.Resolved(
      place: MergePlace(
        base: place.base, left: place.left, right: place.right, collision: .structure, flags: [], merged: nil),
      kinds: [])
  }
}
