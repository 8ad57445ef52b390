import ArgumentParser
import BeraadKit
import Deliberation

struct PollTieCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "tie",
    abstract: "Say where an item of a sticker poll was taken up in the text, or that it was not.",
    discussion: """
      The tie stays with its words, as a comment does, and can be made once the poll is open. The edition shows beside the \
      passage what the meetings said of it, and lists what was taken up and what was not. beraad inbox warns where a change takes \
      words out of the passage of an item that clearly came first at the meetings. The last tie of an item holds.

        beraad poll tie housing/course rents --on "affordable homes"
        beraad poll tie housing/course debts --nowhere --because "Another paper is about that."
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Argument(help: "The item: its short name, or its text.") var item: String
  @Option(help: "Its board, where several have an item of that name.") var board: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The words, as the draft or its page has them.", valueName: "quote"))
  var on: String?
  @Option(help: "Which occurrence, where the words stand more than once.") var nth: Int?
  @Flag(help: "The words may be a part of a word.") var part = false
  @Flag(help: "It was not taken up.") var nowhere = false
  @Option(help: ArgumentHelp("Why; needed with --nowhere.", valueName: "why")) var because: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard nowhere == (on == nil) else {
      throw ValidationError(en: "Give one of --on and --nowhere.", nl: "Geef een van --on en --nowhere.")
    }
    guard on != nil || (nth == nil && !part) else {
      throw ValidationError(en: "--nth and --part belong to --on.", nl: "--nth en --part horen bij --on.")
    }
    guard !nowhere || because != nil else {
      throw ValidationError(en: "--nowhere needs --because.", nl: "Bij --nowhere hoort --because.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let wish = on.map { TieWish.words($0, nth: nth, isPart: part) } ?? .nowhere
    return Report(
      try session.context.tie(item, board: board, of: poll, to: wish, because: because))
  }
}
