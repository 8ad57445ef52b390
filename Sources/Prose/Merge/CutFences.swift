/// Code of one side of which people are asked about one fence and not about the other: whoever took the other side's wording there would have
/// a lone fence, and all that stands behind it would be code.
struct CutFences {
  /// The lines of each, by its side.
  let left: [Range<Int>]
  let right: [Range<Int>]

  var isEmpty: Bool { left.isEmpty && right.isEmpty }

  init(in merge: MergedStretches) {
    let asked = merge.resolved.map(\.place).filter { $0.merged == nil }
    left = Self.cut(merge.left, by: asked.map(\.left))
    right = Self.cut(merge.right, by: asked.map(\.right))
  }

  private static func cut(_ side: SideText, by places: [Range<Int>]) -> [Range<Int>] {
    if places.isEmpty { return [] }
    return side.blocks.compactMap { block in
      guard block.kind == .code, block.range.count > 1,
        places.contains(where: {
          $0.contains(block.range.lowerBound) != $0.contains(block.range.upperBound - 1)
        })
      else { return nil }
      let lines =
        side.lines.line(at: block.range.lowerBound)..<side.lines.line(at: block.range.upperBound - 1) + 1
      let ends = [lines.lowerBound, lines.upperBound - 1].map { line in
        MarkdownLine(side.text, side.lines.bytes(line..<line + 1)).fence
      }
      return lines.count > 1 && ends.allSatisfy { $0 != nil } ? lines : nil
    }
  }
}

extension LineMerge {
  /// The same, but that all between two fences is one conflict with what meets it.
  func joining(_ fences: CutFences) -> LineMerge {
    var merge = self
    for lines in fences.left { merge.join(lines, of: \.left) }
    for lines in fences.right { merge.join(lines, of: \.right) }
    return merge
  }

  private mutating func join(_ lines: Range<Int>, of side: WritableKeyPath<Stretch, Range<Int>>) {
    cutUnchanged(at: lines.lowerBound, of: side)
    cutUnchanged(at: lines.upperBound, of: side)
    let touched = stretches.indices.filter { stretches[$0][keyPath: side].overlaps(lines) }
    guard let first = touched.first, let last = touched.last else { return }
    let all = stretches[first...last]
    guard all.contains(where: { $0.kind == .conflict }) else { return }
    let whole = all.dropFirst().reduce(stretches[first]) { whole, next in
      Stretch(
        kind: .conflict, base: whole.base.covering(next.base), left: whole.left.covering(next.left),
        right: whole.right.covering(next.right))
    }
    stretches.replaceSubrange(first...last, with: [whole])
  }

  /// Makes two of the stretch that nobody changed and in which a line stands.
  private mutating func cutUnchanged(at line: Int, of side: WritableKeyPath<Stretch, Range<Int>>) {
    guard
      let index = stretches.firstIndex(where: {
        $0.kind == .unchanged && $0[keyPath: side].lowerBound < line && line < $0[keyPath: side].upperBound
      })
    else { return }
    let whole = stretches[index]
    let count = line - whole[keyPath: side].lowerBound
    var (before, behind) = (whole, whole)
    for part in [\Stretch.base, \Stretch.left, \Stretch.right] {
      before[keyPath: part] = whole[keyPath: part].lowerBound..<whole[keyPath: part].lowerBound + count
      behind[keyPath: part] = whole[keyPath: part].lowerBound + count..<whole[keyPath: part].upperBound
    }
    stretches.replaceSubrange(index...index, with: [before, behind])
  }
}
