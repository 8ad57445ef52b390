import Foundation
import Git
import ObjectIDs
import TestSupport
import Testing

@Suite struct UpdateTests {
  let temporary: TemporaryRepository
  let repository: Repository
  let branch = "refs/heads/partners/union"
  let ada = Signature(name: "Ada", email: "ada@example.org", seconds: 1_700_000_000)

  init() throws {
    temporary = try TemporaryRepository()
    repository = try Repository.discover(from: temporary.path)
  }

  @Test func `an acknowledged append is readable from a fresh handle`() throws {
    let commit = try append("a", in: repository)
    let fresh = try Repository.discover(from: temporary.path)
    #expect(try fresh.tip(of: branch) == commit)
    #expect(try fresh.blob(at: "a", in: commit) == Array("a".utf8))
  }

  @Test func `nothing to write moves nothing`() throws {
    let commit = try append("a", in: repository)
    let result = try repository.update(branch, log: "again", by: ada) { tip in
      #expect(tip == commit)
      return BranchMove(commit: nil, result: "there already")
    }
    #expect(result == "there already")
    #expect(try repository.tip(of: branch) == commit)
  }

  @Test func `a branch that moved meanwhile is asked again with its new tip`() throws {
    let first = try append("a", in: repository)
    let elsewhere = try Repository.discover(from: temporary.path)
    var tips: [ObjectID?] = []
    var second: ObjectID?
    try repository.update(branch, log: "third", by: ada) { tip in
      tips.append(tip)
      if second == nil {
        // Git itself knows nothing of our lock, and moves the branch under it.
        let commit = try self.commit("b", on: tip, in: elsewhere)
        try temporary.git("update-ref", branch, commit.hex)
        second = commit
      }
      return BranchMove(commit: try self.commit("c", on: tip, in: repository), result: ())
    }
    #expect(tips == [first, second])
    let tip = try #require(try repository.tip(of: branch))
    #expect(try repository.files(under: "", in: tip).map(\.path) == ["a", "b", "c"])
  }

  @Test func `a repack beside a writer leaves the pack that its branch is to name`() throws {
    let commit = try repository.update(branch, log: "many", by: ada) { tip in
      var batch = ObjectBatch(in: repository)
      var files: [(path: String, blob: ObjectID)] = []
      for number in 0..<60 { files.append(("f\(number)", try batch.add(blob: Array("file \(number)".utf8)))) }
      let commit = try batch.commit(
        tree: batch.tree(updating: nil, set: files), parents: [], author: ada, committer: ada, message: "m\n")
      try batch.write()
      try temporary.git("repack", "-a", "-d", "-q")
      return BranchMove(commit: commit, result: commit)
    }
    #expect(try repository.tip(of: branch) == commit)
    try temporary.git("fsck", "--strict", "--no-dangling")
    #expect(try leftOfPacks == [])
  }

  @Test func `what a dead writer kept of packs is cleared away, and what somebody else keeps is not`() throws
  {
    for (name, content) in [("aa", "beraad\n"), ("bb", "mine\n"), ("cc", "")] {
      try temporary.write("", to: ".git/beraad/\(name).kept")
      try temporary.write(content, to: ".git/objects/pack/pack-\(name).keep")
    }
    try repository.recover()
    #expect(try leftOfPacks == ["pack-bb.keep"])
  }

  private var leftOfPacks: [String] {
    get throws {
      try [".git/beraad", ".git/objects/pack"].flatMap {
        try FileManager.default.contentsOfDirectory(atPath: "\(temporary.path)/\($0)")
      }.filter { $0.hasSuffix(".kept") || $0.hasSuffix(".keep") }
    }
  }

  @Test func `what the rules refuse is thrown as it is, and the lock is free again`() throws {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) {
      try repository.update(branch, log: "no", by: ada) { _ in throw Refusal() } as Void
    }
    #expect(try repository.tip(of: branch) == nil)
    try append("a", in: repository)
  }

  @Test func `a lock that nobody frees is named when the time is up`() throws {
    try append("a", in: repository)
    try temporary.write("", to: ".git/\(branch).lock")
    let error = #expect(throws: GitError.self) {
      try repository.update(branch, log: "no", by: ada, deadline: .milliseconds(200)) { tip in
        BranchMove(commit: try self.commit("b", on: tip, in: repository), result: ())
      }
    }
    #expect(error?.kind == .locked)
    #expect(error?.path == "\(temporary.path)/.git/\(branch).lock")
    #expect(error?.message.contains("0 bytes") == true)
  }

  @Test func `writers of our own wait for each other, until their time is up`() throws {
    let elsewhere = try Repository.discover(from: temporary.path)
    let error = #expect(throws: GitError.self) {
      try repository.update(branch, log: "outer", by: ada) { _ in
        try elsewhere.update(branch, log: "inner", by: ada, deadline: .milliseconds(50)) { _ in
          BranchMove(commit: nil, result: ())
        }
        return BranchMove(commit: nil, result: ())
      }
    }
    #expect(error?.kind == .locked)
  }

  @discardableResult
  private func append(_ name: String, in repository: Repository) throws -> ObjectID {
    try repository.update(branch, log: "append \(name)", by: ada) { tip in
      let commit = try commit(name, on: tip, in: repository)
      return BranchMove(commit: commit, result: commit)
    }
  }

  private func commit(_ name: String, on tip: ObjectID?, in repository: Repository) throws -> ObjectID {
    let blob = try repository.write(blob: Array(name.utf8))
    return try repository.createCommit(
      tree: repository.tree(updating: tip, set: [(name, blob)]), parents: tip.map { [$0] } ?? [],
      author: ada, committer: ada, message: name)
  }
}
