import Git
import ObjectIDs
import TestSupport
import Testing

@testable import Storage

/// Which commit goes on from which is told alike with what was kept of it, without it, and with what is damaged.
@Suite struct DescentCacheTests {
  let temporary: TemporaryRepository
  let repository: Repository
  let commits: [ObjectID]

  init() throws {
    let temporary = try TemporaryRepository()
    self.temporary = temporary
    for number in 0..<12 { try temporary.commit(["a.md": "\(number)\n"]) }
    repository = try Repository.discover(from: temporary.path)
    commits = try (0..<12).map { try ObjectID(temporary.revision("main~\(11 - $0)")) }
  }

  private var path: String { Layout.descent(in: repository.commonDirectory) }

  private func isAncestor(_ one: Int, _ other: Int) throws -> Bool {
    try DescentCache(of: repository).isAncestor(commits[one], of: commits[other])
  }

  @Test func `every pair is told as git tells it, the second time from what was kept`() throws {
    for _ in 0..<2 {
      for one in 0..<12 { for other in 0..<12 { #expect(try isAncestor(one, other) == (one <= other)) } }
    }
    let kept = try #require(DerivedFile.contents(of: path))
    #expect(kept.count < 4_096, "it does not grow with what was ever asked")
    #expect(try isAncestor(11, 10) == false)
    #expect(DerivedFile.contents(of: path) == kept, "nothing is written again")
  }

  @Test func `what is damaged is made anew`() throws {
    #expect(try isAncestor(3, 7))
    let kept = try #require(DerivedFile.contents(of: path))
    for index in kept.indices {
      var damaged = kept
      damaged[index] ^= 0x41
      DerivedFile.put(damaged, at: path)
      #expect(try isAncestor(3, 7) && !isAncestor(7, 3))
    }
  }

  @Test func `where a history is cut off, nothing is kept`() throws {
    let shallow = temporary.surroundings + "/shallow"
    try temporary.git("clone", "--quiet", "--depth", "3", "file://" + temporary.path, shallow)
    let cut = try Repository.discover(from: shallow)
    _ = try? DescentCache(of: cut).isAncestor(commits[9], of: commits[11])
    #expect(DerivedFile.contents(of: Layout.descent(in: cut.commonDirectory)) == nil)
  }
}
