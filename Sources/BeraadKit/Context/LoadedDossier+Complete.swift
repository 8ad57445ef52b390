import Deliberation
import Storage

extension LoadedDossier {
  /// The dossier, for what follows from all that main holds: a merge, an edition.
  ///
  /// - Throws: a `Refusal` where some of it cannot be read; another program may make something else of it.
  func complete(for what: String) throws(Refusal) -> Dossier {
    guard let first = unread.first else { return dossier }
    throw Refusal(
      "\(what) rests on all records of main, and one cannot be read. \(first.explanation.message)",
      hints: first.explanation.advice, by: .unread)
  }
}
