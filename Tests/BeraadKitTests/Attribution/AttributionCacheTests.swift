import Deliberation
import FoundationEssentials
import Git
import Prose
import TestSupport
import Testing

@testable import BeraadKit
import ObjectIDs

@Suite struct AttributionCacheTests {
  let temporary: TemporaryRepository
  let repository: Repository

  init() throws {
    temporary = try TemporaryRepository()
    repository = try Repository.discover(from: temporary.path)
  }

  private var folder: String { temporary.path + "/.git/beraad/attribution" }

  private func kept() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map { folder + "/" + $0 }
  }

  private func attributed(_ path: String = "a.md") throws -> AttributedFile {
    try #require(try AttributedFile(of: path, at: repository.resolve("HEAD"), in: repository))
  }

  /// What an attribution says, whatever the order of the commits behind it.
  private func said(_ file: AttributedFile) -> [String] {
    file.spans.map { "\($0.range) \(file.origins[$0.origin].commit)" }
  }

  private func entry(_ bytes: [UInt8]) -> AttributionCacheEntry? {
    bytes.withUnsafeBytes { AttributionCacheEntry($0) }
  }

  @Test func `a new commit on top is attributed from what was kept, and says the same as from the beginning`()
    throws
  {
    let gone = "Niemand mag door het ijs zakken in dit land."
    for (number, text) in ["Kop.\n\n\(gone)", "Kop.", "Kop!", "Kop!\n\n\(gone)"].enumerated() {
      try temporary.commit(["a.md": text], at: number)
      try temporary.commit(["other.md": "\(number)"], at: number)
      let resumed = try said(attributed())
      #expect(kept().count == 1)
      for file in kept() { try FileManager.default.removeItem(atPath: file) }
      #expect(try said(attributed()) == resumed)
    }
  }

  @Test func `an entry serves a change or so, and then gives way to one of now`() throws {
    try temporary.commit(["a.md": "een"], at: 0)
    _ = try attributed()
    let first = kept()
    for number in 1..<AttributionCache.Base.toleratedChanges {
      try temporary.commit(["a.md": "een en \(number)"], at: number)
      _ = try attributed()
      #expect(kept() == first)
    }
    try temporary.commit(["a.md": "een en al"], at: 9)
    let said = try said(attributed())
    #expect(kept().count == 1 && kept() != first)
    #expect(try self.said(attributed()) == said)
  }

  @Test func `an entry serves many commits that do not touch the file, but not so many that it is lost`()
    throws
  {
    try temporary.commit(["a.md": "een"], at: 0)
    _ = try attributed()
    let first = kept()
    for number in 1...40 {
      try temporary.commit(["other.md": "\(number)"], at: number)
      let before = kept()
      _ = try attributed()
      #expect((kept() == first) == (number < 32), "commit \(number)")
      #expect(kept().count == 1 && (kept() == before) == (number != 32))
    }
  }

  @Test func `what commits say of themselves is the same from what was kept`() throws {
    let context = Context(directory: temporary.path, environment: [:], now: { Instant(seconds: 0) })
    func report() throws -> [UInt8] { try context.attribute("a.md", at: nil, statistics: true).json }
    try temporary.commit(["a.md": "een\n\ntwee"], at: 1)
    try temporary.commit(
      ["a.md": "een en meer\n\ntwee"],
      message: "Meer\n\nAmendment: a1/1\nAmendment: a2/2\nPartner: bond\nPartner: kerken\nDecision: d1", at: 2
    )
    try temporary.git("checkout", "--quiet", "-b", "side", "HEAD~")
    try temporary.commit(["a.md": "een\n\ntwee en minder"], at: 3)
    try temporary.git("checkout", "--quiet", "main")
    try temporary.git("merge", "--quiet", "--no-commit", "side")
    try temporary.commit(["a.md": "een en meer\n\ntwee en minder, samen"], at: 4)
    let cold = try report()
    #expect(String(decoding: cold, as: UTF8.self).contains("\"resolved\":true"))
    #expect(String(decoding: cold, as: UTF8.self).contains("\"partners\":[\"bond\",\"kerken\"]"))
    #expect(kept().count == 1)
    #expect(try report() == cold)
  }

  @Test func `what is damaged or of another version is made anew`() throws {
    try temporary.commit(["a.md": "een twee drie"], at: 1)
    let right = try said(attributed())
    let file = try #require(kept().first)
    let bytes = Array(try #require(FileManager.default.contents(atPath: file)))
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(entry(damaged) == nil, "byte \(index)")
    }
    for length in 0..<bytes.count { #expect(entry(Array(bytes.prefix(length))) == nil, "\(length) bytes") }
    #expect(entry(bytes) != nil)
    try Data([0, 1, 2]).write(to: URL(filePath: file))
    #expect(try said(attributed()) == right)
    #expect(Array(try #require(FileManager.default.contents(atPath: file))) == bytes)
  }

  @Test func `an entry of one file is not taken for another's`() throws {
    try temporary.commit(["a.md": "een", "b.md": "twee"], at: 1)
    #expect(try attributed("a.md").text == Array("een".utf8))
    #expect(try attributed("b.md").text == Array("twee".utf8))
    #expect(kept().count == 2)
  }

  @Test func `behind a merge the attribution is made from the beginning`() throws {
    try temporary.commit(["a.md": "een\n\ntwee\n"], at: 1)
    _ = try attributed()
    try temporary.git("checkout", "--quiet", "-b", "side")
    let side = try temporary.commit(["a.md": "een\n\ntwee en meer\n"], at: 2)
    try temporary.git("checkout", "--quiet", "main")
    try temporary.commit(["a.md": "een en al\n\ntwee\n"], at: 3)
    try temporary.git("merge", "--quiet", "side")
    let file = try attributed()
    #expect(file.spans.contains { file.origins[$0.origin].commit.hex == side })
  }

  @Test func `a shallow clone is told to be one with what was kept and without`() throws {
    for number in 1...6 { try temporary.commit(["a.md": "een \(number)", "b.md": "\(number)"], at: number) }
    let clone = temporary.surroundings + "/clone"
    try temporary.git("clone", "--quiet", "--depth=2", "file://\(temporary.path)", clone)
    let shallow = try Repository.discover(from: clone)
    for _ in 0..<2 {
      let error = #expect(throws: GitError.self) {
        _ = try AttributedFile(of: "a.md", at: shallow.resolve("HEAD"), in: shallow)
      }
      #expect(error?.kind == .shallow)
      try FileManager.default.createDirectory(
        atPath: clone + "/.git/beraad/attribution", withIntermediateDirectories: true)
    }
  }

  @Test func `what cannot be written whole leaves nothing behind`() throws {
    try temporary.commit(["a.md": "een"], at: 1)
    _ = try attributed()
    let file = try #require(kept().first)
    try FileManager.default.removeItem(atPath: file)
    // A folder at the entry's name cannot be replaced by a file.
    try FileManager.default.createDirectory(atPath: file + "/x", withIntermediateDirectories: true)
    #expect(try attributed().spans.count == 1)
    #expect(kept() == [file])
  }

  @Test func `a folder that cannot be written loses nothing but time`() throws {
    try temporary.commit(["a.md": "een"], at: 1)
    try Data().write(to: URL(filePath: temporary.path + "/.git/beraad"))
    #expect(try attributed().spans.count == 1)
  }
}
