import Git
package import ObjectIDs

/// What the alliance has beyond the main of this clone: a clone that is behind is no judge of what rests on it.
extension Snapshot {
  /// The mains of hosts, as was last heard of them, that have commits which this one lacks.
  package func newerMains() throws -> [ObjectID] {
    try repository.remotes().filter { try !workspace.isOfOthers($0) }
      .compactMap { try workspace.main(at: $0).there }
      .filter { try !repository.isPart($0, of: commit) }
  }
}
