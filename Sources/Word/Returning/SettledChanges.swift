/// Tells a partner's own edits from what the partner made of the changes that were exported and are no longer tracked.
///
/// Without tracking, an accepted change may look like several edits, since words of it stand in the paper too. So edits and changes that
/// touch are laid over the paper together: if some of the changes make what the file has there, those were accepted. Where a partner
/// wrote besides, `LikeliestChanges` tells what.
struct SettledChanges {
  private(set) var accepted: [UnitEdit.Key] = []
  private(set) var rejected: [UnitEdit.Key] = []
  /// Edits that touch a change that is gone: nobody can tell whose they are.
  private(set) var unclear: [UnitEdit] = []
  private(set) var own: [UnitEdit] = []

  private let paper: PaperText
  private let reading: FileReading
  /// Of more changes in one place than this it is not tried which were accepted.
  private static let mostTried = 6

  /// - Parameters:
  ///   - edits: what differs in the file, in order.
  ///   - gone: the exported changes that are no longer tracked.
  ///   - reading: the file, against the paper.
  init(_ edits: [UnitEdit], besides gone: [UnitEdit.Key], in reading: FileReading) {
    (self.reading, paper) = (reading, reading.paper)
    let all = gone.sorted {
      ($0.gone.lowerBound, $0.gone.upperBound) < ($1.gone.lowerBound, $1.gone.upperBound)
    }
    let (edits, changes) = settleWholeParagraphs(edits, all)
    let insertions = Dictionary(grouping: changes.filter(\.gone.isEmpty), by: \.gone.lowerBound)
    let reaches = edits.map { Self.reach($0, insertions) }
    var (edit, change) = (edits.startIndex, changes.startIndex)
    while edit < edits.endIndex || change < changes.endIndex {
      let first = [
        edit < edits.endIndex ? reaches[edit] : nil,
        change < changes.endIndex ? changes[change].gone : nil,
      ].compactMap(\.self).min { $0.lowerBound < $1.lowerBound }
      guard var place = first else { break }
      let (firstEdit, firstChange) = (edit, change)
      var grows = true
      while grows {
        grows = false
        while edit < edits.endIndex, reaches[edit].touches(place) {
          place = place.covering(reaches[edit])
          edit += 1
          grows = true
        }
        while change < changes.endIndex, changes[change].gone.touches(place) {
          place = place.covering(changes[change].gone)
          change += 1
          grows = true
        }
      }
      settle(Array(edits[firstEdit..<edit]), Array(changes[firstChange..<change]), place)
    }
    for list in [\Self.own, \Self.unclear] {
      self[keyPath: list].sort {
        ($0.gone.lowerBound, $0.gone.upperBound) < ($1.gone.lowerBound, $1.gone.upperBound)
      }
    }
  }

  /// Settles the paragraphs that read as some of the changes make them, wherever a diff puts what came: before a blank or behind it,
  /// in one piece or in several.
  ///
  /// - Returns: the edits and changes of the others.
  private mutating func settleWholeParagraphs(
    _ edits: [UnitEdit], _ changes: [UnitEdit.Key]
  ) -> ([UnitEdit], [UnitEdit.Key]) {
    // What changes only its look is no part of what a change made.
    let worded = edits.indices.filter { !isLookAlone(edits[$0]) }
    var (leftEdits, leftChanges) = (Set(edits.indices), Set(changes.indices))
    var (edit, change) = (0, 0)
    while change < changes.endIndex {
      var place = paragraphs(of: changes[change].gone)
      while edit < worded.endIndex,
        paragraphs(of: edits[worded[edit]].gone).upperBound <= place.lowerBound
      {
        edit += 1
      }
      let (firstEdit, firstChange) = (edit, change)
      var grows = true
      while grows {
        grows = false
        while edit < worded.endIndex, paragraphs(of: edits[worded[edit]].gone).overlaps(place) {
          place = place.covering(paragraphs(of: edits[worded[edit]].gone))
          edit += 1
          grows = true
        }
        while change < changes.endIndex, paragraphs(of: changes[change].gone).overlaps(place) {
          place = place.covering(paragraphs(of: changes[change].gone))
          change += 1
          grows = true
        }
      }
      let others = firstChange..<change
      if let done = settleWhole(worded[firstEdit..<edit], edits, others.map { changes[$0] }, place) {
        leftEdits.subtract(done)
        leftChanges.subtract(others)
      }
      change = max(change, firstChange + 1)
    }
    return (leftEdits.sorted().map { edits[$0] }, leftChanges.sorted().map { changes[$0] })
  }

