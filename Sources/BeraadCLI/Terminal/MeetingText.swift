import BeraadKit
import Deliberation

/// A meeting as a person reads it.
struct MeetingText {
  private let shown: ShownMeeting
  private let style: Style
  private let language: Language

  init(_ shown: ShownMeeting, _ style: Style, _ language: Language) {
    (self.shown, self.style, self.language) = (shown, style, language)
  }

  var text: String {
    let row = shown.summary
    let facts = [row.place, row.region, row.date].compactMap(\.self).joined(separator: ", ").harmlessLine
    let head =
      style(.bold, row.title.harmlessLine) + "  (\(row.meeting))" + (facts.isEmpty ? "" : "  \(facts)")
    let papers = row.papers.joined(separator: ", ")
    let about =
      papers.isEmpty ? "" : Localized(en: "About: \(papers)\n", nl: "Over: \(papers)\n")[language]
    let groups =
      row.groups.isEmpty
      ? ""
      : Localized(en: "Groups: ", nl: "Groepen: ")[language]
        + row.groups.map(\.harmlessLine).joined(separator: ", ") + "\n"
    return head + "\n" + about + groups + came + section(Self.polls, polls) + section(Self.reports, reports)
      + section(Self.points, points)
  }

  private static let polls = Localized(en: "Asked", nl: "Gevraagd")
  private static let reports = Localized(en: "Reported", nl: "Verslagen")
  private static let points = Localized(en: "Points, and what came of them", nl: "Punten, en wat ervan kwam")

  private var came: String {
    guard let people = shown.summary.people else { return "" }
    let kinds = shown.came.map { "\($0.kind.harmlessLine) \($0.people)" }.joined(separator: ", ")
    return Localized(
      en: "\(people) \(people == 1 ? "person" : "people") came: \(kinds)\n",
      nl: "\(people) \(people == 1 ? "mens kwam" : "mensen kwamen"): \(kinds)\n")[language]
  }

  private var polls: [String] {
    shown.polls.map { poll in
      let entered =
        poll.entered
        ? Localized(en: "entered", nl: "ingevoerd")
        : Localized(en: "not entered yet", nl: "nog niet ingevoerd")
      return
        "\(poll.poll)  \(PlainWords.pollStage(poll.stage)[language]), \(entered[language]): \(poll.question.harmlessLine)"
    }
  }

  private var reports: [String] {
    shown.reports.map { report in
      "\(report.report)  \(report.title.harmlessLine)\(report.group.map { " (\($0.harmlessLine))" } ?? "")"
    }
  }

  private var points: [String] { shown.points.map { PointText.line($0, style, language) } }

  private func section(_ title: Localized, _ lines: [String]) -> String {
    lines.isEmpty ? "" : "\n" + style(.bold, title[language]) + "\n" + lines.map { "  \($0)\n" }.joined()
  }
}

/// A point in one line.
enum PointText {
  static func line(_ row: PointRow, _ style: Style, _ language: Language) -> String {
    let group = row.group.map { " (\($0.harmlessLine))" } ?? ""
    let by = row.citedBy.filter { $0.state != "gone" }.map { "\($0.paper) \($0.id.prefix(9))" }
    let sources = by.isEmpty ? "" : ": \(by.joined(separator: ", "))"
    let reason = row.reason.map { ": \($0.harmlessLine)" } ?? ""
    let what =
      row.under.map { Localized(en: "gathered under \($0)", nl: "verzameld onder \($0)")[language] }
      ?? PlainWords.status(row.status)[language] + (sources.isEmpty ? reason : sources)
    return
      "\(style(.green, row.id))  \(type(row.type)[language])\(group) “\(row.words.harmlessLine)”, \(style(.yellow, what))"
  }

  static func type(_ name: String) -> Localized { PointType(rawValue: name)?.words ?? Localized(name) }
}
