import Git
import Glibc
import TestSupport
import Testing

@testable import Storage

/// What is kept of commits heals itself: whatever stands in the file, everything is told alike, and the file is whole
/// afterwards.
@Suite struct HistoryCacheTests {
  let sample: SampleWorkspace

  init() throws {
    sample = try SampleWorkspace()
    for text in ["one", "two", "three"] {
      let record = try sample.comment(text)
      try sample.temporary.commit([
        Layout.path(of: record): String(decoding: RecordCoding.encode(record), as: UTF8.self)
      ])
      if text == "two" { try sample.temporary.git("rm", "--quiet", Layout.path(of: record)) }
      // Each reading adds a block.
      _ = try story(of: sample)
    }
  }

  private func path(_ sample: SampleWorkspace) -> String {
    Layout.history(in: sample.workspace.repository.commonDirectory)
  }

  private func story(of sample: SampleWorkspace) throws -> [String] {
    let repository = sample.workspace.repository
    let tip = try repository.resolve("main")
    let history = try MainHistory(repository: repository, tip: tip)
    return [
      "\(history.removals.map { "\($0.path) \($0.blob) \($0.isChange) \($0.commit)" }.sorted())",
      "\(history.rosters)", "\(history.papers.map { "\($0.key) \($0.value)" })",
      "\(history.parents.map { "\($0.key): \($0.value), \(history.generation(of: $0.key) ?? -1)" }.sorted())",
      "\(try history.mayBeCopies(of: repository.commit(tip)))",
    ]
  }

  private func expectHealed(_ wrong: [UInt8], as story: [String], _ what: String) throws {
    DerivedFile.put(wrong, at: path(sample))
    #expect(try self.story(of: sample) == story, "\(what)")
    let (facts, isWhole) = HistoryCache(path: path(sample)).facts()
    #expect(isWhole && facts.count >= 4, "\(what): \(facts.count)")
    #expect(try self.story(of: sample) == story, "\(what), again")
  }

  @Test func `a file that is cut off or changed anywhere is made anew`() throws {
    let story = try story(of: sample)
    let bytes = try #require(DerivedFile.contents(of: path(sample)))
    for length in stride(from: 0, to: bytes.count, by: 13) {
      try expectHealed(Array(bytes.prefix(length)), as: story, "the first \(length)")
    }
    for place in stride(from: 0, to: bytes.count, by: 17) {
      var wrong = bytes
      wrong[place] ^= 0x04
      try expectHealed(wrong, as: story, "changed at \(place)")
    }
  }

  @Test func `a file of another version is made anew, and one of another repository adds nothing`() throws {
    let story = try story(of: sample)
    let bytes = try #require(DerivedFile.contents(of: path(sample)))
    let rest = bytes.drop { $0 != UInt8(ascii: "\n") }
    try expectHealed(Array("beraad history 0".utf8) + rest, as: story, "an older version")
    let other = try SampleWorkspace()
    try other.temporary.commit(["papers/other/paper.md": "---\ntitle: Other\n---\n"], at: 1_600_000_000)
    _ = try self.story(of: other)
    let foreign = try #require(DerivedFile.contents(of: path(other)))
    try expectHealed(foreign, as: story, "another repository's")
  }

  @Test func `a draft that a killed process of the same number left stops nobody`() throws {
    let draft = "\(path(sample)).\(getpid())"
    try Array("cut".utf8).withUnsafeBytes { bytes in
      let file = try #require(fopen(draft, "w"))
      fwrite(bytes.baseAddress, 1, bytes.count, file)
      fclose(file)
    }
    DerivedFile.put(Array("whole".utf8), at: path(sample))
    #expect(DerivedFile.contents(of: path(sample)) == Array("whole".utf8))
    #expect(access(draft, F_OK) != 0)
  }
}
