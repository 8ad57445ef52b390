import Languages
import CLibgit2
package import ObjectIDs

extension Repository {
  /// The files below a path in which a commit that anybody may have made differs from one of ours.
  ///
  /// Whatever stands there, it ends in bounded time and memory: what cannot be read, or goes beyond the bounds, is named, and
  /// the rest is found all the same.
  ///
  /// - Parameters:
  ///   - old: the commit of ours; nil for an empty one.
  ///   - additionsOnly: whether what only the old one has is left out.
  /// - Throws: `.partialClone`, since then it cannot be told what is missing; what is wrong with `old`.
  package func survey(
    under path: String, from old: ObjectID?, to new: ObjectID, additionsOnly: Bool = false,
    bounds: SurveyBounds = SurveyBounds()
  ) throws(GitError) -> TreeSurvey {
    var survey = TreeSurvey()
    var before: TreeEntry?
    if let old { before = try entry(at: path, in: old) }
    let after = try attempt(path, of: [new, try? tree(of: new)], &survey) { () throws(GitError) in
      try checkedEntry(at: path, in: new, bounds)
    }
    var open: [(old: TreeEntry?, new: TreeEntry?, depth: Int)] = [(before, after ?? nil, 0)]
    while let (old, new, depth) = open.popLast() {
      if new == nil, additionsOnly { continue }
      if let old, let new, old.id == new.id, old.mode == new.mode { continue }
      let (oldTree, newTree) = (old?.kind == .tree ? old : nil, new?.kind == .tree ? new : nil)
      let (oldFile, newFile) = (oldTree == nil ? old : nil, newTree == nil ? new : nil)
      if let path = (oldFile ?? newFile)?.path {
        guard survey.changes.count < bounds.files else {
          survey.faults.append(TreeFault(path: path, reason: .tooMany))
          break
        }
        survey.changes.append(TreeChange(path: path, old: oldFile, new: newFile))
      }
      guard let folder = (newTree ?? oldTree)?.path else { continue }
      guard depth < bounds.depth else {
        survey.faults.append(TreeFault(path: folder, reason: .tooDeep))
        continue
      }
      var left = CheckedTree()
      if let oldTree { left = try checkedTree(oldTree, bounds: nil) }
      var right: CheckedTree? = CheckedTree()
      if let newTree {
        right = try attempt(folder, of: [newTree.id], &survey) { () throws(GitError) in
          try checkedTree(newTree, bounds: bounds)
        }
      }
      guard let right else { continue }
      survey.faults += right.faults
      open += CheckedTree.differences(left, right).reversed().map { ($0.old, $0.new, depth + 1) }
      if open.count > bounds.files * 2 {
        survey.faults.append(TreeFault(path: folder, reason: .tooMany))
        break
      }
    }
    return survey
  }

  /// What stands directly in a folder of a commit that anybody may have made; empty where it cannot be read.
  ///
  /// - Throws: `.partialClone`.
  package func checkedEntries(
    of folder: String, in commit: ObjectID, bounds: SurveyBounds = SurveyBounds()
  ) throws(GitError) -> [TreeEntry] {
    var survey = TreeSurvey()
    let entries = try attempt(folder, of: [commit], &survey) { () throws(GitError) -> [TreeEntry] in
      guard let entry = try checkedEntry(at: folder, in: commit, bounds), entry.kind == .tree else {
        return []
      }
      return try checkedTree(entry, bounds: bounds).entries
    }
    return entries ?? []
  }

  /// What stands at a path in a commit that anybody may have made; nil where nothing does.
  private func checkedEntry(
    at path: String, in commit: ObjectID, _ bounds: SurveyBounds
  ) throws(GitError) -> TreeEntry? {
    try mustBeLight(commit, bounds)
    var current = TreeEntry(name: "", path: "", id: try tree(of: commit), mode: 0o040000)
    for part in path.pathParts {
      guard current.kind == .tree else { return nil }
      let tree = try checkedTree(current, bounds: bounds)
      guard let next = tree.entry(named: part) else { return nil }
      current = next
    }
    return current
  }

  private func checkedTree(_ entry: TreeEntry, bounds: SurveyBounds?) throws(GitError) -> CheckedTree {
    if let bounds { try mustBeLight(entry.id, bounds) }
    return try withObject(entry.id, of: GIT_OBJECT_TREE) { bytes in
      CheckedTree(bytes, under: entry.path)
    }
  }

  private func mustBeLight(_ id: ObjectID, _ bounds: SurveyBounds) throws(GitError) {
    guard try weight(of: id).bytes > bounds.bytes else { return }
    throw GitError(
      kind: .tooLarge, message: Localized(en: "\(id.hex) is too large", nl: "\(id.hex) is te groot"),
      operation: .readingObject)
  }

  /// What a closure returns; nil where it fails, which is noted.
  ///
  /// - Parameter ids: of the objects that it reads those that are asked whether they are damaged here.
  private func attempt<Result>(
    _ path: String, of ids: [ObjectID?], _ survey: inout TreeSurvey, _ body: () throws(GitError) -> Result
  ) throws(GitError) -> Result? {
    do throws(GitError) {
      return try body()
    } catch {
      guard error.kind != .partialClone else { throw error }
      let reason: TreeFault.Reason =
        switch error.kind {
        case .tooLarge: .tooLarge
        case .notFound: .lost(error.said)
        case .corrupt where !ids.compactMap(\.self).allSatisfy(isIntact): .lost(error.said)
        default: .unreadable(error.said)
        }
      survey.faults.append(TreeFault(path: path, reason: reason))
      return nil
    }
  }
}
