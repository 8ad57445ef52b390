import Git
import ObjectIDs
import TestSupport
import Testing

@Suite struct WritingTests {
  let temporary: TemporaryRepository
  let repository: Repository
  let ada = Signature(name: "Ada", email: "ada@example.org", seconds: 1_700_000_000, offsetMinutes: 90)

  init() throws {
    temporary = try TemporaryRepository()
    repository = try Repository.discover(from: temporary.path)
  }

  @Test func `a commit is byte for byte what git makes of it`() throws {
    let parent = try #require(ObjectID(hex: temporary.commit(["a.md": "één\n"])))
    let tree = try repository.tree(of: parent)
    let west = Signature(name: "Bé van Dam", email: "", seconds: 1_700_000_001, offsetMinutes: -570)
    let message = "a: why\n\nDecision: d1\n"
    let id = try repository.createCommit(
      tree: tree, parents: [parent], author: ada, committer: west, message: message)
    let expected = try temporary.git(
      "-c", "i18n.commitEncoding=UTF-8", "commit-tree", tree.hex, "-p", parent.hex, input: message,
      environment: [
        "GIT_AUTHOR_DATE": "1700000000 +0130", "GIT_COMMITTER_NAME": "Bé van Dam", "GIT_COMMITTER_EMAIL": "",
        "GIT_COMMITTER_DATE": "1700000001 -0930",
      ])
    #expect(expected == id.hex + "\n")
    let read = try repository.commit(id)
    #expect(read.author == ada)
    #expect(read.committer == west)
  }

  @Test func `a signature stands in the commit, and is made over the text without it`() throws {
    let tree = try repository.tree(updating: nil, set: [])
    var signed = ""
    let id = try repository.createCommit(
      tree: tree, parents: [], author: ada, committer: ada, message: "signed\n"
    ) { text in
      signed = text
      return "-----BEGIN SSH SIGNATURE-----\nabc\n-----END SSH SIGNATURE-----"
    }
    let stored = try temporary.git("cat-file", "commit", id.hex)
    #expect(stored.contains("gpgsig -----BEGIN SSH SIGNATURE-----\n abc\n -----END SSH SIGNATURE-----\n"))
    let unsigned = try repository.createCommit(
      tree: tree, parents: [], author: ada, committer: ada, message: "signed\n")
    #expect(try temporary.git("cat-file", "commit", unsigned.hex) == signed)
    #expect(try repository.commit(id).message == "signed\n")
    struct NoKey: Error {}
    #expect(throws: NoKey.self) {
      try repository.createCommit(tree: tree, parents: [], author: ada, committer: ada, message: "") { _ in
        throw NoKey()
      }
    }
  }

  @Test func `what cannot be in a commit is refused`() throws {
    let tree = try repository.tree(updating: nil, set: [])
    func refused(_ author: Signature, message: String = "m", parents: [ObjectID] = []) -> GitError.Kind? {
      let error = #expect(throws: GitError.self) {
        try repository.createCommit(
          tree: tree, parents: parents, author: author, committer: ada, message: message)
      }
      return error?.kind
    }
    for name in ["", " ", "A <b", "A\nb", "A\0"] {
      #expect(refused(Signature(name: name, email: "", seconds: 0)) == .invalid)
    }
    #expect(refused(Signature(name: "A", email: "a>", seconds: 0)) == .invalid)
    #expect(refused(ada, message: "a\0b") == .invalid)
    #expect(refused(ada, parents: [tree]) == .invalid)
    let absent = try #require(ObjectID(hex: String(repeating: "a", count: 40)))
    #expect(refused(ada, parents: [absent]) == .notFound)
  }

  @Test(arguments: [(-1, "0"), (Int64.min, "0"), (Int64.max, "253402300799")])
  func `a clock that is far off makes no commit that git refuses`(seconds: Int64, written: String) throws {
    let far = Signature(name: "Ada", email: "", seconds: seconds, offsetMinutes: 100_000)
    let id = try repository.createCommit(
      tree: repository.tree(updating: nil, set: []), parents: [], author: far, committer: far, message: "m\n")
    #expect(try temporary.git("cat-file", "commit", id.hex).contains("author Ada <> \(written) +9959\n"))
    try temporary.git("update-ref", "refs/heads/main", id.hex)
    try temporary.git("fsck", "--strict")
  }

  @Test func `the same blob twice is one object`() throws {
    let first = try repository.write(blob: Array("same".utf8))
    #expect(try repository.write(blob: Array("same".utf8)) == first)
    #expect(try temporary.git("cat-file", "blob", first.hex) == "same")
    #expect(try repository.blob(repository.write(blob: [])) == [])
  }
}
