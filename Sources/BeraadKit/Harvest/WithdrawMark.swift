import Deliberation
import Git
import Storage

extension Context {
  /// Whether an id is of something that marks a report, or of a response to an edition.
  static func marksReport(_ prefix: String) -> Bool {
    Record.Kind.allCases.contains { $0.isOfCommittee && $0.letter == prefix.lowercased().first }
  }

  /// Takes back a point, a link or a response: on main, where they are made.
  func withdrawMark(_ prefix: String, because reason: String) throws -> FiledRecord {
    try change("withdraw \(prefix)") { desk in
      try desk.identity.mustBe(
        .committee, .author, .steward, to: Localized(en: "take back points", nl: "punten intrekken"))
      let found = try desk.marked(prefix)
      if found.kind == .response {
        try desk.identity.mustBe(
          .committee, to: Localized(en: "take back responses", nl: "reacties intrekken"))
      }
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

extension ChangeDesk {
  /// What marks a report, or a response, by the beginning of its id.
  fileprivate func marked(_ prefix: String) throws -> Record {
    let wanted = prefix.lowercased()
    guard wanted.first == Record.Kind.response.letter else {
      return try snapshot.record(withPrefix: prefix, kinds: [.point, .link]).record
    }
    // There are few, and they lie with their editions.
    let all = try snapshot.soundPapers().flatMap { name in
      try snapshot.dossier(
        of: snapshot.paper(named: name.description), scope: .collected, looksAtTokens: false
      )
      .dossier.records.map(\.record).filter { $0.kind == .response }
    }
    let found = all.filter { $0.id.description.hasPrefix(wanted) }
    guard let first = found.first, found.count == 1, wanted.count >= 3 else {
      throw Refusal.unknown(.record(.response), prefix, among: all.map(\.id.description))
    }
    return first
  }
}