  /// Settles some edits that have words, and the changes of the same paragraphs.
  ///
  /// - Returns: which of all edits are settled with them; nil where nobody can tell.
  private mutating func settleWhole(
    _ worded: ArraySlice<Int>, _ edits: [UnitEdit], _ changes: [UnitEdit.Key], _ place: Range<Int>
  ) -> [Int]? {
    guard let first = worded.first, let last = worded.last, !changes.isEmpty else { return nil }
    if match(worded.map { edits[$0].key }, changes, place) { return Array(worded) }
    // What changes only its look is tried with the words beside it.
    func isWithin(_ index: Int) -> Bool {
      place.lowerBound <= edits[index].gone.lowerBound && edits[index].gone.upperBound <= place.upperBound
    }
    let before = Array((0..<first).reversed().prefix(while: isWithin))
    let behind = Array((last + 1..<edits.count).prefix(while: isWithin))
    let all = before.reversed() + Array(first...last) + behind
    guard
      let found = LikeliestChanges(
        all.map { edits[$0] }, changes, place, in: paper, styles: reading.file.styles, returned: reading.unit)
    else { return nil }
    accepted += found.accepted
    rejected += found.rejected
    own += found.own
    unclear += found.unclear
    return all
  }

  private func isLookAlone(_ edit: UnitEdit) -> Bool {
    paper.units[edit.gone].map { UnitAlignment.folded($0.scalar) }
      == edit.come.map { UnitAlignment.folded($0.scalar) }
  }

  /// The paragraphs that a place is in, with their ends.
  private func paragraphs(of place: Range<Int>) -> Range<Int> {
    let start = paper.units[..<place.lowerBound].lastIndex(where: \.isEnd).map { $0 + 1 } ?? 0
    let last = max(place.lowerBound, place.upperBound - 1)
    let end = paper.units[last...].firstIndex(where: \.isEnd).map { $0 + 1 } ?? paper.units.count
    return start..<max(end, start)
  }

  /// What an edit is upon, with an insertion that stands one blank beside it if the words of that come in it: a diff may have put it
  /// on the blank's other side.
  private static func reach(_ edit: UnitEdit, _ insertions: [Int: [UnitEdit.Key]]) -> Range<Int> {
    func words(_ come: [Unicode.Scalar]) -> [UInt32] {
      come.filter { !$0.properties.isWhitespace }.map(UnitAlignment.folded)
    }
    return [edit.gone.lowerBound - 1, edit.gone.upperBound + 1].reduce(edit.gone) { reach, beside in
      guard let near = insertions[beside] else { return reach }
      let come = words(edit.come.map(\.scalar))
      let isIn = near.contains { !words($0.come).isEmpty && come.contains(words($0.come)) }
      return isIn ? reach.covering(beside..<beside) : reach
    }
  }

  private mutating func settle(_ edits: [UnitEdit], _ changes: [UnitEdit.Key], _ place: Range<Int>) {
    guard !changes.isEmpty else { return own += edits }
    guard !edits.isEmpty else { return rejected += changes }
    if !match(edits.map(\.key), changes, place) { unclear += edits }
  }

  /// Settles changes if some of them make a place read as the edits do.
  private mutating func match(
    _ edits: [UnitEdit.Key], _ changes: [UnitEdit.Key], _ place: Range<Int>
  ) -> Bool {
    let found = text(edits, place)
    for chosen in Self.choices(changes.count) {
      let made = changes.indices.filter(chosen.contains).map { changes[$0] }
      guard Self.areApart(made), text(made, place) == found else { continue }
      accepted += made
      rejected += changes.indices.filter { !chosen.contains($0) }.map { changes[$0] }
      return true
    }
    return false
  }

  /// All of so many, then fewer.
  private static func choices(_ count: Int) -> [Set<Int>] {
    guard count <= mostTried else { return [Set(0..<count)] }
    return (0..<1 << count).map { bits in Set((0..<count).filter { bits >> $0 & 1 == 1 }) }
      .sorted { $0.count > $1.count }
  }

  private static func areApart(_ changes: [UnitEdit.Key]) -> Bool {
    zip(changes, changes.dropFirst()).allSatisfy { $0.gone.upperBound <= $1.gone.lowerBound }
  }

  /// What a place of the paper reads like with changes made.
  private func text(_ changes: [UnitEdit.Key], _ place: Range<Int>) -> [UInt32] {
    var text: [UInt32] = []
    var done = place.lowerBound
    func keep(_ end: Int) {
      if done < end { text += paper.units[done..<end].map { UnitAlignment.folded($0.scalar) } }
    }
    for change in changes {
      keep(change.gone.lowerBound)
      text += change.come.map(UnitAlignment.folded)
      done = max(done, change.gone.upperBound)
    }
    keep(place.upperBound)
    return text
  }
}

extension Range<Int> {
  func covering(_ other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
