import Foundation
@testable import Git
import ObjectIDs
import TestSupport
import Testing

/// What is read from packs is what git reads from them, however they were made.
@Suite struct PackTests {
  let temporary: TemporaryRepository
  let texts: [String]

  /// Thirty revisions of two texts: enough for chains of differences, and for pieces as long as a difference
  /// can copy.
  init() throws {
    temporary = try TemporaryRepository()
    var random = SplitMix(seed: 5)
    var lines = (0..<6_000).map { "line \($0) \(UInt64.random(in: 0...UInt64.max, using: &random))" }
    var texts: [String] = []
    var stream = ""
    for revision in 0..<30 {
      lines[Int.random(in: 0..<lines.count, using: &random)] = "changed in \(revision)"
      lines.insert("new in \(revision)", at: Int.random(in: 0..<lines.count, using: &random))
      texts.append(lines.joined(separator: "\n"))
      stream += "commit refs/heads/main\ncommitter A <a> \(1_000 + revision) +0000\ndata 1\nx\n"
      for (file, text) in [("long.md", texts[revision]), ("empty", ""), ("short", "\(revision)")] {
        stream += "M 644 inline \(file)\ndata \(text.utf8.count)\n\(text)\n"
      }
    }
    self.texts = texts
    try temporary.git("-c", "fastimport.unpackLimit=0", "fast-import", "--quiet", input: stream)
    try temporary.git("reset", "--quiet", "--hard")
  }

  @Test(arguments: [
    ["repack", "-adfq", "--depth=50"],
    ["-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq"],
    ["-c", "pack.indexVersion=1", "repack", "-adfq"],
    ["-c", "pack.packSizeLimit=1m", "-c", "core.compression=0", "-c", "pack.window=0", "repack", "-adfq"],
    ["repack", "-adq", "--write-midx"],
  ])
  func `every object is read, however it was packed`(command: [String]) throws {
    try temporary.git(command)
    let repository = try Repository.discover(from: temporary.path)
    let commits = try commits(of: repository).reversed()
    #expect(commits.count == 30)
    let ids = try commits.map { try #require(try repository.entry(at: "long.md", in: $0)).id }
    let expected = texts.map { Array($0.utf8) }
    // libgit2 would hide what our own reader cannot read.
    let own = ids.map { repository.packs.object($0)?.bytes }
    #expect(own == expected || command.contains("pack.indexVersion=1"))
    #expect(try ids.map { try repository.blob($0) } == expected)
    let fresh = try Repository.discover(from: temporary.path)
    #expect(try fresh.blobs(ids.reversed()) == expected.reversed())
    for (revision, commit) in commits.enumerated() {
      #expect(try fresh.blob(at: "empty", in: commit) == [])
      #expect(try fresh.blob(at: "short", in: commit) == Array("\(revision)".utf8))
    }
  }

  @Test func `what is written after a pack was opened is found`() throws {
    try temporary.git("gc", "--quiet")
    let repository = try Repository.discover(from: temporary.path)
    #expect(
      try repository.blob(at: "long.md", in: repository.resolve("main")) == texts.last.map { Array($0.utf8) })
    let late = try repository.write(blob: Array("late".utf8))
    #expect(try repository.blob(late) == Array("late".utf8))
    try temporary.commit(["later": "later"])
    try temporary.git("gc", "--quiet", "--prune=now")
    #expect(try repository.blob(at: "later", in: repository.resolve("main")) == Array("later".utf8))
  }

  @Test func `a damaged pack or index is an error, never a crash nor a wrong length`() throws {
    try temporary.git("gc", "--quiet", "--prune=now")
    let (ids, lengths) = try revisions()
    let folder = temporary.path + "/.git/objects/pack"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let seed: UInt64 = 8
    var random = SplitMix(seed: seed)
    var failures = 0
    for ending in [".pack", ".idx"] {
      let url = URL(fileURLWithPath: folder + "/" + (try #require(names.first { $0.hasSuffix(ending) })))
      let original = try Data(contentsOf: url)
      for round in 0..<60 {
        var damaged = original
        if round % 6 == 0 {
          damaged.removeLast(Int.random(in: 1..<damaged.count, using: &random))
        } else {
          for _ in 0..<8 {
            damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(
              in: 0...255, using: &random)
          }
        }
        try FileManager.default.removeItem(at: url)
        try damaged.write(to: url)
        guard let repository = try? Repository.discover(from: temporary.path) else { continue }
        for (id, length) in zip(ids, lengths) {
          if let bytes = try? repository.blob(id) {
            #expect(bytes.count == length, "seed \(seed)")
          } else {
            failures += 1
          }
        }
      }
      try FileManager.default.removeItem(at: url)
      try original.write(to: url)
    }
    #expect(failures > 100, "the damage was met")
  }

  @Test func `an index that points out of its pack is damage`() throws {
    try temporary.git("gc", "--quiet", "--prune=now")
    let (ids, _) = try revisions()
    let folder = temporary.path + "/.git/objects/pack"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let url = URL(fileURLWithPath: folder + "/" + (try #require(names.first { $0.hasSuffix(".idx") })))
    var index = try Data(contentsOf: url)
    let count = index[1_028..<1_032].reduce(0) { $0 << 8 | Int($1) }
    // Behind the fan-out table, the ids and their checksums: four bytes for each offset.
    let offsets = 1_032 + count * 24
    for place in 0..<count {
      index.replaceSubrange(offsets + 4 * place..<offsets + 4 * place + 4, with: [0x70, 0, 0, 0])
    }
    try FileManager.default.removeItem(at: url)
    try index.write(to: url)
    let repository = try Repository.discover(from: temporary.path)
    for id in ids {
      for error in [
        #expect(throws: GitError.self) { try repository.blob(id) },
        #expect(throws: GitError.self) { try repository.blobSize(id) },
        #expect(throws: GitError.self) { try repository.tree(of: id) },
      ] { #expect(error?.kind == .corrupt) }
    }
  }

  /// The long text's blobs and their lengths. The handle is let go: libgit2 shares open packs between
  /// handles.
  private func revisions() throws -> (ids: [ObjectID], lengths: [Int]) {
    let repository = try Repository.discover(from: temporary.path)
    let ids = try commits(of: repository).map { commit in
      try #require(try repository.entry(at: "long.md", in: commit)).id
    }
    return (ids, try ids.map { try repository.blobSize($0) })
  }

  /// The commits of main, newest first.
  private func commits(of repository: Repository) throws -> [ObjectID] {
    var commits: [ObjectID] = []
    try repository.walk(from: repository.resolve("main")) { commit in
      commits.append(commit.id)
      return true
    }
    return commits
  }
}
