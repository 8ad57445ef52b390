import Git
import ObjectIDs
import TestSupport
import Testing

@Suite struct MoveTests {
  let sample: SampleMoves

  init() throws { sample = try SampleMoves() }

  @Test func `a branch that is checked out moves with index, files and reflogs`() throws {
    let before = try sample.temporary.revision("HEAD")
    let commit = try sample.move(set: ["a.md": "ONE\n", "new/deep/x.md": "x\n"], remove: ["gone"])
    #expect(try sample.temporary.revision("HEAD") == commit.hex)
    #expect(try sample.status == "")
    #expect(try sample.temporary.read("a.md") == "ONE\n")
    #expect(try sample.temporary.read("new/deep/x.md") == "x\n")
    #expect(throws: (any Error).self) { try sample.temporary.read("gone") }
    #expect(try sample.leftovers == "")
    for log in ["HEAD", "refs/heads/main"] {
      let line = try #require(try sample.temporary.read(".git/logs/\(log)").split(separator: "\n").last)
      #expect(line == "\(before) \(commit) Ada <ada@example.org> 1700000000 +0000\tberaad: move")
    }
    try sample.temporary.git("fsck", "--strict")
  }

  @Test func `the index is what git would have made of it`() throws {
    try sample.move(set: ["a.md": "ONE\n", "n": "n\n"], paths: ["a.md", "n"])
    #expect(try sample.temporary.git("diff-files", "--name-only") == "")
    let ours = try sample.temporary.git("ls-files", "--stage")
    try sample.shell("rm .git/index && git reset --quiet")
    #expect(try sample.temporary.git("ls-files", "--stage") == ours)
  }

  @Test func `the first commit of a branch fills an empty work tree`() throws {
    let empty = try TemporaryRepository()
    let repository = try Repository.discover(from: empty.path)
    let blob = try repository.write(blob: Array("x\n".utf8))
    try repository.update("refs/heads/main", log: "first", by: sample.ada) { tip in
      #expect(tip == nil)
      let commit = try repository.createCommit(
        tree: repository.tree(updating: nil, set: [("p/x.md", blob)]), parents: [], author: sample.ada,
        committer: sample.ada, message: "x\n")
      return BranchMove(commit: commit, result: ())
    }
    #expect(try empty.git("status", "--porcelain") == "")
    #expect(try empty.read("p/x.md") == "x\n")
  }

  @Test func `every work tree on the branch follows, and no other`() throws {
    try sample.temporary.git("worktree", "add", "--quiet", "-b", "other", "../linked")
    try sample.move("refs/heads/other", set: ["a.md": "OTHER\n"])
    let linked = try Command.run(
      ["sh", "-c", "git status --porcelain; cat a.md"], in: sample.temporary.surroundings + "/linked",
      environment: TemporaryRepository.environment(home: sample.temporary.home))
    #expect(linked == "OTHER\n")
    #expect(try sample.temporary.read("a.md") == "one\n")
    #expect(try sample.status == "")
  }

  @Test func `what the work tree holds already is adopted`() throws {
    try sample.temporary.write("REVISED\n", to: "a.md")
    let read = try sample.repository.blob(fromWorkTree: "a.md")
    #expect(read.bytes == Array("REVISED\n".utf8))
    try sample.move(set: ["a.md": "REVISED\n"], adopted: ["a.md"])
    #expect(try sample.status == "")
    #expect(try sample.temporary.git("diff-files", "--name-only") == "")
  }

  @Test func `other work in the tree is left alone`() throws {
    try sample.temporary.write("mine\n", to: "b/c.md")
    try sample.temporary.write("mine\n", to: "untracked")
    try sample.move(set: ["a.md": "ONE\n"])
    #expect(try sample.status == " M b/c.md\n?? untracked\n")
  }

  @Test func `a folder comes to stand when the branch moves`() throws {
    let place = sample.temporary.surroundings + "/public/edition"
    let files = [FolderPlacement.File(name: "index.html", bytes: Array("<p>".utf8))]
    try sample.move(set: ["e": "1\n"], placements: [FolderPlacement(path: place, files: files)])
    #expect(try sample.shell("cat '\(place)/index.html'; ls -A '\(place)/..'") == "<p>edition\n")
    try sample.shell("echo mine > '\(place)/mine'")
    let again = [FolderPlacement.File(name: "index.html", bytes: Array("<b>".utf8))]
    try sample.move(set: ["e": "2\n"], placements: [FolderPlacement(path: place, files: again)])
    #expect(
      try sample.shell("cat '\(place)/index.html' '\(place)/mine'; ls -A '\(place)'")
        == "<b>mine\nindex.html\nmine\n")
    #expect(try sample.leftovers == "")
  }
}
