/// Whole blocks that came beside a block of which the words at that end changed: they are a change of their own.
///
/// Words alone say of `loan` → `income ¶ new item` that one became the other; and behind the last word of both blocks stands the same full stop,
/// of which either may be the one that was there. With the two texts changed round it says the same of blocks that went.
struct BesideBlocks {
  private let old: ReadingText
  private let new: ReadingText

  init(_ old: ReadingText, _ new: ReadingText) { (self.old, self.new) = (old, new) }

  /// The units of both texts between two that are one.
  typealias Gap = (old: Range<Int>, new: Range<Int>)

  /// The gaps between the units that are in both texts.
  func gaps(_ counterparts: [Int?]) -> [Gap] {
    var gaps: [Gap] = []
    var (oldEnd, newEnd) = (0, 0)
    for (unit, other) in counterparts.enumerated() {
      guard let other else { continue }
      gaps.append((oldEnd..<unit, newEnd..<other))
      (oldEnd, newEnd) = (unit + 1, other + 1)
    }
    return gaps + [(oldEnd..<old.units.count, newEnd..<new.units.count)]
  }

  /// For each unit of the old text the one of the new that it is, where what stands behind, or before, changed words belongs to their block,
  /// and not to one that came beside it.
  func aligned(_ counterparts: [Int?]) -> [Int?] {
    var aligned = counterparts
    for gap in gaps(counterparts) where mayHold(gap) {
      let block = block(around: gap.old)
      let tail = gap.old.upperBound..<block.upperBound
      if !tail.isEmpty, gap.old.lowerBound > block.lowerBound, let end = firstBreak(in: gap.new),
        end - tail.count > gap.new.lowerBound,
        follows(tail, at: gap.new.upperBound, counterparts), isEnd(gap.new.upperBound + tail.count, of: new),
        says(tail, at: end - tail.count)
      {
        for (step, unit) in tail.enumerated() { aligned[unit] = end - tail.count + step }
        continue
      }
      let head = block.lowerBound..<gap.old.lowerBound
      if !head.isEmpty, gap.old.upperBound < block.upperBound,
        let start = lastBreak(in: gap.new).map({ $0 + 1 }),
        start + head.count < gap.new.upperBound,
        follows(head, at: gap.new.lowerBound - head.count, counterparts),
        isStart(gap.new.lowerBound - head.count, of: new), says(head, at: start)
      {
        for (step, unit) in head.enumerated() { aligned[unit] = start + step }
      }
    }
    return aligned
  }

  /// A gap as the changes that it is: of words, and of the blocks beside them.
  func parts(of gap: Gap) -> [Gap] {
    guard mayHold(gap) else { return [gap] }
    let block = block(around: gap.old)
    if gap.old.upperBound == block.upperBound, gap.old.lowerBound > block.lowerBound,
      let end = firstBreak(in: gap.new), end > gap.new.lowerBound,
      areOthers(end..<gap.new.upperBound, gap.old)
    {
      return [
        (gap.old, gap.new.lowerBound..<end),
        (gap.old.upperBound..<gap.old.upperBound, end..<gap.new.upperBound),
      ]
    }
    if gap.old.lowerBound == block.lowerBound, gap.old.upperBound < block.upperBound,
      let start = lastBreak(in: gap.new).map({ $0 + 1 }), start < gap.new.upperBound,
      areOthers(gap.new.lowerBound..<start, gap.old)
    {
      return [
        (gap.old.lowerBound..<gap.old.lowerBound, gap.new.lowerBound..<start),
        (gap.old, start..<gap.new.upperBound),
      ]
    }
    return [gap]
  }

  // MARK: - Where blocks begin and end

  /// Whether words of one block changed where blocks came.
  private func mayHold(_ gap: Gap) -> Bool {
    firstBreak(in: gap.new) != nil && !old.units[gap.old].contains(where: \.isBreak)
      && gap.old.contains { old.units[$0].range.lowerBound >= old.blocks[old.units[$0].block].contentStart }
  }

  private func firstBreak(in units: Range<Int>) -> Int? { units.first { new.units[$0].isBreak } }

  private func lastBreak(in units: Range<Int>) -> Int? { units.last { new.units[$0].isBreak } }

  /// Whether some units of the new text have words, and none of those of the old one: a paragraph that is split has them in two.
  private func areOthers(_ units: Range<Int>, _ oldUnits: Range<Int>) -> Bool {
    func words(_ units: Range<Int>, _ text: ReadingText) -> Set<String> {
      // The number of an item is no word.
      let words = units.filter { unit in
        text.isWord(text.units[unit])
          && text.units[unit].range.lowerBound >= text.blocks[text.units[unit].block].contentStart
      }
      return Set(words.map { String(decoding: text.bytes(of: $0), as: UTF8.self).lowercased() })
    }
    let own = words(units, new)
    return !own.isEmpty && own.isDisjoint(with: words(oldUnits, old))
  }

  /// The units of the block in which some stand.
  private func block(around units: Range<Int>) -> Range<Int> {
    var (start, end) = (units.lowerBound, units.upperBound)
    while !isStart(start, of: old) { start -= 1 }
    while !isEnd(end, of: old) { end += 1 }
    return start..<end
  }

  private func isStart(_ unit: Int, of text: ReadingText) -> Bool {
    unit <= 0 || text.units[unit - 1].isBreak
  }

  private func isEnd(_ unit: Int, of text: ReadingText) -> Bool {
    unit >= text.units.count || text.units[unit].isBreak
  }

  /// Whether some units of the old text are those of the new one from a place on.
  private func follows(_ units: Range<Int>, at place: Int, _ counterparts: [Int?]) -> Bool {
    place >= 0 && units.enumerated().allSatisfy { counterparts[$1] == place + $0 }
  }

  /// Whether the new text says from a place on what some units of the old one say.
  private func says(_ units: Range<Int>, at place: Int) -> Bool {
    zip(units, place...).allSatisfy { old.units[$0].symbol == new.units[$1].symbol }
  }
}
