import ArgumentParser
import BeraadKit
import ObjectIDs

struct LogCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "The story of a paper, newest first.",
    discussion: """
      beraad log housing
      beraad log housing --draft
      """)

  @Argument(help: "The paper.") var paper: String
  @Flag(help: "Only the commits that changed its words.") var draft = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let entries = try session.context.log(paper).filter { !draft || $0.kind == "draft" }
    var table = Table(["commit", "at", "who", "what"])
    for entry in entries {
      table.add([entry.commit.abbreviated(), entry.at, entry.author, entry.summary])
    }
    return Report(answer: table.text(session.console), value: entries)
  }
}
