import ArgumentParser
import BeraadKit
import Deliberation

struct WithdrawCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "withdraw", abstract: "Take back your own comment or amendment, one change of it, or a point.",
    discussion: """
      It stays readable, marked as withdrawn, with your reason. A point of a report, or what joins or matches points, is taken \
      back by the committee, an author or a steward.

        beraad withdraw a4f7 --because "The revised draft says it better."
        beraad withdraw a4f7/2 --because "Of the three changes we do without the second."
      """)

  @Argument(help: "The comment or amendment (with /N, its change N), the point or link.") var id: String
  @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "why")) var because: String
  @OptionGroup var output: JSONOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    Report(try session.context.withdraw(id, because: because))
  }
}
