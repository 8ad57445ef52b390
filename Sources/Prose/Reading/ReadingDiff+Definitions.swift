/// Notes, and addresses of links, that stand side by side in a copy though each is about other words.
extension ReadingDiff {
  /// The same, but that each of several definitions that come, or go, side by side is a difference of its own.
  var withDefinitionsApart: ReadingDiff {
    let parts = differences.flatMap { difference -> [Difference] in
      if difference.old.isEmpty, difference.range.isEmpty { return coming(difference) }
      if difference.new.isEmpty, difference.replacement.isEmpty { return going(difference) }
      return [difference]
    }
    return parts.count == differences.count ? self : ReadingDiff(self, differences: parts)
  }

  /// Each with the break that stands before the first of them: any of them may come without the others.
  private func coming(_ difference: Difference) -> [Difference] {
    let units = difference.new
    let cuts = new.definitionBreaks(in: units)
    guard let first = cuts.first, let last = units.last, !new.units[last].isBreak,
      cuts.count > 1 || first > units.lowerBound
    else { return [difference] }
    let lead = first == units.lowerBound ? 0 : difference.replacement.prefix(while: \.isWhite).count
    guard
      difference.replacement.dropFirst(lead).elementsEqual(new.text[new.range(of: units)])
    else { return [difference] }
    let border = new.bytes(of: first)
    let inner = cuts.filter { $0 > units.lowerBound }
    return zip([units.lowerBound] + inner, inner + [units.upperBound]).map { start, end in
      let bytes = new.text[new.range(of: start..<end)]
      let written =
        cuts.contains(start)
        ? border + bytes.dropFirst(new.bytes(of: start).count) : difference.replacement.prefix(lead) + bytes
      return Difference(
        old: difference.old, new: start..<end, range: difference.range, replacement: Array(written))
    }
  }

  /// Only where the breaks before them are alike: else one would be left with the break of another.
  private func going(_ difference: Difference) -> [Difference] {
    let units = difference.old
    let cuts = old.definitionBreaks(in: units)
    guard cuts.count > 1, cuts[0] == units.lowerBound, let last = units.last, !old.units[last].isBreak,
      difference.range == old.range(of: units),
      cuts.allSatisfy({ old.bytes(of: $0).elementsEqual(old.bytes(of: cuts[0])) })
    else { return [difference] }
    return zip(cuts, cuts.dropFirst() + [units.upperBound]).map { start, end in
      Difference(
        old: start..<end, new: difference.new, range: old.range(of: start..<end), replacement: [])
    }
  }
}

extension ReadingText {
  /// The breaks among some units behind which a definition begins, each that stands by itself; none where other blocks come behind one.
  fileprivate func definitionBreaks(in units: Range<Int>) -> [Int] {
    var cuts: [Int] = []
    for unit in units where self.units[unit].isBreak {
      let block = blocks[self.units[unit].block]
      if block.depth == 0, block.kind == .footnote || block.kind == .linkDefinition {
        cuts.append(unit)
      } else if !cuts.isEmpty, block.depth == 0 {
        return []
      }
    }
    return cuts
  }
}
