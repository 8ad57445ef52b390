import Git
import Glibc
import Storage

extension Context {
  /// What keeps main from being changed in a clone with a work tree: files that are not committed, and the lock of its index.
  package func inTheWay() throws -> (changed: [String], locks: [String]) {
    let workspace = try workspace()
    let repository = workspace.repository
    guard repository.workDirectory != nil, try repository.isCheckedOut(workspace.mainReference) else {
      return ([], [])
    }
    let changed = try [Layout.papers, Layout.roster].flatMap { try repository.workTreeChanges(under: $0) }
    let locks = try repository.staleLocks().map(\.path).filter { $0.hasSuffix("/index.lock") }
    return (changed.map(\.path), locks)
  }

  /// Whether others push into the workspace's repository as a group, and whether a hook asks what they push.
  package func sharing() throws -> (isShared: Bool, hasHook: Bool) {
    let repository = try workspace().repository
    let hooks = ["pre-receive", "update"].map { "\(repository.commonDirectory)/hooks/\($0)" }
    return (try repository.isShared, hooks.contains { access($0, X_OK) == 0 })
  }

  /// Where the workspace's repository keeps its objects and branches.
  package func gitFolder() throws -> String { try workspace().repository.commonDirectory }
}
