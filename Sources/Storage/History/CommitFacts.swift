import Deliberation
import Git
import ObjectIDs

/// What one commit of main did that its tree alone does not tell.
///
/// A function of the commit, so that it is the same on every clone and may be kept for ever.
package struct CommitFacts: Hashable, Sendable {
  /// A file that a commit took away or changed, as it was before.
  struct Removal: Hashable, Sendable {
    let path: String
    let blob: ObjectID
    /// Whether another content stands there now.
    let isChange: Bool
  }

  /// A file that one side put or changed, and that the commit has as another side has it, which had not touched it.
  struct LeftOut: Hashable, Sendable {
    let path: String
    /// The side that was left out, and where it parted from the other.
    let side: ObjectID
    let base: ObjectID
  }

  let commit: ObjectID
  /// The parents that are lines of main; the tips of partners' branches that it collected are left out.
  let parents: [ObjectID]
  /// Those of the parents that main only keeps, as the commit of an edition that a rebase left behind: what they say of drafts
  /// and definitions is said by nobody.
  var kept: [ObjectID] = []
  /// The hunks that it put into a draft, or found there already.
  var merged: [Target] = []
  /// The papers whose draft stands here and in no parent.
  var begun: [Slug] = []
  /// The papers whose draft differs from that of the first parent, or was looked at and found right as it is.
  var revised: [Slug] = []
  /// The paths of the definitions of polls that differ from those of the only parent, or were looked at and found right.
  var put: [String] = []
  /// Records and definitions of polls that a parent has and the commit has not, or has otherwise.
  var removed: [Removal] = []
  /// Of several parents: the drafts, and the roster, that it has as one of them has it and otherwise than another.
  var sided: [String] = []
  /// What it has of other files as one side of it has them, and the other had put or changed there.
  var leftOut: [LeftOut] = []
  /// The roster, where no parent has the same.
  var roster: ObjectID?
  /// A hash of what a rebase copies from one commit to the next, beside the paths that it changed.
  var origin: UInt64 = 0
}

extension CommitFacts {
  /// The trailer with which `collect` names the partners' tips among its parents.
  package static let collected = "Collected"
  /// The trailer with which `revise` says that a draft that was begun twice is right as it is, and `poll new` that a
  /// question that was put twice is. With the id of a merge it says that the files of one side were meant to be left out.
  package static let settles = "Settles"

  /// The trailer that names a parent which main keeps, and whose line did not become main.
  package static let keeps = "Keeps"

  /// Reads a commit, and what it changed.
  ///
  /// - Throws: `GitError` of kind shallow where a parent is cut off.
  init(of id: ObjectID, in repository: Repository) throws(GitError) {
    let info = try repository.commit(id)
    let tips = try Self.collectedTips(of: info, in: repository)
    // The first parent is main's own line, whatever a message says.
    self.init(
      commit: id, parents: info.parents.prefix(1) + info.parents.dropFirst().filter { !tips.contains($0) })
    try compare(with: parents, in: repository)
    kept = try Self.keptParents(of: info, in: repository)
    leftOut = try sidesLeftOut(in: repository)
    origin = info.origin
    merged = Self.merged(by: info, changesDraft: !revised.isEmpty, in: repository)
    let settled = info.trailerValues(Self.settles)
    revised += settled.compactMap { Slug($0) }.filter { !revised.contains($0) }
    put += settled.compactMap(Layout.definition(named:)).filter { !put.contains($0) }
  }

  /// The tips that the commit says it collected: what partners wrote is no line of main. It is not believed of a commit that
  /// changes more than `collect` does, nor of a tip that has more than records of partners: words would come in, or go, by a
  /// line that nobody looks at.
  private static func collectedTips(
    of info: CommitInfo, in repository: Repository
  ) throws(GitError) -> Set<ObjectID> {
    guard info.parents.count > 1 else { return [] }
    let tips = info.trailerCommits(collected)
    guard !tips.isEmpty else { return [] }
    let main = info.parents[0]
    for change in try repository.changes(under: "", from: main, to: info.id) {
      guard change.kind == .added, Layout.isRecord(change.path) || Layout.isText(change.path) else {
        return []
      }
    }
    for tip in info.parents.dropFirst() where tips.contains(tip) {
      let base = try repository.mergeBase(main, tip)
      for change in try repository.changes(under: "", from: base, to: tip) {
        guard change.kind == .added, Layout.partner(ofRecord: change.path) != nil else { return [] }
      }
    }
    return tips
  }

