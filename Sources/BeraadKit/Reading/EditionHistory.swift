import Deliberation
import Git
import ObjectIDs
import Storage

/// Which edition of a paper was the first to have a change.
struct EditionHistory {
  private let dossier: Dossier
  private let repository: Repository
  /// By number.
  let editions: [(filed: Filed, edition: Edition)]

  init(_ dossier: Dossier, in repository: Repository) {
    (self.dossier, self.repository) = (dossier, repository)
    editions = dossier.editionNumbers.compactMap { number in
      guard let filed = dossier.editions(numbered: number).holds,
        case .edition(let edition) = filed.record.body
      else {
        return nil
      }
      return (filed, edition)
    }
  }

  /// The number of the first edition whose text has a change; nil where none has.
  func edition(with target: Target) throws -> Int? {
    guard let commit = dossier.merged[target] else { return nil }
    return try editions.first { try has(commit, in: $0.edition) }?.edition.number
  }

  /// The changes that came into the text between an edition and the one before it.
  func changes(new edition: Edition) throws -> [Target] {
    let earlier = editions.last { $0.edition.number < edition.number }?.edition
    return try dossier.merged.keys.sorted().filter { target in
      guard let commit = dossier.merged[target] else { return false }
      return try has(commit, in: edition) && !(earlier.map { try has(commit, in: $0) } ?? false)
    }
  }

  private func has(_ commit: ObjectID, in edition: Edition) throws -> Bool {
    guard repository.contains(edition.commit), repository.contains(commit) else { return false }
    return try commit == edition.commit || repository.isAncestor(commit, of: edition.commit)
  }
}
