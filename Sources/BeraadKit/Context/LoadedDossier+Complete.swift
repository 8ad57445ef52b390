import Deliberation
import Storage

extension LoadedDossier {
  /// The dossier, for what follows from all that main holds: a merge, an edition.
  ///
  /// - Throws: a `Refusal` where some of it cannot be read; another program may make something else of it.
  func complete(for what: Localized) throws(Refusal) -> Dossier {
    guard let first = unread.first else { return dossier }
    throw Refusal(
      Localized(
        en:
          "\(what.english) rests on all records of main, and one cannot be read. \(first.explanation.message)",
        nl:
          "\(what.dutch) berust op alle records van main, en één daarvan is niet te lezen. \(first.explanation.sentence.dutch)"
      ),
      hints: first.explanation.advice, by: .unread)
  }
}
