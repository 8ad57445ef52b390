import Prose

/// A place of a paper, with some changes made, beside what a file has there: word by word.
struct ComparedUnits {
  /// A character of the paper with the chosen changes made: of the paper, or of a change.
  struct BaseUnit {
    let scalar: UInt32
    var paper: Int?
    /// Whether the file says who took it away; then it is nothing else in it.
    var isTracked = false
  }

  struct FileUnit {
    let unit: ReturnedUnit
    let scalar: UInt32
    /// Of which of the paper's units it is known to be.
    var kept: Int?
    var isTracked = false
  }

  /// Where the two differ, in both.
  struct Difference {
    var base: Range<Int>
    var file: Range<Int>
    /// How far a diff could have put it, since the same stands around it.
    var reach: Range<Int>
    /// Whether the same characters only look otherwise.
    var isLookAlone = false
  }

  let base: [BaseUnit]
  let file: [FileUnit]
  let paper: PaperText
  /// Those of the file.
  let styles: StyleSheet

  private var matches: [MatchedRun] {
    let (old, new) = (base.map(\.scalar), file.map(\.scalar))
    let oldWords = UnitAlignment.words(old, old.indices) { base[$0].isTracked }
    let newWords = UnitAlignment.words(new, new.indices) { file[$0].isTracked }
    var numbers: [[UInt32]: UInt32] = [:]
    var next: UInt32 = 0
    func symbols(_ words: [Range<Int>], _ text: [UInt32], _ isTracked: (Int) -> Bool) -> [UInt32] {
      words.map { word in
        let known = isTracked(word.lowerBound) ? nil : numbers[Array(text[word])]
        if let known { return known }
        next += 1
        if !isTracked(word.lowerBound) { numbers[Array(text[word])] = next }
        return next
      }
    }
    let common = TokenDiff.matches(
      old: symbols(oldWords, old) { base[$0].isTracked }, new: symbols(newWords, new) { file[$0].isTracked })
    return common.map { run in
      let (first, last) = (oldWords[run.old], oldWords[run.old + run.count - 1])
      return MatchedRun(
        old: first.lowerBound, new: newWords[run.new].lowerBound, count: last.upperBound - first.lowerBound)
    }
  }

  /// How many characters are in one of them alone.
  var distance: Int {
    base.count + file.count - 2 * matches.reduce(0) { $0 + $1.count }
  }

  var differences: [Difference] {
    var found: [Difference] = []
    func add(_ old: Range<Int>, _ new: Range<Int>, isLookAlone: Bool = false) {
      if let last = found.last, last.base.upperBound == old.lowerBound,
        last.file.upperBound == new.lowerBound
      {
        found[found.count - 1].base = last.base.lowerBound..<old.upperBound
        found[found.count - 1].file = last.file.lowerBound..<new.upperBound
        found[found.count - 1].isLookAlone = last.isLookAlone && isLookAlone
      } else {
        found.append(Difference(base: old, file: new, reach: old, isLookAlone: isLookAlone))
      }
    }
    var done = (base: 0, file: 0)
    for run in matches + [MatchedRun(old: base.count, new: file.count, count: 0)] {
      if done.base < run.old || done.file < run.new { add(done.base..<run.old, done.file..<run.new) }
      for offset in 0..<run.count {
        let (old, new) = (run.old + offset, run.new + offset)
        guard let place = base[old].paper, file[new].kept != place,
          ShownItem(paper.units[place], toldBy: styles) != ShownItem(file[new].unit, toldBy: styles)
        else { continue }
        add(old..<old + 1, new..<new + 1, isLookAlone: true)
      }
      done = (run.old + run.count, run.new + run.count)
    }
    return found.indices.map { index in
      let start = index > 0 ? found[index - 1].base.upperBound : 0
      let end = index + 1 < found.count ? found[index + 1].base.lowerBound : base.count
      return reaching(found[index], within: start..<end)
    }
  }

  /// The same with how far what only came or only went can be shifted.
  private func reaching(_ given: Difference, within: Range<Int>) -> Difference {
    var difference = given
    guard given.base.isEmpty != given.file.isEmpty else { return difference }
    let moved = given.base.isEmpty ? file[given.file].map(\.scalar) : base[given.base].map(\.scalar)
    var (before, behind) = (0, 0)
    while given.base.lowerBound - before > within.lowerBound,
      base[given.base.lowerBound - 1 - before].scalar == moved[moved.count - 1 - before % moved.count]
    {
      before += 1
    }
    while given.base.upperBound + behind < within.upperBound,
      base[given.base.upperBound + behind].scalar == moved[behind % moved.count]
    {
      behind += 1
    }
    difference.reach = given.base.lowerBound - before..<given.base.upperBound + behind
    return difference
  }
}
