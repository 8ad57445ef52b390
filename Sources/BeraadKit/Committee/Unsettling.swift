import Deliberation
import Prose

/// What people have to settle before it can be merged: contested places, and hunks that the draft left behind.
struct Unsettling {
  let found: [MergeOutcome.Unsettled]

  init(changes: PlacedChanges, dossier: Dossier) {
    let places = changes.places.map { Self.unsettled($0, changes, dossier) }
    let left = changes.hunks.compactMap { Self.unsettled($0, changes, dossier) }
    found = places + left
  }

  private static func unsettled(
    _ place: ContestedPlace, _ changes: PlacedChanges, _ dossier: Dossier
  ) -> MergeOutcome.Unsettled {
    let members = place.ids.compactMap { changes[$0] }
    return MergeOutcome.Unsettled(
      targets: place.ids, partners: members.map { dossier.name(of: $0.file.partner) }.uniqued(),
      reason: place.kinds.first?.rawValue ?? CollisionClass.overlapping.rawValue,
      draft: String(decoding: changes.text[place.range], as: UTF8.self),
      alternatives: place.alternatives.map { ids in
        reading(of: place.range, with: ids.prefix(1).compactMap { changes[$0]?.hunk }, in: changes.text)
      })
  }

  private static func unsettled(
    _ placed: PlacedHunk, _ changes: PlacedChanges, _ dossier: Dossier
  ) -> MergeOutcome.Unsettled? {
    let (reason, range): (String, Range<Int>?)
    switch placed.rebased.fate {
    case .contested(let kind, let place):
      (reason, range) = ("the draft changed there: \(kind.rawValue)", place)
    case .lost(let loss): (reason, range) = (loss.reason, nil)
    case .clean, .proposal, .alreadyThere: return nil
    }
    return MergeOutcome.Unsettled(
      targets: [placed.target.description], partners: [dossier.name(of: placed.file.partner)], reason: reason,
      draft: range.map { String(decoding: changes.text[$0], as: UTF8.self) } ?? "",
      alternatives: [placed.rebased.original.new])
  }

  /// How the words of a place would read with some hunks applied.
  static func reading(of range: Range<Int>, with hunks: [Hunk], in text: [UInt8]) -> String {
    guard let changed = hunks.applied(to: text) else { return "" }
    let end = range.upperBound + changed.count - text.count
    return String(decoding: changed[range.lowerBound..<max(end, range.lowerBound)], as: UTF8.self)
  }
}
