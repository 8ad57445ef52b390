import ArgumentParser
import BeraadKit
import Deliberation

struct ListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the comments, amendments, decisions or polls of a paper.",
    discussion: """
      What stands on a partner's branch only is marked as not collected.

        beraad list housing comments --open
        beraad list housing amendments --partner tenants --json
      """)

  enum Subject: String, CaseIterable, ExpressibleByArgument { case comments, amendments, decisions, polls }

  @Argument(help: "The paper.") var paper: String
  @Argument(help: "comments, amendments, decisions or polls.") var subject: Subject
  @Flag(help: "Only what is open.") var open = false
  @Option(help: "Only this partner's.") var partner: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let filter = ListFilter(openOnly: open, partner: partner)
    switch subject {
    case .comments: return try comments(session, filter)
    case .amendments: return try amendments(session, filter)
    case .decisions: return try decisions(session, filter)
    case .polls: return try polls(session, filter)
    }
  }

  private func comments(_ session: Session, _ filter: ListFilter) throws -> Report {
    let listing = try session.context.comments(on: paper, filter)
    if session.json { return Report(value: listing.rows, story: listing.problems) }
    var table = Table(["id", "partner", "kind", "outcome", "words", "on", "comment"])
    for row in listing.rows {
      table.add([
        row.id, row.partner, row.kind, row.outcome + (row.collected ? "" : " (not collected)"),
        row.anchor.outcome, row.anchor.quote, row.body,
      ])
    }
    return Report(answer: table.text(session.console), story: listing.problems)
  }

  private func amendments(_ session: Session, _ filter: ListFilter) throws -> Report {
    let listing = try session.context.amendments(to: paper, filter)
    var table = Table(["id", "partner", "status", "change", "reason", "class"])
    for row in listing.rows {
      for change in row.hunks {
        let words = WordChange(old: change.old, new: change.new)
        table.add([
          "\(row.id)/\(change.hunk)", row.partner,
          change.status + (change.putAgain.map { " as \($0)" } ?? "")
            + (row.collected ? "" : " (not collected)"),
          words.bare,
          row.reason + (row.again.isEmpty ? "" : " (again: \(row.again.joined(separator: ", ")))"),
          change.class.flatMap(OpenClass.init)?.name ?? "",
        ])
      }
    }
    return Report(answer: table.text(session.console), value: listing.rows, story: listing.problems)
  }

  private func decisions(_ session: Session, _ filter: ListFilter) throws -> Report {
    let listing = try session.context.decisions(about: paper, filter)
    var table = Table(["id", "outcome", "about", "poll", "reason"])
    for row in listing.rows {
      table.add([row.id, row.outcome, row.targets.joined(separator: " "), row.poll ?? "", row.reason])
    }
    return Report(answer: table.text(session.console), value: listing.rows, story: listing.problems)
  }

  private func polls(_ session: Session, _ filter: ListFilter) throws -> Report {
    let listing = try session.context.polls(of: paper, filter)
    var table = Table(["poll", "type", "stage", "question"])
    for row in listing.rows { table.add([row.poll, row.type, row.stage, row.question]) }
    return Report(answer: table.text(session.console), value: listing.rows, story: listing.problems)
  }
}
