import Deliberation
import Git
import Prose
import TestSupport
import Testing

@testable import Storage

@Suite struct OpenDossierTests {
  @Test(arguments: 0..<12 as Range<UInt64>) func `with the index and without it everything is told alike`(
    _ seed: UInt64
  ) throws {
    var history = try RandomHistory(seed: seed)
    var saved = 0
    for step in 0..<40 {
      let what = try history.step()
      let whole = try history.story(indexingFrom: .max, without: true)
      let told = try history.story(indexingFrom: 0)
      #expect(told.lines == whole.lines, "seed \(seed), step \(step): \(what)")
      saved = max(saved, whole.records - told.records)
      // The first reading may have written it; the second reads it.
      #expect(
        try history.story(indexingFrom: 0).lines == whole.lines, "seed \(seed), step \(step): \(what), again")
    }
    #expect(saved > 0, "seed \(seed): no record was ever left out")
  }

  @Test func `an index that is cut off, changed, another's or a folder is made anew`() throws {
    var history = try RandomHistory(seed: 1)
    for _ in 0..<12 { _ = try history.settle() }
    let whole = try history.story(indexingFrom: 0).lines
    #expect(try history.index() != nil)
    let path = try history.path()
    let bytes = try #require(DerivedFile.contents(of: path))
    var wrongs = stride(from: 0, to: bytes.count, by: 7).map { Array(bytes.prefix($0)) }
    for place in stride(from: 0, to: bytes.count, by: 11) {
      var wrong = bytes
      wrong[place] ^= 0x10
      wrongs.append(wrong)
    }
    for wrong in wrongs {
      DerivedFile.put(wrong, at: path)
      #expect(try history.index() == nil)
      #expect(try history.story(indexingFrom: 0).lines == whole)
      #expect(try history.index() != nil)
    }
    try history.deleteIndex()
    try history.sample.temporary.write("x", to: ".git/beraad/open/housing/file")
    #expect(try history.story(indexingFrom: 0).lines == whole)
  }

  @Test func `an index of a commit that is no part of the history says nothing`() throws {
    var history = try RandomHistory(seed: 2)
    let before = try history.sample.temporary.revision("main")
    for _ in 0..<12 { _ = try history.settle() }
    #expect(try history.story(indexingFrom: 0).records > 0)
    #expect(try history.index() != nil)
    try history.sample.temporary.git("update-ref", "refs/heads/main", before)
    #expect(
      try history.story(indexingFrom: 0).lines == history.story(indexingFrom: .max, without: true).lines)
  }

  @Test func `few settled records are worth no index, and many are`() throws {
    var history = try RandomHistory(seed: 3)
    for _ in 0..<3 { _ = try history.settle() }
    _ = try history.story(indexingFrom: 7)
    #expect(try history.index() == nil)
    _ = try history.story(indexingFrom: 6)
    #expect(try history.index()?.settled.count == 6)
    #expect(try history.index()?.threads == 3)
    #expect(try history.index()?.files == [])
  }
}
