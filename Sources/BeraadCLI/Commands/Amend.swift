import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct AmendCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "amend",
    abstract: Localized(en: "Propose a change of a paper.", nl: "Stel een wijziging van een stuk voor."),
    english: """
      Give the words and what they should become, or an edited copy of the whole draft; without either, your \
      editor opens on the draft. Each separate change of an edited copy is numbered and can be decided by itself.

        beraad amend housing --replace "soon" --with "before 2030" --because "A date can be checked."
        beraad amend housing --file edited.md --because "Plainer words." --for c4f7

      Where the draft has changed since you began your copy, say which commit you began with. Then only what you changed \
      is proposed, and not that the newer words go away.

        beraad amend housing --file edited.md --base 3f2a91c --because "Plainer words."

      Where the draft has moved on below a proposal of yours, put it again on the draft of now, in the same words or in \
      others: the old one is then no longer open, and both name each other.

        beraad amend --again a4f7
        beraad amend --again a4f7/2 --replace "in time" --with "before 2030" --because "The passage was rewritten."
      """,
    dutch: """
      Geef de woorden en wat ervoor in de plaats komt, of een bewerkte kopie van het hele concept; geeft u geen van beide, \
      dan opent uw editor het concept. Elke verandering in een bewerkte kopie krijgt een nummer, zodat over elke apart kan \
      worden besloten.

        beraad amend wonen --replace "binnenkort" --with "vóór 2030" --because "Een datum is na te rekenen."
        beraad amend wonen --file kopie.md --because "In gewone woorden." --for c4f7

      Is het concept veranderd sinds u aan uw kopie begon, zeg dan met welke commit u begon. Dan wordt alleen voorgesteld \
      wat u zelf veranderde, en niet dat de nieuwere woorden verdwijnen.

        beraad amend wonen --file kopie.md --base 3f2a91c --because "In gewone woorden."

      Is het concept onder uw voorstel veranderd, dien het dan opnieuw in op het concept van nu, met dezelfde woorden of met \
      andere: het oude staat daarna niet meer open, en de twee verwijzen naar elkaar.

        beraad amend --again a4f7
        beraad amend --again a4f7/2 --replace "op tijd" --with "vóór 2030" --because "De passage is herschreven."
      """)

  @Argument(
    help: ArgumentHelp(
      en: "The paper; may be left out with --again.",
      nl: "Het stuk; met --again mag u het weglaten.", valueName: "paper"))
  var paper: String?
  @Option(
    help: ArgumentHelp(
      en: "Your proposal, or one change of it, to put again.",
      nl: "Uw voorstel, of één wijziging eruit, dat u opnieuw indient.", valueName: "id"))
  var again: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      en: "The words to change, as the draft or its page has them.",
      nl: "De woorden die u wilt veranderen, zoals ze in het concept of op de pagina staan.", valueName: "old"
    ))
  var replace: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      en: "What they become; empty to delete them.",
      nl: "Wat ervoor in de plaats komt; leeg om ze te schrappen.", valueName: "new"))
  var with: String?
  @Option(
    help: ArgumentHelp(
      en: "Which occurrence, where the words stand more than once.",
      nl: "De hoeveelste plaats, als de woorden vaker voorkomen.", valueName: "nth"))
  var nth: Int?
  @Flag(
    help: ArgumentHelp(
      en: "The words to change may be a part of a word.",
      nl: "De woorden mogen een deel van een woord zijn."))
  var part = false
  @Option(
    help: ArgumentHelp(
      en: "An edited copy of the draft; - is standard input.",
      nl: "Een bewerkte kopie van het concept; - is de standaardinvoer.", valueName: "file"))
  var file: String?
  @Option(
    help: ArgumentHelp(
      en: "The commit whose draft the copy is an edit of. Otherwise the draft of now.",
      nl: "De commit van het concept waarvan u de kopie maakte. Anders het concept van nu.",
      valueName: "commit"))
  var base: String?
  @Option(parsing: .unconditional, help: ArgumentHelp(en: "Why.", nl: "Waarom.", valueName: "why"))
  var because: String?
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      en: "A comment that it answers, or a point of a report that it came from; may be repeated.",
      nl: "Een opmerking waarop dit ingaat, of een punt uit een verslag waaruit het voortkomt; mag vaker.",
      valueName: "id"))
  var comments: [String] = []
  @OptionGroup var output: JSONOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard paper != nil || again != nil else {
      throw ValidationError(
        en: "Missing expected argument '<paper>'", nl: "Het argument '<stuk>' ontbreekt.")
    }
    guard because != nil || again != nil else {
      throw ValidationError(
        en: "Missing expected argument '--because <why>'", nl: "Het argument '--because <waarom>' ontbreekt.")
    }
    guard (replace == nil) == (with == nil) else {
      throw ValidationError(
        en: "--replace and --with go together.", nl: "--replace en --with horen bij elkaar.")
    }
    guard replace == nil || file == nil else {
      throw ValidationError(
        en: "Give --replace and --with, or --file, not both.",
        nl: "Geef --replace en --with, of --file, niet allebei.")
    }
    guard base == nil || file != nil && again == nil else {
      throw ValidationError(
        en: "--base says what the copy of --file is an edit of.",
        nl: "--base zegt waar de kopie van --file een bewerking van is.")
    }
  }

  func report(_ session: Session) throws -> Report {
    if let again {
      return Report(
        try session.context.amendAgain(
          again, on: paper, given(session), because: because, answering: comments))
    }
    let name = paper ?? ""
    return Report(
      try session.context.amend(
        name, given(session) ?? edited(name, session), on: base, because: because ?? "", answering: comments))
  }

  /// What the options say; nil where they say nothing.
  private func given(_ session: Session) throws -> Proposal? {
    if let replace, let with { return .replace(old: replace, nth: nth, isPart: part, new: with) }
    return try file.map { .edited(try GivenFile.bytes($0, session: session)) }
  }

  private func edited(_ paper: String, _ session: Session) throws -> Proposal {
    let draft = try session.context.draft(of: paper)
    return .edited(Array(try Editor.edit(draft, suffix: ".md", session: session).utf8))
  }
}
