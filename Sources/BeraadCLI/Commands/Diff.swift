import ArgumentParser
import BeraadKit

struct DiffCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "The words changed between two revisions, of a paper or of any file.",
    discussion: """
      Without revisions: from HEAD to the work tree. A re-wrapped paragraph is no change.

        beraad diff housing
        beraad diff chapters/one.md v1 v2
      """)

  @Argument(help: "A paper, or a path in any repository.") var paper: String
  @Argument(help: "The old revision; HEAD if left out.") var from: String?
  @Argument(help: "The new revision; the work tree if left out.") var to: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let difference = try session.context.diff(paper, from: from, to: to)
    let style = Style(
      options.color, terminal: session.console.outputIsTerminal, environment: session.context.environment)
    let lines = difference.changes.map {
      WordChange(old: $0.old, new: $0.new, before: $0.before, after: $0.after).text(style) + "\n"
    }
    return Report(
      answer: lines.joined(), value: difference,
      story: lines.isEmpty ? ["No word of \(difference.path) changed."] : [])
  }
}
