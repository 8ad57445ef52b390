import ArgumentParser
import BeraadKit
import Deliberation

struct VerifyCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "verify", abstract: "Derive everything again, and compare byte for byte.",
    discussion: """
      Records against their ids, the history against its rule that records are only added, counts against the rules \
      of their polls, every merged change against what was proposed and decided, every edition against its commit, and \
      who vouches for each record. Says where the first difference is; exit code 1 if there is one. With the commit \
      that the committee mailed, it shows that nothing was rewritten since and no result changed.

        beraad verify
        beraad verify housing --since v1 --files edition/
      """)

  @Argument(help: "A paper; all if left out.") var paper: String?
  @Option(
    help: ArgumentHelp(
      "An older commit that main must still build upon, with the same results.", valueName: "commit"))
  var since: String?
  @Option(help: ArgumentHelp("Where the files of the edition lie.", valueName: "dir")) var files: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let verification = try session.context.verify(paper, since: since, files: files)
    let style = session.style(options)
    let lines = verification.checks.map { check in
      let verdict =
        if !check.ok { style(.red, "NOT OK") } else if check.waits { style(.yellow, "open") } else {
          style(.green, "ok")
        }
      let said = check.sentences.map(\.harmlessLine)
      let lines = said.count == 1 ? " \(said[0])\n" : "\n" + said.map { "      \($0)\n" }.joined()
      return "\(verdict)  \(check.name):\(lines)"
    }
    let story =
      if !verification.ok {
        "Something is not as it was recorded."
      } else if verification.waits {
        "Nothing was changed that may not be; what is marked open waits for people."
      } else {
        "Everything is as it should be."
      }
    return Report(
      answer: lines.joined(), value: verification, story: [Localized(story)],
      status: verification.ok ? .done : .refused)
  }
}
