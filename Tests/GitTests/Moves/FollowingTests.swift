import Git
import ObjectIDs
import TestSupport
import Testing

/// What a work tree that cannot follow says before its branch moves, and that nothing is written then.
@Suite struct FollowingTests {
  let sample: SampleMoves

  init() throws { sample = try SampleMoves() }

  static let conflict = """
    git checkout -qb side && echo s > a.md && git commit -qam s && git checkout -q main && echo m > a.md &&
    git commit -qam m && ! git merge -q side
    """

  static let obstacles: [(setUp: String, kind: GitError.Kind, says: String)] = [
    (conflict, .underWay, "a merge was begun"),
    (conflict + " && rm .git/MERGE_*", .unmerged, "a.md has a merge conflict"),
    ("echo m > a.md && git commit -qam m && git revert --no-commit HEAD", .underWay, "a revert"),
    ("git bisect start", .underWay, "a bisect"),
    ("mkdir .git/rebase-merge && echo refs/heads/main > .git/rebase-merge/head-name", .underWay, "rebase"),
    (
      "mkdir -p .git/worktrees/x/rebase-merge && echo refs/heads/main > .git/worktrees/x/rebase-merge/head-name",
      .underWay, "a rebase of refs/heads/main"
    ),
    ("git update-index --split-index", .unreadableIndex, "split"),
    (
      "{ head -c -20 .git/index; head -c 20 /dev/zero; } > .git/i && mv .git/i .git/index", .unreadableIndex,
      "has no checksum"
    ),
    (
      "mkdir d e && touch d/d e/e && git add . && git commit -qm d && git sparse-checkout set --sparse-index d",
      .unreadableIndex, "sparse"
    ),
    ("echo mine > a.md", .conflict, "a.md has changes that are not committed"),
    ("echo mine > a.md && git add a.md", .conflict, "a.md has changes that are staged"),
    ("rm a.md", .conflict, "a.md has changes"),
    ("git rm -q gone", .conflict, "nothing"),
    ("mkdir new && echo mine > new/x.md", .conflict, "new/x.md is in the way"),
    (
      "mkdir new && echo mine > new/x.md && echo new > .git/info/exclude", .conflict, "new/x.md is in the way"
    ),
    ("echo mine > new", .conflict, "new is a file where a folder must come"),
    ("mkdir -p new/x.md", .conflict, "new/x.md is a folder"),
    ("mv b ../outside && ln -s ../outside b", .conflict, "b is a symbolic link"),
    ("rm a.md && ln -s ../outside a.md", .conflict, "a.md has changes"),
    ("rm a.md && mkfifo a.md", .conflict, "a.md is a pipe"),
    (": > .git/index.lock", .locked, "index.lock is in the way: 0 bytes"),
  ].filter { $0.2 != "nothing" }

