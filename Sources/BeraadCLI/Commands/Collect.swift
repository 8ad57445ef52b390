import ArgumentParser
import BeraadKit

struct CollectCommand: ChangingCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect", abstract: "Take the partners' records into main.",
    discussion: """
      Checks each partner's branch: only new records, only in that partner's own folders, each as it was \
      written. What is right is taken; what is not is named, and blocks nobody else.

        beraad collect
        beraad collect tenants carers --dry-run
      """)

  @Argument(help: "The partners; all if left out.") var partners: [String] = []
  @Flag(help: "Say what would be taken, and take nothing.") var dryRun = false
  @OptionGroup var output: JSONOption
  @OptionGroup var expectation: ExpectOption
  @OptionGroup var options: CommonOptions

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let collection = try session.context.collect(from: partners, dryRun: dryRun)
    var table = Table(["partner", "taken", "left"])
    var story: [String] = []
    for branch in collection.branches where !branch.taken.isEmpty || !branch.refused.isEmpty {
      table.add([branch.partner, "\(branch.taken.count)", "\(branch.refused.count)"])
      story += branch.refused.map { "\(branch.partner): left out. \($0)" }
    }
    if table.isEmpty { story.append("There is nothing new on the partners' branches.") }
    let isWhole = collection.branches.allSatisfy(\.refused.isEmpty)
    return Report(
      answer: table.text(session.console), value: collection, story: story, status: isWhole ? .done : .refused
    )
  }
}
