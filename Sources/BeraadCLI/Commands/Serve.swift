import ArgumentParser

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    verb: "serve", abstract: "Serve the papers to people with a browser.",
    discussion: """
      Starts beraad-web, which lies beside this program, with what follows: where the workspace is, where the server \
      keeps what is its own, and where it listens. This program itself never connects to anything, and listens to nothing.

        beraad serve -C alliance --state state
        beraad serve --state /var/lib/beraad --listen 127.0.0.1:8080 --public-url https://beraad.example
      """)

  @Argument(
    parsing: .captureForPassthrough, help: "As beraad-web serve takes it: see beraad-web serve --help.")
  var arguments: [String] = []

  func run() throws {
    // What is passed through swallows the question for help too.
    if arguments.contains("--help") || arguments.contains("-h") { throw CleanExit.helpRequest(self) }
    try WebProgram.become(["serve"] + arguments)
  }
}
