import Prose

/// Tells what a partner wrote without tracking from what was accepted of others' changes in the same paragraphs.
///
/// The file is laid against the paper as it would be with some of the changes made: those with which it differs least. What differs
/// then is the partner's, but for what touches one of the changes, or has words of a rejected one: nobody can tell whose that is.
struct LikeliestChanges {
  private(set) var accepted: [UnitEdit.Key] = []
  private(set) var rejected: [UnitEdit.Key] = []
  private(set) var unclear: [UnitEdit] = []
  private(set) var own: [UnitEdit] = []

  private let paper: PaperText
  private let styles: StyleSheet
  private let changes: [UnitEdit.Key]
  private let place: Range<Int>
  /// What the file has in the place.
  private let file: [FileUnit]

  /// A character of the paper with the chosen changes made: of the paper, or of a change.
  private struct BaseUnit {
    let scalar: UInt32
    var paper: Int?
    /// Whether the file says who took it away; then it is nothing else in it.
    var isTracked = false
  }

  private struct FileUnit {
    let unit: ReturnedUnit
    let scalar: UInt32
    /// Of which of the paper's units it is known to be.
    var kept: Int?
    var isTracked = false
  }

  /// Where the two differ, in both.
  private struct Difference {
    var base: Range<Int>
    var file: Range<Int>
    /// How far a diff could have put it, since the same stands around it.
    var reach: Range<Int>
  }

  /// Letters times changes: of more it is not tried which were accepted.
  private static let mostWork = 2_000_000
  private static let mostRounds = 4

  /// - Parameters:
  ///   - edits: what differs in the place, in order.
  ///   - changes: those that may have been accepted there, in order.
  ///   - styles: those of the file.
  ///   - returned: the file's unit for one of the paper's.
  /// - Returns: nil where there are too many to try, or two of the changes want the same words.
  init?(
    _ edits: [UnitEdit], _ changes: [UnitEdit.Key], _ place: Range<Int>, in paper: PaperText,
    styles: StyleSheet, returned: (Int) -> ReturnedUnit?
  ) {
    (self.paper, self.styles, self.changes, self.place) = (paper, styles, changes, place)
    var file: [FileUnit] = []
    var tracked: Set<Int> = []
    var done = place.lowerBound
    func keep(until end: Int) {
      for index in done..<max(done, end) {
        if let unit = returned(index) {
          file.append(
            FileUnit(unit: unit, scalar: UnitAlignment.folded(paper.units[index].scalar), kept: index))
        }
      }
      done = max(done, end)
    }
    for edit in edits {
      keep(until: edit.gone.lowerBound)
      file += edit.come.map {
        FileUnit(unit: $0, scalar: UnitAlignment.folded($0.scalar), isTracked: !$0.changes.isEmpty)
      }
      tracked.formUnion(edit.gone.filter { returned($0)?.changes.isEmpty == false })
      done = max(done, edit.gone.upperBound)
    }
    keep(until: place.upperBound)
    self.file = file
    guard zip(changes, changes.dropFirst()).allSatisfy({ $0.gone.upperBound <= $1.gone.lowerBound }),
      (place.count + file.count) * changes.count <= Self.mostWork
    else { return nil }
    settle(tracked)
  }

  private mutating func settle(_ tracked: Set<Int>) {
    var chosen: Set<Int> = []
    var least = distance(base(chosen, tracked).units)
    for _ in 0..<Self.mostRounds {
      let before = chosen
      for index in changes.indices {
        let other = chosen.symmetricDifference([index])
        let distance = distance(base(other, tracked).units)
        if distance < least { (chosen, least) = (other, distance) }
      }
      if chosen == before { break }
    }
    let base = base(chosen, tracked)
    sort(differences(base.units), base.units, base.places, chosen)
  }

  /// The paper with some of the changes made, and where in it each change is: what came, or what would go.
  private func base(_ chosen: Set<Int>, _ tracked: Set<Int>) -> (units: [BaseUnit], places: [Range<Int>]) {
    var units: [BaseUnit] = []
    var places: [Range<Int>] = []
    var done = place.lowerBound
    func keep(until end: Int) {
      units += (done..<max(done, end)).map {
        BaseUnit(
          scalar: UnitAlignment.folded(paper.units[$0].scalar), paper: $0, isTracked: tracked.contains($0))
      }
      done = max(done, end)
    }
    for (index, change) in changes.enumerated() {
      keep(until: change.gone.lowerBound)
      let start = units.count
      if chosen.contains(index) {
        units += change.come.map { BaseUnit(scalar: UnitAlignment.folded($0)) }
        done = max(done, change.gone.upperBound)
      } else {
        keep(until: change.gone.upperBound)
      }
      places.append(start..<units.count)
    }
    keep(until: place.upperBound)
    return (units, places)
  }

  // MARK: What differs

