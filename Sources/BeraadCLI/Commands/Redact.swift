import ArgumentParser
import BeraadKit
import Deliberation

struct RedactCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "redact", abstract: "Take words out of the history: a name, an address, a slander.",
    discussion: """
      The words of a comment, an answer, a reason or a change that was rejected go from all that main reaches. That they were \
      there, whose they were, what was counted and what was decided stays. Everybody sees that you took them out, and why. \
      Main is made anew for it: submit sends it, and every clone follows with sync.

        beraad redact c4f7 --because "It names a tenant." --dry-run
        beraad redact c4f7 a19b/2 --because "It names a tenant."
      """)

  @Argument(help: "The records, or changes of amendments as ID/N.") var ids: [String]
  @Option(parsing: .unconditional, help: ArgumentHelp("Why. It stays in the history.", valueName: "why"))
  var because: String
  @Flag(help: "Say what would be taken out, and write nothing.") var dryRun = false
  @OptionGroup var output: JSONOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let redacted = try session.context.redact(ids, because: because, dryRun: dryRun)
    return Report(answer: redacted.id + "\n", value: redacted, story: redacted.story.map { Localized($0) })
  }
}
