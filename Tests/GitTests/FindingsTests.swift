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
    let remedy = "git fetch --refetch --no-filter"
    #expect(try repository.findings() == [.partialClone(remedy: remedy)])
    let old = try #require(try repository.entry(at: "a.md", in: repository.resolve("HEAD~1")))
    let error = #expect(throws: GitError.self) { try repository.blob(old.id) }
    #expect(error?.kind == .partialClone)
    #expect(error?.remedy == remedy)
    try partial.shellGit(remedy)
    #expect(try Repository.open(at: partial.path).findings().isEmpty)
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
    #expect(try sample.repository.findings() == [.lock(lock, holder: .nobody)])
    try sample.repository.remove(lock)
    #expect(try sample.repository.findings().isEmpty)
  }
}

extension TemporaryRepository {
  /// Runs a git command as a remedy spells it.
  fileprivate func shellGit(_ line: String) throws {
    try git(line.split(separator: " ").dropFirst().map(String.init))
  }
}
