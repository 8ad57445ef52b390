import Foundation

/// A program run to its end, in an environment of its own.
package enum Command {
  /// What a program left behind.
  package struct Outcome {
    package let code: Int32
    package let output: String
    package let complaint: String

    package init(code: Int32, output: String, complaint: String) {
      (self.code, self.output, self.complaint) = (code, output, complaint)
    }
  }

  /// Runs a program that is looked up in `PATH`, with exactly this environment, and returns whatever it came
  /// to.
  package static func outcome(
    _ arguments: [String], in directory: String, environment: [String: String], input: String = ""
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = environment
    // Files, not pipes: a child that writes more than a pipe holds would wait for us for ever.
    let streams = try ["in", "out", "err"].map { try TemporaryFile(suffix: $0) }
    try streams[0].handle.write(contentsOf: Data(input.utf8))
    try streams[0].handle.seek(toOffset: 0)
    process.standardInput = streams[0].handle
    process.standardOutput = streams[1].handle
    process.standardError = streams[2].handle
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: try streams[1].text(), complaint: try streams[2].text())
  }

  /// Runs a program and returns what it printed.
  ///
  /// - Throws: `CommandFailure` when it ends with a code other than 0.
  @discardableResult
  package static func run(
    _ arguments: [String], in directory: String, environment: [String: String], input: String = ""
  ) throws -> String {
    let outcome = try outcome(arguments, in: directory, environment: environment, input: input)
    guard outcome.code == 0 else {
      throw CommandFailure(
        command: arguments, code: outcome.code, output: outcome.output, complaint: outcome.complaint)
    }
    return outcome.output
  }
}

/// A file without a name, gone when it is closed.
private final class TemporaryFile {
  let handle: FileHandle

  init(suffix: String) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "beraad-\(UUID().uuidString).\(suffix)")
    try Data().write(to: url)
    handle = try FileHandle(forUpdating: url)
    try FileManager.default.removeItem(at: url)
  }

  func text() throws -> String {
    try handle.seek(toOffset: 0)
    return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
  }
}
