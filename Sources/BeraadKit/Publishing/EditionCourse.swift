import Deliberation
import Git
import ObjectIDs
import Prose
import Rendering
import Storage

/// Who changed what in a paper since an edition of it.
struct EditionCourse {
  let dossier: Dossier
  let snapshot: Snapshot
  /// The commit of the edition.
  let edition: ObjectID

  private var repository: Repository { snapshot.workspace.repository }
  private var path: String { Layout.draft(of: dossier.paper.slug) }

  /// - Parameter text: the paper's file at the edition.
  func steps(from text: [UInt8]) throws -> [EditionContent.Step] {
    let history = try snapshot.history().draftSteps(of: dossier.paper.slug, since: edition)
    var trail = ChangeTrail(from: text)
    var heads = [FrontMatter(text)]
    for step in history {
      let text = try draft(at: step.commit)
      trail.add(text)
      heads.append(FrontMatter(text))
    }
    var steps = Steps(published: PublishedText(of: text))
    let merged = try history.map { try $0.merged.isEmpty ? nil : Merged($0.merged, self) }
    for change in trail.changes {
      for maker in merged[change.edit]?.makers(of: change.hunk) ?? [history[change.edit].commit] {
        steps.add(change, by: maker)
      }
    }
    for (step, (before, behind)) in zip(history, zip(heads, heads.dropFirst())) {
      for key in EditionContent.headKeys where before[key] != behind[key] {
        steps.add(key, by: step.merged.first ?? step.commit)
      }
    }
    return try steps.all.map { commit, places in
      EditionContent.Step(
        origin: Rendering.Attribution.Origin(try repository.commit(commit), dossier: dossier), places: places)
    }
  }

  private func draft(at commit: ObjectID) throws -> [UInt8] {
    guard let entry = try repository.entry(at: path, in: commit), entry.kind == .blob else { return [] }
    return try repository.blob(entry.id)
  }

  /// What each commit changed, in the order in which they did.
  private struct Steps {
    let published: PublishedText
    private(set) var all: [(commit: ObjectID, places: EditionContent.Step.Places)] = []
    private var index: [ObjectID: Int] = [:]

    init(published: PublishedText) { self.published = published }

    mutating func add(_ change: ChangeTrail.Change, by commit: ObjectID) {
      let step = step(of: commit)
      if let old = change.old {
        let (start, end) = (published.place(of: old.lowerBound), published.place(of: old.upperBound))
        if start < end { all[step].places.old.append(start..<end) }
      }
      if let new = change.new { all[step].places.new.append(new) }
      if change.isMove { all[step].places.moves = true }
    }

    mutating func add(_ key: String, by commit: ObjectID) {
      let step = step(of: commit)
      all[step].places.fields.insert(key)
    }

    private mutating func step(of commit: ObjectID) -> Int {
      if let known = index[commit] { return known }
      index[commit] = all.count
      all.append((commit, .init()))
      return all.count - 1
    }
  }

  /// What the commits changed that one merge brought in.
  private struct Merged {
    private let changes: [(commit: ObjectID, hunks: [Hunk])]

    init(_ commits: [ObjectID], _ course: EditionCourse) throws {
      changes = try commits.map { commit in
        let parent = try course.repository.commit(commit).parents.first
        var trail = ChangeTrail(from: try parent.map(course.draft) ?? [])
        trail.add(try course.draft(at: commit))
        return (commit, trail.changes.map(\.hunk))
      }
    }

    /// The commits that made a change: those that made the same, else all of them.
    func makers(of hunk: Hunk) -> [ObjectID] {
      let same = changes.filter { $0.hunks.contains { $0.old == hunk.old && $0.new == hunk.new } }
      return (same.isEmpty ? changes : same).map(\.commit)
    }
  }
}