  /// The parents that the commit says it only keeps. It is not believed of a commit that takes anything from them.
  private static func keptParents(
    of info: CommitInfo, in repository: Repository
  ) throws(GitError) -> [ObjectID] {
    let kept = info.trailerCommits(keeps)
    guard info.parents.count > 1, !kept.isEmpty,
      try repository.tree(of: info.parents[0]) == info.tree
    else { return [] }
    return info.parents.dropFirst().filter(kept.contains)
  }

  private mutating func compare(with parents: [ObjectID], in repository: Repository) throws(GitError) {
    let changes = try repository.changes(under: Layout.papers, from: parents.first, to: commit)
    for change in changes {
      if let paper = Layout.paper(ofDraft: change.path) {
        revised.append(paper)
        if change.kind == .added, try stands(change.path, in: parents.dropFirst(), of: repository) == false {
          begun.append(paper)
        }
      }
      if parents.count == 1, change.kind != .deleted, Layout.isDefinition(change.path) {
        put.append(change.path)
      }
      note(change)
    }
    // A merge that has a question as none of its sides had it has put both into one.
    for change in changes
    where parents.count > 1 && change.kind != .deleted && Layout.isDefinition(change.path) {
      let united = try repository.entry(at: change.path, in: commit)
      var isOfASide = false
      for side in parents.dropFirst() where try repository.entry(at: change.path, in: side) == united {
        isOfASide = true
      }
      if !isOfASide { put.append(change.path) }
    }
    // By path, how many of the parents have it otherwise.
    var others: [String: Int] = [:]
    for change in changes where Layout.paper(ofDraft: change.path) != nil { others[change.path] = 1 }
    for parent in parents.dropFirst() {
      for change in try repository.changes(under: Layout.papers, from: parent, to: commit) {
        note(change)
        if Layout.paper(ofDraft: change.path) != nil { others[change.path, default: 0] += 1 }
      }
    }
    let here = try repository.entry(at: Layout.roster, in: commit)?.id
    for parent in parents where try repository.entry(at: Layout.roster, in: parent)?.id != here {
      others[Layout.roster, default: 0] += 1
    }
    if others[Layout.roster] ?? 0 == parents.count { roster = here }
    sided = others.filter { $0.value < parents.count }.keys.sorted()
  }

  private mutating func note(_ change: TreeChange) {
    guard change.kind != .added, let old = change.old, old.kind == .blob,
      Layout.isRecord(change.path) || Layout.isDefinition(change.path)
    else { return }
    let removal = Removal(path: change.path, blob: old.id, isChange: change.kind != .deleted)
    if !removed.contains(removal) { removed.append(removal) }
  }

  private func stands(
    _ path: String, in commits: ArraySlice<ObjectID>, of repository: Repository
  ) throws(GitError) -> Bool {
    for commit in commits where try repository.entry(at: path, in: commit) != nil { return true }
    return false
  }

  /// The targets that the trailers name, where the commit changes a draft, or changes nothing at all: then the
  /// draft said so already. Anything else that names an amendment has put nothing anywhere.
  private static func merged(
    by info: CommitInfo, changesDraft: Bool, in repository: Repository
  ) -> [Target] {
    let targets = info.trailerValues("Amendment").compactMap { Target($0) }
    guard !targets.isEmpty, !changesDraft else { return targets }
    guard info.parents.count == 1, let parent = info.parents.first,
      (try? repository.tree(of: parent)) == info.tree
    else { return [] }
    return targets
  }
}

extension CommitInfo {
  /// A hash of author, time and message: a commit and its copy by a rebase have the same.
  var origin: UInt64 {
    Array("\(author.name)\0\(author.email)\0\(author.seconds)\0\(message)".utf8).withUnsafeBytes(
      DerivedFile.sum)
  }
}
