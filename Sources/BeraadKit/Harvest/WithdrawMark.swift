import Deliberation
import Git
import Storage

extension Context {
  /// Whether an id is of something that marks a report.
  static func marksReport(_ prefix: String) -> Bool {
    Record.Kind.allCases.contains { $0.isOfReport && $0.letter == prefix.lowercased().first }
  }

  /// Takes back a point or a link: on main, where they are made.
  func withdrawMark(_ prefix: String, because reason: String) throws -> FiledRecord {
    try change("withdraw \(prefix)") { desk in
      try desk.identity.mustBe(
        .committee, .author, .steward, to: Localized(en: "take back points", nl: "punten intrekken"))
      let found = try desk.snapshot.record(withPrefix: prefix, kinds: [.point, .link]).record
      let dossier = try desk.desk.dossier(of: found.header.paper.description).dossier
      guard dossier.withdrawal(of: found.id) == nil else {
        throw Refusal(
          Localized(en: "\(found.id) is withdrawn already.", nl: "\(found.id) is al ingetrokken."),
          by: .withdrawnAlready(found.id))
      }
      let body = Record.Body.withdrawal(Withdrawal(of: found.id, reason: reason))
      let record = desk.seal(body, on: found.header.paper, saw: dossier.bearing(on: body))
      try desk.commit([record], CommitMessage("withdraw: \(found.id)", body: reason))
      return FiledRecord(
        record, story: Localized(en: "Withdrew \(found.id).", nl: "\(found.id) ingetrokken."))
    }
  }
}
