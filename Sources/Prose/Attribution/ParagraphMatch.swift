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
    let shorter = min(old.count, new.count)
    var prefix = 0
    while prefix < shorter, old.hashes[prefix] == new.hashes[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < shorter - prefix, old.hashes[old.count - 1 - suffix] == new.hashes[new.count - 1 - suffix]
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

    var oldEnd = 0
    var newEnd = 0
    var waiting: [UInt64: [Int]] = [:]
    var short: [UInt64: [Int]] = [:]
    for run in runs + [MatchedRun(old: old.count, new: new.count, count: 0)] {
      if oldEnd < run.old || newEnd < run.new {
        gaps.append((Array(oldEnd..<run.old), Array(newEnd..<run.new)))
        for index in oldEnd..<run.old {
          let isLong = old.range(index).count >= Self.fewestBytes
          if isLong {
            waiting[old.hashes[index], default: []].append(index)
          } else {
            short[old.hashes[index], default: []].append(index)
          }
        }
      }
      oldEnd = run.old + run.count
      newEnd = run.new + run.count
    }
    guard gaps.count > 1 else { return }
    // A few words stand in two places by chance: they moved where they went once and came once.
    var come: [UInt64: Int] = [:]
    for index in gaps.lazy.flatMap(\.new) where short[new.hashes[index]] != nil {
      come[new.hashes[index], default: 0] += 1
    }
    for (hash, indices) in short where indices.count == 1 && come[hash] == 1 { waiting[hash] = indices }
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
}
