import ObjectIDs
import Prose

/// The changes that were adopted and merged, where the draft still has them.
struct MergedChanges {
  private struct Place {
    let target: Target
    let range: Range<Int>
  }

  /// A part of a change each, in bytes of the draft.
  private let places: [Place]

  /// - Parameter text: the text that amendments were made on, by its object id; nil where it is not at hand.
  init(of dossier: Dossier, in draft: [UInt8], text: (ObjectID) throws -> [UInt8]?) rethrows {
    var places: [Place] = []
    let files = dossier.amendments.filter { $0.statuses.contains(where: \.isMerged) }
    for (base, members) in Dictionary(grouping: files, by: \.amendment.base) {
      guard let text = try text(base) else { continue }
      let merged = members.flatMap { file in
        file.statuses.indices.filter { file.statuses[$0].isMerged }.map { index in
          (target: Target(file.id, hunk: index + 1), parts: file.amendment.hunks[index].parts)
        }
      }
      for (one, parts) in zip(merged, Rebase.rebase(each: merged.map(\.parts), from: text, to: draft)) {
        for part in parts {
          if case .alreadyThere(let range) = part.fate {
            places.append(Place(target: one.target, range: range))
          }
        }
      }
    }
    self.places = places.sorted { ($0.range.lowerBound, $0.target) < ($1.range.lowerBound, $1.target) }
  }

  /// The changes that a hunk would take out of the draft again, in order.
  func displaced(by placed: PlacedHunk) -> [Target] {
    guard placed.mayDisplace, let hunk = placed.hunk else { return [] }
    // What was moved and is edited where it stands now stays.
    let ranges = hunk.parts.filter { !placed.rebased.isReanchored || $0.new.isEmpty }.map(\.range)
    let met = places.filter { place in
      place.target.record != placed.target.record && ranges.contains { $0.displaces(place.range) }
    }
    return Set(met.map(\.target)).sorted()
  }
}

extension PlacedHunk {
  /// Whether it replaces other words than it was made on, or deletes them where they went.
  var mayDisplace: Bool {
    switch rebased.fate {
    case .contested: hunk != nil
    case .clean, .proposal: rebased.isReanchored && hunk?.parts.contains(where: \.new.isEmpty) == true
    case .alreadyThere, .lost: false
    }
  }
}

extension HunkStatus {
  fileprivate var isMerged: Bool { if case .merged = self { true } else { false } }
}

extension Range<Int> {
  /// Whether what replaces this range leaves nothing of what came or went in another.
  fileprivate func displaces(_ other: Range<Int>) -> Bool {
    other.isEmpty ? lowerBound <= other.lowerBound && other.lowerBound <= upperBound : overlaps(other)
  }
}
