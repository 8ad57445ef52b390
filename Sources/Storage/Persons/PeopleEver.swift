package import Deliberation
import Git
import ObjectIDs

/// Who was ever on a roster of main, and who of them was ever forgotten: a later roster takes neither back, whatever plain git did to it.
package struct PeopleEver: Sendable {
  /// As `PARTNER/PERSON`.
  package private(set) var everybody: Set<String> = []
  /// As `PARTNER/PERSON`.
  package private(set) var forgotten: Set<String> = []
  /// Whether all rosters could be read: where a clone's history is cut off, somebody may be forgotten whom it does not know to be.
  package private(set) var isWhole = true

  fileprivate mutating func add(_ roster: Roster) {
    everybody.formUnion(roster.everybody)
    forgotten.formUnion(roster.forgotten)
  }

  fileprivate mutating func lack() { isWhole = false }
}

extension Snapshot {
  /// Everybody of all rosters that main had. A clone whose history is cut off has those that it can read.
  package func peopleEver() throws -> PeopleEver {
    var ever = PeopleEver()
    ever.add(roster)
    do {
      for blob in try history().rosters {
        if let roster = try workspace.roster(blob) { ever.add(roster) } else { ever.lack() }
      }
    } catch let error as GitError where error.kind == .shallow || error.kind == .partialClone {
      ever.lack()
    }
    return ever
  }

  /// The roster by which people act: whoever was ever forgotten is forgotten, also where plain git took that back.
  package func actingRoster() throws -> Roster {
    let ever = try forgottenEver()
    return ever.isSubset(of: roster.forgotten) ? roster : roster.forgetting(ever)
  }

  /// As `peopleEver().forgotten`, for every command that writes: read anew only when the roster was changed.
  private func forgottenEver() throws -> Set<String> {
    let rosters: [ObjectID]
    do {
      rosters = try history().rosters
    } catch let error as GitError where error.kind == .shallow || error.kind == .partialClone {
      return roster.forgotten
    }
    let cache = ForgottenCache(path: Layout.forgotten(in: repository.commonDirectory))
    let digest = ForgottenCache.digest(of: rosters)
    if let kept = cache.kept(), kept.rosters == digest { return kept.forgotten.union(roster.forgotten) }
    let ever = try peopleEver()
    if ever.isWhole { cache.put(ForgottenCache.Kept(rosters: digest, forgotten: ever.forgotten)) }
    return ever.forgotten
  }
}
