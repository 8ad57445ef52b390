import Foundation
import TestSupport
import Testing

/// Repositories and files in which Beraad cannot or may not work.
@Suite struct BadWorkspaceTests {
  static let comment = ["comment", "housing", "--on", "Rents", "-m", "Hm."]
  static let revise = ["revise", "housing", "-m", "Hm.", "--as", "editors"]

  @Test func `no repository, no commit, no roster`() throws {
    var bench = try Workbench.empty()
    try bench.expectRefusal(Self.comment, naming: "has no commit on its branch 'main' yet", "beraad init")
    try bench.temporary.commit(["a.md": "Text.\n"])
    try bench.expectRefusal(Self.comment, naming: "has no reviewers.json", "beraad init")
    let folder = try TemporaryFolder()
    bench.directory = folder.path
    try bench.expectRefusal(Self.comment, naming: "There is no git repository in \(folder.path)")
    bench.directory = folder.path + "/nowhere"
    try bench.expectRefusal(Self.comment, naming: "\(folder.path)/nowhere")
  }

  @Test func `a detached HEAD and a bare repository take nothing`() throws {
    let bench = try Workbench()
    try bench.require("comment", "housing", "--on", "Rents", "-m", "Before.")
    try bench.temporary.git("switch", "--quiet", "--detach")
    try bench.expectRefusal(Self.comment, naming: "HEAD is detached at", "git switch main")
    try bench.expectRefusal(Self.revise, naming: "HEAD is detached at")
    try bench.expectRefusal(["collect", "--as", "editors"], naming: "HEAD is detached at")
    try bench.expectRefusal(["init"], naming: "HEAD is detached")
    #expect(bench.run("list", "housing", "comments").status == 0)
    var bare = try Workbench()
    bare.directory = bare.temporary.surroundings + "/bare.git"
    try bare.temporary.git("clone", "--quiet", "--bare", ".", bare.directory)
    try bare.expectRefusal(Self.comment, naming: "This is a bare repository", "clone it")
    try bare.expectRefusal(Self.revise, naming: "bare repository")
    #expect(bare.run("list", "housing", "comments").status == 0)
  }

  @Test func `a shallow clone says how to deepen it`() throws {
    var bench = try Workbench()
    let path = bench.temporary.surroundings + "/shallow"
    try bench.temporary.git("clone", "--quiet", "--depth", "1", "file://\(bench.temporary.path)", path)
    bench.directory = path
    let outcome = bench.run("list", "housing", "comments")
    #expect(outcome.status == 1)
    #expect(outcome.story.contains("shallow clone") && outcome.story.contains("git fetch --unshallow"))
  }

  @Test func `where the objects that a clone borrows are gone every command says so, and what to type`()
    throws
  {
    var bench = try Workbench()
    let (lender, path) = (bench.temporary.surroundings + "/lender", bench.temporary.surroundings + "/shared")
    try bench.temporary.git("clone", "--quiet", "--bare", bench.temporary.path, lender)
    try bench.temporary.git("clone", "--quiet", "--shared", lender, path)
    bench.directory = path
    let gone = lender + ".gone"
    try FileManager.default.moveItem(atPath: lender, toPath: gone)
    for command in [
      ["status"], ["show", "housing"], ["log", "housing"], ["list", "housing", "comments"], ["verify"],
      Self.comment,
      Self.revise, ["partner", "add", "more", "--name", "More", "--as", "editors"],
      ["collect", "--as", "editors"],
    ] {
      try bench.expectRefusal(
        command, naming: "This clone borrows the objects of \(lender)/objects, which is gone",
        "put that folder back",
        "git repack -a -d", "beraad join ADDRESS FOLDER")
    }
    try FileManager.default.moveItem(atPath: gone, toPath: lender)
    try bench.require("comment", "housing", "--on", "Rents", "-m", "Hm.")
  }

  @Test func `a draft that was edited is not overwritten by a merge`() throws {
    let bench = try Workbench()
    let id = try bench.require(
      "amend", "housing", "--replace", "a roof", "--with", "walls", "--because", "Hm.")
    try bench.require("collect", "--as", "editors")
    try bench.require("decide", id, "adopt", "--because", "Yes.", "--as", "editors")
    try bench.temporary.write(Workbench.draft + "Mine.\n", to: "papers/housing/paper.md")
    try bench.expectRefusal(
      ["merge", "housing", "--yes", "--as", "editors"],
      naming: "papers/housing/paper.md has changes that are not committed",
      "beraad revise")
    #expect(try bench.temporary.read("papers/housing/paper.md").hasSuffix("Mine.\n"))
    try bench.temporary.git("checkout", "--quiet", "--", "papers/housing/paper.md")
    try bench.require("merge", "housing", "--yes", "--as", "editors")
    #expect(try bench.temporary.read("papers/housing/paper.md").contains("more than walls"))
    #expect(try bench.temporary.git("status", "--porcelain") == "")
  }

  @Test(arguments: [
    ("{", "reviewers.json is not JSON"),
    ("", "reviewers.json is not JSON: the text ends too early, at byte 0"),
    ("[]", "reviewers.json is not as it should be"), ("{\"format\":2}", "has format 2"),
    (
      "{\"format\":1,\"alliance\":{\"name\":\"A\",\"lang\":\"en\"},\"partners\":[],\"colour\":1}",
      "\"colour\" is unknown"
    ),
    (
      "{\"format\":1,\"alliance\":{\"name\":\"A\",\"lang\":\"en\"},\"partners\":[{\"id\":\"../x\",\"name\":\"X\",\"people\":[]}]}",
      "is no name: '../x'"
    ),
  ])
  func `a broken roster is named by every command`(text: String, message: String) throws {
    let bench = try Workbench()
    try bench.temporary.commit(["reviewers.json": text])
    for command in [
      Self.comment, Self.revise, ["status"], ["show", "housing"], ["collect", "--as", "editors"],
      ["partner", "list"],
    ] {
      try bench.expectRefusal(command, naming: message)
    }
  }

  @Test(arguments: [
    ("{", "is not JSON"), ("{\"format\":2,\"kind\":\"comment\"}", "has format 2"),
    ("{\"format\":1,\"id\":\"\\ud800\"}", "half of a surrogate pair"),
  ])
  func `a broken record on main is named by what reads, and refused by what rests on it`(
    text: String, message: String
  )
    throws
  {
    let bench = try Workbench()
    let path = "papers/housing/comments/tenants/00/c00000000000000000000000000000000.json"
    try bench.temporary.commit([path: text])
    for command in [
      ["list", "housing", "comments"], ["show", "housing"], ["status"],
    ] {
      let outcome = bench.run(command)
      #expect(outcome.status == 0 && outcome.story.contains(path) && outcome.story.contains(message))
    }
    try bench.expectRefusal(["merge", "housing", "--as", "editors"], naming: path, message)
  }

  @Test func `init leaves alone what is there`() throws {
    let bench = try Workbench()
    let again = bench.run("init")
    #expect(again.status == 0 && again.story.contains("is a workspace already"))
    let fresh = try Workbench.empty()
    try fresh.temporary.commit(["a.md": "Text.\n"])
    try fresh.temporary.write("mine", to: "reviewers.json")
    try fresh.expectRefusal(["init"], naming: "reviewers.json stands there already, and is not committed")
    #expect(try fresh.temporary.read("reviewers.json") == "mine")
  }
}
