import ArgumentParser
import BeraadKit
import Deliberation
import Prose

struct VoteCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "vote", abstract: "Cast an organisation's open vote.",
    discussion: """
      In a motion: an alternative, or abstain. On the final text: supports, reservation, abstains or opposes. In a \
      sticker poll: where the stickers go, by short names, or by texts as they hang on the wall. A later vote takes the \
      place of an earlier one, until the poll is closed.

        beraad vote housing/wording tenants
        beraad vote housing/stand reservation --on "before 2030" -m "Only with money to match."
        beraad vote housing/course --place defence:rents,evictions --place renewal:cooperatives
      """)

  @Argument(help: ArgumentHelp("The poll.", valueName: "paper/poll")) var poll: PollName
  @Argument(help: "The alternative, or the stance.") var choice: String?
  @Option(
    help: ArgumentHelp("Stickers on a board; may be repeated.", valueName: "board:item,item"))
  var place: [StickerPlace] = []
  @Option(help: ArgumentHelp("The words that a reservation is about.", valueName: "quote")) var on: String?
  @Option(help: "Which occurrence, where the words stand more than once.") var nth: Int?
  @OptionGroup var message: MessageOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard choice == nil || place.isEmpty else {
      throw ValidationError(
        en: "Give a choice, or stickers with --place, not both.",
        nl: "Geef een keuze, of stickers met --place, niet allebei.")
    }
    guard choice != nil || !place.isEmpty else {
      throw ValidationError(
        en: "Say what you choose, or where your stickers go with --place BOARD:ITEM,ITEM.",
        nl: "Zeg wat u kiest, of waar uw stickers komen met --place BORD:ONDERDEEL,ONDERDEEL.")
    }
    guard nth == nil || on != nil else {
      throw ValidationError(en: "--nth belongs to --on.", nl: "--nth hoort bij --on.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let isGiven = message.message != nil || message.file != nil
    let reason = isGiven ? try message.text(session, prompt: .nothing) : nil
    return Report(
      try session.context.vote(
        in: poll,
        VoteWish(
          option: choice, typed: place.map(\.text), quote: on, nth: nth, reason: reason)))
  }
}

/// Stickers on one board, as `BOARD:ITEM,ITEM`: which of the colons and commas are marks, and which stand in a title or a text, only the poll
/// can tell.
struct StickerPlace: ExpressibleByArgument {
  let text: String

  init?(argument: String) {
    let parts = argument.split(scalar: ":", maxSplits: 1)
    guard parts.count == 2, !parts[0].withoutSpaceAround.isEmpty,
      parts[1].split(scalar: ",").allSatisfy({ !$0.withoutSpaceAround.isEmpty })
    else { return nil }
    text = argument
  }
}
