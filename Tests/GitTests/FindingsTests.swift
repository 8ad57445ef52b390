import Languages
import Foundation
import Git
import Glibc
import ObjectIDs
import TestSupport
import Testing

@Suite struct FindingsTests {
  let sample: SampleMoves

  init() throws { sample = try SampleMoves() }

  @Test func `a repository at rest has nothing in the way`() throws {
    #expect(try sample.repository.findings(reserving: ["refs/heads/partners"]).isEmpty)
  }

  @Test(arguments: [
    (FollowingTests.conflict, GitError.Kind.underWay), ("git update-index --split-index", .unreadableIndex),
    ("git branch partners", .noRoomForBranch), (FollowingTests.conflict + "; rm .git/MERGE_*", .unmerged),
  ])
  func `what a move would be refused for is found, with what to type`(setUp: String, kind: GitError.Kind)
    throws
  {
    try sample.shell(setUp)
    let refusals = try sample.repository.findings(reserving: ["refs/heads/partners"]).compactMap { finding in
      if case .refusal(let error) = finding { error } else { nil }
    }
    #expect(refusals.contains { $0.kind == kind && $0.remedy != nil }, "\(refusals)")
  }

  @Test(arguments: [
    (FollowingTests.conflict, "merge"), ("! (git revert --no-edit HEAD~1)", "revert"),
    (
      "git branch x HEAD~1; git checkout -q x; echo X > a.md; git commit -qam x; git checkout -q main; ! git cherry-pick x",
      "cherry-pick"
    ),
    (
      "git branch x HEAD~1; git checkout -q x; echo X > a.md; git commit -qam x; ! git rebase -q main",
      "rebase"
    ),
  ])
  func `what git is in the middle of can be finished or taken back`(setUp: String, name: String) throws {
    try sample.shell("echo 1 > a.md; git commit -qam 1; echo 2 > a.md; git commit -qam 2")
    try sample.shell(setUp)
    let refusals = try sample.repository.findings().compactMap { finding -> [String]? in
      if case .refusal(let error) = finding {
        [error.help?.english ?? ""] + error.further.map(\.english)
      } else {
        nil
      }
    }
    // One finding, and what it says in the order in which git takes it.
    let skipping =
      ["revert", "cherry-pick"].contains(name)
      ? ["or, where nothing of it is left, leave it out with: git \(name) --skip"] : []
    #expect(
      refusals == [
        [
          "choose between the wordings in a.md, then: git add a.md",
          "and then type: git \(name) --continue",
        ] + skipping + ["or take it back with: git \(name) --abort"]
      ])
    try sample.shell("echo settled > a.md; git add a.md; GIT_EDITOR=true git \(name) --continue")
    #expect(try sample.repository.findings().isEmpty)
  }

  @Test func `a branch that was moved behind the back of its work tree is found`() throws {
    let before = try sample.temporary.revision("HEAD")
    try sample.shell(
      "git branch aside; git switch -q aside; echo ONE > a.md; git commit -qam one; git switch -q main")
    try sample.shell("git update-ref refs/heads/main aside")
    let found = try sample.repository.findings()
    let commit = try #require(ObjectID(hex: before))
    #expect(found == [.workTreeBehind(workTree: sample.temporary.path, commit: commit, paths: ["a.md"])])
    try sample.temporary.write("something new\n", to: "a.md")
    try sample.shell("git add a.md")
    #expect(try sample.repository.findings().isEmpty)
  }

  @Test func `a clone that lacks objects is found`() throws {
    try sample.shell("echo ONE > a.md && git commit -qam one && git config uploadpack.allowFilter true")
    let partial = try TemporaryRepository(
      cloning: "file://\(sample.temporary.path)", options: ["--filter=blob:none"])
    let repository = try Repository.open(at: partial.path)
    let remedy = "git config --unset remote.origin.partialclonefilter && git fetch --refetch origin"
    #expect(try repository.findings() == [.partialClone(remedy: remedy)])
    let old = try #require(try repository.entry(at: "a.md", in: repository.resolve("HEAD~1")))
    let error = #expect(throws: GitError.self) { try repository.blob(old.id) }
    #expect(error?.kind == .partialClone)
    #expect(error?.remedy == remedy)
    #expect(throws: GitError.self) { try repository.has(old.id) }
    #expect(#expect(throws: GitError.self) { try repository.blobSize(old.id) }?.kind == .partialClone)
    try partial.shell(remedy)
    #expect(try Repository.open(at: partial.path).findings().isEmpty)
    // What is fetched later is whole too, and what is nowhere is no more than missing.
    try sample.shell("for i in 1 2; do echo $i > a.md; git commit -qam $i; done")
    try partial.shell("git pull -q")
    let whole = try Repository.open(at: partial.path)
    #expect(try whole.findings().isEmpty)
    #expect(try whole.has(#require(ObjectID(hex: String(repeating: "a", count: 40)))) == false)
  }

  @Test func `a clone without trees is found, whatever else is looked for`() throws {
    try sample.shell("echo ONE > a.md && git commit -qam one && git config uploadpack.allowFilter true")
    let partial = try TemporaryRepository(
      cloning: "file://\(sample.temporary.path)", options: ["--filter=tree:0"])
    try partial.shell("echo TWO > a.md; git add a.md")
    let repository = try Repository.open(at: partial.path)
    guard case .partialClone = try #require(try repository.findings().first) else {
      Issue.record("\(try repository.findings())")
      return
    }
    let before = try repository.resolve("HEAD~1")
    var batch = ObjectBatch(in: repository)
    for error in [
      #expect(throws: GitError.self) { try batch.tree(updating: before, set: []) },
      #expect(throws: GitError.self) { try repository.files(under: "", in: before) },
    ] { #expect(error?.kind == .partialClone) }
  }

  @Test func `a clone whose history was cut off is found`() throws {
    try sample.shell("git commit -q --allow-empty -m more")
    let shallow = try TemporaryRepository(cloning: "file://\(sample.temporary.path)", options: ["--depth=1"])
    #expect(
      try Repository.open(at: shallow.path).findings() == [.shallow(remedy: "git fetch --unshallow")])
  }

  @Test func `a lock that a living git may hold stays, however old it is`() throws {
    try sample.temporary.write("", to: ".git/index.lock")
    let then = timespec(tv_sec: time(nil) - 1_000, tv_nsec: 0)
    #expect(utimensat(AT_FDCWD, sample.temporary.path + "/.git/index.lock", [then, then], 0) == 0)
    // It waits for its input, and is at work in the folder.
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "cat-file", "--batch"]
    git.currentDirectoryURL = URL(fileURLWithPath: sample.temporary.path)
    git.standardInput = Pipe()
    git.standardOutput = FileHandle.nullDevice
    try git.run()
    while try String(contentsOfFile: "/proc/\(git.processIdentifier)/comm", encoding: .utf8) != "git\n" {
      usleep(1_000)
    }
    let lock = try #require(try sample.repository.staleLocks().first)
    #expect(
      try sample.repository.findings() == [.lock(lock, holder: .git(process: git.processIdentifier))])
    let error = #expect(throws: GitError.self) { try sample.repository.remove(lock) }
    #expect(error?.kind == .locked)
    // Signals that can be held back are, in what a test starts.
    kill(git.processIdentifier, SIGKILL)
    git.waitUntilExit()
    // What other tests start stands among the processes too, and one that begins or ends just now cannot always be told apart.
    var found = try sample.repository.findings()
    for _ in 0..<50 where found != [.lock(lock, holder: .nobody)] {
      usleep(100_000)
      found = try sample.repository.findings()
    }
    #expect(found == [.lock(lock, holder: .nobody)])
    try sample.repository.remove(lock)
    #expect(try sample.repository.findings().isEmpty)
  }
}

extension TemporaryRepository {
  /// Runs commands as a remedy spells them.
  fileprivate func shell(_ line: String) throws {
    try Command.run(["sh", "-c", line], in: path, environment: Self.environment(home: home))
  }
}
