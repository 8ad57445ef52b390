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
  private let file: [ComparedUnits.FileUnit]
  /// The paper's words there.
  private lazy var ownWords = Set(longWords(place.map { UnitAlignment.folded(paper.units[$0].scalar) }))

  /// Letters times changes, in one place: of more it is not tried which were accepted.
  static let mostWork = 2_000_000
  private static let mostRounds = 4

  /// - Parameters:
  ///   - edits: what differs in the place, in order.
  ///   - changes: those that may have been accepted there, in order.
  ///   - styles: those of the file.
  ///   - returned: the file's unit for one of the paper's.
  ///   - chosen: the changes that were accepted, by their index, where that is known.
  ///   - work: how much may still be tried in the file, of which this takes its share.
  /// - Returns: nil where there are too many to try, or two of the changes want the same words.
  init?(
    _ edits: [UnitEdit], _ changes: [UnitEdit.Key], _ place: Range<Int>, in paper: PaperText,
    styles: StyleSheet, returned: (Int) -> ReturnedUnit?, chosen: Set<Int>? = nil, work: inout Int
  ) {
    (self.paper, self.styles, self.changes, self.place) = (paper, styles, changes, place)
    var file: [ComparedUnits.FileUnit] = []
    var tracked: Set<Int> = []
    var done = place.lowerBound
    func keep(until end: Int) {
      for index in done..<max(done, end) {
        if let unit = returned(index) {
          file.append(.init(unit: unit, scalar: UnitAlignment.folded(paper.units[index].scalar), kept: index))
        }
      }
      done = max(done, end)
    }
    for edit in edits {
      keep(until: edit.gone.lowerBound)
      file += edit.come.map {
        .init(unit: $0, scalar: UnitAlignment.folded($0.scalar), isTracked: !$0.changes.isEmpty)
      }
      tracked.formUnion(edit.gone.filter { returned($0)?.changes.isEmpty == false })
      done = max(done, edit.gone.upperBound)
    }
    keep(until: place.upperBound)
    self.file = file
    guard zip(changes, changes.dropFirst()).allSatisfy({ $0.gone.upperBound <= $1.gone.lowerBound }),
      case let needed = (place.count + file.count) * changes.count, needed <= min(Self.mostWork, work)
    else { return nil }
    if chosen == nil { work -= needed }
    let made = chosen ?? likeliest(tracked)
    let base = base(made, tracked)
    sort(compared(base.units).differences, base.units, base.places, made)
  }

  private func compared(_ base: [ComparedUnits.BaseUnit]) -> ComparedUnits {
    ComparedUnits(base: base, file: file, paper: paper, styles: styles)
  }

  /// The changes with which the paper differs least from the file.
  private func likeliest(_ tracked: Set<Int>) -> Set<Int> {
    var chosen: Set<Int> = []
    var least = compared(base(chosen, tracked).units).distance
    for _ in 0..<Self.mostRounds {
      let before = chosen
      for index in changes.indices {
        let other = chosen.symmetricDifference([index])
        let distance = compared(base(other, tracked).units).distance
        if distance < least { (chosen, least) = (other, distance) }
      }
      if chosen == before { break }
    }
    return chosen
  }

  /// The paper with some of the changes made, and where in it each change is: what came, or what would go.
  private func base(
    _ chosen: Set<Int>, _ tracked: Set<Int>
  ) -> (units: [ComparedUnits.BaseUnit], places: [Range<Int>]) {
    var units: [ComparedUnits.BaseUnit] = []
    var places: [Range<Int>] = []
    var done = place.lowerBound
    func keep(until end: Int) {
      units += (done..<max(done, end)).map {
        .init(
          scalar: UnitAlignment.folded(paper.units[$0].scalar), paper: $0, isTracked: tracked.contains($0))
      }
      done = max(done, end)
    }
    for (index, change) in changes.enumerated() {
      keep(until: change.gone.lowerBound)
      let start = units.count
      if chosen.contains(index) {
        units += change.come.map { .init(scalar: UnitAlignment.folded($0)) }
        done = max(done, change.gone.upperBound)
      } else {
        keep(until: change.gone.upperBound)
      }
      places.append(start..<units.count)
    }
    keep(until: place.upperBound)
    return (units, places)
  }

  // MARK: Whose it is

  private mutating func sort(
    _ differences: [ComparedUnits.Difference], _ base: [ComparedUnits.BaseUnit], _ places: [Range<Int>],
    _ chosen: Set<Int>
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
        while let range = reach(), differences[difference].isUpon(together),
          firstChange < change || range == first
        {
          together = together.covering(range)
          difference += 1
          grows = true
        }
        let found = differences[firstDifference..<difference]
        while let range = next(),
          change > firstChange || found.isEmpty
            ? range.touches(together) : found.contains(where: { $0.isUpon(range) })
        {
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
    _ differences: ArraySlice<ComparedUnits.Difference>, _ settled: Range<Int>,
    _ base: [ComparedUnits.BaseUnit], _ places: [Range<Int>], _ chosen: Set<Int>
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
    if let edits = trackedInstead(differences, settled, base, chosen) {
      rejected += settled.map { changes[$0] }
      own += edits
      return
    }
    let all = differences.map(\.base) + settled.map { places[$0] }
    let range = all.dropFirst().reduce(all[0]) { $0.covering($1) }
    unclear.append(edit(range, fileRange(of: range, differences), base, settled))
  }

  /// What a partner tracked of the paper's own words beside changes that were rejected: the file says whose it is, and nothing of those
  /// changes is in it; nil where that is not so.
  private func trackedInstead(
    _ differences: ArraySlice<ComparedUnits.Difference>, _ settled: Range<Int>,
    _ base: [ComparedUnits.BaseUnit], _ chosen: Set<Int>
  ) -> [UnitEdit]? {
    let isTracked = differences.allSatisfy { difference in
      !difference.isLookAlone && base[difference.base].allSatisfy(\.isTracked)
        && file[difference.file].allSatisfy { $0.isTracked && $0.unit.end == nil }
    }
    guard isTracked, chosen.isDisjoint(with: settled) else { return nil }
    func words(_ scalars: [UInt32]) -> Set<[UInt32]> {
      Set(
        UnitAlignment.words(scalars, scalars.indices).map { Array(scalars[$0]) }
          .filter { $0.contains { Unicode.Scalar($0)?.properties.isWhitespace == false } })
    }
    let come = words(Array(differences.flatMap { file[$0.file] }.map(\.scalar)))
    let theirs = settled.map { words(changes[$0].come.map(UnitAlignment.folded)) }
    guard theirs.allSatisfy(come.isDisjoint) else { return nil }
    return differences.map { edit($0.base, $0.file, base, settled.lowerBound..<settled.lowerBound) }
  }

  /// What the file has for a range that begins and ends beside a difference or in what is the same.
  private func fileRange(
    of range: Range<Int>, _ differences: ArraySlice<ComparedUnits.Difference>
  ) -> Range<Int> {
    guard let first = differences.first, let last = differences.last else { return 0..<0 }
    return first.file.lowerBound - max(0, first.base.lowerBound - range.lowerBound)..<last.file.upperBound
      + max(0, range.upperBound - last.base.upperBound)
  }

  private func edit(
    _ range: Range<Int>, _ fileRange: Range<Int>, _ base: [ComparedUnits.BaseUnit], _ settled: Range<Int>
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

  /// Whether an edit that nobody's name is upon has words that only a rejected change brings in: one of the same paragraphs, or of
  /// new ones where the edit puts in some.
  private mutating func hasWordsOfRejected(_ edit: UnitEdit, _ chosen: Set<Int>) -> Bool {
    let new = longWords(
      edit.come.map { $0.changes.isEmpty ? UnitAlignment.folded($0.scalar) : PaperUnit.end.value }
    ).filter { !ownWords.contains($0) }
    guard !new.isEmpty else { return false }
    let reach = paper.paragraphsTouched(by: edit.gone)
    let isNewParagraph = edit.come.contains { $0.end != nil }
    return changes.indices.contains { index in
      guard !chosen.contains(index),
        isNewParagraph || paper.paragraphsTouched(by: changes[index].gone).overlaps(reach)
      else { return false }
      let theirs = Set(longWords(changes[index].come.map(UnitAlignment.folded)))
      return new.contains(where: theirs.contains)
    }
  }

  private func longWords(_ scalars: [UInt32]) -> [[UInt32]] {
    UnitAlignment.words(scalars, scalars.indices).map { Array(scalars[$0]) }
      .filter { $0.count >= Self.longWord }
  }

  /// Shorter words everybody uses.
  private static let longWord = 4
}

extension ComparedUnits.Difference {
  /// Whether it may be of something in the same place: within it or beside it, but for characters that only look otherwise, which
  /// are where they are.
  fileprivate func isUpon(_ place: Range<Int>) -> Bool {
    guard isLookAlone else { return reach.touches(place) }
    return reach == place || reach.lowerBound < place.upperBound && place.lowerBound < reach.upperBound
  }
}
