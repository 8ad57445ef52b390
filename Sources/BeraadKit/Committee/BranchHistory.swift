import Deliberation
import Git
import ObjectIDs
import Storage

/// Whether the commits of a partner's branch may become part of main's history.
///
/// What is once in a history everybody has for good, also where no tip shows it any more. So each commit has to be as git's
/// own programs make it, and what it put anywhere is what main takes or has. Where one is not, main takes the files and leaves the
/// commits.
struct BranchHistory {
  /// What is not right, one sentence each; the first few.
  private(set) var faults: [Localized] = []
  private let partner: Slug
  private let snapshot: Snapshot
  private let taken: Set<ObjectID>
  private let surveys: CommitSurveys

  private var repository: Repository { snapshot.workspace.repository }

  /// - Parameters:
  ///   - commits: those of the branch that main does not have.
  ///   - partner: whose branch it is.
  ///   - taken: the records that main takes.
  ///   - surveys: what the commits changed.
  init(
    of commits: [CommitInfo], by partner: Slug, taking taken: [ObjectID], snapshot: Snapshot,
    _ surveys: CommitSurveys
  ) throws {
    (self.partner, self.snapshot, self.taken, self.surveys) = (partner, snapshot, Set(taken), surveys)
    var seen: Set<ObjectID> = []
    for commit in commits where seen.insert(commit.id).inserted {
      try check(commit)
      guard faults.count < Self.most else { return }
    }
  }

  private static let most = 20

  private mutating func check(_ commit: CommitInfo) throws {
    let name = "Commit \(commit.id.abbreviated())"
    if let fault = try repository.checkedCommit(commit.id).fault {
      faults.append(
        Localized(
          en:
            "\(name) is not as git makes one: \(fault.english). Its files were looked at, and it stays out of main.",
          nl:
            "\(name) is niet zoals git er een maakt: \(fault.dutch). De bestanden zijn bekeken, en de commit blijft buiten main."
        ))
    }
    guard commit.parents.count <= 64 else { return }
    // What unites has nothing that its parents do not have; a draft that two of them changed reads there as git merges it.
    if commit.parents.count > 1, try BranchCheck.isOwn(commit, of: partner, in: surveys) { return }
    let survey = try surveys.survey(of: commit)
    faults += survey.faults.prefix(1).map { fault in
      fault.sentence(of: partner).map { "\(name): \($0)" }
    }
    for change in survey.changes {
      guard let new = change.new, !taken.contains(new.id), try !isInherited(new, by: commit) else { continue }
      faults.append(
        Localized(
          en: "\(name) once put \(change.path) there, which is not a record that main takes.",
          nl: "\(name) zette ooit \(change.path) neer, en dat is geen bijdrage die main overneemt."))
      return
    }
  }

  /// Whether main, or another parent of a commit, has an entry as it is.
  private func isInherited(_ entry: TreeEntry, by commit: CommitInfo) throws -> Bool {
    if try repository.entry(at: entry.path, in: snapshot.commit) == entry { return true }
    return try commit.parents.dropFirst().contains { try repository.entry(at: entry.path, in: $0) == entry }
  }
}
