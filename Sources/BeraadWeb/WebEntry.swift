import ArgumentParser
import BeraadKit
import Deliberation
import FoundationEssentials
import Glibc
import Help

/// The server as a function: arguments in, exit code out.
package enum WebEntry {
  /// Runs one command on the streams, environment and directory of this process.
  package static func run(_ arguments: [String]) async -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow is an error to be told, and not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    umask(0o077)
    return await Spoken.$language.withValue(.ofEnvironment) { await call(arguments) }
  }

  private static func call(_ arguments: [String]) async -> Int32 {
    do {
      var command = try WebRoot.parseAsRoot(arguments)
      if var serving = command as? any AsyncParsableCommand {
        try await serving.run()
      } else {
        try command.run()
      }
      return 0
    } catch {
      return tell(error)
    }
  }

  private static func tell(_ error: any Error) -> Int32 {
    if let code = error as? ExitCode { return code.rawValue }
    if let told = error as? any Explained {
      let (explanation, language) = (told.explanation, Language.ofEnvironment)
      let because = Localized(en: "because", nl: "doordat")[language]
      let hint = Localized(en: "hint", nl: "tip")[language]
      let lines =
        ["beraad-web: \(explanation.sentence[language])"]
        + explanation.reasons.map { "  \(because): \($0[language])" }
        + explanation.advice.map { "  \(hint): \($0[language])" }
      Standard.error.write(lines.joined(separator: "\n") + "\n")
      return explanation.kind == .bug ? 70 : 1
    }
    if WebRoot.exitCode(for: error) == .success {
      Standard.output.write(HelpPage.answer(error, of: WebRoot.self, columns: columns) + "\n")
      return 0
    }
    let text = ParserWords.said(WebRoot.fullMessage(for: error), Spoken.language)
    // What parsing does not know comes from the system: an address that is taken, a socket that cannot be made.
    let isUsage = WebRoot.exitCode(for: error) == .validationFailure
    Standard.error.write(isUsage ? text + "\n" : "beraad-web: \(error)\n")
    return isUsage ? 64 : 1
  }
}

extension WebEntry {
  /// The columns of the terminal that is written to; 80 where there is none.
  private static var columns: Int {
    if let given = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }) { return given }
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}

extension Language {
  /// The language of whoever gives a command of the server: as the environment says it, else English.
  static var ofEnvironment: Language {
    Language(environment: ProcessInfo.processInfo.environment) ?? .english
  }
}

extension Context {
  /// The directory, environment and clock of this process; `BERAAD_NOW` fixes the clock.
  static var process: Context {
    let environment = ProcessInfo.processInfo.environment
    let fixed = environment["BERAAD_NOW"].flatMap(Instant.init(rfc3339:))
    return Context(
      directory: FileManager.default.currentDirectoryPath,
      environment: environment.filter { ["HOME", "PATH", "LANG", "TMPDIR"].contains($0.key) },
      now: { fixed ?? Instant(seconds: Int64(time(nil))) })
  }

  /// The program that takes mail; nil where there is none.
  static var mailProgram: String? { MailProgramName.named(in: ProcessInfo.processInfo.environment) }
}
