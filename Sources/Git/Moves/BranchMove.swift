package import ObjectIDs

/// What `Repository.update` is to do on top of one tip.
package struct BranchMove<Result> {
  /// The new tip; nil writes nothing. The old tip again moves nothing, but lets `placements` come to stand.
  package var commit: ObjectID?
  /// The paths in which it differs from the old tip; nil: they are compared.
  package var paths: [String]?
  /// Of these paths the work tree holds already what the commit has: only the index follows.
  package var adopted: Set<String>
  /// Folders that come to stand at their place if and only if the branch moves (an edition).
  package var placements: [FolderPlacement]
  /// What `update` returns.
  package var result: Result

  package init(
    commit: ObjectID?, paths: [String]? = nil, adopted: Set<String> = [],
    placements: [FolderPlacement] = [], result: Result
  ) {
    self.commit = commit
    self.paths = paths
    self.adopted = adopted
    self.placements = placements
    self.result = result
  }
}
