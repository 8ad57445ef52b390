import ArgumentParser
import BeraadKit
import Deliberation

struct PollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    verb: "poll", abstract: "Put a question, open it, close it, take it away, or list what there is.",
    subcommands: [
      PollNewCommand.self, PollMeetingCommand.self, PollOpenCommand.self, PollCloseCommand.self,
      PollRemoveCommand.self, PollTokensCommand.self, PollTieCommand.self, PollListCommand.self,
    ])
}

extension PollName: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension Report {
  /// The id of what was recorded on stdout, or the poll where only its definition was written.
  init(_ step: PollStep) {
    answer = (step.record ?? "\(step.paper)/\(step.poll)") + "\n"
    value = step
    story = step.story + step.warnings + (step.commit.map { [MailLine.text(commit: $0)] } ?? [])
  }
}

/// What the committee mails to the partners, so that each of them can tell later whether anything was rewritten.
enum MailLine {
  static func text(commit: String) -> Localized {
    Localized(
      en: "For your mail to the partners: beraad verify --since \(commit)",
      nl: "Voor uw mail aan de partners: beraad verify --since \(commit)")
  }
}
