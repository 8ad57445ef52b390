import Foundation
import TestSupport

/// One clone, with git and the program as its people have them.
final class Place {
  let name: String
  /// The work tree.
  let path: String
  let home: String
  /// Whether it was cloned with `--single-branch`, so that `git fetch` brings main only.
  let isSingleBranch: Bool
  /// What every command is run through, such as `setpriv` for a user without rights.
  let through: [String]

  init(name: String, path: String, home: String, isSingleBranch: Bool = false, through: [String] = []) {
    (self.name, self.path, self.home) = (name, path, home)
    (self.isSingleBranch, self.through) = (isSingleBranch, through)
  }

  /// Runs git, whatever it comes to.
  @discardableResult
  func git(_ arguments: [String], at clock: Int = 1_767_225_600, input: String = "") throws -> Command.Outcome
  {
    try Command.outcome(
      through + ["git"] + arguments, in: path, environment: Program.environment(home: home, clock: clock),
      input: input)
  }

  /// Runs the program, whatever it comes to.
  func beraad(_ arguments: [String], as who: String, at clock: Int, input: String = "") throws
    -> Command.Outcome
  {
    try Command.outcome(
      through + [Program.path] + arguments, in: path,
      environment: Program.environment(home: home, clock: clock).merging(["BERAAD_AS": who]) { $1 },
      input: input)
  }

  /// What git prints, without the last line's end; empty where it fails.
  func answer(_ arguments: String...) throws -> String {
    let outcome = try git(arguments)
    return outcome.code == 0 ? outcome.output.trimmingCharacters(in: .newlines) : ""
  }

  var main: String { get throws { try answer("rev-parse", "--verify", "--quiet", "refs/heads/main") } }

  var status: String { get throws { try answer("status", "--porcelain") } }

  /// Every reference with the commit it names, a line each.
  var references: String {
    get throws { try answer("for-each-ref", "--format=%(refname) %(objectname)") }
  }

  /// The branches of partners at hand, local and of the host.
  var partnerBranches: [String] {
    get throws {
      try answer(
        "for-each-ref", "--format=%(refname)", "refs/heads/partners", "refs/remotes/origin/partners"
      ).split(separator: "\n").map(String.init)
    }
  }

  /// Every file of a commit: its path and git id.
  func files(of commit: String) throws -> [String: String] {
    let lines = try answer("ls-tree", "-r", commit).split(separator: "\n")
    return lines.reduce(into: [:]) { files, line in
      let parts = line.split(separator: "\t", maxSplits: 1)
      if parts.count == 2, let blob = parts[0].split(separator: " ").last {
        files[String(parts[1])] = String(blob)
      }
    }
  }

  /// Every record that stands on main or a partner's branch at hand, by its id.
  var records: [String: (path: String, blob: String)] {
    get throws {
      var records: [String: (path: String, blob: String)] = [:]
      for reference in ["refs/heads/main"] + (try partnerBranches) {
        for (path, blob) in try files(of: reference)
        where path.hasSuffix(".json") && path.hasPrefix("papers/") {
          guard let id = path.split(separator: "/").last?.dropLast(5) else { continue }
          records[String(id)] = (path, blob)
        }
      }
      return records
    }
  }

  func text(of file: String) -> String {
    (try? String(contentsOfFile: path + "/" + file, encoding: .utf8)) ?? ""
  }

  func write(_ text: String, to file: String) throws {
    let url = URL(fileURLWithPath: path).appending(path: file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}
