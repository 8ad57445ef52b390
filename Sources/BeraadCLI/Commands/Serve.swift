import ArgumentParser
import Deliberation
import Help

struct ServeCommand: HelpedCommand {
  static let help = CommandHelp(
    verb: "serve",
    abstract: Localized(
      en: "Serve the papers to people with a browser.",
      nl: "Zet de stukken op een site, voor mensen met een browser."),
    english: """
      Starts beraad-web, which lies beside this program, with what follows: where the workspace is, where the server \
      keeps what is its own, and where it listens. This program itself never connects to anything, and listens to nothing.

        beraad serve -C alliance --state state
        beraad serve --state /var/lib/beraad --listen 127.0.0.1:8080 --public-url https://beraad.example
      """,
    dutch: """
      Start beraad-web, dat naast dit programma staat, met wat erachter komt: waar de werkruimte is, waar de server bewaart \
      wat van hem zelf is, en waar hij luistert. Dit programma zelf maakt nooit ergens verbinding mee, en luistert nergens \
      naar.

        beraad serve -C alliantie --state staat
        beraad serve --state /var/lib/beraad --listen 127.0.0.1:8080 --public-url https://beraad.example
      """)

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp(
      en: "As beraad-web serve takes it: see beraad-web serve --help.",
      nl: "Zoals bij beraad-web serve: zie beraad-web serve --help.", valueName: "arguments"))
  var arguments: [String] = []

  func run() throws {
    // What is passed through swallows the question for help too.
    if arguments.contains("--help") || arguments.contains("-h") { throw CleanExit.helpRequest(self) }
    try WebProgram.become(["serve"] + arguments)
  }
}
