import Deliberation
import Git
import ObjectIDs
import Prose
import Storage

/// One hunk of an amendment, carried over to the draft of now.
struct PlacedHunk {
  let target: Target
  let file: AmendmentFile
  let rebased: RebasedHunk

  /// The hunk in bytes of the draft; nil where it no longer fits.
  var hunk: Hunk? {
    switch rebased.fate {
    case .clean(let hunk), .proposal(let hunk, _, _): hunk
    case .contested, .alreadyThere, .lost: nil
    }
  }
}

/// Amendments' hunks on the draft of now, and where they exclude each other.
struct PlacedChanges {
  let text: [UInt8]
  /// In causal order of the amendments, hunk by hunk.
  let hunks: [PlacedHunk]
  /// Where hunks that still fit exclude each other, from the start of the text to its end.
  let places: [ContestedPlace]
  private let index: [String: Int]

  /// Carries over every hunk whose status fits.
  init(
    of dossier: Dossier, in repository: Repository, where fits: (HunkStatus) -> Bool
  ) throws {
    let draft = dossier.paper.text
    let wanted = dossier.amendments.flatMap { file in
      file.statuses.indices.filter { fits(file.statuses[$0]) }.map { (file: file, index: $0) }
    }
    // All hunks on one base go together: the two texts are then compared once.
    var rebased: [Target: RebasedHunk] = [:]
    for (base, members) in Dictionary(grouping: wanted, by: \.file.amendment.base) {
      let hunks = members.map { $0.file.amendment.hunks[$0.index] }
      let text = try base == dossier.paper.blob ? dossier.paper.text : Self.text(of: base, in: repository)
      let moved = text.map { Rebase.rebase(hunks, from: $0, to: draft) } ?? Rebase.withoutBase(hunks)
      for (member, hunk) in zip(members, moved) {
        rebased[Target(member.file.id, hunk: member.index + 1)] = hunk
      }
    }
    let placed = wanted.compactMap { member -> PlacedHunk? in
      let target = Target(member.file.id, hunk: member.index + 1)
      return rebased[target].map { PlacedHunk(target: target, file: member.file, rebased: $0) }
    }
    self.text = draft
    hunks = placed
    index = Dictionary(
      zip(placed.map(\.target.description), placed.indices), uniquingKeysWith: { first, _ in first })
    places = Collisions.places(
      placed.compactMap { placed in
        placed.hunk.map { ProposedChange(id: placed.target.description, hunks: [$0]) }
      })
  }

  /// The hunks that stand in some contested place, by target.
  var contested: Set<String> { Set(places.flatMap(\.ids)) }

  subscript(id: String) -> PlacedHunk? { index[id].map { hunks[$0] } }

  /// The text that amendments were made on; nil where this repository does not have it.
  private static func text(of base: ObjectID, in repository: Repository) throws -> [UInt8]? {
    try repository.has(base) ? repository.blob(base) : nil
  }
}

extension RebasedHunk.Loss {
  /// Why a hunk has no place in the draft, in words.
  var reason: String {
    switch self {
    case .deleted: "the words were deleted from the draft"
    case .notInBase: "the text it was made on does not read so"
    case .baseMissing: "the text it was made on is not in this repository"
    }
  }
}
