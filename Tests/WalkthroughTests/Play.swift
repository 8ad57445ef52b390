import Foundation
import TestSupport

/// One run of `tools/play`: a document done in a new folder with the program that this build made.
struct Play {
  /// The exit code for "a file that it needs is not on this machine".
  static let skipped: Int32 = 77

  let status: Int32
  /// What a reader would see.
  let transcript: String
  /// The headings, and why the play stopped.
  let story: String

  init(of document: String) throws {
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("beraad-walkthrough-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = Checkout.root.appendingPathComponent("tools/play")
    process.arguments = [
      Checkout.root.appendingPathComponent(document).path, scratch.path, try Self.program().path,
    ]
    let (answer, telling) = (Pipe(), Pipe())
    process.standardOutput = answer
    process.standardError = telling
    try process.run()
    transcript = String(decoding: answer.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    story = String(decoding: telling.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  /// The program, beside the test bundle that this process runs.
  private static func program() throws -> URL {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    var folder = URL(fileURLWithPath: tests).deletingLastPathComponent()
    while folder.path != "/", folder.path.hasPrefix(Checkout.root.path) {
      let program = folder.appendingPathComponent("beraad")
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
      folder.deleteLastPathComponent()
    }
    throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: tests])
  }
}
