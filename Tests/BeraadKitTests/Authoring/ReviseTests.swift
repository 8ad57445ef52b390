import BeraadKit
import Deliberation
import TestSupport
import Testing

@Suite struct ReviseTests {
  let alliance: Alliance

  init() throws { alliance = try Alliance() }

  @Test func `only the draft is committed, other work stays as it is`() throws {
    let draft = try alliance.repository.read("papers/housing/paper.md")
    try alliance.repository.write(draft + "More.\n", to: "papers/housing/paper.md")
    try alliance.repository.write("mine\n", to: "notes.md")
    try alliance.repository.git("add", "notes.md")
    _ = try alliance.editors.revise("housing", because: "More\n\nand why.")
    #expect(
      try alliance.repository.git("show", "--format=%s|%b", "--name-only", "main").hasPrefix("housing: More|")
    )
    #expect(try alliance.repository.git("status", "--porcelain") == "A  notes.md\n")
  }

  @Test func `what is stored is what git add would store`() throws {
    try alliance.repository.commit([".gitattributes": "* text=auto\n"])
    let draft = try alliance.repository.read("papers/housing/paper.md")
    try alliance.repository.write(
      draft.replacing("\n", with: "\r\n") + "More.\r\n", to: "papers/housing/paper.md")
    _ = try alliance.editors.revise("housing", because: "More")
    #expect(try alliance.repository.git("show", "main:papers/housing/paper.md") == draft + "More.\n")
    #expect(try alliance.repository.git("status", "--porcelain") == "")
    #expect(
      try alliance.repository.read("papers/housing/paper.md").hasSuffix("More.\r\n"),
      "the file stays as it was typed")
  }

  @Test func `equal signs are prose, and whatever is left of a conflict is not`() throws {
    let draft = try alliance.repository.read("papers/housing/paper.md")
    try alliance.repository.write(
      draft + "\nA heading\n=======\n\n<<<< so\n", to: "papers/housing/paper.md")
    _ = try alliance.editors.revise("housing", because: "Prose")
    for left in [
      "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> theirs\n", "<<<<<<< ours\n", ">>>>>>> theirs\n",
    ] {
      try alliance.repository.write(draft + left, to: "papers/housing/paper.md")
      let refusal = #expect(throws: Refusal.self) {
        try alliance.editors.revise("housing", because: "A conflict")
      }
      #expect(refusal?.explanation.message.contains("the marks of a merge conflict") == true)
    }
    // By plain git it gets onto main all the same: an edition is not made of it.
    try alliance.repository.git("commit", "--quiet", "--all", "--message", "x")
    let refusal = #expect(throws: Refusal.self) {
      try alliance.editors.publish("housing", edition: 1, to: "edition", dryRun: true)
    }
    #expect(refusal?.explanation.message.contains("the marks of a merge conflict") == true)
  }

  @Test func `nothing to commit, a broken text and another branch are refused`() throws {
    func message(_ act: () throws -> Void) -> String {
      let error = #expect(throws: (any Error).self, performing: act)
      return (error as? any Explained)?.explanation.message ?? ""
    }
    let revise = { _ = try alliance.editors.revise("housing", because: "So.") }
    #expect(message(revise).contains("there is nothing to commit"))
    try alliance.repository.write("a\u{0}b", to: "papers/housing/paper.md")
    #expect(message(revise).contains("holds a NUL byte"))
    try alliance.repository.git("checkout", "--quiet", "--", ".")
    // Main stands in another work tree: what lies here is another branch's.
    try alliance.repository.git("switch", "--quiet", "-c", "mine")
    try alliance.repository.git(
      "worktree", "add", "--quiet", alliance.repository.surroundings + "/main", "main")
    try alliance.repository.write("Of another branch.\n", to: "papers/housing/paper.md")
    #expect(message(revise).contains("is not checked out here"))
    try alliance.repository.git("rm", "--quiet", "-f", "papers/housing/paper.md")
    #expect(message(revise).contains("is not checked out here"))
  }
}
