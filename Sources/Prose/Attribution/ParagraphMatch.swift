/// Which paragraphs of one text stand unchanged in another, and which stretches are left to compare word by word.
struct ParagraphMatch {
  /// Paragraphs that are the same in the same order.
  private(set) var runs: [MatchedRun] = []
  /// Paragraphs that are the same at another place.
  private(set) var moves: [(old: Int, new: Int)] = []
  /// What stands between the runs, without what was moved.
  private(set) var gaps: [(old: [Int], new: [Int])] = []

  /// Paragraphs of fewer bytes are taken for moved only where there is one of them on either side.
  private static let fewestBytes = 40

  init(old: ParagraphList, new: ParagraphList) {
    findRuns(old, new)
    findGaps(old.count, new.count)
    // With one gap, what is in it on both sides would be in a run.
    guard gaps.count > 1 else { return }
    findMoves(old, new)
  }

  /// What stands at both ends of the texts, and what a comparison of the paragraphs between finds.
  private mutating func findRuns(_ old: ParagraphList, _ new: ParagraphList) {
    let shorter = min(old.count, new.count)
    var prefix = 0
    while prefix < shorter, old.hashes[prefix] == new.hashes[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < shorter - prefix,
      old.hashes[old.count - 1 - suffix] == new.hashes[new.count - 1 - suffix]
    {
      suffix += 1
    }
    runs.extend(MatchedRun(old: 0, new: 0, count: prefix))
    var numbers: [UInt64: UInt32] = [:]
    func number(_ hash: UInt64) -> UInt32 {
      if let number = numbers[hash] { return number }
      numbers[hash] = UInt32(numbers.count)
      return UInt32(numbers.count - 1)
    }
    let oldMiddle = old.hashes[prefix..<(old.count - suffix)].map(number)
    let newMiddle = new.hashes[prefix..<(new.count - suffix)].map(number)
    for run in TokenDiff.matches(old: oldMiddle, new: newMiddle) {
      runs.extend(MatchedRun(old: run.old + prefix, new: run.new + prefix, count: run.count))
    }
    runs.extend(MatchedRun(old: old.count - suffix, new: new.count - suffix, count: suffix))
  }

  /// What stands between the runs of two texts of so many paragraphs.
  private mutating func findGaps(_ oldCount: Int, _ newCount: Int) {
    var (oldEnd, newEnd) = (0, 0)
    for run in runs + [MatchedRun(old: oldCount, new: newCount, count: 0)] {
      if oldEnd < run.old || newEnd < run.new {
        gaps.append((Array(oldEnd..<run.old), Array(newEnd..<run.new)))
      }
      oldEnd = run.old + run.count
      newEnd = run.new + run.count
    }
  }

  /// Takes out of the gaps what went from one of them and came in another.
  private mutating func findMoves(_ old: ParagraphList, _ new: ParagraphList) {
    var waiting = movable(old, new)
    guard !waiting.isEmpty else { return }
    for gap in gaps {
      for index in gap.new {
        guard let from = waiting[new.hashes[index]]?.first else { continue }
        waiting[new.hashes[index]]?.removeFirst()
        moves.append((from, index))
      }
    }
    guard !moves.isEmpty else { return }
    let from = Set(moves.map(\.old))
    let to = Set(moves.map(\.new))
    gaps = gaps.map { ($0.old.filter { !from.contains($0) }, $0.new.filter { !to.contains($0) }) }
  }

  /// The paragraphs in the gaps of the old text that can have moved, by their hashes. A few words stand in two places by chance: they can
  /// where they went once and came once.
  private func movable(_ old: ParagraphList, _ new: ParagraphList) -> [UInt64: [Int]] {
    var movable: [UInt64: [Int]] = [:]
    var short: [UInt64: [Int]] = [:]
    for index in gaps.lazy.flatMap(\.old) {
      if old.range(index).count >= Self.fewestBytes {
        movable[old.hashes[index], default: []].append(index)
      } else {
        short[old.hashes[index], default: []].append(index)
      }
    }
    var come: [UInt64: Int] = [:]
    for index in gaps.lazy.flatMap(\.new) where short[new.hashes[index]] != nil {
      come[new.hashes[index], default: 0] += 1
    }
    for (hash, indices) in short where indices.count == 1 && come[hash] == 1 { movable[hash] = indices }
    return movable
  }
}
