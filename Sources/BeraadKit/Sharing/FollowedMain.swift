import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

/// What became of main in this clone.
struct FollowedMain {
  let main: Synced.Main
  /// The files that people have to unite.
  var files: [String] = []
  /// What both sides say otherwise of the roster, where nothing else is contested, and which of it is taken.
  var roster: [Localized] = []
  /// The branch that keeps what main was.
  var kept: String?
}

extension ChangeDesk {
  /// The roster of main here and that of another line of it, as one; nil where one of them cannot be read.
  func rosterMerge(of base: ObjectID, with there: ObjectID) throws -> RosterMerge? {
    func roster(at commit: ObjectID) throws -> Roster? {
      guard let entry = try repository.entry(at: Layout.roster, in: commit), entry.kind == .blob else {
        return nil
      }
      return try? RosterCoding.decode(repository.blob(entry.id))
    }
    guard let other = try roster(at: there) else { return nil }
    return RosterMerge(base: try roster(at: base), self.roster, other)
  }
}

extension Desk {
  /// Deletes from this clone's register who is forgotten by main at the host, whether or not main here can follow it.
  func deleteForgotten(at remote: Remote) throws {
    guard let there = try workspace.main(at: remote.name).there, try !workspace.isOfOthers(remote.name),
      let snapshot = try? Snapshot(workspace: workspace, commit: there)
    else { return }
    PersonRegister.sweep(at: snapshot)
  }
}
