import Git
import ObjectIDs
import TestSupport
import Testing

@Suite struct ObjectTests {
  @Test func `a commit is read whole`() throws {
    let temporary = try TemporaryRepository()
    let root = try temporary.commit(["a.md": "one\n"], author: "Bé", at: 1_700_000_001)
    let message = "poverty: a floor\n\nWhy it matters.\n\nAmendment: a1/1\namendment: a2/1\nDecision: d1\n"
    try temporary.git(
      "commit", "--quiet", "--allow-empty", "--message", message,
      environment: [
        "GIT_AUTHOR_DATE": "1700000002 -0330"
      ])
    let repository = try Repository.discover(from: temporary.path)
    let commit = try repository.commit(repository.resolve("HEAD"))
    #expect(commit.parents.map(\.hex) == [root])
    #expect(commit.message == message)
    #expect(commit.summary == "poverty: a floor")
    #expect(commit.author.seconds == 1_700_000_002)
    #expect(commit.author.offsetMinutes == -210)
    #expect(commit.trailers.map(\.key) == ["Amendment", "amendment", "Decision"])
    #expect(commit.trailerValues("Amendment") == ["a1/1", "a2/1"])
    let first = try repository.commit(commit.parents[0])
    #expect(first.author.name == "Bé")
    #expect(first.author.email == "bé@example.org")
    #expect(first.tree == commit.tree)
  }

  @Test func `odd commits are read leniently`() throws {
    let temporary = try TemporaryRepository()
    let tree = try temporary.git("hash-object", "-t", "tree", "-w", "/dev/null").prefix(40)
    func stored(_ headers: String, _ message: String) throws -> CommitInfo {
      let text = "tree \(tree)\n\(headers)\n\n\(message)"
      let id = try temporary.git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", input: text)
      let repository = try Repository.discover(from: temporary.path)
      return try repository.commit(#require(ObjectID(hex: id.prefix(40))))
    }
    for (line, expected) in [
      ("A <b> <c@d> 12", Signature(name: "A", email: "b> <c@d", seconds: 12)),
      (" <> 9 +0000", Signature(name: "", email: "", seconds: 9)),
      (
        "  Bé van Dam  <b@x>  1700000002  -0930",
        Signature(name: "Bé van Dam", email: "b@x", seconds: 1_700_000_002, offsetMinutes: -570)
      ),
      ("A <a> -5 +0100", Signature(name: "A", email: "a", seconds: -5, offsetMinutes: 60)),
      ("A <a>", Signature(name: "A", email: "a", seconds: 0)),
      ("A", Signature(name: "A", email: "", seconds: 0)),
      ("A <a> soon +1", Signature(name: "A", email: "a", seconds: 0, offsetMinutes: 1)),
      ("A <a> 99999999999999999999 +99999999999", Signature(name: "A", email: "a", seconds: 0)),
    ] {
      let odd = try stored("author \(line)\ncommitter a <a> 1 +0000\ngpgsig -----\n more\n  tree x", "")
      #expect(odd.author == expected)
      #expect(odd.committer == Signature(name: "a", email: "a", seconds: 1))
      #expect(odd.message.isEmpty)
    }
  }

  @Test func `a message that is no UTF-8 is repaired`() throws {
    let temporary = try TemporaryRepository()
    try temporary.write("", to: "empty")
    let tree = try temporary.git("hash-object", "-t", "tree", "-w", "/dev/null").prefix(40)
    let script = #"""
      printf 'tree \#(tree)\nauthor a <a> 1 +0000\ncommitter a <a> 1 +0000\n%s\ncaf\351' "$1" \
        | git hash-object -t commit -w --stdin
      """#
    let environment = TemporaryRepository.environment(home: temporary.home)
    for (header, expected) in [("", "caf\u{FFFD}"), ("encoding ISO-8859-1\n", "café")] {
      let id = try Command.run(
        ["sh", "-c", script, "sh", header], in: temporary.path, environment: environment)
      let repository = try Repository.discover(from: temporary.path)
      #expect(try repository.commit(#require(ObjectID(hex: id.prefix(40)))).message == expected)
    }
  }

  @Test func `blobs are read, measured and missed`() throws {
    let temporary = try TemporaryRepository()
    try temporary.commit(["papers/housing/paper.md": "Rent\n", "link": ""])
    let repository = try Repository.discover(from: temporary.path)
    let head = try repository.resolve("HEAD")
    let entry = try #require(try repository.entry(at: "papers/housing/paper.md", in: head))
    #expect(entry.name == "paper.md")
    #expect(entry.path == "papers/housing/paper.md")
    #expect(entry.kind == .blob)
    #expect(try repository.blob(entry.id) == Array("Rent\n".utf8))
    #expect(try repository.blobSize(entry.id) == 5)
    #expect(try repository.blob(at: "papers/housing/paper.md", in: head) == Array("Rent\n".utf8))
    for absent in ["papers/housing", "papers/hous", "papers/housing/paper.md/x", "nowhere"] {
      #expect(try repository.blob(at: absent, in: head) == nil)
    }
    let missing = #expect(throws: GitError.self) { try repository.blob(.zero) }
    #expect(missing?.kind == .notFound)
    let wrong = #expect(throws: GitError.self) { try repository.blob(head) }
    #expect(wrong?.kind == .invalid)
  }
}
