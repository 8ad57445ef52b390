import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PollCloseCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "close",
    abstract: Localized(en: "Close a poll.", nl: "Sluit een peiling."),
    english: """
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
      """,
    dutch: """
      Eerst wordt bij de host van de alliantie gekeken. Wat op dit moment op de branches van de partners staat, telt, \
      opgehaald of niet; wat later komt, telt niet. Zijn tellingen, stembriefjes of stemmen los van elkaar gemaakt en \
      sluiten ze elkaar uit, dan zegt u welke telt. Is een peiling twee keer gesloten, los van elkaar, dan sluit u haar nog \
      één keer. Wordt de uitslag daardoor anders, dan zegt u waarom.

      Is een bijeenkomst verkeerd geteld, dan kan dat na de sluiting worden gecorrigeerd (count of ballots met --replace en \
      --because). De uitslag verandert als de commissie de peiling opnieuw sluit en zegt waarom; --counting laat een \
      correctie weg. Wie daarna kijkt, leest om welke bijeenkomsten het gaat en waarom. Van een stickerpeiling staan de oude \
      cijfers erbij als een editie ze heeft, en anders niet; wat is gepubliceerd, blijft zoals het was. Sluiten toont de \
      uitslag aan iedereen die de werkruimte heeft, en aan elke bezoeker van een site: bekijk de cijfers eerst, met tally.

        beraad poll close wonen/koers
        beraad poll close wonen/koers --counting n41f
        beraad poll close wonen/koers --because "Assen had een bord vergeten."
      """)

  @Argument(help: ArgumentHelp(en: "The poll.", nl: "De peiling.", valueName: "paper/poll"))
  var poll: PollName
  @Option(
    help: ArgumentHelp(
      en: "Of a count, ballots or votes that exclude each other, the one that counts. May be repeated.",
      nl: "Van tellingen, stembriefjes of stemmen die elkaar uitsluiten: wat telt. Mag vaker.",
      valueName: "id"))
  var counting: [String] = []
  @Option(
    help: ArgumentHelp(
      en: "Close a closed poll anew, with what was corrected since: why.",
      nl: "Sluit een gesloten peiling opnieuw, met wat sindsdien is gecorrigeerd: waarom.", valueName: "why"))
  var because: String?
  @Flag(
    help: ArgumentHelp(
      en: "Leave the host alone: only what is in this clone counts.",
      nl: "Vraag de host niets: alleen wat in deze kloon staat, telt."))
  var offline = false
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
