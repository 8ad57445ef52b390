import Git
import ObjectIDs
import TestSupport
import Testing

@Suite struct TreeTests {
  let temporary: TemporaryRepository
  let repository: Repository

  init() throws {
    temporary = try TemporaryRepository()
    repository = try Repository.discover(from: temporary.path)
  }

  @Test func `files are listed recursively in git's order`() throws {
    let files = ["a.md", "a/b.md", "a0", "a/c/d.md", "z"]
    let head = try commit(files)
    let listed = try temporary.git("ls-tree", "-r", "--name-only", "HEAD").split(separator: "\n").map(
      String.init)
    #expect(try repository.files(under: "", in: head).map(\.path) == listed)
    #expect(try repository.files(under: "a", in: head).map(\.path) == ["a/b.md", "a/c/d.md"])
    #expect(try repository.files(under: "a/b.md", in: head).map(\.path) == ["a/b.md"])
    #expect(try repository.files(under: "nowhere", in: head).isEmpty)
  }

  @Test func `a file is found whatever the slash before its name is joined with`() throws {
    let files = ["a/\u{301}b.md", "\u{301}c/\u{200D}d/e.md"]
    let head = try commit(files)
    for file in files {
      #expect(try repository.entry(at: file, in: head).map { Array($0.path.utf8) } == Array(file.utf8))
    }
  }

  @Test func `changes are git's own, for random trees`() throws {
    let seed: UInt64 = 11
    var random = SplitMix(seed: seed)
    var commits: [ObjectID] = []
    for _ in 0..<12 {
      try temporary.git("rm", "-r", "--quiet", "--ignore-unmatch", ".")
      var files: Set<String> = []
      for _ in 0..<8 {
        // "x" is sometimes a file and sometimes a folder; "x.y" and "x0" sort around the folder "x/".
        let name =
          ["x", "x.y", "x0", "x/a", "x/b", "y/x/a", "y/x.a", "é"].randomElement(using: &random) ?? "x"
        if !files.contains(where: { $0.hasPrefix(name + "/") || name.hasPrefix($0 + "/") }) {
          files.insert(name)
        }
      }
      commits.append(try commit(files.sorted(), text: "\(Int.random(in: 0...1, using: &random))\n"))
    }
    for old in commits {
      for new in commits {
        let expected = try temporary.git(
          "-c", "core.quotePath=false", "diff-tree", "-r", "--no-renames", "--name-status", old.hex, new.hex)
        let found = try repository.changes(under: "", from: old, to: new)
        #expect(
          found.map(Self.line).sorted() == expected.split(separator: "\n").map(String.init).sorted(),
          "seed \(seed)")
      }
    }
  }

  @Test func `against nothing, all is added`() throws {
    let head = try commit(["a/b", "a/c", "d"])
    let changes = try repository.changes(under: "a", from: nil, to: head)
    #expect(changes.map(\.path) == ["a/b", "a/c"])
    #expect(changes.allSatisfy { $0.kind == .added })
  }

  @Test func `a file that became a program, a link or a folder is a change`() throws {
    let first = try commit(["a", "b", "c"])
    try Command.run(
      ["sh", "-c", "chmod +x a; rm b c; printf text >c0; ln -s c0 b; mkdir c; echo >c/d"], in: temporary.path,
      environment: TemporaryRepository.environment(home: temporary.home))
    let second = try #require(ObjectID(hex: temporary.commit()))
    let changes = try repository.changes(under: "", from: first, to: second)
    #expect(changes.map(Self.line) == ["M\ta", "M\tb", "D\tc", "A\tc/d", "A\tc0"])
    #expect(changes[0].old?.id == changes[0].new?.id)
    #expect(changes[0].new?.mode == 0o100755)
    #expect(changes[1].new?.kind == .link)
  }

  @Test func `a tree is updated without touching the rest`() throws {
    let head = try commit(["a/b", "a/c", "d"])
    let blob = try repository.write(blob: Array("new".utf8))
    let tree = try repository.tree(
      updating: head, set: [("a/b", blob), ("e/f/g", blob)], remove: ["d"])
    let listed = try temporary.git("ls-tree", "-r", "--name-only", tree.hex)
    #expect(listed == "a/b\na/c\ne/f/g\n")
    #expect(try temporary.git("cat-file", "blob", "\(tree.hex):e/f/g") == "new")
    let emptied = try repository.tree(updating: tree, set: [], remove: ["e/f/g"])
    #expect(try temporary.git("ls-tree", "-r", "-t", "--name-only", emptied.hex) == "a\na/b\na/c\n")
  }

  @Test(arguments: ["../a", "/a", "a//b", "a/", "", ".git/config", "x/.GIT/y", "a\0b", "."])
  func `a path that escapes is refused`(path: String) throws {
    let blob = try repository.write(blob: [])
    let error = #expect(throws: GitError.self) { try repository.tree(updating: nil, set: [(path, blob)]) }
    #expect(error?.kind == .invalid)
  }

  @Test func `a file cannot take a folder's place, nor the other way`() throws {
    let head = try commit(["a/b", "d"])
    let blob = try repository.write(blob: [])
    for path in ["a", "d/e"] {
      #expect(throws: GitError.self) { try repository.tree(updating: head, set: [(path, blob)]) }
    }
    #expect(throws: GitError.self) { try repository.tree(updating: head, set: [], remove: ["nowhere"]) }
  }

  /// A change as `git diff-tree --name-status` prints it.
  private static func line(_ change: TreeChange) -> String {
    switch change.kind {
    case .added: "A\t\(change.path)"
    case .modified: "M\t\(change.path)"
    case .deleted: "D\t\(change.path)"
    }
  }

  private func commit(_ files: [String], text: String = "text\n") throws -> ObjectID {
    let files = Dictionary(uniqueKeysWithValues: files.map { ($0, text) })
    return try #require(ObjectID(hex: temporary.commit(files)))
  }
}
