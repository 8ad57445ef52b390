import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PollOpenCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "open",
    abstract: Localized(
      en: "Open a poll, and freeze its definition.",
      nl: "Open een peiling, en leg de vraag vast."),
    english: """
      Who may vote, and with what weight, is what reviewers.json says at this moment. What was asked stays. So where \
      something would better be changed first, as a quorum that cannot be reached, it says so on a terminal and asks; \
      --yes does not.

        beraad poll open housing/course
      """,
    dutch: """
      Wie mag stemmen, en met welk gewicht, is wat reviewers.json op dit moment zegt. Wat gevraagd is, blijft. Kan er beter \
      eerst iets worden veranderd, zoals een quorum dat niemand haalt, dan zegt de opdracht dat op een terminal, en vraagt \
      na; met --yes niet.

        beraad poll open wonen/koers
      """)

  @Argument(help: ArgumentHelp(en: "The poll.", nl: "De peiling.", valueName: "paper/poll"))
  var poll: PollName
  @Flag(help: ArgumentHelp(en: "Ask nothing.", nl: "Vraag niets.")) var yes = false
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    guard !yes, session.console.inputIsTerminal else { return Report(try session.context.openPoll(poll)) }
    let warnings = try session.context.warnings(beforeOpening: poll).map(\.sentence)
    if !warnings.isEmpty {
      for sentence in warnings {
        session.console.writeError(session.story(sentence[session.language].harmless) + "\n")
      }
      guard Self.allTheSame.ask(session.console, session.language) == "y" else {
        let command = "beraad poll new \(poll.paper) \(poll.poll) --edit"
        return Report(
          story: [
            Localized(
              en: "Nothing was opened. Change it with: \(command)",
              nl: "Er is niets geopend. Wijzig haar met: \(command)")
          ], status: .undecided)
      }
    }
    var step = try session.context.openPoll(poll)
    // What was read before the question is not said again.
    step.warnings.removeAll(where: warnings.contains)
    return Report(step)
  }

  private static let allTheSame = Prompt(
    question: Localized(en: "Open it all the same?", nl: "Toch openen?"),
    choices: [
      .init(
        letter: "y",
        meaning: Localized(en: "yes: freeze the question as it is", nl: "ja: leg de vraag vast zoals zij is")),
      .init(
        letter: "n",
        meaning: Localized(en: "no: open nothing; so does Enter", nl: "nee: open niets; zo ook Enter")),
      .init(letter: "q", meaning: Localized(en: "stop, and open nothing", nl: "stop, en open niets")),
    ])
}
