import Foundation
import TestSupport

/// A writer in a process of its own.
final class Writer {
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "GitTortureProgram").path

  private let process = Process()
  private let output: String
  private let errors: String

  init(
    _ repository: TemporaryRepository, _ branch: String, name: String, count: Int, bytes: Int = 100,
    blocks: Int? = nil
  ) throws {
    output = repository.surroundings + "/\(name).out"
    errors = repository.surroundings + "/\(name).err"
    // A signal that a process ignores stays ignored in the program it becomes: the write fails instead.
    let limit = blocks.map { "trap '' XFSZ; ulimit -f \($0); " } ?? ""
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "\(limit)exec '\(Self.program)' '\(repository.path)' \(branch) \(name) \(count) \(bytes) >'\(output)' 2>'\(errors)'",
    ]
    process.environment = TemporaryRepository.environment(home: repository.home)
    try process.run()
  }

  var code: Int32 { process.terminationStatus }

  var complaint: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// Waits for the end and returns the paths that were acknowledged: whole lines only.
  func wait() -> [String] {
    process.waitUntilExit()
    let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
