import Git
package import ObjectIDs

/// What the alliance has beyond the main of this clone: a clone that is behind is no judge of what rests on it.
extension Snapshot {
  /// Main of the alliance's host, as was last heard of it, where it has commits which this one lacks; nil where it has none, or there is
  /// no host.
  package func newerMain() throws -> ObjectID? {
    let hosts = try Hosts(of: repository, main: workspace.mainBranch)
    guard let name = hosts.chosen, hosts.names.contains(name), try !workspace.isOfOthers(name),
      let there = try workspace.main(at: name).there, try !repository.isPart(there, of: commit)
    else { return nil }
    return there
  }
}
