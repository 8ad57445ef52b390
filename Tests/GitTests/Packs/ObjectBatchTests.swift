import Foundation
import Languages
@testable import Git
import ObjectIDs
import TestSupport
import Testing

/// What a batch writes is what git would have written, in fewer bytes.
@Suite struct ObjectBatchTests {
  let temporary: TemporaryRepository
  let repository: Repository
  let ada = Signature(name: "Ada", email: "ada@example.org", seconds: 1_700_000_000)

  init() throws {
    temporary = try TemporaryRepository()
    repository = try Repository.discover(from: temporary.path)
  }

  /// A commit for each step of a series, on one path between others.
  private func history(
    of series: TextSeries, on parent: ObjectID, in batch: inout ObjectBatch
  ) throws -> (blobs: [ObjectID], tip: ObjectID) {
    let blobs = try batch.add(series)
    var tip = parent
    for (step, blob) in blobs.enumerated() {
      let tree = try batch.tree(updating: tip, set: [("papers/housing/paper.md", blob)])
      tip = try batch.commit(
        tree: tree, parents: [tip], author: ada, committer: ada, message: "step \(step)\n")
    }
    return (blobs, tip)
  }

  private func start(_ text: [UInt8]) throws -> ObjectID {
    var files = ["papers/housing/paper.md": String(decoding: text, as: UTF8.self), "a.json": "{}"]
    for number in 0..<40 { files["papers/other-\(number)/paper.md"] = "text \(number)\n" }
    return try #require(ObjectID(hex: temporary.commit(files)))
  }

