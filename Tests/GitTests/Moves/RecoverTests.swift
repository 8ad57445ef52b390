import Foundation
import Git
import TestSupport
import Testing

/// What `recover` makes of a move that was stopped, and of what it must leave alone.
@Suite struct RecoverTests {
  let sample: SampleMoves
  static let main = "refs/heads/main"
  let main = Self.main
  /// The name under which a new index comes to stand.
  static let passing = "beraad/refs%heads%main.index.passing"

  init() throws {
    sample = try SampleMoves()
    _ = try Writer(sample.temporary, main, name: "first", count: 1).wait()
  }

  @Test func `where nothing was begun it does nothing`() throws {
    try sample.temporary.write("", to: ".git/index.lock")
    try sample.repository.recover()
    #expect(try sample.repository.staleLocks().count == 1)
  }

  @Test func `a journal of a newer version, or one that cannot be opened, is left to who can read it`() throws
  {
    let path = ".git/beraad/journal/refs%heads%main.json"
    try sample.temporary.write(#"{"format":2,"new":"x"}"#, to: path)
    let newer = #expect(throws: GitError.self) { try sample.repository.recover() }
    #expect(newer?.kind == .unsupportedRepository)
    #expect(try sample.temporary.read(path).contains("2"))
    // What was cut off in the writing began nothing.
    try sample.temporary.write(#"{"format":1,"ne"#, to: path)
    try sample.repository.recover()
    #expect(throws: (any Error).self) { try sample.temporary.read(path) }
    try sample.shell("ln -s nowhere \(path)")
    #expect(throws: GitError.self) { try sample.repository.recover() }
  }

  @Test func `what cannot be finished on one branch keeps no other one back`() throws {
    try stop(at: "rename", path: Self.passing)
    // In the alphabet before main.
    let path = ".git/beraad/journal/refs%heads%a.json"
    try sample.temporary.write(#"{"format":2,"new":"x"}"#, to: path)
    let error = #expect(throws: GitError.self) { try sample.repository.recover() }
    #expect(error?.kind == .unsupportedRepository)
    #expect(try sample.status == "")
    try sample.shell("rm \(path)")
    #expect(try sample.leftovers == "")
  }

  @Test func `a lock that somebody else made stays, also beside a move that is taken back`() throws {
    try stop(at: "fsync", path: ".value")
    // The writer had the index; somebody removed its lock by hand, and made one of his own.
    try sample.shell("rm .git/index.lock; echo theirs > .git/index.lock; : > .git/\(main).lock")
    try sample.repository.recover()
    #expect(try sample.temporary.read(".git/index.lock") == "theirs\n")
    #expect(try sample.temporary.read(".git/\(main).lock") == "")
    try sample.shell("rm .git/index.lock .git/\(main).lock")
    #expect(try sample.status == "")
    #expect(try sample.leftovers == "")
  }

  @Test
  func `a move that was finished but for the index is finished, also where its lock was removed by hand`()
    throws
  {
    try stop(at: "rename", path: Self.passing)
    #expect(try sample.status != "", "it was stopped in time")
    try sample.shell("rm .git/index.lock; echo mine > b/c.md; git add b/c.md")
    try sample.repository.recover()
    #expect(try sample.status == "M  b/c.md\n")
    #expect(try sample.leftovers == "")
  }

  @Test func `what was begun before a commit of somebody else is finished below it`() throws {
    try stop(at: "unlink", path: ".json")
    let tip = try sample.temporary.revision("HEAD")
    try sample.shell("git update-ref \(main) $(git commit-tree -p \(tip) -m later \(tip)^{tree})")
    try sample.repository.recover()
    #expect(try sample.status == "")
    #expect(try sample.leftovers == "")
  }

  @Test(arguments: [Self.passing, "\(Self.main).lock"])
  func
    `a move that was stopped before its branch moved goes forward, also where its locks were removed by hand`(
      place: String
    ) throws
  {
    let before = try sample.temporary.revision("HEAD")
    try stop(at: "rename", path: place)
    #expect(try sample.temporary.revision("HEAD") == before)
    try sample.shell("rm .git/index.lock .git/\(Self.main).lock")
    try sample.repository.recover()
    #expect(try sample.temporary.revision("HEAD~1") == before)
    #expect(try sample.temporary.git("reflog", "-1", "--format=%gs", "main") == "torture\n")
    #expect(try sample.status == "")
    #expect(try sample.leftovers == "")
  }

  @Test
  func `what somebody committed after he removed the locks by hand stays, and the move does not happen`()
    throws
  {
    try stop(at: "rename", path: Self.passing)
    try sample.shell(
      "rm .git/index.lock .git/\(Self.main).lock; echo mine > b/c.md; git commit -qm mine b/c.md")
    let tip = try sample.temporary.revision("HEAD")
    try sample.repository.recover()
    #expect(try sample.temporary.revision("HEAD") == tip)
    #expect(try sample.leftovers == "")
    #expect(try sample.shell("git diff-index HEAD") == "")
  }

  @Test func `a file that was changed after the stop is kept`() throws {
    try stop(at: "rename", path: Self.passing)
    try sample.temporary.write("mine\n", to: "records/stopped-0")
    try sample.repository.recover()
    #expect(try sample.temporary.read("records/stopped-0") == "mine\n")
    #expect(try sample.status == " M records/stopped-0\n")
    #expect(try sample.leftovers == "")
  }

  @Test func `a copy of a stopped repository leaves the original alone`() throws {
    try stop(at: "rename", path: Self.passing)
    try sample.shell("cp -a . ../copy")
    try Repository.open(at: sample.temporary.surroundings + "/copy").recover()
    #expect(try sample.shell("cd ../copy && git status --porcelain") == "")
    #expect(try sample.temporary.read(".git/index.lock") != "")
    try sample.repository.recover()
    #expect(try sample.status == "")
  }

  @Test func `a journal that was not written to its end began nothing`() throws {
    try sample.temporary.write("{\"format\":1,", to: ".git/beraad/journal/refs%heads%main.json")
    try sample.move(set: ["a.md": "ONE\n"])
    #expect(try sample.status == "")
    #expect(try sample.leftovers == "")
  }

  @Test func `a writer that lives is not waited for`() throws {
    let elsewhere = try Repository.discover(from: sample.temporary.path)
    try sample.repository.update(main, log: "outer", by: sample.ada) { tip in
      try sample.temporary.write("{", to: ".git/beraad/journal/refs%heads%main.json")
      try elsewhere.recover()
      #expect(try sample.temporary.read(".git/beraad/journal/refs%heads%main.json") == "{")
      return BranchMove(commit: try sample.commit(on: tip, set: ["a.md": "ONE\n"]), result: ())
    }
    #expect(try sample.status == "")
  }

  /// Runs a writer that is killed at the first such call on a path that ends so.
  private func stop(at call: String, path: String) throws {
    let file =
      path.hasPrefix(".")
      ? "\(sample.temporary.path)/.git/beraad/journal/refs%heads%main\(path)"
      : "\(sample.temporary.path)/.git/\(path)"
    let writer = try Writer(
      sample.temporary, main, name: "stopped", count: 1,
      under: "strace -f -qq -o /dev/null -P '\(file)' -e trace=\(call) -e inject=\(call):signal=KILL:when=1")
    #expect(writer.wait() == [])
    try #require(writer.complaint == "", "strace is needed: \(writer.complaint)")
    try #require(writer.code != 0, "it was not stopped")
  }
}
