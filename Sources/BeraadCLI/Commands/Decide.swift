import ArgumentParser
import BeraadKit
import Deliberation

struct DecideCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Record an outcome, with its reason.",
    discussion: """
      About comments, whole amendments, or single changes of one (a4f7/2). An adopted change comes into the draft \
      with beraad merge.

        beraad decide a4f7 c81d adopt --because "It makes the promise one that can be checked."
        beraad decide a4f7/2 reject --because "The meeting in Beilen chose the other wording." --poll course
      """)

  @Argument(help: ArgumentHelp("The ids, then adopt, reject, refer or postpone.", valueName: "id… outcome"))
  var words: [String]
  @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "why")) var because: String
  @Option(help: "The closed poll that the decision rests on.") var poll: String?
  @Flag(help: "Check everything, and record nothing.") var dryRun = false
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard words.count >= 2, let verb = words.last, Outcome(verb: verb) != nil else {
      throw ValidationError("Name one or more ids, and then one of: adopt, reject, refer, postpone.")
    }
  }

  func report(_ session: Session) throws -> Report {
    guard let outcome = words.last.flatMap(Outcome.init(verb:)) else { return Report(status: .usage) }
    return Report(
      try session.context.decide(
        Array(words.dropLast()), outcome, because: because, poll: poll, dryRun: dryRun))
  }
}
