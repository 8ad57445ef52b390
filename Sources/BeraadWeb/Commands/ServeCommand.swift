import ArgumentParser
import BeraadKit
import Deliberation
import Help

/// `beraad-web`: the tree of commands.
struct WebRoot: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    program: "beraad-web", version: Tool.version,
    abstract: Localized(
      en: "Serve an alliance's papers to people with a browser.",
      nl: "Zet de stukken van een alliantie op een site, voor mensen met een browser."),
    english: """
      Partners read, comment, propose and vote; the committee decides and merges; people in a hall place stickers. All of it \
      becomes records in the repository.

        beraad-web serve --state /var/lib/beraad
        beraad-web access add tenants/p4f9 --state /var/lib/beraad
      """,
    dutch: """
      Partners lezen, maken opmerkingen, stellen wijzigingen voor en stemmen; de commissie besluit en voegt samen; mensen in een \
      zaal plakken stickers. Alles wordt een record in de repository.

        beraad-web serve --state /var/lib/beraad
        beraad-web access add huurders/p4f9 --state /var/lib/beraad
      """,
    subcommands: [
      ServeCommand.self, AccessCommand.self, CardsCommand.self, NewsCommand.self, DoctorCommand.self,
    ])
}

/// Where the workspace and the state folder are.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp(
      en: "The workspace; the current directory if left out.",
      nl: "De werkruimte; anders de map waarin u staat.", valueName: "dir"))
  var directory: String = "."
  @Option(
    help: ArgumentHelp(
      en: "The server's own folder: its key, accesses and halls.",
      nl: "De eigen map van de server: sleutel, toegang en zalen.", valueName: "dir"))
  var state: String

  private static var noRandomBytes: Refusal {
    Refusal(
      Localized(
        en: "This machine has no source of random bytes.",
        nl: "Deze machine heeft geen bron van willekeurige bytes."))
  }

  /// The state folder, made where there is none.
  func folder() throws -> StateFolder {
    guard Sodium.start() else { throw Self.noRandomBytes }
    let path = Context.process.path(state)
    return try StateFolder(path)
  }

  /// The state folder of a server, which has to be there: a name that was typed wrong is no other server's.
  func presentFolder() throws -> StateFolder {
    guard Sodium.start() else { throw Self.noRandomBytes }
    let path = Context.process.path(state)
    guard let folder = try? StateFolder(existing: path) else {
      throw Refusal(
        Localized(en: "There is no folder \(path) to read.", nl: "De map \(path) bestaat niet."),
        hints: [Localized(en: "name the server's own with --state", nl: "noem die van de server met --state")]
      )
    }
    guard folder.stamp(of: "key") != nil else {
      throw Refusal(
        Localized(
          en: "\(path) is no server's own folder: it has no key.",
          nl: "\(path) is geen map van een server: er is geen key."),
        hints: [Localized(en: "name that with --state", nl: "noem die met --state")])
    }
    return folder
  }

  func context() -> Context {
    var context = Context.process
    context.directory = context.path(directory)
    return context
  }
}

struct ServeCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "serve", of: nil,
    abstract: Localized(
      en: "Serve one workspace until SIGTERM.",
      nl: "Draai de site van één werkruimte, tot SIGTERM."),
    english: """
      Behind a proxy that speaks https, say with --public-url how people call the site: forms are taken from there alone. \
      The first line on standard output says where it listens.

        beraad-web serve -C alliance --state state
        beraad-web serve -C alliance --state state --listen unix:/run/beraad/socket --public-url https://beraad.example
      """,
    dutch: """
      Staat hij achter een proxy die https spreekt, zeg dan met --public-url hoe mensen de site noemen: alleen vandaar \
      worden formulieren aangenomen. De eerste regel op de standaarduitvoer zegt waar hij luistert.

        beraad-web serve -C alliantie --state staat
        beraad-web serve -C alliantie --state staat --listen unix:/run/beraad/socket --public-url https://beraad.example
      """)

  @OptionGroup var places: PlaceOptions
  @Option(
    help: ArgumentHelp(
      en: "HOST:PORT, where port 0 is any that is free, or unix:PATH.",
      nl: "HOST:POORT, waarbij poort 0 een vrije is, of unix:PAD.", valueName: "address"))
  var listen = "127.0.0.1:8080"
  @Option(
    help: ArgumentHelp(en: "How people call the site.", nl: "Hoe mensen de site noemen.", valueName: "url"))
  var publicUrl: String?
  @Option(
    help: ArgumentHelp(
      en: "A port of this machine, as 127.0.0.1:9090, where it says in figures what it did.",
      nl: "Een poort van deze machine, zoals 127.0.0.1:9090, waar hij in cijfers zegt wat hij deed.",
      valueName: "address"))
  var metrics: String?

  func validate() throws {
    guard ListenAddress(listen) != nil else {
      throw ValidationError(
        en: "'\(listen)' is neither HOST:PORT nor unix:PATH.",
        nl: "'\(listen)' is geen HOST:POORT en geen unix:PAD.")
    }
    if let metrics, ListenAddress(metrics)?.isOfThisMachine != true {
      throw ValidationError(
        en: "'\(metrics)' is no port of this machine alone, as 127.0.0.1:9090 is.",
        nl: "'\(metrics)' is geen poort van alleen deze machine, zoals 127.0.0.1:9090.")
    }
    if let publicUrl, SiteAddress(publicUrl) == nil {
      throw ValidationError(
        en: "'\(publicUrl)' is not how a site is called: https://NAME, without a path.",
        nl: "'\(publicUrl)' is geen adres van een site: https://NAAM, zonder pad.")
    }
  }

  func run() async throws {
    guard let address = ListenAddress(listen) else {
      throw ValidationError(
        en: "--listen is not an address.",
        nl: "--listen is geen adres.")
    }
    let context = places.context()
    // A workspace that is none is found out now, not by the first who comes.
    _ = try context.alliance()
    let called = publicUrl.flatMap(SiteAddress.init)?.text ?? (address.isSocket ? "http://localhost" : "")
    let state = try places.folder()
    // Before anything of the folder is read: what is read after a restart is what the one before left.
    let serving = try await ServingLock(in: state, patience: .seconds(10))
    defer { serving.release() }
    let site = try Site(context, state: state, address: called, mailProgram: Context.mailProgram)
    try await WebServer(site: site, address: address, metrics: metrics.flatMap(ListenAddress.init)).run()
  }
}

/// How people call the site, as a browser names where a form came from: no path, no slash, and no port that the scheme has anyway.
struct SiteAddress {
  let text: String

  /// Reads what somebody typed; nil where it is not the address of a site.
  init?(_ typed: String) {
    let plain = typed.lowercased().hasSuffix("/") ? String(typed.lowercased().dropLast()) : typed.lowercased()
    guard let match = plain.wholeMatch(of: /(https?):\/\/([a-z0-9.\-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?/) else {
      return nil
    }
    let usual = match.1 == "https" ? ":443" : ":80"
    text = "\(match.1)://\(match.2)" + (match.3.flatMap { $0 == usual ? nil : String($0) } ?? "")
  }
}
