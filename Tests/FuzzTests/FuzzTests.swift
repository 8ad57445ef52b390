import Foundation
import FuzzTargets
import TestSupport
import Testing

/// Each reader of strangers' bytes, fed with the seeds, with what was found once, and with inputs made from them. `tools/fuzz` goes on
/// from here, led by what the program does with each input.
@Suite struct FuzzTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  private static func inputs(_ folder: String, _ target: FuzzTarget) throws -> [[UInt8]] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: Self.folder.appending(path: folder).appending(path: target.rawValue),
      includingPropertiesForKeys: nil)
    return try (files ?? []).sorted { $0.path < $1.path }.map { Array(try Data(contentsOf: $0)) }
  }

  /// Reads an input; a trap ends the process, and names the target that was read last.
  private static func read(_ bytes: [UInt8], by target: FuzzTarget) {
    let taken = ContinuousClock().measure { target.read(bytes) }
    // In a debug build, beside other tests.
    #expect(taken < .seconds(10), "\(target.rawValue) took \(taken) for \(bytes.count) bytes")
  }

  @Test(arguments: FuzzTarget.allCases)
  func `what was found once is read`(_ target: FuzzTarget) throws {
    let seeds = try Self.inputs("Seeds", target)
    #expect(!seeds.isEmpty)
    for bytes in try seeds + Self.inputs("Found", target) + [[]] { Self.read(bytes, by: target) }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `inputs made from the seeds are read`(_ target: FuzzTarget) throws {
    let seeds = try Self.inputs("Seeds", target)
    var random = SplitMix(seed: 20_261_126)
    for _ in 0..<150 { Self.read(Self.mutated(seeds, &random), by: target) }
  }

  /// Words that readers look for.
  private static let words = [
    "\"", "{", "[", "\\u0000", "---\n", "\n\n", "|", "**", "](", "<!--", "[^n]", "\u{202E}", "é", "1e999",
    "-1",
    "9223372036854775807", "\u{FEFF}", "\r\n", "\0", "PK\u{3}\u{4}", "=?utf-8?q?=", "AAAA", "null", ";;;",
    "    ",
  ].map { Array($0.utf8) }

  private static func mutated(_ seeds: [[UInt8]], _ random: inout SplitMix) -> [UInt8] {
    guard var bytes = seeds.randomElement(using: &random) else { return [] }
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let at = Int.random(in: 0...bytes.count, using: &random)
      let stretch = at..<min(bytes.count, at + Int.random(in: 0...24, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(stretch)
      case 1: bytes.insert(contentsOf: bytes[stretch], at: at)
      case 2: bytes.insert(contentsOf: words.randomElement(using: &random) ?? [], at: at)
      case 3: if at < bytes.count { bytes[at] = UInt8.random(in: 0...255, using: &random) }
      case 4: if at < bytes.count { bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
      default: bytes += (seeds.randomElement(using: &random) ?? []).dropFirst(at)
      }
    }
    return Array(bytes.prefix(16_384))
  }
}
