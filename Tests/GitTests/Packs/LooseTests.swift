import CLibgit2
import Foundation
import TestSupport
import Testing

@testable import Git
import ObjectIDs

/// What is read from loose objects is what git reads from them.
@Suite struct LooseTests {
  let temporary: TemporaryRepository

  init() throws { temporary = try TemporaryRepository() }

  private func file(of id: ObjectID) -> URL {
    URL(filePath: "\(temporary.path)/.git/objects/\(id.hex.prefix(2))/\(id.hex.dropFirst(2))")
  }

  /// What our own reader reads: libgit2 would hide what it cannot.
  private func object(in repository: Repository, _ id: ObjectID) -> Pack.Object? {
    guard case .object(let object) = repository.loose.read(id) else { return nil }
    return object
  }

  @Test func `small objects are read once, and large ones each time`() throws {
    let large = String(repeating: "a long text ", count: 2_000)
    let commit = try #require(
      ObjectID(hex: temporary.commit(["a": "one", "b": large], message: "Title")))
    let repository = try Repository.discover(from: temporary.path)
    let (tree, blob) = (
      try repository.tree(of: commit), try #require(try repository.entry(at: "a", in: commit)).id
    )
    let other = try #require(try repository.entry(at: "b", in: commit)).id
    #expect(try repository.blob(blob) == Array("one".utf8))
    #expect(try repository.blob(other) == Array(large.utf8))
    for id in [commit, tree, blob, other] { try FileManager.default.removeItem(at: file(of: id)) }
    #expect(try repository.entry(at: "a", in: commit)?.id == blob)
    #expect(try repository.blob(blob) == Array("one".utf8))
    #expect(object(in: repository, other) == nil)
  }

  @Test func `an object that was weighed is read no second time where it is small`() throws {
    let id = try #require(ObjectID(hex: temporary.commit(["a": "one"], message: "Title")))
    let repository = try Repository.discover(from: temporary.path)
    let weight = try repository.weight(of: id)
    try FileManager.default.removeItem(at: file(of: id))
    #expect(weight.kind == .commit && weight.size == object(in: repository, id)?.bytes.count)
    #expect(try repository.weight(of: id) == weight)
  }

  @Test func `every kind of object is read, of every length`() throws {
    var random = SplitMix(seed: 11)
    let texts = [0, 1, 31, 32, 33, 5_000, 400_000].map { count in
      (0..<count).map { _ in UInt8.random(in: 32...255, using: &random) }
    }
    let repository = try Repository.discover(from: temporary.path)
    for text in texts {
      let id = try repository.write(blob: text)
      #expect(object(in: repository, id)?.bytes == text, "\(text.count) bytes")
      #expect(try repository.blob(id) == text)
    }
    let commit = try #require(ObjectID(hex: temporary.commit(["a": "one", "b/c": "two"], message: "Title")))
    try temporary.git("-c", "user.name=Ada", "-c", "user.email=a@e", "tag", "--annotate", "--message=t", "v1")
    for (name, type) in [("HEAD", "commit"), ("HEAD^{tree}", "tree"), ("HEAD:a", "blob"), ("v1", "tag")] {
      let hex = try temporary.git("rev-parse", name).trimmingCharacters(in: .newlines)
      let id = try #require(ObjectID(hex: hex))
      let object = try #require(self.object(in: repository, id), "\(name)")
      #expect(String(cString: git_object_type2string(object.type)) == type)
      let size = try temporary.git("cat-file", "-s", hex).trimmingCharacters(in: .newlines)
      #expect(String(object.bytes.count) == size)
    }
    #expect(try repository.commit(commit).message == "Title\n")
    #expect(try repository.blob(at: "b/c", in: commit) == Array("two".utf8))
    #expect(object(in: repository, .zero) == nil)
  }

  @Test func `a damaged file is an error, never a crash nor another text`() throws {
    let text = Array((0..<200).map { "zin \($0 * 7919 % 211)." }.joined(separator: " ").utf8)
    let id = try Repository.discover(from: temporary.path).write(blob: text)
    let original = try Data(contentsOf: file(of: id))
    var random = SplitMix(seed: 3)
    var failures = 0
    for _ in 0..<300 {
      var damaged = original
      if Bool.random(using: &random) {
        damaged.removeLast(Int.random(in: 1..<damaged.count, using: &random))
      } else {
        damaged[Int.random(in: 0..<damaged.count, using: &random)] ^= UInt8.random(
          in: 1...255, using: &random)
      }
      try FileManager.default.removeItem(at: file(of: id))
      try damaged.write(to: file(of: id))
      do throws(GitError) {
        #expect(try Repository.discover(from: temporary.path).blob(id) == text)
      } catch {
        failures += 1
      }
    }
    #expect(failures > 250, "the damage was met")
  }

  @Test(arguments: [
    "blob 4\u{0}text.", "blob 6\u{0}text.", "blob 05\u{0}text.", "blob +5\u{0}text.", "blob  5\u{0}text.",
    "blob 5 \u{0}text.", "blot 5\u{0}text.", "blob5\u{0}text.", "blob 5text.", "blob -1\u{0}", "blob \u{0}",
    "",
    "blob 99999999999999999999\u{0}text.", "blob 4294967295\u{0}text.", "\u{0}text.", "ofs_delta 5\u{0}text.",
    "blob 4294967000\u{0}text.",
  ])
  func `what a file says of itself is believed only where it is right`(content: String) throws {
    let id = try #require(ObjectID(hex: String(repeating: "ab", count: 20)))
    try FileManager.default.createDirectory(
      at: file(of: id).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(zlib(Array("blob 5\u{0}text.".utf8))).write(to: file(of: id))
    #expect(try object(in: Repository.discover(from: temporary.path), id)?.bytes == Array("text.".utf8))
    try Data(zlib(Array(content.utf8))).write(to: file(of: id))
    let repository = try Repository.discover(from: temporary.path)
    #expect(object(in: repository, id) == nil)
    let error = #expect(throws: GitError.self) { try repository.blob(id) }
    #expect(error?.kind == .corrupt)
  }

  /// A zlib stream that stores its bytes as they are (RFC 1950 and 1951).
  private func zlib(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    let ends = [count, ~count].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let checksum = [high >> 8, high & 0xFF, low >> 8, low & 0xFF].map { UInt8($0) }
    return [0x78, 0x01, 0x01] + ends + bytes + checksum
  }
}
