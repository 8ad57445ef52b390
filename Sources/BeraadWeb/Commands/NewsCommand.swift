import ArgumentParser
import BeraadKit
import Deliberation

struct NewsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "news", abstract: "The list of who gets the newsletter.",
    subcommands: [NewsExportCommand.self])
}

struct NewsExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print each address with the link by which it leaves the list.",
    discussion: """
      Ask for it anew before each issue: who left is not on it. Put the link in each message, and above it as List-Unsubscribe.

        beraad-web news export --state state
      """)

  @Option(
    help: ArgumentHelp("How people call the site; as the server was told, if left out.", valueName: "url"))
  var publicUrl: String?
  @OptionGroup var places: PlaceOptions

  func run() async throws {
    let folder = try places.presentFolder()
    let news = NewsList(folder: folder, secret: try Secret(reading: folder))
    let address = try folder.siteAddress(publicUrl)
    Standard.output.write(try news.leavingLinks(at: address).map { "\($0.address)\t\($0.link)\n" }.joined())
  }
}
