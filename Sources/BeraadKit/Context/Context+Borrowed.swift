import Deliberation
import Git
import Storage
import Transport

extension Context {
  /// What is to be said of an error: where this clone borrows objects from a folder that is gone, that, and what to type. What git says
  /// then names an object that nobody can do anything about.
  package func known(_ error: any Error) -> any Error {
    let isOfObjects: Bool
    switch error {
    case let error as GitError: isOfObjects = [.notFound, .corrupt, .other].contains(error.kind)
    case let error as TransportError:
      switch error.complaint {
      case .other, .unfollowed: isOfObjects = true
      default: isOfObjects = false
      }
    default: isOfObjects = false
    }
    guard isOfObjects, let folder = try? workspace().repository.lostAlternates().first else { return error }
    let finding = Diagnosis.Finding(borrowed: folder)
    return Refusal(
      finding.what, causes: (error as? any Explained).map { [$0.explanation.sentence] } ?? [],
      hints: [finding.advice] + finding.further)
  }
}
