import Git
package import ObjectIDs

/// What a merge left out of files that nothing else holds against the history.
extension CommitFacts {
  /// What the commit has as one side has it, where another side put or changed it and the first had left it alone: no merge by lines
  /// does that. Where both had changed it, people had to choose.
  func sidesLeftOut(in repository: Repository) throws(GitError) -> [LeftOut] {
    let sides = parents.filter { !kept.contains($0) }
    guard sides.count > 1 else { return [] }
    var found: [LeftOut] = []
    for side in sides {
      var bases: [ObjectID: [ObjectID]] = [:]
      for change in try repository.changes(under: "", from: side, to: commit)
      where change.old != nil && Layout.isLeftOutSilently(change.path) {
        for other in sides where other != side {
          guard try repository.entry(at: change.path, in: other) == change.new else { continue }
          let common: [ObjectID]
          if let known = bases[other] {
            common = known
          } else {
            common = try repository.mergeBases(side, other)
            bases[other] = common
          }
          // Two lines that took each other in have several beginnings.
          guard let base = common.first, try isAlone(change, since: common, in: repository) else { continue }
          found.append(LeftOut(path: change.path, side: side, base: base))
          break
        }
      }
    }
    return found
  }

  /// Whether one side alone changed a file since the two parted.
  private func isAlone(
    _ change: TreeChange, since bases: [ObjectID], in repository: Repository
  ) throws(GitError) -> Bool {
    var isKept = false
    for base in bases {
      let before = try repository.entry(at: change.path, in: base)
      guard before != change.old else { return false }
      if before == change.new { isKept = true }
    }
    return isKept
  }
}

extension MainHistory {
  /// A file that a merge has as one side has it, and another had put or changed.
  package struct LeftOut: Hashable, Sendable {
    package let commit: ObjectID
    package let path: String
    /// The side that was left out, and where it parted from the other.
    package let side: ObjectID
    package let base: ObjectID
  }
}

extension Layout {
  /// Whether nothing but the merge itself tells that a file was left out of it. Records, drafts and the roster are held against the
  /// whole history.
  static func isLeftOutSilently(_ path: String) -> Bool {
    (isOurs(path) || isNews(path)) && !isRecord(path) && path != roster && paper(ofDraft: path) == nil
  }

  /// Whether a path is that of an issue of the news, or of what the alliance says of privacy.
  private static func isNews(_ path: String) -> Bool {
    path == privacy || path.hasPrefix("\(news)/") && path.hasSuffix(".md")
  }
}
