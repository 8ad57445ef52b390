import Deliberation
import Git
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

  /// Carries over every hunk whose status fits.
  init(
    of dossier: Dossier, in repository: Repository, text: [UInt8]? = nil, where fits: (HunkStatus) -> Bool
  ) throws {
    let draft = text ?? dossier.paper.text
    var bases: [String: [UInt8]?] = [dossier.paper.blob: dossier.paper.text]
    var placed: [PlacedHunk] = []
    for file in dossier.amendments {
      let wanted = file.statuses.indices.filter { fits(file.statuses[$0]) }
      guard !wanted.isEmpty else { continue }
      let base = try bases[file.amendment.base] ?? Self.base(of: file, in: repository)
      bases[file.amendment.base] = .some(base)
      let hunks = wanted.map { file.amendment.hunks[$0] }
      let rebased = base.map { Rebase.rebase(hunks, from: $0, to: draft) } ?? Rebase.withoutBase(hunks)
      placed += zip(wanted, rebased).map {
        PlacedHunk(target: Target(file.id, hunk: $0 + 1), file: file, rebased: $1)
      }
    }
    self.text = draft
    hunks = placed
    places = Collisions.places(
      placed.compactMap { placed in
        placed.hunk.map { ProposedChange(id: placed.target.description, hunks: [$0]) }
      })
  }

  /// The hunks that stand in some contested place, by target.
  var contested: Set<String> { Set(places.flatMap(\.ids)) }

  subscript(id: String) -> PlacedHunk? { hunks.first { $0.target.description == id } }

  /// The text that an amendment was made on; nil where this repository does not have it.
  private static func base(of file: AmendmentFile, in repository: Repository) throws -> [UInt8]? {
    guard let id = ObjectID(hex: file.amendment.base), repository.contains(id) else { return nil }
    return try repository.blob(id)
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
