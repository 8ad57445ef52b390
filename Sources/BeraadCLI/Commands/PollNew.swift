import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct PollNewCommand: ChangingCommand {
  static let help = CommandHelp(
    verb: "new",
    abstract: Localized(en: "Put a question.", nl: "Stel een vraag."),
    english: """
      A sticker poll: a --board for each, its items behind a colon with semicolons between them, or a line each in a \
      file. A motion: an --alternative for each wording; \
      leaving the text as it is comes with them. A stance. An evaluation: a --scale, --choice or --open for each question. \
      From a contested place: what each partner wants there becomes an alternative. Or a template in your editor, or JSON \
      (docs/schema/poll.json). Until it is opened, another takes its place.

        beraad poll new housing course --sticker --question "Where do we begin?" --board "Worries: Rents; Debts" \
      --per-board 2 --meetings meetings.csv
        beraad poll new housing wording --contested a4f7/2 --rule two-thirds
        beraad poll new housing day --evaluation --question Day --scale "How was it?"
      """,
    dutch: """
      Een stickerpeiling: een --board voor elk bord, de onderdelen met puntkomma’s ertussen, of één per regel in een \
      bestand. Een stemming: een --alternative voor elke formulering; de tekst laten zoals hij is, hoort erbij. Een \
      standpunt. Een evaluatie: een --scale, --choice of --open voor elke vraag. Vanaf een omstreden plaats: wat elke \
      partner daar wil, wordt een voorstel. Of een sjabloon, of JSON (docs/schema/poll.json). Tot de opening vervangt \
      een nieuwe de vorige.

        beraad poll new wonen koers --sticker --question "Waar beginnen we?" --board "Zorgen: Huren; Schulden" \
      --per-board 2 --meetings bijeenkomsten.csv
        beraad poll new wonen woorden --contested a4f7/2 --rule two-thirds
        beraad poll new wonen dag --evaluation --question Dag --scale "Hoe was het?"
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @Argument(
    help: ArgumentHelp(
      en: "The poll's short name: small letters, digits, hyphens.",
      nl: "De korte naam: kleine letters, cijfers, streepjes.", valueName: "poll"))
  var poll: String
  @Option(
    help: ArgumentHelp(
      en: "The definition; - is standard input.",
      nl: "De definitie; - is de standaardinvoer.", valueName: "file"))
  var from: String?
  @Option(
    help: ArgumentHelp(
      en: "A change that stands in the contested place.",
      nl: "Een wijziging op de omstreden plaats.", valueName: "id"))
  var contested: String?
  @Flag(
    help: ArgumentHelp(
      en: "Write it in your editor, on a template.",
      nl: "Schrijf haar in uw editor, op een sjabloon."))
  var edit = false
  @Flag(
    help: ArgumentHelp(
      en: "People place stickers on boards.",
      nl: "Mensen plakken stickers op borden."))
  var sticker = false
  @Flag(
    help: ArgumentHelp(
      en: "Partners choose between wordings.",
      nl: "Partners kiezen tussen formuleringen."))
  var motion = false
  @Flag(
    help: ArgumentHelp(
      en: "Partners say where they stand on the text.",
      nl: "Partners zeggen wat zij van de tekst vinden."))
  var stance = false
  @Flag(
    help: ArgumentHelp(
      en: "People fill in a form after a meeting.",
      nl: "Mensen vullen na een bijeenkomst een formulier in."))
  var evaluation = false
  @OptionGroup var boards: BoardOptions
  @OptionGroup var form: EvaluationOptions
  @Option(
    help: ArgumentHelp(
      en: "A wording, or NAME: wording. May be repeated.",
      nl: "Een formulering, of NAAM: formulering. Mag vaker.", valueName: "text"))
  var alternative: [String] = []
  @Option(
    help: ArgumentHelp(en: "Of a motion: what wins.", nl: "Bij een stemming: wat wint.", valueName: "rule"))
  var rule: MotionRule?
  @Option(
    help: ArgumentHelp(
      en: "Of a motion: how many partners have to vote.",
      nl: "Bij een stemming: hoeveel partners moeten stemmen."))
  var quorum: Int?
  @Flag(
    help: ArgumentHelp(
      en: "Of a motion: votes count by weight.",
      nl: "Bij een stemming: stemmen tellen naar gewicht."))
  var weighted = false
  @Option(help: ArgumentHelp(en: "The question.", nl: "De vraag.", valueName: "text"))
  var question: String?
  @Option(
    help: ArgumentHelp(
      en: "The opened poll of the paper that this one asks anew.",
      nl: "De geopende peiling die u hiermee opnieuw stelt.", valueName: "poll"))
  var replaces: String?
  @Option(
    help: ArgumentHelp(
      en: "The last day on which votes are asked for.",
      nl: "De laatste dag om te stemmen.", valueName: "date"))
  var until: String?
  @Option(
    help: ArgumentHelp(en: "The language of its texts.", nl: "De taal van de teksten.", valueName: "tag"))
  var lang: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  var speech: LanguageOption { LanguageOption(nil) }

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func validate() throws {
    let isTyped = sticker || evaluation || motion || stance
    guard
      [from != nil, contested != nil, edit, sticker, evaluation, motion, stance].count(where: \.self) == 1
    else {
      throw ValidationError(
        en: "Give one of --sticker, --evaluation, --motion, --stance, --contested, --edit and --from.",
        nl: "Geef een van --sticker, --evaluation, --motion, --stance, --contested, --edit en --from.")
    }
    guard replaces == nil || isTyped else {
      throw ValidationError(
        en: "--replaces belongs to --sticker, --evaluation, --motion and --stance.",
        nl: "--replaces hoort bij --sticker, --evaluation, --motion en --stance.")
    }
    guard contested != nil || motion || (rule == nil && quorum == nil && !weighted) else {
      throw ValidationError(
        en: "--rule, --quorum and --weighted belong to --motion and --contested.",
        nl: "--rule, --quorum en --weighted horen bij --motion en --contested.")
    }
    guard isTyped == (question != nil) || contested != nil else {
      if from != nil {
        throw ValidationError(
          en: "The definition has the question: leave out --question.",
          nl: "De vraag staat in het bestand: laat --question weg.")
      }
      guard edit else {
        throw ValidationError(en: "A poll needs its --question.", nl: "Bij een peiling hoort --question.")
      }
      throw ValidationError(
        en: "The template has the question: leave out --question.",
        nl: "De vraag staat in het sjabloon: laat --question weg.")
    }
    guard motion == !alternative.isEmpty else {
      throw ValidationError(
        en: "--motion and --alternative go together.", nl: "--motion en --alternative horen bij elkaar.")
    }
    guard (from == nil && !edit) || (until == nil && lang == nil) else {
      throw ValidationError(
        en: "The definition has the last day and the language: leave out --until and --lang.",
        nl: "De laatste dag en de taal staan in de vraag zelf: laat --until en --lang weg.")
    }
    try boards.check(isSticker: sticker, isEvaluation: evaluation)
    try form.check(isEvaluation: evaluation)
    guard MotionForm.quorumBounds.contains(quorum ?? 0) else {
      throw ValidationError(en: "--quorum is a number of partners.", nl: "--quorum is een aantal partners.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let name = PollName(paper: paper, poll: poll)
    if edit { return try edited(name, session) }
    if let question, contested == nil {
      return Report(
        try session.context.newPoll(
          name, question: question, wish: try wish(session), replaces: replaces, facts: try facts))
    }
    guard let contested else {
      // A definition, or what --edit shows: what was refused there is put right in its file.
      let path = from ?? "-"
      let written = try GivenFile.bytes(path, session: session)
      return Report(
        try session.context.newPoll(name, written: written, file: GivenFile.name(path)))
    }
    return Report(try session.context.newPoll(name, contested: contested, terms: try terms))
  }

  private func edited(_ name: PollName, _ session: Session) throws -> Report {
    let template = try session.context.pollTemplate(name, in: session.language)
    let text = try Editor.edit(
      template, suffix: ".txt", session: session,
      instead: Localized(
        en: "put it with --sticker, --evaluation, --motion, --stance or --from",
        nl: "leg haar voor met --sticker, --evaluation, --motion, --stance of --from"))
    guard text != template else {
      return Report(
        story: [
          Localized(
            en: "Nothing was changed, and nothing was recorded.",
            nl: "Er is niets veranderd, en niets vastgelegd.")
        ], status: .refused)
    }
    session.written.again = { file in "beraad poll new \(paper) \(poll) --from \(file)" }
    let step = try session.context.newPoll(name, template: text)
    session.written.discard()
    return Report(step)
  }

  private var facts: PollFacts {
    get throws { try PollFacts(until: until, language: lang) }
  }

  private var terms: MotionTerms {
    get throws {
      MotionTerms(
        rule: rule ?? .majority, quorum: quorum ?? 0, isWeighted: weighted, question: question,
        facts: try facts)
    }
  }

  private func wish(_ session: Session) throws -> PollWish {
    if stance { return .stance }
    if evaluation { return .evaluation(try form.wish(boards, session)) }
    return motion ? .motion(alternative, try terms) : .sticker(try boards.wish(session))
  }
}

extension MotionRule: ExpressibleByArgument {}
