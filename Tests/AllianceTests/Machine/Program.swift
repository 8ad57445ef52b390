import Foundation
import TestSupport

/// The built program, and the environment that it and git run in.
enum Program {
  /// `BERAAD_PROGRAM`, else the program beside this test bundle.
  static let path =
    ProcessInfo.processInfo.environment["BERAAD_PROGRAM"]
    ?? URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "beraad").path

  /// A HOME of its own, no configuration of this machine, and a clock that stands at these seconds since 1970.
  static func environment(home: String, clock: Int) -> [String: String] {
    let name = "Editors"
    let address = "p1@editors.beraad.invalid"
    let moment = Date(timeIntervalSince1970: TimeInterval(clock)).formatted(.iso8601)
    return [
      "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "TZ": "UTC",
      "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true",
      "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": address, "GIT_AUTHOR_DATE": "\(clock) +0000",
      "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": address, "GIT_COMMITTER_DATE": "\(clock) +0000",
      "BERAAD_NOW": moment,
    ]
  }

  /// What the environment of the test says in whole numbers, such as `BERAAD_TORTURE_SECONDS`.
  static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }
}
