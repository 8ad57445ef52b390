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
  /// How much may still be tried in the whole file.
  private var work = 3 * LikeliestChanges.mostWork
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
    func places(_ edits: [UnitEdit], _ of: [Int], _ which: [Int], isLoose: Bool) -> [ChangedParagraphs] {
      ChangedParagraphs.all(
        of.map { ($0, edits[$0].gone) }, which.map { ($0, changes[$0]) }, in: paper, isLoose: isLoose)
    }
    var open = places(edits, worded, Array(changes.indices), isLoose: true)
    while let place = open.popLast() {
      if let done = settleWhole(place, edits, changes) {
        leftEdits.subtract(done)
        leftChanges.subtract(place.changes)
      } else if place.isLoose {
        // Too much to be tried at once.
        open += places(edits, place.edits, place.changes, isLoose: false)
      }
    }
    return (leftEdits.sorted().map { edits[$0] }, leftChanges.sorted().map { changes[$0] })
  }

  /// Settles some edits that have words, and the changes of the same paragraphs.
  ///
  /// - Returns: which of all edits are settled with them; nil where nobody can tell.
  private mutating func settleWhole(
    _ paragraphs: ChangedParagraphs, _ edits: [UnitEdit], _ all: [UnitEdit.Key]
  ) -> [Int]? {
    let (place, worded) = (paragraphs.place, paragraphs.edits.sorted())
    let changes = paragraphs.changes.sorted().map { all[$0] }
    guard let first = worded.first, let last = worded.last, !changes.isEmpty else { return nil }
    // What changes only its look is tried with the words beside it.
    func isWithin(_ index: Int) -> Bool {
      let gone = edits[index].gone
      // What comes in at the start of the next paragraph is of that.
      return place.lowerBound <= gone.lowerBound && gone.upperBound <= place.upperBound
        && paper.paragraphsTouched(by: gone).overlaps(place)
    }
    let before = Array((0..<first).reversed().prefix(while: isWithin))
    let behind = Array((last + 1..<edits.count).prefix(while: isWithin))
    let together = before.reversed() + Array(first...last) + behind
    let made = choice(worded.map { edits[$0].key }, changes, place)
    if let made, together.count == worded.count {
      settle(made, of: changes)
      return worded
    }
    guard
      let found = LikeliestChanges(
        together.map { edits[$0] }, changes, place, in: paper, styles: reading.file.styles,
        returned: reading.unit, chosen: made, work: &work)
    else {
      if let made { settle(made, of: changes) }
      return made == nil ? nil : worded
    }
    accepted += found.accepted
    rejected += found.rejected
    own += found.own
    unclear += found.unclear
    return together
  }

  private func isLookAlone(_ edit: UnitEdit) -> Bool {
    paper.units[edit.gone].map { UnitAlignment.folded($0.scalar) }
      == edit.come.map { UnitAlignment.folded($0.scalar) }
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
    if let made = choice(edits.map(\.key), changes, place) {
      settle(made, of: changes)
    } else {
      unclear += edits
    }
  }

  private mutating func settle(_ made: Set<Int>, of changes: [UnitEdit.Key]) {
    accepted += made.sorted().map { changes[$0] }
    rejected += changes.indices.filter { !made.contains($0) }.map { changes[$0] }
  }

  /// Which of some changes make a place read as the edits do; nil where none do.
  private func choice(
    _ edits: [UnitEdit.Key], _ changes: [UnitEdit.Key], _ place: Range<Int>
  ) -> Set<Int>? {
    let found = text(edits, place)
    return Self.choices(changes.count).first { chosen in
      let made = changes.indices.filter(chosen.contains).map { changes[$0] }
      return Self.areApart(made) && text(made, place) == found
    }
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
