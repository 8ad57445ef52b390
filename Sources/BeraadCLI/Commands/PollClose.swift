import ArgumentParser
import BeraadKit
import Deliberation

struct PollCloseCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "close", abstract: "Close a poll.",
    discussion: """
      The alliance's host is asked first. What the partners' branches hold at this moment counts, collected or not; \
      what comes later does not. \
      Of counts, ballots or votes that were made apart and exclude each other you say which one counts. A poll that was \
      closed twice, apart, is settled by closing it once more. Where that makes a result another one, you say why.

      A meeting that was counted wrongly can be corrected after the closing (count or ballots with --replace and --because). The \
      result changes when the committee closes the poll anew and says why; --counting leaves a correction out. Whoever \
      looks then reads of which meetings and why. Of a sticker poll the old figures are told where an edition has them, and \
      nowhere else; what was published stays as it was. Closing shows the result to everybody who has the workspace, and to \
      every visitor of a site: look at the figures first, with tally.

        beraad poll close housing/course
        beraad poll close housing/course --counting n41f
        beraad poll close housing/course --because "Leeds had left out a board."
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Option(
    help: ArgumentHelp(
      "Of a count, ballots or votes that exclude each other, the one that counts. May be repeated.",
      valueName: "id"))
  var counting: [String] = []
  @Option(
    help: ArgumentHelp("Close a closed poll anew, with what was corrected since: why.", valueName: "why"))
  var because: String?
  @Flag(help: "Leave the host alone: only what is in this clone counts.") var offline = false
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(
      try session.context.closePoll(poll, counting: counting, because: because, isOffline: offline))
  }
}
