import Foundation
import TestSupport
import Testing

@testable import Storage

/// Files of derived facts, read by parts.
@Suite struct DerivedFileTests {
  /// Texts behind each other, each with its length before it.
  private func file(_ texts: [[UInt8]]) -> [UInt8] {
    var writer = ByteWriter(capacity: 0)
    for text in texts { writer.add(text) }
    return writer.bytes
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `read by parts, a file has what it has, as far as it is whole`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let path = FileManager.default.temporaryDirectory.appending(path: "beraad-parts-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let texts = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      (0..<Int.random(in: 0...90, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
    let all = file(texts)
    let cut = Bool.random(using: &random) ? 0 : Int.random(in: 0...all.count, using: &random)
    #expect(DerivedFile.put(Array(all.dropLast(cut)), at: path))
    var whole = texts
    while file(whole).count > all.count - cut { whole.removeLast() }
    // Some texts are longer than a part.
    for size in [1, 7, 64, 1 << 18] {
      var found: [[UInt8]] = []
      let read = try #require(
        DerivedFile.parts(of: path, by: size) { bytes in
          var reader = ByteReader(bytes)
          var taken = 0
          while let text = try? reader.content() {
            found.append(Array(text))
            taken = bytes.count - reader.left
            if seed % 2 == 1, Bool.random(using: &random) { break }
          }
          return taken
        })
      #expect(read.size == all.count - cut)
      #expect(found == Array(whole.prefix(found.count)), "seed \(seed), parts of \(size)")
      #expect(seed % 2 == 1 || found == whole, "seed \(seed), parts of \(size)")
      #expect(read.taken == file(found).count)
    }
    #expect(DerivedFile.parts(of: path + "-none") { _ in 0 } == nil)
  }
}
