import Deliberation
import Git
import Storage

/// What came of a form that may have been sent before: by a second press, by a proxy that tried again, or from a page that somebody went
/// back to.
enum SentForm {
  case new
  /// It made this record, or a later one that says the same, and that stands.
  case standing(Record)
  /// It made this record, and another took its place or it was taken back.
  case superseded(Record)

  /// What every front is told where a form made what no longer stands.
  ///
  /// - Parameter what: what happened since; in Dutch the verb comes first: *is dat ingetrokken*.
  static func refusal(_ record: Record, since what: Localized) -> Refusal {
    Refusal(
      Localized(
        en:
          "This form was sent before, as \(record.id), and since then \(what.english). Nothing was changed.",
        nl:
          "Dit formulier is al eens verstuurd, als \(record.id), en sindsdien \(what.dutch). Er is niets veranderd."
      ),
      by: .sentBefore(record.id))
  }
}

extension Context {
  /// Looks whether the form at hand made a record before. A later one may say the same as well as another: so what stands is preferred.
  ///
  /// - Parameters:
  ///   - says: whether a record says what the form says.
  ///   - stands: whether nothing took the place of a record.
  func sentForm(
    by identity: Identity, in dossier: Dossier, _ repository: Repository, says: (Record.Body) -> Bool,
    stands: (Record) -> Bool
  ) throws -> SentForm {
    guard let form else { return .new }
    let made = try dossier.records.map(\.record).filter { record in
      let header = record.header
      return try header.partner == identity.partner.id && header.person == identity.person
        && says(record.body) && !form.had(record, in: repository)
    }
    if let record = made.last(where: stands) { return .standing(record) }
    return made.last.map(SentForm.superseded) ?? .new
  }
}

extension FormOrigin {
  /// Whether a record was there when the form was given out: then the form did not make it.
  func had(_ record: Record, in repository: Repository) throws -> Bool {
    let path = Layout.path(of: record)
    return try ([seen] + own).contains { commit in
      try repository.contains(commit) && repository.entry(at: path, in: commit) != nil
    }
  }
}
