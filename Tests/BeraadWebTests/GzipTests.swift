import Foundation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct GzipTests {
  @Test func `parts become one file that gzip reads`() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix(seed: 14)
    for count in [0, 1, 2, 5] {
      let parts = (0..<count).map { _ in
        (0..<Int.random(in: 0...70_000, using: &random)).map { _ in UInt8.random(in: 65...80, using: &random)
        }
      }
      let file = folder.path + "/\(count).gz"
      try Data(Gzip.file(parts.map(CompressedPart.init))).write(to: URL(fileURLWithPath: file))
      let said = try Command.run(
        ["gzip", "-dc", file], in: folder.path, environment: ["PATH": "/usr/bin:/bin"])
      #expect(Array(said.utf8) == parts.flatMap { $0 })
    }
  }

  @Test(arguments: [
    ("gzip", true), ("br, GZIP;q=0.5", true), ("gzip;q=0", false), ("gzip; q=0.000", false), ("", false),
    ("deflate", false), ("xgzip", false), ("identity, gzip", true),
  ]) func `what a browser reads is what it says`(_ field: String, _ isTaken: Bool) {
    #expect(Gzip.isTaken(field) == isTaken)
  }
}
