import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct AttributeCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "attribute",
    abstract: Localized(
      en: "Who brought in each word of a file, in any git repository.",
      nl: "Wie elk woord van een bestand inbracht, in elke git-repository."),
    english: """
      Words keep their author when they are moved, wrapped anew, renamed with their file, merged, or brought back after \
      a deletion. Where Beraad made the commit, the words are the partner's whose amendment it was.

        beraad attribute README.md
        beraad attribute housing --author "Ada Lovelace"
        beraad attribute chapters/one.md --at v1.0 --json
        beraad attribute chapters/one.md --stats
      """,
    dutch: """
      Woorden houden hun auteur als ze worden verplaatst of anders afgebroken, met hun bestand een andere naam krijgen, \
      worden samengevoegd, of terugkomen nadat ze waren geschrapt. Maakte Beraad de commit, dan zijn de woorden van de \
      partner wiens voorstel het was.

        beraad attribute README.md
        beraad attribute wonen --author "Ada Lovelace"
        beraad attribute hoofdstuk/een.md --at v1.0 --json
        beraad attribute hoofdstuk/een.md --stats
      """)

  @Argument(
    help: ArgumentHelp(
      en: "A path in any repository, or a paper.",
      nl: "Een pad in een repository, of een stuk.", valueName: "file"))
  var file: String
  @Option(
    help: ArgumentHelp(
      en: "The file as it was then; HEAD if left out.",
      nl: "Het bestand zoals het toen was; zonder deze optie HEAD.", valueName: "rev"))
  var at: String?
  @Option(
    help: ArgumentHelp(
      en: "Highlight the words of one author or partner.",
      nl: "Markeer de woorden van één auteur of partner.", valueName: "name"))
  var author: String?
  @Flag(
    help: ArgumentHelp(
      en: "Count each author's words instead, now and ever.",
      nl: "Tel in plaats daarvan de woorden van elke auteur: nu, en ooit."))
  var stats = false
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
