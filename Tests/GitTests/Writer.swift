import Foundation
import TestSupport

/// A writer in a process of its own.
///
/// `blocks` is the largest size of a file, in half kilobytes; `place` is a folder that the writer lets stand with
/// each commit; `tracer` is a program that runs it.
final class Writer {
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "GitTortureProgram").path

  private let process = Process()
  private let output: String
  private let errors: String

  init(
    _ repository: TemporaryRepository, _ branch: String, name: String, count: Int, bytes: Int = 100,
    blocks: Int? = nil, place: String = "", under tracer: String = ""
  ) throws {
    output = repository.surroundings + "/\(name).out"
    errors = repository.surroundings + "/\(name).err"
    let limit = blocks.map { "ulimit -f \($0); " } ?? ""
    let folder = place.isEmpty ? "" : "'\(place)'"
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      """
      \(limit)exec \(tracer) '\(Self.program)' '\(repository.path)' \(branch) \(name) \(count) \(bytes) \(folder) \
      >'\(output)' 2>'\(errors)'
      """,
    ]
    process.environment = TemporaryRepository.environment(home: repository.home)
    try process.run()
  }

  var code: Int32 { process.terminationStatus }

  var complaint: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// The paths that were acknowledged so far: whole lines only.
  var acknowledged: [String] {
    let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Waits for the end and returns the paths that were acknowledged.
  func wait() -> [String] {
    process.waitUntilExit()
    return acknowledged
  }
}
