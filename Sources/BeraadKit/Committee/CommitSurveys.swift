import Git
import ObjectIDs

/// What each commit of a branch changed beside its first parent, looked at once: several checks of a branch ask it of every commit.
final class CommitSurveys {
  let repository: Repository
  private var kept: [ObjectID: TreeSurvey] = [:]

  init(in repository: Repository) { self.repository = repository }

  /// A partner's commit adds a record or a few. One that changes more is looked at again, so that no branch fills the memory.
  private static let mostKept = 64

  /// What a commit changed; all that it has where it has no parent.
  ///
  /// - Throws: as `Repository.survey`.
  func survey(of commit: CommitInfo) throws -> TreeSurvey {
    if let survey = kept[commit.id] { return survey }
    let survey = try repository.survey(under: "", from: commit.parents.first, to: commit.id)
    if survey.changes.count + survey.faults.count <= Self.mostKept { kept[commit.id] = survey }
    return survey
  }
}
