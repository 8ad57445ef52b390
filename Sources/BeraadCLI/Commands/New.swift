import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct NewCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "new",
    abstract: Localized(
      en: "Begin a paper, or adopt an existing text.",
      nl: "Begin een stuk, of maak een stuk van een bestaande tekst."),
    english: """
      An adopted Markdown file moves to papers/; its words keep their authors. Of a Word file the text is taken as it is \
      without its tracked changes; those and the comments in it become records of the partner that you name.

        beraad new housing --title "A home for everyone" --kind manifesto
        beraad new poverty --title "Poverty" --adopt poverty.md
        beraad new transport --title "Getting there" --from draft.docx --changes-of tenants
      """,
    dutch: """
      Een Markdown-bestand dat een stuk wordt, verhuist naar papers/; de woorden houden hun auteurs. Van een Word-bestand \
      wordt de tekst overgenomen zonder de bijgehouden wijzigingen; die en de opmerkingen worden records van de partner die \
      u noemt.

        beraad new wonen --title "Een thuis voor iedereen" --kind manifesto
        beraad new armoede --title "Armoede" --adopt armoede.md
        beraad new vervoer --title "Onderweg" --from concept.docx --changes-of huurders
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The paper's short name: small letters, digits, hyphens.",
      nl: "De korte naam van het stuk: kleine letters, cijfers, streepjes.", valueName: "paper"))
  var paper: String
  @Option(help: ArgumentHelp(en: "The title.", nl: "De titel.", valueName: "title")) var title: String
  @Option(help: ArgumentHelp(en: "What kind of text it is.", nl: "Wat voor tekst het is.", valueName: "kind"))
  var kind: PaperKind = .manifesto
  @Option(
    help: ArgumentHelp(
      en: "The language of the text; the alliance's if left out.",
      nl: "De taal van de tekst; anders die van de alliantie.", valueName: "lang"))
  var lang: Language?
  @Option(
    help: ArgumentHelp(
      en: "A committed Markdown file to adopt.",
      nl: "Een gecommit Markdown-bestand dat het stuk wordt.", valueName: "file"))
  var adopt: String?
  @Option(
    help: ArgumentHelp(
      en: "A Word file to take the text of.",
      nl: "Een Word-bestand waarvan u de tekst overneemt.", valueName: "file"))
  var from: String?
  @Option(
    help: ArgumentHelp(
      en: "Whose the tracked changes and comments in the Word file are.",
      nl: "Van wie de bijgehouden wijzigingen en opmerkingen in het Word-bestand zijn.", valueName: "partner")
  )
  var changesOf: String?
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  var speech: LanguageOption { LanguageOption(nil) }

  var takesPersonalData: Bool? { personal.personalData }

  func validate() throws {
    guard adopt == nil || from == nil else {
      throw ValidationError(
        en: "Give --adopt or --from, not both.", nl: "Geef --adopt of --from, niet allebei.")
    }
    guard changesOf == nil || from != nil else {
      throw ValidationError(en: "--changes-of goes with --from.", nl: "--changes-of hoort bij --from.")
    }
  }

  func report(_ session: Session) throws -> Report {
    guard let from else {
      return Report(
        try session.context.newPaper(paper, title: title, kind: kind, language: lang, adopting: adopt))
    }
    let bytes = try GivenFile.bytes(from, session: session, most: ImportCommand.most)
    let begun = try session.context.newPaper(
      paper, title: title, kind: kind, language: lang, from: bytes, changesOf: changesOf)
    var story = [
      Localized(
        en: "Began \(begun.paper) with the text of \(from).",
        nl: "\(begun.paper) begonnen met de tekst van \(from).")
    ]
    story += begun.left.map {
      Localized(en: "Not in the paper: ", nl: "Niet in het stuk: ").joined(to: $0.map(\.harmlessLine))
    }
    story += begun.imported?.story ?? []
    let style = session.style(options)
    story +=
      begun.imported?.text(style, session.language).split(separator: "\n").map {
        Localized(verbatim: String($0))
      }
      ?? []
    return Report(answer: begun.commit.map { "\($0)\n" } ?? "", value: begun, story: story)
  }
}

extension PaperKind: ExpressibleByArgument {}
