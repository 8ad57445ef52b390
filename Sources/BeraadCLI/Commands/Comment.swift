import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct CommentCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "comment",
    abstract: Localized(
      en: "Remark on exact words of a paper.",
      nl: "Maak een opmerking bij woorden van een stuk."),
    english: """
      The comment stays with its words: where they are changed or removed later, it says so.

        beraad comment housing --on "affordable homes" -m "For whom?" --kind question
        beraad comment housing --on "soon" --nth 2 -F remark.md
        beraad comment housing --on "buses" -m "Leeds asked for more." --for p4f7
      """,
    dutch: """
      De opmerking blijft bij haar woorden: worden die later veranderd of geschrapt, dan staat dat erbij.

        beraad comment wonen --on "betaalbare huizen" -m "Voor wie?" --kind question
        beraad comment wonen --on "binnenkort" --nth 2 -F opmerking.md
        beraad comment wonen --on "bussen" -m "Assen vroeg om meer." --for p4f7
      """)

  @Argument(help: ArgumentHelp(en: "The paper.", nl: "Het stuk.", valueName: "paper")) var paper: String
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      en: "The words, as the draft or its page has them.",
      nl: "De woorden, zoals ze in het concept of op de pagina staan.", valueName: "quote"))
  var on: String
  @Option(
    help: ArgumentHelp(
      en: "Which occurrence, where the words stand more than once.",
      nl: "De hoeveelste plaats, als de woorden vaker voorkomen.", valueName: "nth"))
  var nth: Int?
  @Flag(
    help: ArgumentHelp(
      en: "The words may be a part of a word.",
      nl: "De woorden mogen een deel van een woord zijn."))
  var part = false
  @Option(
    help: ArgumentHelp(en: "What you want with it.", nl: "Wat voor opmerking het is.", valueName: "kind"))
  var kind: Comment.Intent = .remark
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      en: "A point of a report that it came from; may be repeated.",
      nl: "Een punt uit een verslag waaruit dit voortkomt; mag vaker.", valueName: "point"))
  var points: [String] = []
  @OptionGroup var message: MessageOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let text = try message.text(
      session,
      prompt: Localized(
        en: "Your \(kind.rawValue) on: \(on)", nl: "Uw \(PlainWords.intent(kind.rawValue).dutch) bij: \(on)"))
    return Report(
      try session.context.comment(
        on: paper, quote: on, nth: nth, isPart: part, intent: kind, text: text, citing: points))
  }
}

extension Comment.Intent: ExpressibleByArgument {}
