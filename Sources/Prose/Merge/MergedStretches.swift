/// A line merge with conflicts, and what the blocks and words of each conflict come to.
struct MergedStretches {
  let base: SideText
  let left: SideText
  let right: SideText
  var resolved: [BlockMerge.Resolved] = []
  /// In order: settled bytes, or the place with an index.
  var parts: [Part] = []

  enum Part {
    case settled(Settled)
    case place(Int)
  }

  init(_ merge: LineMerge, base: [UInt8], left: [UInt8], right: [UInt8]) {
    let base = SideText(base, merge.base)
    self.base = base
    self.left = SideText(left, merge.left)
    self.right = SideText(right, merge.right)
    for stretch in merge.stretches {
      if stretch.kind == .conflict {
        add(BlockMerge.parts(base: base, left: self.left, right: self.right, stretch))
      } else {
        parts.append(
          .settled(
            Settled(
              kind: stretch.kind, base: merge.base.bytes(stretch.base), left: merge.left.bytes(stretch.left),
              right: merge.right.bytes(stretch.right))))
      }
    }
    for index in StructureCheck(self, base: base).unsound() {
      resolved[index] = resolved[index].contested(.structure)
    }
    contestUnaccounted(base.text)
    contestDisputed(base)
    if let form = TextForm.merged(base: base, left: self.left, right: self.right) {
      resolved = resolved.map { $0.written(in: form) }
    }
  }

  private mutating func add(_ found: [BlockMerge.Part]) {
    for part in found {
      switch part {
      case .settled(let settled): parts.append(.settled(settled))
      case .place(let place):
        parts.append(.place(resolved.count))
        resolved.append(place)
      }
    }
  }

  /// Leaves to people what brings in a word that no side accounts for, or leaves one out: the proposals, or else what the lines
  /// settled. A block that both sides moved, each to a place of its own, is such a case.
  private mutating func contestUnaccounted(_ base: [UInt8]) {
    // Where nothing is proposed people decide every place anyway.
    guard resolved.contains(where: { $0.place.merged != nil }) else { return }
    var account = WordAccount()
    for part in parts {
      switch part {
      case .settled(let part) where part.kind != .unchanged:
        account.add(base: base[part.base], changed: bytes(of: part), by: part.kind)
      case .place(let index):
        let place = resolved[index].place
        guard let merged = place.merged else { continue }
        account.add(
          base: base[place.base], left: left.text[place.left], right: right.text[place.right],
          merged: merged[...])
      case .settled: continue
      }
    }
    guard !account.isBalanced else { return }
    let blamed = resolved.indices.filter { index in
      let place = resolved[index].place
      return place.merged.map { account.isBlamed(base: base[place.base], merged: $0[...]) } == true
    }
    for index in blamed { resolved[index] = resolved[index].contested(.overlapping) }
    guard blamed.isEmpty else { return }
    for (index, part) in parts.enumerated() {
      guard case .settled(let part) = part, part.kind == .left || part.kind == .right,
        account.isBlamed(base: base[part.base], merged: bytes(of: part))
      else { continue }
      parts[index] = .place(resolved.count)
      resolved.append(part.contested)
    }
  }

  private func bytes(of part: Settled) -> ArraySlice<UInt8> {
    part.kind == .right ? right.text[part.right] : left.text[part.left]
  }

  /// The whole text, with a wording for each place.
  func text(_ wording: (MergePlace) -> [UInt8]) -> [UInt8] {
    parts.reduce(into: []) { text, part in
      switch part {
      case .settled(let part): text += bytes(of: part)
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
      case .settled(let part): .settled(Array(bytes(of: part)))
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

  /// The same place, left to people since its merged wording would break the text.
  func contested(_ collision: CollisionClass) -> BlockMerge.Resolved {
    BlockMerge.Resolved(
      place: MergePlace(
        base: place.base, left: place.left, right: place.right, collision: collision, flags: [], merged: nil),
      kinds: [])
  }
}

extension Settled {
  /// The part as a place for people to decide.
  var contested: BlockMerge.Resolved {
    BlockMerge.Resolved(
      place: MergePlace(
        base: base, left: left, right: right, collision: .overlapping, flags: [], merged: nil),
      kinds: [])
  }
}
