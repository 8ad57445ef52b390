import ArgumentParser
import BeraadKit
import Deliberation
import Help
import Prose

struct VoteCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "vote",
    abstract: Localized(
      en: "Cast an organisation's open vote.",
      nl: "Breng de openbare stem van een organisatie uit."),
    english: """
      In a motion: an alternative, or abstain. On the final text: supports, reservation, abstains or opposes. In a \
      sticker poll: where the stickers go, by short names, or by texts as they hang on the wall. A later vote takes the \
      place of an earlier one, until the poll is closed.

        beraad vote housing/wording tenants
        beraad vote housing/stand reservation --on "before 2030" -m "Only with money to match."
        beraad vote housing/course --place defence:rents,evictions --place renewal:cooperatives
      """,
    dutch: """
      Bij een stemming: een voorstel, of abstain (blanco). Over de eindtekst: supports (steunt), reservation (met \
      voorbehoud), abstains (onthoudt zich) of opposes (is tegen). In een stickerpeiling: waar de stickers komen, met korte \
      namen, of met de teksten zoals ze aan de muur hangen. Tot de sluiting komt een latere stem in de plaats van een \
      eerdere.

        beraad vote wonen/woorden huurders
        beraad vote wonen/steun reservation --on "vóór 2030" -m "Alleen als er geld bij komt."
        beraad vote wonen/koers --place zorgen:huren,uitzetting --place dromen:wooncooperaties
      """)

  @Argument(help: ArgumentHelp(en: "The poll.", nl: "De peiling.", valueName: "paper/poll"))
  var poll: PollName
  @Argument(
    help: ArgumentHelp(
      en: "The alternative, or the stance.",
      nl: "Het voorstel, of het standpunt.", valueName: "choice"))
  var choice: String?
  @Option(
    help: ArgumentHelp(
      en: "Stickers on a board; may be repeated.",
      nl: "Stickers op een bord; mag vaker.", valueName: "board:item,item"))
  var place: [StickerPlace] = []
  @Option(
    help: ArgumentHelp(
      en: "The words that a reservation is about.",
      nl: "De woorden waarover een voorbehoud gaat.", valueName: "quote"))
  var on: String?
  @Option(
    help: ArgumentHelp(
      en: "Which occurrence, where the words stand more than once.",
      nl: "De hoeveelste plaats, als de woorden vaker voorkomen.", valueName: "nth"))
  var nth: Int?
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
