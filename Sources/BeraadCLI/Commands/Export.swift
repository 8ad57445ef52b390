import ArgumentParser
import BeraadKit
import Deliberation
import Help
import ObjectIDs

struct ExportCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "export",
    abstract: Localized(
      en: "Make a Word file of a paper, with its open changes and comments; or a PDF.",
      nl: "Maak een Word-bestand van een stuk, met open wijzigingen en opmerkingen; of een PDF."),
    english: """
      Proposed changes are tracked changes in it, comments are comments, in threads: a partner works on it in Word and \
      sends it back, and beraad import takes in what is new. The file is made from main: what partners recorded since \
      the last beraad collect is not in it. It names its paper and commit in its footer; leave that where it is.

        beraad export housing -o housing.docx
        beraad export housing -o housing.docx --with comments
        beraad export housing -o text.docx --clean
        beraad export housing -o text.docx --clean --origins
        beraad export housing -o housing.pdf
        beraad export housing -o account.pdf --full

      A PDF is to print and to hand on (PDF/UA-1 and PDF/A-2a): the text as it is on main, who signed, and one page of account; \
      with --full all changes, comments and polls too.
      """,
    dutch: """
      Voorstellen worden bijgehouden wijzigingen, opmerkingen worden opmerkingen met hun antwoorden: een partner werkt erin \
      met Word en stuurt het terug, en beraad import neemt over wat nieuw is. Het bestand komt van main: wat partners na de \
      laatste beraad collect vastlegden, staat er niet in. In de voettekst staan het stuk en de commit; laat die staan.

        beraad export wonen -o wonen.docx
        beraad export wonen -o wonen.docx --with comments
        beraad export wonen -o tekst.docx --clean
        beraad export wonen -o tekst.docx --clean --origins
        beraad export wonen -o wonen.pdf
        beraad export wonen -o verantwoording.pdf --full

      Een PDF is om af te drukken en door te geven (PDF/UA-1 en PDF/A-2a): de tekst zoals die op main staat, wie \
      ondertekende, en één bladzijde verantwoording; met --full ook alle wijzigingen, opmerkingen en peilingen.
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      en: "Where to: a new .docx or .pdf file, or - for a Word file on standard output.",
      nl: "Waarheen: een nieuw bestand .docx of .pdf, of - voor een Word-bestand op de standaarduitvoer.",
      valueName: "file"))
  var file: String
  @Option(
    help: ArgumentHelp(
      en: "What is in it, parted by commas: comments, amendments, contested; all of them if left out.",
      nl:
        "Wat erin komt, met komma’s ertussen: comments (opmerkingen), amendments (voorstellen), contested (omstreden plaatsen); anders alles.",
      valueName: "parts"))
  var with: ExportParts?
  @Flag(
    help: ArgumentHelp(
      en: "The text alone, to read or to print.",
      nl: "Alleen de tekst, om te lezen of af te drukken."))
  var clean = false
  @Flag(
    help: ArgumentHelp(
      en: "With --clean: footnotes that say who brought in what.",
      nl: "Met --clean: voetnoten die zeggen wie wat inbracht."))
  var origins = false
  @Flag(
    help: ArgumentHelp(
      en: "Of a PDF: all that is recorded too.",
      nl: "In een PDF: ook alles wat is vastgelegd."))
  var full = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }
  private var isPDF: Bool { file.lowercased().hasSuffix(".pdf") }

  func validate() throws {
    if isPDF {
      guard with == nil, !clean, !origins else {
        throw ValidationError(
          en: "--with and --clean are for a Word file; a PDF is short, or --full.",
          nl: "--with en --clean zijn voor een Word-bestand; een PDF is kort, of --full.")
      }
      return
    }
    guard clean || !origins else {
      throw ValidationError(
        en: "--origins is for the text alone: --clean --origins.",
        nl: "--origins is voor de tekst alleen: --clean --origins.")
    }
    guard !full else {
      throw ValidationError(
        en: "--full is for a PDF: -o FILE.pdf.", nl: "--full is voor een PDF: -o BESTAND.pdf.")
    }
    guard with == nil || !clean else {
      throw ValidationError(
        en: "Give --with or --clean, not both.", nl: "Geef --with of --clean, niet allebei.")
    }
    guard file == "-" || file.lowercased().hasSuffix(".docx") else {
      throw ValidationError(
        en: "\(file) ends neither in .docx nor in .pdf: nobody's program would open it.",
        nl: "\(file) eindigt niet op .docx of .pdf: geen programma zou het openen.")
    }
  }

  func report(_ session: Session) throws -> Report {
    if isPDF {
      let printed = try session.context.typeset(paper, isFull: full, to: file)
      let left =
        printed.uncollected == 0
        ? []
        : [
          Localized(
            en: "What is not on main yet is not in it: beraad collect.",
            nl: "Wat nog niet op main staat, ontbreekt erin: beraad collect.")
        ]
      return Report(
        answer: file + "\n", value: printed,
        story: [
          Localized(
            en: "Printed \(paper) as it is at \(printed.commit.abbreviated()).",
            nl: "\(paper) is afgedrukt zoals het is op \(printed.commit.abbreviated()).")
        ] + left)
    }
    let parts = clean ? [] : with?.parts ?? Set(ExportPart.allCases)
    let exported = try session.context.export(
      paper, with: parts, hasOrigins: origins, to: file == "-" ? nil : file)
    var report = Report(value: exported, story: exported.story)
    if file == "-" { report.bytes = exported.bytes } else { report.answer = file + "\n" }
    return report
  }
}

/// The value of `--with`.
struct ExportParts: ExpressibleByArgument {
  let parts: Set<ExportPart>

  init?(argument: String) {
    let names = argument.split(separator: ",").map { $0.filter { $0 != " " } }
    let parts = names.compactMap { ExportPart(rawValue: String($0)) }
    guard !parts.isEmpty, parts.count == names.count else { return nil }
    self.parts = Set(parts)
  }
}

extension ExportedFile {
  fileprivate var story: [Localized] {
    let counts = [
      (changes, Localized.count(changes, en: ("change", "changes"), nl: ("wijziging", "wijzigingen"))),
      (comments, .count(comments, en: ("comment", "comments"), nl: ("opmerking", "opmerkingen"))),
      (replies, .count(replies, en: ("reply", "replies"), nl: ("antwoord", "antwoorden"))),
    ].filter { $0.0 > 0 }.map(\.1)
    let with =
      counts.isEmpty
      ? Localized(en: "nothing but its text", nl: "alleen de tekst") : counts.joined(separator: ", ")
    var story = [
      Localized(
        en: "Exported \(paper) as it is at \(commit.abbreviated()), with \(with.english).",
        nl: "\(paper) is geëxporteerd zoals het is op \(commit.abbreviated()), met \(with.dutch).")
    ]
    if uncollected > 0 {
      story.append(
        Localized(
          en:
            "\(uncollected == 1 ? "1 record is" : "\(uncollected) records are") not on main yet, and not in the file: beraad collect.",
          nl:
            "\(uncollected == 1 ? "1 bijdrage staat" : "\(uncollected) bijdragen staan") nog niet op main, en dus niet in het bestand: beraad collect."
        ))
    }
    return story
  }
}
