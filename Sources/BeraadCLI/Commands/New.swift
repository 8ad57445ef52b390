import ArgumentParser
import BeraadKit
import Deliberation

struct NewCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    verb: "new", abstract: "Begin a paper, or adopt an existing text.",
    discussion: """
      An adopted Markdown file moves to papers/; its words keep their authors. Of a Word file the text is taken as it is \
      without its tracked changes; those and the comments in it become records of the partner that you name.

        beraad new housing --title "A home for everyone" --kind manifesto
        beraad new poverty --title "Poverty" --adopt poverty.md
        beraad new transport --title "Getting there" --from draft.docx --changes-of tenants
      """)

  @Argument(help: "The paper's short name: small letters, digits, hyphens.") var paper: String
  @Option(help: ArgumentHelp("The title.", valueName: "title")) var title: String
  @Option(help: "What kind of text it is.") var kind: PaperKind = .manifesto
  @Option(help: "The language of the text; the alliance's if left out.") var lang: Language?
  @Option(help: ArgumentHelp("A committed Markdown file to adopt.", valueName: "file")) var adopt: String?
  @Option(help: ArgumentHelp("A Word file to take the text of.", valueName: "file")) var from: String?
  @Option(
    help: ArgumentHelp(
      "Whose the tracked changes and comments in the Word file are.", valueName: "partner"))
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
