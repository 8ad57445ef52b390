/// Tells a partner's own edits from what the partner made of the changes that were exported and are no longer tracked.
///
/// Without tracking, an accepted change may look like several edits, since words of it stand in the paper too. So edits and changes that
/// touch are laid over the paper together: if some of the changes make what the file has there, those were accepted.
struct SettledChanges {
  private(set) var accepted: [UnitEdit.Key] = []
  private(set) var rejected: [UnitEdit.Key] = []
  /// Edits that touch a change that is gone: nobody can tell whose they are.
  private(set) var unclear: [UnitEdit] = []
  private(set) var own: [UnitEdit] = []

  private let paper: PaperText
  /// Of more changes in one place than this it is not tried which were accepted.
  private static let mostTried = 6

  /// - Parameters:
  ///   - edits: what differs in the file, in order.
  ///   - gone: the exported changes that are no longer tracked.
  init(_ edits: [UnitEdit], besides gone: [UnitEdit.Key], in paper: PaperText) {
    self.paper = paper
    let changes = gone.sorted {
      ($0.gone.lowerBound, $0.gone.upperBound) < ($1.gone.lowerBound, $1.gone.upperBound)
    }
    var (edit, change) = (edits.startIndex, changes.startIndex)
    while edit < edits.endIndex || change < changes.endIndex {
      let first = [
        edit < edits.endIndex ? edits[edit].gone : nil,
        change < changes.endIndex ? changes[change].gone : nil,
      ].compactMap(\.self).min { $0.lowerBound < $1.lowerBound }
      guard var place = first else { return }
      let (firstEdit, firstChange) = (edit, change)
      var grows = true
      while grows {
        grows = false
        while edit < edits.endIndex, edits[edit].gone.touches(place) {
          place = place.covering(edits[edit].gone)
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
  }

  private mutating func settle(_ edits: [UnitEdit], _ changes: [UnitEdit.Key], _ place: Range<Int>) {
    guard !changes.isEmpty else { return own += edits }
    guard !edits.isEmpty else { return rejected += changes }
    let found = text(edits.map(\.key), place)
    for chosen in Self.choices(changes.count) {
      let made = changes.indices.filter(chosen.contains).map { changes[$0] }
      guard Self.areApart(made), text(made, place) == found else { continue }
      accepted += made
      rejected += changes.indices.filter { !chosen.contains($0) }.map { changes[$0] }
      return
    }
    unclear += edits
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
  fileprivate func covering(_ other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
