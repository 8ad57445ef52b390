import ArgumentParser
import BeraadKit
import Deliberation

struct SubmitCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "submit", abstract: "Send what you recorded to the alliance's host.",
    discussion: """
      Sends your organisation's own branch and nothing else; the committee and the authors send main with it. Where \
      the host has something newer, that is taken in first. Without a network, a file takes it along.

        beraad submit
        beraad submit --bundle tenants.bundle
        beraad submit --to git@git.example.org:alliance/papers.git
      """)

  @Option(help: ArgumentHelp("Write it into a file, for a stick or an e-mail.", valueName: "file"))
  var bundle: String?
  @Option(help: ArgumentHelp("The host, the first time; it is kept.", valueName: "address")) var to: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func validate() throws {
    if bundle != nil, to != nil { throw ValidationError("Give --bundle or --to, not both.") }
  }

  func report(_ session: Session) throws -> Report {
    let context = session.context
    let submitted =
      try bundle.map { try context.submit(intoBundle: context.path($0)) } ?? context.submit(to: to)
    let isMain = submitted.sent.commits > 0
    return Report(
      value: submitted,
      story: (try submitted.story + (isMain ? context.toSettle() : []) + context.leftOut()).map {
        Localized($0)
      })
  }
}

extension Submitted {
  /// What was sent, in a sentence.
  var story: [String] {
    guard !branches.isEmpty else { return ["Everything is at \(place.english) already."] }
    var what: [String] = []
    if sent.records > 0 { what.append(sent.records == 1 ? "1 record" : "\(sent.records) records") }
    if sent.commits > 0 {
      what.append(sent.commits == 1 ? "1 commit of main" : "\(sent.commits) commits of main")
    }
    let all = what.isEmpty ? branches.joined(separator: ", ") : what.joined(separator: " and ")
    return (united ? ["The host had something newer, which was taken in first."] : []) + [
      "Sent \(all) to \(place.english)."
    ]
  }
}
