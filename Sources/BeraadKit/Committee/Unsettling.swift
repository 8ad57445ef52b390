import Deliberation
import Prose

/// What people have to settle before it can be merged: contested places, and hunks that the draft left behind.
struct Unsettling {
  let found: [MergeOutcome.Unsettled]

  init(changes: PlacedChanges, dossier: Dossier) {
    let places = changes.places.map { Self.unsettled($0, changes, dossier) }
    let left = changes.hunks.compactMap { Self.unsettled($0, changes, dossier) }
    let apart = changes.hunks.filter { dossier.isUnsettled($0.target) }.map { placed in
      MergeOutcome.Unsettled(
        targets: [placed.target.description], partners: [dossier.name(of: placed.file.partner)],
        reason: "two decisions that were made apart exclude each other",
        draft: placed.rebased.original.old, alternatives: [placed.rebased.original.new])
    }
    found = places + left + apart
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
    // Only the words around are made again: the text may be long, and its contested places many.
    let around = hunks.reduce(range) { $0.covering($1.range) }
    let moved = hunks.map { $0.shifted(-around.lowerBound) }
    guard let changed = moved.applied(to: Array(text[around])) else { return "" }
    let start = range.lowerBound - around.lowerBound
    let end = changed.count - (around.upperBound - range.upperBound)
    return String(decoding: changed[start..<max(start, end)], as: UTF8.self)
  }
}
