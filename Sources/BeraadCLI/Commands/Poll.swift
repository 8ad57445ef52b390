import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PollCommand: HelpedCommand {
  static let help = CommandHelp(
    verb: "poll",
    abstract: Localized(
      en: "Put a question, open it, close it, take it away, or list what there is.",
      nl: "Peilingen maken, openen, sluiten, weghalen en tonen."),
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
    story =
      step.story + step.warnings
      + (step.commit.map { [MailLine.text(commit: $0, isSent: !step.unsent)] } ?? [])
  }
}

/// What the committee mails to the partners, so that each of them can tell later whether anything was rewritten.
enum MailLine {
  /// - Parameter isSent: whether the host has the commit, or there is no host. Before that a `git pull --rebase` leaves it behind.
  static func text(commit: String, isSent: Bool = true) -> Localized {
    let once =
      isSent ? Localized.nothing : Localized(en: ", once main is sent", nl: ", zodra main is verstuurd")
    return Localized(
      en: "For your mail to the partners\(once.english): beraad verify --since \(commit)",
      nl: "Voor uw mail aan de partners\(once.dutch): beraad verify --since \(commit)")
  }

  /// The same of editions, openings and closings that the host has from now on.
  static func text(commit: String, of sent: [Localized]) -> Localized {
    let list = Localized { language in sent.map { $0[language] }.joined(separator: ", ") }
    return Localized(
      en: "For your mail to the partners, about \(list.english): beraad verify --since \(commit)",
      nl: "Voor uw mail aan de partners, over \(list.dutch): beraad verify --since \(commit)")
  }
}
