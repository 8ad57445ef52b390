import BeraadKit
import Deliberation

extension ListCommand {
  /// The points of reports; of one, where it is named.
  func points(_ session: Session, _ paper: String?, offers: Bool) throws -> Report {
    let filter = PointFilter(openOnly: open, report: paper, meeting: meeting)
    return offers ? try offersTable(session, filter) : try pointsTable(session, filter)
  }

  /// What was answered to the editions of a paper.
  func responses(_ session: Session, _ paper: String) throws -> Report {
    report(
      try session.context.responses(to: paper), session, ["id", "edition", "who", "to", "text"],
      first: ["id", "edition", "who", "text"]
    ) { row in
      [[row.id, "\(row.edition)", row.by, row.to ?? "", row.text]]
    }
  }

  private func pointsTable(_ session: Session, _ filter: PointFilter) throws -> Report {
    let language = language(session)
    return report(
      try session.context.points(filter), session,
      ["id", "type", "status", "meeting", "group", "report", "words", "what", "reason"],
      first: ["id", "type", "words", "status"]
    ) { row in
      [
        [
          row.id, PointText.type(row.type)[language], Self.status(row)[language], row.meeting ?? "",
          row.group ?? "", row.report, row.words,
          row.citedBy.filter { $0.state != "gone" }.map(\.id).joined(separator: " "), row.reason ?? "",
        ]
      ]
    }
  }

  private func offersTable(_ session: Session, _ filter: PointFilter) throws -> Report {
    let language = language(session)
    return report(
      try session.context.offers(filter), session,
      ["id", "route", "region", "type", "organisation", "words", "meeting", "goes with"],
      first: ["id", "route", "region", "type", "organisation", "words"]
    ) { row in
      [
        [
          row.id, row.route ?? "", row.region ?? "", PointText.type(row.type)[language],
          row.organisation ?? "",
          row.words, row.meeting ?? "", row.matches.joined(separator: " "),
        ]
      ]
    }
  }

  private static func status(_ row: PointRow) -> Localized {
    row.under.map { Localized(en: "under \($0)", nl: "onder \($0)") } ?? PlainWords.status(row.status)
  }
}
