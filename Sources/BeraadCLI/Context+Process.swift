import BeraadKit
import Deliberation
import FoundationEssentials
import Glibc

extension Context {
  /// The directory, environment and clock of this process; `BERAAD_NOW` fixes the clock, for walkthroughs.
  static var process: Context {
    let environment = ProcessInfo.processInfo.environment
    let fixed = environment["BERAAD_NOW"].flatMap(Instant.init(rfc3339:))
    return Context(
      directory: FileManager.default.currentDirectoryPath,
      environment: environment,
      now: { fixed ?? Instant(seconds: Int64(time(nil))) })
  }
}

/// A reader that goes away (`| head`) is no reason to die of a signal.
func signalsForPipes() { signal(SIGPIPE, SIG_IGN) }
