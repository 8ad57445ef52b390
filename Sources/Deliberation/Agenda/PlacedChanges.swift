package import ObjectIDs
package import Prose

/// Amendments' hunks on the draft of now, and where they exclude each other.
package struct PlacedChanges: Sendable {
  package let text: [UInt8]
  /// In causal order of the amendments, hunk by hunk.
  package let hunks: [PlacedHunk]
  /// Where hunks that still have a place exclude each other, from the start of the text to its end.
  package let places: [ContestedPlace]
  private let index: [String: Int]

  /// Carries over every hunk that fits: an amendment, and the place of the hunk in it.
  ///
  /// - Parameters:
  ///   - other: a text to carry them over to, where that is not the draft of the dossier.
  ///   - text: the text that amendments were made on, by its object id; nil where it is not at hand.
  package init(
    of dossier: Dossier, on other: [UInt8]? = nil, where fits: (AmendmentFile, Int) -> Bool,
    text: (ObjectID) throws -> [UInt8]?
  ) rethrows {
    let draft = other ?? dossier.paper.text
    let wanted = dossier.amendments.compactMap { file in
      let indices = file.statuses.indices.filter { fits(file, $0) }
      return indices.isEmpty ? nil : (file: file, indices: indices)
    }
    // All amendments on one base go together: the two texts are then compared once.
    var rebased: [Target: RebasedHunk] = [:]
    for (base, members) in Dictionary(grouping: wanted, by: \.file.amendment.base) {
      let hunks = members.map { member in member.indices.map { member.file.amendment.hunks[$0] } }
      let text = try other == nil && base == dossier.paper.blob ? draft : text(base)
      let moved =
        text.map { Rebase.rebase(each: hunks, from: $0, to: draft) } ?? hunks.map(Rebase.withoutBase)
      for (member, hunks) in zip(members, moved) {
        for (index, hunk) in zip(member.indices, hunks) {
          rebased[Target(member.file.id, hunk: index + 1)] = hunk
        }
      }
    }
    var placed = wanted.flatMap { member in
      member.indices.compactMap { index -> PlacedHunk? in
        let target = Target(member.file.id, hunk: index + 1)
        return rebased[target].map { PlacedHunk(target: target, file: member.file, rebased: $0) }
      }
    }
    if placed.contains(where: \.mayDisplace) {
      let merged = try MergedChanges(of: dossier, in: draft, text: text)
      for index in placed.indices { placed[index].displaces = merged.displaced(by: placed[index]) }
    }
    self.text = draft
    hunks = placed
    index = Dictionary(
      zip(placed.map(\.target.description), placed.indices), uniquingKeysWith: { first, _ in first })
    places = Self.places(of: placed, in: draft)
  }

  /// Where some of the hunks exclude each other. Of a title that is contested every change is in the place.
  ///
  /// - Parameter draft: the text that they are placed on.
  package static func places(of hunks: [PlacedHunk], in draft: [UInt8]) -> [ContestedPlace] {
    func places(_ placed: (Hunk) -> Hunk) -> [ContestedPlace] {
      Collisions.places(
        hunks.compactMap { change in
          change.hunk.map { ProposedChange(id: change.target.description, hunks: [placed($0)]) }
        }, in: draft)
    }
    let found = places { $0 }
    guard !found.isEmpty else { return [] }
    let title = TitleLines(of: draft)
    let lines = title.contested(by: found)
    return lines.isEmpty ? found : places { title.whole($0, in: lines) }
  }

  package subscript(id: String) -> PlacedHunk? { index[id].map { hunks[$0] } }
}
