import ArgumentParser
import BeraadKit
import Deliberation

struct StatusCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "status", abstract: "What is open, for you and for the committee.",
    discussion: """
      beraad status
      beraad status --as tenants --json
      """)

  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    // What is so in this clone alone is no part of the answer, which every clone gives alike.
    let (status, unfinished, unsent) = try session.context.statusHere()
    let style = session.style(options)
    let story = status.problems + unfinished + (unsent?.story ?? [])
    return Report(answer: status.text(style), value: status, story: story.map { Localized($0) })
  }
}

extension Status {
  fileprivate func text(_ style: Style) -> String {
    let who =
      partner.map { "You are \($0)." } ?? "You are nobody yet: say who with --as, or git config beraad.as."
    let head = "\(style(.bold, alliance.harmlessLine)), on the branch \(branch). \(who)\n"
    let lost = lostPapers.map { "\n\(style(.bold, $0.paper))\n  \($0.loss)\n" }.joined()
    if papers.isEmpty, lost.isEmpty { return head + "There is no paper yet: begin one with beraad new.\n" }
    return head
      + papers.map {
        "\n\(style(.bold, $0.paper))  \($0.title.harmlessLine)\($0.stage.map { " (\($0.harmlessLine))" } ?? "")\n\($0.lines)"
      }.joined() + lost
  }
}

extension Status.PaperStatus {
  fileprivate var lines: String {
    var lines: [String] = []
    func say(_ count: Int, _ one: String, _ several: String) {
      if count > 0 { lines.append(count == 1 ? "1 \(one)" : "\(count) \(several)") }
    }
    say(openComments, "comment without an answer", "comments without an answer")
    say(openChanges, "proposed change without a decision", "proposed changes without a decision")
    say(waiting, "adopted change that waits to be merged", "adopted changes that wait to be merged")
    say(uncollected, "record not collected yet", "records not collected yet")
    say(ownUncollected, "of them yours", "of them yours")
    lines += voted
    lines += corrections.map(\.harmlessLine)
    lines += [conflictMarks].compactMap(\.self)
    if !unvoted.isEmpty { lines.append("you have not voted in: \(unvoted.joined(separator: ", "))") }
    lines += openPolls.map(\.sentence)
    lines += deadlines.map(\.line)
    say(editions, "edition published", "editions published")
    lines += exclusions.map(\.story.harmlessLine)
    return lines.isEmpty ? "  nothing is open\n" : lines.map { "  \($0)\n" }.joined()
  }
}

extension Status.DeadlineRow {
  fileprivate var line: String {
    let what = poll.map { "votes in \($0)" } ?? "comments and changes"
    let left =
      switch daysLeft {
      case 0: "today is the last day"
      case 1: "1 day left"
      case 2...: "\(daysLeft) days left"
      default: "over; what comes later is marked"
      }
    return "\(what) until \(until): \(left)"
  }
}
