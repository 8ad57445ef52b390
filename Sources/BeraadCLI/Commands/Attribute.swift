import ArgumentParser
import BeraadKit
import Deliberation

struct AttributeCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "attribute", abstract: "Who brought in each word of a file, in any git repository.",
    discussion: """
      Words keep their author when they are moved, wrapped anew, renamed with their file, merged, or brought back after \
      a deletion. Where Beraad made the commit, the words are the partner's whose amendment it was.

        beraad attribute README.md
        beraad attribute housing --author "Ada Lovelace"
        beraad attribute chapters/one.md --at v1.0 --json
        beraad attribute chapters/one.md --stats
      """)

  @Argument(help: "A path in any repository, or a paper.") var file: String
  @Option(help: ArgumentHelp("The file as it was then; HEAD if left out.", valueName: "rev")) var at: String?
  @Option(help: ArgumentHelp("Highlight the words of one author or partner.", valueName: "name"))
  var author: String?
  @Flag(help: "Count each author's words instead, now and ever.") var stats = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let attribution = try session.context.attribute(file, at: at, statistics: stats)
    if let author { try check(author, in: attribution) }
    if session.json { return Report(bytes: attribution.json) }
    if stats { return Report(answer: Self.table(attribution).text(session)) }
    let style = session.style(options)
    let columns = session.console.outputIsTerminal ? session.console.columns : nil
    return Report(answer: MarginText(attribution, highlighting: author, style: style, columns: columns).text)
  }

  private func check(_ author: String, in attribution: AttributionReport) throws {
    let names = Set(attribution.origins.flatMap { [$0.author, $0.name] })
    guard !names.contains(author) else { return }
    throw Refusal.unknown(
      .author, author,
      Localized(en: "with words in \(attribution.path)", nl: "met woorden in \(attribution.path)"),
      among: names.sorted())
  }

  private static func table(_ attribution: AttributionReport) -> Table {
    var table = Table(["author", "words now", "share", "words ever"])
    let shares = attribution.authors ?? []
    let all = max(1, shares.reduce(0) { $0 + $1.now })
    for share in shares {
      let tenths = (share.now * 1_000 + all / 2) / all
      table.add([share.author, String(share.now), "\(tenths / 10).\(tenths % 10) %", String(share.ever)])
    }
    return table
  }
}