  @Test(arguments: obstacles)
  func `an obstacle is named, and nothing is written`(setUp: String, kind: GitError.Kind, says: String) throws
  {
    try sample.shell(setUp)
    let before = try state()
    let error = #expect(throws: GitError.self) {
      try sample.move(set: ["a.md": "ONE\n", "b/c.md": "TWO\n", "new/x.md": "x\n"], remove: ["gone"])
    }
    #expect(error?.kind == kind)
    #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
    #expect(try state() == before)
    try sample.shell("rm -f .git/index.lock")
    #expect(try sample.leftovers == "")
  }

  @Test func `a submodule is not moved`() throws {
    let head = try sample.temporary.revision("HEAD")
    try sample.shell(
      "git update-index --add --cacheinfo 160000,\(head),sub && git commit -qm sub && mkdir sub")
    let error = #expect(throws: GitError.self) { try sample.move(remove: ["sub"]) }
    #expect(error?.kind == .conflict)
    #expect(error?.path == "sub")
  }

  @Test func `a branch whose name is the beginning of another's is refused with what to type`() throws {
    try sample.temporary.git("branch", "partners")
    let error = #expect(throws: GitError.self) {
      try sample.move("refs/heads/partners/union", set: ["x": "x"])
    }
    #expect(error?.kind == .noRoomForBranch)
    #expect(error?.remedy == "git branch -m partners old-partners")
    try sample.temporary.git("pack-refs", "--all")
    #expect(throws: GitError.self) { try sample.move("refs/heads/partners/union", set: ["x": "x"]) }
    try sample.temporary.git("branch", "-m", "partners", "old-partners")
    try sample.move("refs/heads/partners/union", set: ["x": "x"])
    let shorter = #expect(throws: GitError.self) { try sample.move("refs/heads/partners", set: ["x": "x"]) }
    #expect(shorter?.kind == .noRoomForBranch)
  }

  @Test func `the folder of a branch that was deleted is no obstacle`() throws {
    try sample.move("refs/heads/partners/union/x", set: ["x": "x"])
    try sample.shell(
      "git update-ref -d refs/heads/partners/union/x; mkdir -p .git/refs/heads/partners/union/y")
    try sample.shell("mkdir -p .git/logs/refs/heads/partners/union/y")
    try sample.move("refs/heads/partners/union", set: ["x": "x"])
  }

  @Test func `what a sparse checkout leaves out is moved in the index alone`() throws {
    try sample.shell("git sparse-checkout set --no-cone a.md new")
    try sample.move(set: ["a.md": "ONE\n", "b/c.md": "TWO\n", "new/x.md": "x\n"], remove: ["gone"])
    #expect(try sample.status == "")
    #expect(try sample.shell("ls; git ls-files -t") == "a.md\nnew\nH a.md\nS b/c.md\nH new/x.md\n")
    #expect(try sample.repository.workTreeChanges().isEmpty)
    try sample.temporary.write("mine\n", to: "a.md")
    #expect(try sample.repository.workTreeChanges().map(\.path) == ["a.md"])
  }

  @Test func `a file that stands there though it is marked as left out follows, or is in the way`() throws {
    try sample.shell("git update-index --skip-worktree a.md b/c.md")
    try sample.move(set: ["a.md": "ONE\n"])
    #expect(try sample.shell("cat a.md; git ls-files -t") == "ONE\nS a.md\nS b/c.md\nH gone\n")
    try sample.temporary.write("mine\n", to: "b/c.md")
    #expect(throws: GitError.self) { try sample.move(set: ["b/c.md": "TWO\n"]) }
    #expect(try sample.temporary.read("b/c.md") == "mine\n")
  }

  @Test func `line ends are those that git would write`() throws {
    try sample.shell("git config core.autocrlf true && rm a.md && git checkout -q a.md")
    try sample.move(set: ["a.md": "1\n2\n"])
    #expect(try sample.temporary.read("a.md") == "1\r\n2\r\n")
    #expect(try sample.status == "")
    try sample.temporary.write("1\r\n2\r\n3\r\n", to: "a.md")
    let read = try sample.repository.blob(fromWorkTree: "a.md")
    #expect(read.bytes == Array("1\n2\n3\n".utf8))
    #expect(read.blob.hex + "\n" == (try sample.temporary.git("hash-object", "a.md")))
    try sample.move(set: ["a.md": "1\n2\n3\n"], adopted: ["a.md"])
    #expect(try sample.status == "")
  }

  @Test(arguments: ["rm a.md && ln -s b/c.md a.md", "rm a.md && mkfifo a.md", "rm a.md", conflict])
  func `what git add would not store as a text is not read`(setUp: String) throws {
    try sample.shell(setUp)
    #expect(throws: GitError.self) { try sample.repository.blob(fromWorkTree: "a.md") }
  }

  @Test func `an untracked file that is as the commit has it is no obstacle`() throws {
    try sample.temporary.write("x\n", to: "new/x.md")
    try sample.move(set: ["new/x.md": "x\n"])
    #expect(try sample.status == "")
  }

  @Test func `permission to run and links come through`() throws {
    try sample.shell("ln -s a.md link && echo x > run && chmod +x run && git add . && git commit -qm more")
    let later = try sample.temporary.revision("HEAD")
    try sample.shell("git reset -q --hard HEAD~1")
    try sample.repository.update("refs/heads/main", log: "forward", by: sample.ada) { _ in
      BranchMove(commit: ObjectID(hex: later), result: ())
    }
    #expect(try sample.status == "")
    #expect(try sample.shell("readlink link; test -x run && echo runs") == "a.md\nruns\n")
  }

  @Test func `a change in the very second of the index is not hidden`() throws {
    // Git compares whole seconds, and looks at the content where the index is of the same one as the file.
    try sample.shell(
      """
      while [ "$(date +%N | cut -c1)" != 0 ]; do :; done
      touch b/c.md; git add b/c.md; sleep 0.1; echo TWO > b/c.md; sleep 1.1
      """)
    try sample.move(set: ["a.md": "ONE\n"])
    #expect(try sample.status == " M b/c.md\n")
  }

  private func state() throws -> String {
    try sample.shell(
      "git rev-parse HEAD; ls -lR --time-style=full-iso . | grep -v ^total; cat .git/index | sha1sum")
  }
}