  private func packs() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: temporary.path + "/.git/objects/pack").sorted()
  }

  /// Does something while empty folders of objects are taken away, as git's repack does.
  ///
  /// - Parameter pause: how many microseconds go by between two rounds; repack makes one round.
  private func sweeping(pause: UInt32 = 0, _ work: () throws -> Void) rethrows {
    let folder = temporary.path + "/.git/objects/"
    let digits = "0123456789abcdef"
    let folders = digits.flatMap { one in digits.map { folder + "\(one)\($0)" } }
    let sweeper = Thread {
      while !Thread.current.isCancelled {
        for folder in folders { rmdir(folder) }
        usleep(pause)
      }
    }
    sweeper.start()
    defer { sweeper.cancel() }
    try work()
  }

  @Test func `a folder of objects that git takes away while it is empty is made again`() throws {
    try sweeping {
      for number in 0..<400 {
        var batch = ObjectBatch(in: repository)
        let blob = try batch.add(blob: Array("text \(number)".utf8))
        try batch.write()
        #expect(try repository.blob(blob) == Array("text \(number)".utf8))
      }
    }
  }

  @Test func `it is made again for a file of the work tree as well`() throws {
    try temporary.commit(["a.md": "a"])
    // libgit2 flushes the file between making its folder and giving it its name: swept without a pause, no folder would live so long.
    try sweeping(pause: 5_000) {
      for number in 0..<400 {
        try temporary.write("words \(number)", to: "a.md")
        #expect(try repository.blob(fromWorkTree: "a.md").bytes == Array("words \(number)".utf8))
      }
    }
  }

  @Test(arguments: [
    (GitError.Kind.noSpace, "full", 1), (.readOnly, "read-only", 1), (.other, "broken", 1),
    (.notFound, "gone", ObjectFolders.mostTries),
    (.other, "failed to rename lockfile: No such file or directory", ObjectFolders.mostTries),
  ]) func `only for a folder that is gone it is tried again`(
    _ kind: GitError.Kind, _ message: String, _ tries: Int
  ) throws {
    var done = 0
    #expect(throws: GitError.self) {
      try ObjectFolders.making { () throws(GitError) in
        done += 1
        throw GitError(kind: kind, message: Localized(verbatim: message), operation: .writingObject)
      }
    }
    #expect(done == tries)
  }

  @Test(arguments: [3, 200]) func `git and libgit2 read what a batch wrote, and so do we`(steps: Int) throws {
    let (series, texts) = try TextSeriesTests.series(seed: 4, steps: steps)
    let parent = try start(texts[0])
    // The packs are known before the new one is there.
    _ = try repository.blob(at: "a.json", in: parent)
    var batch = ObjectBatch(in: repository)
    let (blobs, tip) = try history(of: series, on: parent, in: &batch)
    #expect(batch.contains(tip) && !repository.contains(tip))
    try batch.write()
    #expect(try packs().count == (steps < 10 ? 0 : 2))
    #expect(try blobs.map { try repository.blob($0) } == Array(texts.dropFirst()))
    for (blob, text) in zip(blobs, texts.dropFirst()) {
      #expect(repository.contains(blob))
      #expect(try repository.blobSize(blob) == text.count)
    }
    try temporary.git("update-ref", "refs/heads/main", tip.hex)
    try temporary.git("fsck", "--strict", "--no-dangling")
    let last = try temporary.git("cat-file", "blob", "main:papers/housing/paper.md")
    #expect(Array(last.utf8) == texts.last)
    #expect(try temporary.git("rev-list", "--count", "main") == "\(steps + 1)\n")
    #expect(try temporary.git("ls-tree", "-r", "--name-only", "main").split(separator: "\n").count == 42)
    for name in try packs() where name.hasSuffix(".idx") {
      let report = try temporary.git("verify-pack", "-v", ".git/objects/pack/" + name)
      let depths = report.matches(of: /chain length = (\d+)/).compactMap { Int($0.1) }
      #expect(!depths.isEmpty && depths.allSatisfy { $0 <= 50 })
      let mode = try FileManager.default.attributesOfItem(
        atPath: temporary.path + "/.git/objects/pack/" + name)
      #expect(mode[.posixPermissions] as? Int == 0o444)
      #expect(try packs().contains(name.dropLast(4) + ".pack"))
    }
    // Git packs it again, and nothing is missing.
    try temporary.git("repack", "-adfq")
    try temporary.git("fsck", "--strict", "--no-dangling")
    let fresh = try Repository.discover(from: temporary.path)
    #expect(try blobs.map { try fresh.blob($0) } == Array(texts.dropFirst()))
  }

  @Test func `the objects are those that are written one by one`() throws {
    let (series, texts) = try TextSeriesTests.series(seed: 6, steps: 20)
    let parent = try start(texts[0])
    var batch = ObjectBatch(in: repository)
    let (blobs, tip) = try history(of: series, on: parent, in: &batch)
    var expected = parent
    for (step, text) in texts.dropFirst().enumerated() {
      let blob = try repository.write(blob: text)
      #expect(blob == blobs[step])
      let tree = try repository.tree(
        updating: repository.tree(of: expected), set: [("papers/housing/paper.md", blob)])
      expected = try repository.createCommit(
        tree: tree, parents: [expected], author: ada, committer: ada, message: "step \(step)\n")
    }
    #expect(tip == expected)
  }

  @Test(arguments: 0..<30 as Range<UInt64>) func `trees are updated as libgit2 does it`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let names = ["x.y", "x0", "x/a", "x/b", "x/c/d", "y/x/a", "y/x.a", "é", "z/z/z"]
    var batch = ObjectBatch(in: repository)
    var tree: ObjectID?
    let blobs = try (0..<3).map { try repository.write(blob: Array("\($0)".utf8)) }
    var changed = 0
    for _ in 0..<40 {
      let set = names.filter { _ in Int.random(in: 0..<5, using: &random) == 0 }
        .map { (path: $0, blob: blobs.randomElement(using: &random) ?? blobs[0]) }
      let removed = names.filter { name in
        !set.contains { $0.path == name } && Int.random(in: 0..<8, using: &random) == 0
      }
      let update = LibgitTreeUpdate(files: set, removed: removed)
      guard let expected = try? update.apply(to: tree, in: repository) else {
        #expect(throws: GitError.self, "seed \(seed): \(set.map(\.path)) - \(removed)") {
          try batch.tree(updating: tree, set: set, remove: removed)
        }
        continue
      }
      let made = try batch.tree(updating: tree, set: set, remove: removed)
      #expect(made == expected, "seed \(seed): \(set.map(\.path)) - \(removed)")
      tree = made
      changed += 1
    }
    #expect(changed > 5)
  }

  @Test func `a file keeps its permission to run, and what takes the place of a link is a plain file`() throws
  {
    try temporary.git("update-index", "--add", "--cacheinfo", "100755,\(repository.write(blob: [1])),run/it")
    try temporary.git("update-index", "--add", "--cacheinfo", "120000,\(repository.write(blob: [2])),link")
    let base = try #require(
      ObjectID(hex: String(temporary.git("write-tree").dropLast())))
    var batch = ObjectBatch(in: repository)
    let files = try ["run/it", "link", "run/new"].map { (path: $0, blob: try repository.write(blob: [3])) }
    let made = try batch.tree(updating: base, set: files)
    try batch.write()
    let modes = try temporary.git("ls-tree", "-r", "--format=%(objectmode) %(path)", made.hex)
    #expect(modes == "100644 link\n100755 run/it\n100644 run/new\n")
    #expect(try LibgitTreeUpdate(files: files, removed: []).apply(to: base, in: repository) == made)
  }

  @Test func `what cannot be in a batch is refused`() throws {
    var batch = ObjectBatch(in: repository)
    let absent = try #require(ObjectID(hex: String(repeating: "a", count: 40)))
    let blob = try batch.add(blob: [1])
    let tree = try batch.tree(updating: nil, set: [("a", blob)])
    func refused(_ tree: ObjectID, parents: [ObjectID] = [], message: String = "m") -> GitError.Kind? {
      let error = #expect(throws: GitError.self) {
        try batch.commit(tree: tree, parents: parents, author: ada, committer: ada, message: message)
      }
      return error?.kind
    }
    #expect(refused(absent) == .notFound)
    #expect(refused(blob) == .notFound)
    #expect(refused(tree, parents: [absent]) == .notFound)
    #expect(refused(tree, message: "a\0b") == .invalid)
    #expect(throws: GitError.self) { try batch.tree(updating: tree, set: [("../x", blob)]) }
    #expect(throws: GitError.self) { try batch.tree(updating: tree, set: [], remove: ["b"]) }
    // A path that is a file, and leads to another.
    #expect(throws: GitError.self) { try batch.tree(updating: tree, set: [("a/b", blob)]) }
    #expect(throws: GitError.self) { try batch.tree(updating: nil, set: [("a/b", blob), ("a", blob)]) }
    let folder = try batch.tree(updating: nil, set: [("a/b", blob)])
    #expect(throws: GitError.self) { try batch.tree(updating: folder, set: [("a", blob)]) }
    #expect(throws: GitError.self) { try batch.tree(updating: folder, set: [], remove: ["a"]) }
  }

  @Test func `an object twice is one`() throws {
    var batch = ObjectBatch(in: repository)
    let first = try batch.add(blob: Array("same".utf8))
    #expect(try batch.add(blob: Array("same".utf8)) == first)
    let series = try #require(TextSeries(Array("same".utf8), steps: [[], [], []]))
    #expect(try batch.add(series) == [first, first, first])
    #expect(batch.count == 1)
  }

  @Test func `a pack that has no room leaves nothing, and the next one is written`() throws {
    let (series, texts) = try TextSeriesTests.series(seed: 9, steps: 100)
    let parent = try start(texts[0])
    var batch = ObjectBatch(in: repository)
    _ = try history(of: series, on: parent, in: &batch)
    let folder = temporary.path + "/.git/objects/pack"
    // A folder without the right to write stands for a full disk; for root, a file in its place.
    try FileManager.default.removeItem(atPath: folder)
    try Data().write(to: URL(fileURLWithPath: folder))
    #expect(throws: GitError.self) { try batch.write() }
    try FileManager.default.removeItem(atPath: folder)
    try batch.write()
    #expect(try packs().count == 2)
    try temporary.git("fsck", "--strict", "--no-dangling")
  }
}
