import BeraadKit
import Deliberation
import TestSupport
import Testing

/// What was mailed to the partners shows later whether anything was rewritten.
@Suite struct SinceTests {
  let alliance: Alliance
  init() throws { alliance = try Alliance() }

  private func since(_ commit: String) throws -> Verification.Check {
    try #require(
      try alliance.editors.verify(nil, since: commit, files: nil).checks.first { $0.name == "since" })
  }

  @Test func `results stay what they were, and later ones are no change`() throws {
    let name = PollName(paper: "housing", poll: "course")
    _ = try alliance.editors.newPoll(name, question: "Do you stand behind it?", wish: .stance)
    let opened = try #require(try alliance.editors.openPoll(name).commit)
    _ = try alliance.tenants.vote(in: name, VoteWish(option: "supports"))
    let closed = try #require(try alliance.editors.closePoll(name).commit)
    #expect(try alliance.repository.revision("main") == closed)
    _ = try alliance.amend("soon", to: "before 2030")
    for commit in [opened, closed] {
      let check = try since(commit)
      #expect(check.ok, "\(check)")
    }
    #expect(try since(closed).detail.contains("none of the 1 results"))
  }

  @Test func `a main that was rewritten is found out`() throws {
    let old = try alliance.repository.revision("main")
    try alliance.repository.git("commit", "--quiet", "--amend", "--message", "Otherwise")
    let check = try since(old)
    #expect(!check.ok && check.detail.contains("it was rewritten"))
  }
}
