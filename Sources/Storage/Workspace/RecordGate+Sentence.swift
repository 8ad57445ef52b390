package import Deliberation
import Git

extension RecordGate {
  /// Why something of a partner's branch is left out.
  ///
  /// - Throws: the error, where it is no fault of the branch: it cannot be told in this clone.
  package static func sentence(about error: any Error, at path: String) throws -> Localized {
    switch error {
    case let error as GitError:
      guard error.kind != .partialClone, error.kind != .shallow else { throw error }
      return Localized(
        en: "\(path) cannot be read: \(error.message).", nl: "\(path) is niet te lezen: \(error.said.dutch).")
    case let error as any Explained: return error.explanation.sentence
    default: throw error
    }
  }
}