  private func matches(_ base: [BaseUnit]) -> [MatchedRun] {
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

  private func distance(_ base: [BaseUnit]) -> Int {
    base.count + file.count - 2 * matches(base).reduce(0) { $0 + $1.count }
  }

  private func differences(_ base: [BaseUnit]) -> [Difference] {
    var found: [Difference] = []
    func add(_ old: Range<Int>, _ new: Range<Int>) {
      if let last = found.last, last.base.upperBound == old.lowerBound, last.file.upperBound == new.lowerBound
      {
        found[found.count - 1].base = last.base.lowerBound..<old.upperBound
        found[found.count - 1].file = last.file.lowerBound..<new.upperBound
      } else {
        found.append(Difference(base: old, file: new, reach: old))
      }
    }
    var done = (base: 0, file: 0)
    for run in matches(base) + [MatchedRun(old: base.count, new: file.count, count: 0)] {
      if done.base < run.old || done.file < run.new { add(done.base..<run.old, done.file..<run.new) }
      for offset in 0..<run.count {
        let (old, new) = (run.old + offset, run.new + offset)
        guard let place = base[old].paper, file[new].kept != place,
          ShownItem(paper.units[place], toldBy: styles) != ShownItem(file[new].unit, toldBy: styles)
        else { continue }
        add(old..<old + 1, new..<new + 1)
      }
      done = (run.old + run.count, run.new + run.count)
    }
    return found.indices.map { index in
      let start = index > 0 ? found[index - 1].base.upperBound : 0
      let end = index + 1 < found.count ? found[index + 1].base.lowerBound : base.count
      return reaching(found[index], base, within: start..<end)
    }
  }

  /// The same with how far what only came or only went can be shifted.
  private func reaching(_ given: Difference, _ base: [BaseUnit], within: Range<Int>) -> Difference {
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

  // MARK: Whose it is

  private mutating func sort(
    _ differences: [Difference], _ base: [BaseUnit], _ places: [Range<Int>], _ chosen: Set<Int>
  ) {
    var difference = 0
    var change = 0
    func reach() -> Range<Int>? {
      difference < differences.count ? differences[difference].reach : nil
    }
    func next() -> Range<Int>? { change < places.count ? places[change] : nil }
    while let first = [reach(), next()].compactMap(\.self).min(by: { $0.lowerBound < $1.lowerBound }) {
      var together = first
      let (firstDifference, firstChange) = (difference, change)
      var grows = true
      while grows {
        grows = false
        while let range = reach(), range.touches(together), firstChange < change || range == first {
          together = together.covering(range)
          difference += 1
          grows = true
        }
        while let range = next(), range.touches(together) {
          together = together.covering(range)
          change += 1
          grows = true
        }
      }
      settle(
        differences[firstDifference..<difference], firstChange..<change, base, places, chosen)
    }
  }

  private mutating func settle(
    _ differences: ArraySlice<Difference>, _ settled: Range<Int>, _ base: [BaseUnit], _ places: [Range<Int>],
    _ chosen: Set<Int>
  ) {
    guard !differences.isEmpty else {
      accepted += settled.filter(chosen.contains).map { changes[$0] }
      rejected += settled.filter { !chosen.contains($0) }.map { changes[$0] }
      return
    }
    guard !settled.isEmpty else {
      for difference in differences {
        let edit = edit(difference.base, difference.file, base, settled)
        if hasWordsOfRejected(edit, chosen) { unclear.append(edit) } else { own.append(edit) }
      }
      return
    }
    let all = differences.map(\.base) + settled.map { places[$0] }
    let range = all.dropFirst().reduce(all[0]) { $0.covering($1) }
    unclear.append(edit(range, fileRange(of: range, differences), base, settled))
  }

  /// What the file has for a range that begins and ends beside a difference or in what is the same.
  private func fileRange(of range: Range<Int>, _ differences: ArraySlice<Difference>) -> Range<Int> {
    guard let first = differences.first, let last = differences.last else { return 0..<0 }
    return first.file.lowerBound - max(0, first.base.lowerBound - range.lowerBound)..<last.file.upperBound
      + max(0, range.upperBound - last.base.upperBound)
  }

  private func edit(
    _ range: Range<Int>, _ fileRange: Range<Int>, _ base: [BaseUnit], _ settled: Range<Int>
  ) -> UnitEdit {
    let own = base[range].compactMap(\.paper)
    let before = range.lowerBound > 0 ? base[range.lowerBound - 1].paper.map { $0 + 1 } : nil
    var gone = own.first.flatMap { first in own.last.map { first..<$0 + 1 } }
    for change in settled { gone = gone?.covering(changes[change].gone) ?? changes[change].gone }
    let start = before ?? place.lowerBound
    var edit = UnitEdit(gone: gone ?? start..<start)
    edit.come = file[fileRange].map(\.unit)
    edit.origins = edit.come.reduce(into: []) { $0.formUnion($1.changes.map(ChangeOrigin.init)) }
    return edit
  }

  /// Whether an edit that nobody's name is upon has words that only a rejected change brings in.
  private func hasWordsOfRejected(_ edit: UnitEdit, _ chosen: Set<Int>) -> Bool {
    func words(_ scalars: [UInt32]) -> [[UInt32]] {
      UnitAlignment.words(scalars, scalars.indices).map { Array(scalars[$0]) }
        .filter { $0.count >= Self.longWord }
    }
    let new = words(
      edit.come.map { $0.changes.isEmpty ? UnitAlignment.folded($0.scalar) : PaperUnit.end.value })
    guard !new.isEmpty else { return false }
    let old = Set(words(place.map { UnitAlignment.folded(paper.units[$0].scalar) }))
    return changes.indices.contains { index in
      guard !chosen.contains(index) else { return false }
      let theirs = Set(words(changes[index].come.map(UnitAlignment.folded)))
      return new.contains { theirs.contains($0) && !old.contains($0) }
    }
  }

  /// Shorter words everybody uses.
  private static let longWord = 4
}
