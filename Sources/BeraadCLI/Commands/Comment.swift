import ArgumentParser
import BeraadKit
import Deliberation

struct CommentCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "comment", abstract: "Remark on exact words of a paper.",
    discussion: """
      The comment stays with its words: where they are changed or removed later, it says so.

        beraad comment housing --on "affordable homes" -m "For whom?" --kind question
        beraad comment housing --on "soon" --nth 2 -F remark.md
        beraad comment housing --on "buses" -m "Leeds asked for more." --for p4f7
      """)

  @Argument(help: "The paper.") var paper: String
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The words, as the draft or its page has them.", valueName: "quote"))
  var on: String
  @Option(help: "Which occurrence, where the words stand more than once.") var nth: Int?
  @Flag(help: "The words may be a part of a word.") var part = false
  @Option(help: "What you want with it.") var kind: Comment.Intent = .remark
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("A point of a report that it came from; may be repeated.", valueName: "point"))
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
