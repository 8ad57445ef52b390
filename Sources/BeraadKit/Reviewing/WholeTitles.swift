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
  /// The changes of each amendment that are about the title, by its id: many are asked about, one by one.
  private var ofTitle: [RecordID: [Target]] = [:]

  init(of dossier: Dossier, in repository: Repository) {
    (self.dossier, self.repository) = (dossier, repository)
  }

  /// The change itself; where it is about the title, all changes of that proposal that are, without those that are merged.
  mutating func whole(_ target: Target) throws -> [Target] {
    let all = try changesOfTitle(by: target.record)
    guard all.contains(target) else { return [target] }
    return all.filter { $0 == target || dossier.merged[$0] == nil }
  }

  private mutating func changesOfTitle(by id: RecordID) throws -> [Target] {
    if let known = ofTitle[id] { return known }
    var all: [Target] = []
    if case .amendment(let amendment)? = dossier[id]?.record.body, amendment.hunks.count > 1,
      let title = try title(on: amendment.base)
    {
      all = amendment.hunks.indices.filter { title.contains(amendment.hunks[$0]) }
        .map { Target(id, hunk: $0 + 1) }
    }
    ofTitle[id] = all
    return all
  }

  mutating func whole(_ targets: [Target]) throws -> [Target] {
    var found = targets
    var known = Set(targets)
    for target in targets { found += try whole(target).filter { known.insert($0).inserted } }
    return found
  }

  /// The places without those that are the same title in its other place, between the same proposals.
  mutating func withoutRepeats(_ places: [ContestedPlace]) throws -> [ContestedPlace] {
    var kept: [(place: ContestedPlace, whole: Set<Target>)] = []
    for place in places {
      let own = place.ids.compactMap { Target($0) }
      let whole = Set(try whole(own))
      // Places have no change in common but by the title.
      let isTitle = whole.count > own.count
      if isTitle,
        let index = kept.firstIndex(where: {
          whole.isSubset(of: $0.whole) || $0.whole.isStrictSubset(of: whole)
        })
      {
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
