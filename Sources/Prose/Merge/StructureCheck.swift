/// Reads merged wordings again as Markdown, where they will stand, and compares them with what they were put together
/// from.
struct StructureCheck {
  private let merge: MergedStretches
  private let base: SideText

  init(_ merge: MergedStretches, base: SideText) { (self.merge, self.base) = (merge, base) }

  /// The places whose merged wording would break the structure of the text, by index.
  func unsound() -> Set<Int> {
    let proposals = merge.resolved.indices.filter { merge.resolved[$0].place.merged != nil }
    let labelled = proposals.filter(hasLabels)
    let broken = breaksFootnotes(labelled) ? Set(labelled) : []
    return broken.union(proposals.filter { !isSound(merge.resolved[$0]) })
  }

  /// Whether a wording has, in either side's text, the blocks it was made of, no table row that is broken in neither, and no marks but
  /// those that a side has.
  private func isSound(_ resolved: BlockMerge.Resolved) -> Bool {
    guard let merged = resolved.place.merged else { return true }
    let left = Setting(of: resolved.place.left, in: merge.left)
    let right = Setting(of: resolved.place.right, in: merge.right)
    let ragged = left.found.raggedRows + right.found.raggedRows
    return left.holds(merged, resolved.kinds, ragged) && right.holds(merged, resolved.kinds, ragged)
      && keepsMarks(merged, left, right, of: Setting(of: resolved.place.base, in: base))
  }

  /// Whether the marks of a merged wording are those that the sides have.
  private func keepsMarks(_ merged: [UInt8], _ left: Setting, _ right: Setting, of base: Setting) -> Bool {
    guard InlineShape.mayOccur(in: merged) else { return true }
    return MarkCheck.holds(
      base: base.text, left: (left.text, left.text(with: merged)),
      right: (right.text, right.text(with: merged)))
  }

  private func hasLabels(_ index: Int) -> Bool {
    let place = merge.resolved[index].place
    return Footnotes.occur(in: place.merged?[...] ?? []) || Footnotes.occur(in: merge.left.text[place.left])
      || Footnotes.occur(in: merge.right.text[place.right])
  }

  /// Whether the merged text refers to a note that is missing, has one that nothing refers to, or has one twice, and neither side
  /// does.
  private func breaksFootnotes(_ labelled: [Int]) -> Bool {
    guard !labelled.isEmpty else { return false }
    let sides = [merge.left.text, merge.right.text].map { Footnotes(of: $0) }
    func isNew(_ labels: (Footnotes) -> Set<String>, _ found: Footnotes) -> Bool {
      !labels(found).isSubset(of: labels(sides[0]).union(labels(sides[1])))
    }
    return sides.indices.contains { index in
      let found = Footnotes(
        of: merge.text { place in
          place.merged ?? Array(index == 0 ? merge.left.text[place.left] : merge.right.text[place.right])
        })
      return isNew(\.undefined, found) || isNew(\.unused, found) || isNew(\.doubled, found)
    }
  }
}

/// A place in one side's text, with as much around it as decides how it reads.
private struct Setting {
  private let side: SideText
  private let range: Range<Int>
  private let window: Range<Int>
  /// What the window comes to with the side's own wording.
  let found: Structure

  init(of range: Range<Int>, in side: SideText) {
    self.side = side
    self.range = range
    window = side.window(around: range)
    found = Structure(of: Array(side.text[window]))
  }

  /// The window as the side has it.
  var text: [UInt8] { Array(side.text[window]) }

  /// The window with a merged wording in the place.
  func text(with merged: [UInt8]) -> [UInt8] {
    side.text[window.lowerBound..<range.lowerBound] + merged + side.text[range.upperBound..<window.upperBound]
  }

  /// Whether the window, with a merged wording in the place, has the blocks it should have.
  func holds(_ merged: [UInt8], _ kinds: [Block.Kind], _ ragged: Int) -> Bool {
    let changed = Structure(of: text(with: merged))
    var expected = found.counts
    for kind in kinds { expected[kind, default: 0] += 1 }
    for block in side.blocks(inBytes: range) { expected[block.kind, default: 0] -= 1 }
    return changed.counts == expected.filter { $0.value != 0 } && changed.raggedRows <= ragged
  }
}

extension SideText {
  /// The bytes from a block before a range to one behind it, so chosen that what stands outside them has no say in how
  /// they read.
  fileprivate func window(around range: Range<Int>) -> Range<Int> {
    let first = blocks.partitioningIndex { $0.range.upperBound > range.lowerBound }
    let last = blocks.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    let start = (0..<first).last { standsAlone($0) }.map { blocks[$0].range.lowerBound } ?? 0
    let next = (last..<blocks.count).first { standsAlone($0) }
    let end = next.flatMap { index in (index + 1..<blocks.count).first { standsAlone($0) } }
    return start..<Swift.max(range.upperBound, end.map { blocks[$0].range.lowerBound } ?? text.count)
  }

  /// Whether a block is running text at the margin with a blank line before it.
  private func standsAlone(_ index: Int) -> Bool {
    let block = blocks[index]
    guard index > 0, block.kind == .paragraph || block.kind == .heading,
      !text[block.range.lowerBound].isWhite
    else { return false }
    return text[blocks[index - 1].range.upperBound..<block.range.lowerBound].hasBlankLine
  }
}
