import Deliberation
import Git
import ObjectIDs
import Prose

/// Which changes of a proposal are the paper's title, in the head of its draft and in the heading that repeats it. To readers they are one
/// change.
struct WholeTitles {
  private let repository: Repository
  private let dossier: Dossier
  /// Of each draft that amendments were made on.
  private var places: [ObjectID: TitlePlaces?] = [:]

  init(of dossier: Dossier, in repository: Repository) {
    (self.dossier, self.repository) = (dossier, repository)
  }

  /// The change itself; where it is about the title, all changes of that proposal that are, without those that are merged.
  mutating func whole(_ target: Target) throws -> [Target] {
    guard let number = target.hunk, let amendment = dossier.amendment(target.record)?.amendment,
      amendment.hunks.count > 1, amendment.hunks.indices.contains(number - 1),
      let title = try title(on: amendment.base), title.contains(amendment.hunks[number - 1])
    else { return [target] }
    let all = amendment.hunks.indices.filter { title.contains(amendment.hunks[$0]) }
      .map { Target(target.record, hunk: $0 + 1) }
    return all.filter { $0 == target || dossier.merged[$0] == nil }
  }

  mutating func whole(_ targets: [Target]) throws -> [Target] {
    var found = targets
    for target in targets {
      let others = try whole(target).filter { !found.contains($0) }
      found += others
    }
    return found
  }

  /// The places without those that are the same title in its other place, between the same proposals.
  mutating func withoutRepeats(_ places: [ContestedPlace]) throws -> [ContestedPlace] {
    var kept: [(place: ContestedPlace, whole: Set<Target>)] = []
    for place in places {
      let own = place.ids.compactMap { Target($0) }
      let whole = Set(try whole(own))
      let isTitle = whole.count > own.count
      if let index = kept.firstIndex(where: {
        isTitle && whole.isSubset(of: $0.whole) || $0.whole.isStrictSubset(of: whole)
      }) {
        // The one between more proposals has the other.
        if kept[index].whole.count < whole.count { kept[index] = (place, whole) }
      } else {
        kept.append((place, whole))
      }
    }
    return kept.map(\.place)
  }

  /// Of these changes those that are decided on with one before them, or with one that is contested.
  mutating func repeats(among targets: [Target], besides contested: Set<String>) throws -> Set<String> {
    var (seen, found): (Set<Target>, Set<String>) = ([], [])
    for target in targets {
      let whole = try whole(target)
      let isContested =
        !contested.contains(target.description) && whole.contains { contested.contains($0.description) }
      if isContested || seen.contains(target) { found.insert(target.description) }
      seen.formUnion(whole.filter { $0 != target })
    }
    return found
  }

  private mutating func title(on base: ObjectID) throws -> TitlePlaces? {
    if let known = places[base] { return known }
    let found = try repository.text(ofBlob: base).flatMap { TitlePlaces(in: $0) }
    places[base] = .some(found)
    return found
  }
}
