import ArgumentParser
import BeraadKit

struct CollisionsCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "collisions", abstract: "Which proposed changes touch the same words.",
    discussion: """
      Every pair that meets, and how: same-text and same-deletion are one change made twice; the others are for people. \
      FILE has a line of JSON a change: {"id", "base": file, "hunks": [{"start", "end", "new"}]}, in bytes.

        beraad collisions --from changes.jsonl --json
      """)

  @Option(help: ArgumentHelp("Changes as lines of JSON.", valueName: "file")) var from: String
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let report = try session.context.collisions(inFile: from)
    var table = Table(["change", "and", "meet by"])
    for pair in report.pairs { table.add([pair.a, pair.b, pair.class]) }
    return Report(answer: table.text(session.console), value: report)
  }
}
