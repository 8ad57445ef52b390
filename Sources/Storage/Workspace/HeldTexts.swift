package import Deliberation
import Git
package import ObjectIDs

/// Which texts are at hand, for whoever has main and a partner's branch: drafts of main's history, texts that lie beside the
/// records, and drafts that the branch brings along.
///
/// What else a clone has says nothing: with it, two clones would read one branch differently. Only a repository without any remote
/// goes by all that it has. Each text is asked about once.
package final class HeldTexts {
  private let snapshot: Snapshot
  private var answers: [Question: Bool] = [:]
  private var drafts: [Slug: Set<ObjectID>] = [:]
  private var ownCommits: [[ObjectID]: [ObjectID]] = [:]
  private var ownDrafts: [BranchPaper: Set<ObjectID>] = [:]

  private var repository: Repository { snapshot.repository }

  /// After so many commits of its own no branch brings a text along.
  private static let mostCommits = 50_000

  package init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  /// Whether a text is at hand for the record that this is the header of.
  ///
  /// - Parameter tips: those of the branch on which the record stands.
  package func holds(_ text: ObjectID, for header: Record.Header, tips: [ObjectID]) throws -> Bool {
    let question = Question(text: text, branch: BranchPaper(paper: header.paper, tips: tips))
    if let known = answers[question] { return known }
    let draft = Layout.draft(of: header.paper)
    let kept = Layout.text(text, of: header.paper)
    let history = try snapshot.history()
    // Mostly a record names the commit that has the text.
    let answer =
      try history.contains(header.seen) && repository.entry(at: draft, in: header.seen)?.id == text
      || repository.entry(at: kept, in: snapshot.commit)?.id == text
      || drafts(of: header.paper).contains(text) || broughtDrafts(question.branch).contains(text)
      || isAlone && repository.has(text)
    answers[question] = answer
    return answer
  }

  /// Whether the alliance works in this repository alone: then what a plain commit rewrote is here and nowhere else.
  private lazy var isAlone = (try? repository.remotes().isEmpty) ?? false

  private func drafts(of paper: Slug) throws -> Set<ObjectID> {
    if let known = drafts[paper] { return known }
    let found = try drafts(of: paper, in: snapshot.history().drafted(paper))
    drafts[paper] = found
    return found
  }

  private func drafts(of paper: Slug, in commits: [ObjectID]) throws -> Set<ObjectID> {
    let path = Layout.draft(of: paper)
    return Set(try commits.compactMap { try repository.entry(at: path, in: $0)?.id })
  }

  private func broughtDrafts(_ branch: BranchPaper) throws -> Set<ObjectID> {
    if let known = ownDrafts[branch] { return known }
    let found = try unlessDamaged { try readBroughtDrafts(branch) } ?? []
    ownDrafts[branch] = found
    return found
  }

  /// Anybody may have made these commits.
  private func readBroughtDrafts(_ branch: BranchPaper) throws -> Set<ObjectID> {
    let draft = Layout.draft(of: branch.paper)
    return Set(
      try commits(of: branch.tips).compactMap { commit in
        try repository.checkedEntries(of: Layout.folder(of: branch.paper), in: commit)
          .first { $0.path == draft }?.id
      })
  }

  /// The commits of a branch that main does not have.
  private func commits(of tips: [ObjectID]) throws -> [ObjectID] {
    if let known = ownCommits[tips] { return known }
    var found: Set<ObjectID> = []
    for tip in tips where found.count <= Self.mostCommits {
      let beyond = snapshot.beyond(tip, atMost: Self.mostCommits)
      if let fault = beyond.fault { throw fault }
      found.formUnion(beyond.commits)
    }
    let commits = found.count > Self.mostCommits ? [] : Array(found)
    ownCommits[tips] = commits
    return commits
  }

  /// Nil where objects are missing or damaged, so that nothing is at hand of it; not where they were only left out of this clone.
  private func unlessDamaged<Result>(_ read: () throws -> Result) throws -> Result? {
    do {
      return try read()
    } catch let error as GitError {
      guard error.kind != .shallow, error.kind != .partialClone else { throw error }
      return nil
    }
  }
}

private struct BranchPaper: Hashable {
  let paper: Slug
  let tips: [ObjectID]
}

private struct Question: Hashable {
  let text: ObjectID
  let branch: BranchPaper
}
