import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A clone whose main is behind: what others made since is no fault of theirs, and nothing is published as if it were not there.
@Suite struct StaleCloneTests {
  static let wording = PollName(paper: "housing", poll: "wording")

  /// Opens a vote about a change of the tenants.
  private func open(in hall: Assembly) throws {
    let id = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    let definition = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
       "rule": "majority", "alternatives": [{"id": "it", "text": "1", "targets": ["\(id)/1"]},
       {"id": "leave", "text": "2"}]}
      """
    _ = try hall.as("board").newPoll(Self.wording, definition: Array(definition.utf8))
    _ = try hall.as("board").openPoll(Self.wording)
  }

  /// A clone from before a vote was opened, with the branch of who voted in it.
  private func stale() throws -> (here: Assembly, stale: Assembly) {
    let here = try Assembly()
    let stale = try Assembly(cloning: here)
    try open(in: here)
    try here.vote("it", in: "wording", by: "carers")
    let branch = "refs/heads/partners/carers"
    try stale.repository.git("fetch", "--quiet", here.repository.path, "\(branch):\(branch)")
    return (here, stale)
  }

  @Test func `a vote in a poll that main here does not have yet waits, and nobody is told to delete it`()
    throws
  {
    let (here, stale) = try stale()
    let branches = try stale.as("board").collect(CollectWish(isOffline: true)).branches
    #expect(branches.flatMap(\.taken).isEmpty && branches.map(\.leftOut) == [[.ahead: 1]])
    #expect(
      branches.flatMap(\.refused).allSatisfy {
        $0.english.contains("rests on what main here does not have yet, and waits for that")
      }, "\(branches)")
    for partner in ["carers", "board"] {
      let said = try stale.as(partner).examine(mends: false).findings.flatMap { [$0.advice] + $0.further }
      #expect(
        said.allSatisfy { !$0.english.contains(" rm ") && !$0.english.contains("take the file away") },
        "\(said.map(\.english))")
      #expect(said.contains { $0.english.hasSuffix("beraad sync") }, "\(said)")
    }
    try stale.pull(from: here)
    let taken = try stale.as("board").collect(CollectWish(isOffline: true)).branches.flatMap(\.taken)
    #expect(taken.count == 1)
  }

  @Test func `a vote on a branch that was begun before its poll waits as well`() throws {
    let here = try Assembly()
    // The branch does not bring the commit along that the vote was written against.
    _ = try here.amend("a roof", "a dry roof", by: "carers")
    let stale = try Assembly(cloning: here)
    try open(in: here)
    try here.vote("it", in: "wording", by: "carers")
    let branch = "refs/heads/partners/carers"
    try stale.repository.git("fetch", "--quiet", here.repository.path, "+\(branch):\(branch)")
    let left = try stale.as("board").collect(CollectWish(isOffline: true, isDryRun: true)).branches.map(
      \.leftOut)
    #expect(left == [[.ahead: 1]], "\(left)")
    for partner in ["carers", "board"] {
      let said = try stale.as(partner).examine(mends: false).findings.flatMap { [$0.advice] + $0.further }
      #expect(said.allSatisfy { !$0.english.contains(" rm ") }, "\(said.map(\.english))")
    }
  }

  @Test func `a poll that is not there may be elsewhere`() throws {
    let (_, stale) = try stale()
    do {
      _ = try stale.as("board").closePoll(Self.wording, isOffline: true)
      Issue.record("closed what is not there")
    } catch let error as any Explained {
      #expect(error.explanation.hints.contains { $0.hasSuffix("beraad sync") })
    }
  }

  @Test func `an edition is not published past a main of the host that is newer`() throws {
    let here = try Assembly()
    let stale = try Assembly(cloning: here)
    try here.repository.commit(["notes.md": "Something new."])
    let refused = try stale.refusal {
      _ = try stale.as("board").publish("housing", edition: 1, to: "edition", dryRun: false)
    }
    #expect(refused.contains("is newer than main here") && refused.hasSuffix("beraad sync"), "\(refused)")
    _ = try stale.as("board").publish(
      "housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
  }

  @Test func `what a merge under way brings is no difference from the commit`() throws {
    let here = try Assembly()
    let there = try Assembly(cloning: here)
    for (hall, word) in [(here, "today"), (there, "tomorrow")] {
      let draft = try hall.repository.read("papers/housing/paper.md")
      try hall.repository.write(draft.replacing("soon", with: word), to: "papers/housing/paper.md")
      _ = try hall.as("board").revise("housing", because: "A word")
    }
    _ = try there.amend("Rents rise", "Rents climb", by: "tenants")
    try there.collect()
    try here.repository.git("fetch", "--quiet", there.repository.path, "main")
    for merge in [["merge", "--quiet", "FETCH_HEAD"], ["merge", "--quiet", "--squash", "FETCH_HEAD"]] {
      _ = try? here.repository.git(merge)
      let staged = try here.repository.git("diff", "--cached", "--name-only", "--diff-filter=A")
      #expect(staged.contains("amendments/tenants"))
      let report = try here.as("board").verify(nil, since: nil, files: nil)
      #expect(report.ok, "\(report.checks.filter { !$0.ok })")
      try here.repository.git("reset", "--quiet", "--hard")
    }
  }

  @Test func `doctor names an untracked file in the place of a partner's folder`() throws {
    let here = try Assembly()
    try here.repository.write("hi", to: "papers/housing/comments/carers")
    let found = try here.as("board").examine(mends: false).findings.map(\.what.english)
    #expect(found.contains { $0.hasPrefix("papers/housing/comments/carers is no folder") }, "\(found)")
  }

  @Test func `what refuses an edition here comes before the host is asked, and a silent host holds none up`()
    throws
  {
    let here = try Assembly()
    let stale = try Assembly(cloning: here)
    try here.repository.commit(["notes.md": "Something new."])
    let refused = try stale.refusal {
      _ = try stale.as("board").publish("housing", edition: 7, to: "edition", dryRun: false)
    }
    #expect(refused.contains("number 1, not 7"), "\(refused)")
    try stale.repository.git("remote", "set-url", "origin", stale.repository.surroundings + "/nowhere")
    let published = try stale.as("board").publish("housing", edition: 1, to: "edition", dryRun: false)
    #expect(published.trouble != nil && published.unsent)
  }

  @Test(arguments: [true, false])
  func `a record on a newer paper or roster waits`(_ isRoster: Bool) throws {
    let here = try Assembly()
    let stale = try Assembly(cloning: here)
    if isRoster {
      _ = try here.as("board").addPartner(
        "cyclists", name: "Cyclists", kind: nil, region: nil, roles: [], person: "p9")
    } else {
      _ = try here.as("board").newPaper(
        "roads", title: "Roads", kind: .manifesto, language: nil, adopting: nil)
    }
    let who = isRoster ? "cyclists" : "tenants"
    let paper = isRoster ? "housing" : "roads"
    _ = try here.as(who).comment(
      on: paper, quote: isRoster ? "affordable" : "Roads", nth: nil, intent: .remark, text: "For whom?")
    try stale.repository.git("fetch", "--quiet", "origin", "partners/\(who):partners/\(who)")
    let said = try stale.as("board").examine(mends: false).findings
    #expect(said.allSatisfy { !$0.advice.english.contains("take the file away") }, "\(said)")
    let left = try stale.as("board").collect(CollectWish(isOffline: true)).branches.map(\.leftOut)
    #expect(left == [[isRoster ? .branch : .ahead: 1]], "\(left)")
  }

  @Test func `the way to put a file aside says where main is checked out`() throws {
    let here = try Assembly()
    try here.repository.commit(["papers/housing/decisions": "hi"])
    func advice() throws -> [String] {
      try here.as("board").examine(mends: false).findings.map(\.advice.english).filter {
        $0.contains("mv -n")
      }
    }
    #expect(try advice().allSatisfy { $0.contains("with: git rm -r") })
    try here.repository.git("switch", "--quiet", "--create", "side")
    let elsewhere = try advice()
    #expect(elsewhere.contains { $0.contains("with: git switch 'main' && git rm -r") }, "\(elsewhere)")
    let tree = here.repository.surroundings + "/tree"
    try here.repository.git("worktree", "add", "--quiet", tree, "main")
    let beside = try advice()
    #expect(beside.contains { $0.contains("with: (cd '\(tree)' && git rm -r") }, "\(beside)")
  }

  @Test func `two drafts begun under one name are named until they are settled, and no more then`() throws {
    let here = try Assembly()
    let there = try Assembly(cloning: here)
    for (hall, title) in [(here, "Roads A"), (there, "Roads B")] {
      _ = try hall.as("board").newPaper("roads", title: title, kind: .manifesto, language: nil, adopting: nil)
    }
    _ = try? here.pull(from: there)
    try here.repository.git("checkout", "--quiet", "--ours", "papers/roads/paper.md")
    try here.repository.git("commit", "--quiet", "--all", "--no-edit")
    func open() throws -> [String] {
      try here.as("board").verify(nil, since: nil, files: nil).checks.filter(\.waits).map(\.name)
    }
    #expect(try open() == ["roads: apart"])
    _ = try here.as("board").revise("roads", because: "As it stands")
    #expect(try open().isEmpty)
  }
}
