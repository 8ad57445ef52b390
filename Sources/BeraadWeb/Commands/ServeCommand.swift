import ArgumentParser
import BeraadKit
import Deliberation

/// `beraad-web`: the tree of commands.
struct WebRoot: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "beraad-web", abstract: "Serve an alliance's papers to people with a browser.",
    discussion: """
      Partners read, comment, propose and vote; the committee decides and merges; people in a hall place stickers. All of it \
      becomes records in the repository.

        beraad-web serve --state /var/lib/beraad
        beraad-web access add tenants/p4f9 --state /var/lib/beraad
      """,
    version: Tool.version,
    subcommands: [ServeCommand.self, AccessCommand.self, CardsCommand.self])
}

/// Where the workspace and the state folder are.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp("The workspace; the current directory if left out.", valueName: "dir"))
  var directory: String = "."
  @Option(help: ArgumentHelp("The server's own folder: its key, accesses and halls.", valueName: "dir"))
  var state: String

  /// The state folder, made where there is none.
  func folder() throws -> StateFolder {
    guard Sodium.start() else { throw Refusal("This machine has no source of random bytes.") }
    let path = Context.process.path(state)
    return try StateFolder(path)
  }

  func context() -> Context {
    var context = Context.process
    context.directory = context.path(directory)
    return context
  }
}

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve one workspace until SIGTERM.",
    discussion: """
      Behind a proxy that speaks https, say with --public-url how people call the site: forms are taken from there alone. \
      The first line on standard output says where it listens.

        beraad-web serve -C alliance --state state
        beraad-web serve -C alliance --state state --listen unix:/run/beraad/socket --public-url https://beraad.example
      """)

  @OptionGroup var places: PlaceOptions
  @Option(
    help: ArgumentHelp("HOST:PORT, where port 0 is any that is free, or unix:PATH.", valueName: "address"))
  var listen = "127.0.0.1:8080"
  @Option(help: ArgumentHelp("How people call the site, without a slash at its end.", valueName: "url"))
  var publicUrl: String?

  func validate() throws {
    guard let address = ListenAddress(listen) else {
      throw ValidationError("'\(listen)' is neither HOST:PORT nor unix:PATH.")
    }
    if address.isSocket, publicUrl == nil { throw ValidationError("With a socket, say --public-url.") }
    guard let publicUrl else { return }
    guard let url = publicUrl.wholeMatch(of: /https?:\/\/[A-Za-z0-9.\-\[\]:]+/), !url.0.isEmpty else {
      throw ValidationError("'\(publicUrl)' is not how a site is called: https://NAME, without a path.")
    }
  }

  func run() async throws {
    guard let address = ListenAddress(listen) else { throw ValidationError("--listen is not an address.") }
    let context = places.context()
    // A workspace that is none is found out now, not by the first who comes.
    _ = try context.alliance()
    let site = try Site(context, state: try places.folder(), address: publicUrl ?? "")
    try await WebServer(site: site, address: address).run()
  }
}
