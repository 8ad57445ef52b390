/// A three-way merge of a text: by line as git does it, and by block and word in what remains.
///
/// Where the line merge is clean its bytes are git's, and nothing else is tried, but for footnotes and the addresses of links: where both
/// sides brought one under one label, which git cannot see, people are asked. Every other place is a proposal or
/// contested, and nothing of it is in the text unless asked for.
package struct TextMerge: Sendable {
  package enum Outcome: String, Sendable { case clean, proposed, contested }

  /// The text in order: what is settled, and the places that are not.
  package enum Piece: Sendable {
    case settled([UInt8])
    case place(MergePlace)
  }

  package let base: [UInt8]
  package let left: [UInt8]
  package let right: [UInt8]
  package let pieces: [Piece]

  package init(base: [UInt8], left: [UInt8], right: [UInt8]) {
    self.base = base
    self.left = left
    self.right = right
    let lines = LineMerge(base: base, left: left, right: right)
    let labels = Self.labelsOfBoth(base, left, right)
    var merge = lines.asking(about: labels, left: left, right: right)
    guard !merge.isClean else {
      pieces = [.settled(Self.settled(merge, left, right))]
      return
    }
    var merged = MergedStretches(merge, base: base, left: left, right: right)
    // To take in all of one side's code may cut the other side's.
    for _ in 0..<Self.mostRounds {
      let fences = CutFences(in: merged)
      if fences.isEmpty { break }
      merge = merge.joining(fences)
      merged = MergedStretches(merge, base: base, left: left, right: right)
    }
    // A note goes where its reference goes: with one that people are asked about, it is asked about too.
    let asked = merged.contestedLabels.subtracting(Footnotes(of: base).defined)
    if !asked.isEmpty {
      merged = MergedStretches(
        merge.asking(about: Set(asked.map { "^" + $0 }), left: left, right: right), base: base, left: left,
        right: right)
    }
    merged.contestAddresses(of: labels)
    merged.contestReferences(to: labels)
    merged.uniteMoves()
    pieces = merged.pieces
  }

  private static let mostRounds = 3

  /// The labels of footnotes that both sides brought, each its own, and of addresses, where these differ; as `Labels` has them.
  private static func labelsOfBoth(_ base: [UInt8], _ left: [UInt8], _ right: [UInt8]) -> Set<String> {
    let common = Labels.defined(in: left).intersection(Labels.defined(in: right))
    let came = common.isEmpty ? [] : common.subtracting(Labels.defined(in: base))
    guard came.contains(where: { !$0.hasPrefix("^") }) else { return came }
    let (ours, theirs) = (Labels.addresses(in: left), Labels.addresses(in: right))
    return came.filter { $0.hasPrefix("^") || ours[$0] != theirs[$0] }
  }

  /// The places that are not settled, in order.
  package var places: [MergePlace] {
    pieces.compactMap { if case .place(let place) = $0 { place } else { nil } }
  }

  package var outcome: Outcome {
    let places = places
    if places.isEmpty { return .clean }
    return places.contains { $0.kind == .contested } ? .contested : .proposed
  }

  private static func settled(_ merge: LineMerge, _ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(max(left.count, right.count))
    for stretch in merge.stretches {
      text +=
        stretch.kind == .right
        ? right[merge.right.bytes(stretch.right)] : left[merge.left.bytes(stretch.left)]
    }
    return text
  }
}

extension TextMerge {
  /// The whole text, with the right side's words in each place that is not settled.
  package var keepingRight: [UInt8] {
    pieces.reduce(into: []) { text, piece in
      switch piece {
      case .settled(let bytes): text += bytes
      case .place(let place): text += right[place.right]
      }
    }
  }

  /// The whole text.
  ///
  /// - Parameters:
  ///   - applyingProposals: whether a proposal's merged wording goes in; else it is marked as contested places are.
  ///   - labels: what to call the two sides in the marks.
  package func text(
    applyingProposals: Bool, labels: (left: String, right: String) = ("current", "other")
  ) -> [UInt8] {
    let marks = ConflictMarks(merge: self, labels: labels)
    return pieces.reduce(into: []) { text, piece in
      switch piece {
      case .settled(let bytes): text += bytes
      case .place(let place):
        if applyingProposals, let merged = place.merged {
          text += merged
        } else {
          marks.append(place, to: &text)
        }
      }
    }
  }
}
