import Prose

extension FileReading {
  /// The same with the names and dates of an export's changes put back where the file has lost them all: Word takes them away with
  /// "remove personal information". What stands in the place of such a change with its words is that change, if it has no date, or
  /// a date or an author of the export's.
  func knowingChanges(of export: FileReading) -> FileReading {
    let known = export.origins
    let (dates, authors) = (Set(known.map(\.date)), Set(known.map(\.author)))
    func isLost(_ change: TrackedChange) -> Bool {
      change.date == nil || dates.contains(change.date) || authors.contains(change.author)
    }
    guard known.isDisjoint(with: origins), !origins.isEmpty else { return self }
    var reading = self
    func take(_ index: Int, from other: Int) {
      let theirs = export.units[other].changes
      let kinds = Set(theirs.map(\.kind.adds))
      guard units[index].changes.contains(where: { isLost($0) && kinds.contains($0.kind.adds) }) else {
        return
      }
      reading.units[index].changes =
        theirs + units[index].changes.filter { !isLost($0) || !kinds.contains($0.kind.adds) }
    }
    var (start, other) = (0, 0)
    for index in 0...units.count {
      let place = index < units.count ? places[index] : nil
      guard place != nil || index == units.count else { continue }
      let next = place.map { export.unitOfPlace[$0] ?? other } ?? export.units.count
      let come = (other..<max(other, next)).filter { export.places[$0] == nil }
      for (mine, theirs) in Self.same(units, start..<index, export.units, come) { take(mine, from: theirs) }
      if place != nil, next < export.units.count { take(index, from: next) }
      (start, other) = (index + 1, max(other, next + 1))
    }
    return reading
  }

  /// Which of some units are the same words as some of others, in order.
  private static func same(
    _ units: [ReturnedUnit], _ range: Range<Int>, _ others: [ReturnedUnit], _ chosen: [Int]
  ) -> [(Int, Int)] {
    guard !range.isEmpty, !chosen.isEmpty else { return [] }
    let old = chosen.map { UnitAlignment.folded(others[$0].scalar) }
    let new = range.map { UnitAlignment.folded(units[$0].scalar) }
    return UnitAlignment.matchedWords(old, old.indices, new, new.indices).flatMap { run in
      (0..<run.count).map { (range.lowerBound + run.new + $0, chosen[run.old + $0]) }
    }
  }
}
