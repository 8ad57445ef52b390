import Deliberation
import Git

/// Who was ever on a roster of main, and who of them was ever forgotten: a later roster takes neither back, whatever plain git did to it.
package struct PeopleEver: Sendable {
  /// As `PARTNER/PERSON`.
  package private(set) var everybody: Set<String> = []
  /// As `PARTNER/PERSON`.
  package private(set) var forgotten: Set<String> = []

  fileprivate mutating func add(_ roster: Roster) {
    everybody.formUnion(roster.everybody)
    forgotten.formUnion(roster.forgotten)
  }
}

extension Snapshot {
  /// Everybody of all rosters that main had. A clone whose history is cut off has those that it can read.
  package func peopleEver() throws -> PeopleEver {
    var ever = PeopleEver()
    ever.add(roster)
    do {
      for blob in try history().rosters {
        if let roster = try workspace.roster(blob) { ever.add(roster) }
      }
    } catch let error as GitError where error.kind == .shallow || error.kind == .partialClone {
      return ever
    }
    return ever
  }
}
