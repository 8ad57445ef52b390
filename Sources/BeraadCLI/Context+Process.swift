import BeraadKit
import Deliberation
import FoundationEssentials
import Glibc

extension Context {
  /// The directory, environment and clock of this process; `BERAAD_NOW` fixes the clock, for walkthroughs.
  static var process: Context {
    let environment = ProcessInfo.processInfo.environment
    let fixed = environment["BERAAD_NOW"].flatMap(Instant.init(rfc3339:))
    var context = Context(
      directory: FileManager.default.currentDirectoryPath,
      environment: environment,
      now: { fixed ?? Instant(seconds: Int64(time(nil))) })
    context.program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return context
  }
}

/// A reader that goes away (`| head`) and a file that may not grow are errors to tell of, no reason to die of a signal.
func ignoreSignalsOfWriting() {
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
}

/// The number, from 1, of the first argument of this process that is not UTF-8; nil where all are.
///
/// `CommandLine.arguments` mends such bytes in silence, and a mended quote would stand nowhere.
func argumentThatIsNoText() -> Int? {
  (1..<max(Int(CommandLine.argc), 1)).first { index in
    guard let argument = CommandLine.unsafeArgv[index] else { return false }
    return String(validatingCString: argument) == nil
  }
}
