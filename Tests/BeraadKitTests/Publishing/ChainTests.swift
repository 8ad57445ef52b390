import BeraadKit
import Deliberation
import TestSupport
import Testing

/// What plain git can write about words that were proposed and adopted, and `verify` has to name.
@Suite struct ChainTests {
  let alliance: Alliance

  init() throws { alliance = try Alliance() }

  private var repository: TemporaryRepository { alliance.repository }

  /// An amendment that was adopted; merged too, where that is asked for.
  private func adopted(isMerged: Bool) throws -> (amendment: String, decision: String) {
    let id = try alliance.amend("soon", to: "before 2030")
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    let decision = try alliance.editors.decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    if isMerged { _ = try alliance.editors.merge("housing", accepting: .all) }
    return (id, decision.id)
  }

  private func faults() throws -> [String] {
    try alliance.editors.verify(nil, since: nil, files: nil).checks.filter { !$0.ok }.flatMap(\.sentences)
      .map(\.english)
  }

  @Test func `a second commit that says it merged what was merged already is held against it too`() throws {
    _ = try adopted(isMerged: true)
    #expect(try faults().isEmpty)
    let message = try repository.git("log", "-1", "--format=%B")
    let draft = try repository.read("papers/housing/paper.md")
    try repository.write(draft + "The tax on rich people is doubled.\n", to: "papers/housing/paper.md")
    try repository.git(
      "commit", "--quiet", "--all", "--author=tenants <p1@tenants.beraad.invalid>", "--message", message)
    #expect(try faults().contains { $0.contains("changed other words than") })
  }

  @Test func `a commit that says it merged something, and did nothing, is named`() throws {
    let (amendment, decision) = try adopted(isMerged: false)
    try repository.git(
      "commit", "--quiet", "--allow-empty", "--author=tenants <p1@tenants.beraad.invalid>", "--message",
      "merge: x\n\nAmendment: \(amendment)/1\nDecision: \(decision)\nPartner: tenants")
    #expect(try faults().contains { $0.contains("changed nothing") })
  }

  @Test func `a commit that merged what the draft said already is right`() throws {
    let first = try alliance.amend("soon", to: "before 2030")
    let draft = try repository.read("papers/housing/paper.md")
    try repository.write(draft.replacing("soon", with: "before 2030"), to: "papers/housing/paper.md")
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.revise("housing", because: "A date")
    _ = try alliance.editors.decide([first], .adopted, because: "Yes.", poll: nil, dryRun: false)
    let merged = try alliance.editors.merge("housing", accepting: .all)
    #expect(merged.steps.count == 1)
    #expect(try faults().isEmpty)
  }

  @Test func `a merging commit that credits somebody else is named`() throws {
    _ = try adopted(isMerged: true)
    let message = try repository.git("log", "-1", "--format=%B")
    let comment = "c19be03a7f4d25c8816ab0e93f47d1c62"
    try repository.git(
      "commit", "--quiet", "--amend", "--author=carers <p1@carers.beraad.invalid>", "--message",
      message.replacing("Partner: tenants", with: "Comment: \(comment)\nPoll: course\nPartner: carers"))
    let faults = try faults()
    for stray in ["“Comment: \(comment)”", "“Poll: course”", "“Partner: carers”", "'carers' as its author"] {
      #expect(faults.contains { $0.contains(stray) }, "\(stray) in \(faults)")
    }
  }

  @Test func `a commit that claims the change of another paper is held against it`() throws {
    _ = try adopted(isMerged: true)
    let message = try repository.git("log", "-1", "--format=%B")
    _ = try alliance.editors.newPaper("other", title: "Other", kind: .letter, language: nil, adopting: nil)
    let draft = try repository.read("papers/other/paper.md")
    try repository.write(draft + "The tax is doubled.\n", to: "papers/other/paper.md")
    try repository.git(
      "commit", "--quiet", "--all", "--author=tenants <p1@tenants.beraad.invalid>", "--message", message)
    #expect(try faults().contains { $0.contains("is of no amendment to this paper") })
  }

  @Test func `a draft that is gone for one commit takes no words in behind a change`() throws {
    _ = try adopted(isMerged: true)
    let message = try repository.git("log", "-1", "--format=%B")
    let draft = try repository.read("papers/housing/paper.md")
    try repository.git("rm", "--quiet", "papers/housing/paper.md")
    try repository.git("commit", "--quiet", "--message", "gone")
    try repository.write(draft + "The tax is doubled.\n", to: "papers/housing/paper.md")
    try repository.git("add", "papers")
    try repository.git(
      "commit", "--quiet", "--author=tenants <p1@tenants.beraad.invalid>", "--message", message)
    #expect(try faults().contains { $0.contains("there was no draft before it") })
  }

  @Test func `a change that was rejected and comes in by plain git is named`() throws {
    let (amendment, decision) = try adopted(isMerged: false)
    _ = try alliance.editors.decide([amendment], .rejected, because: "No.", poll: nil, dryRun: false)
    let draft = try repository.read("papers/housing/paper.md")
    try repository.write(draft.replacing("soon", with: "before 2030"), to: "papers/housing/paper.md")
    try repository.git(
      "commit", "--quiet", "--all", "--author=tenants <p1@tenants.beraad.invalid>", "--message",
      "merge: x\n\nAmendment: \(amendment)/1\nDecision: \(decision)\nPartner: tenants")
    let apart = try alliance.editors.inbox("housing").exclusions
    #expect(apart.map(\.kind) == ["merge"] && apart.first?.about == "\(amendment)/1", "\(apart)")
    #expect(
      try alliance.editors.verify(nil, since: nil, files: nil).checks.contains { check in
        check.name == "housing: apart" && check.detail.contains("\(amendment)/1")
      })
  }

  @Test func `a commit that names a decision about something else is named`() throws {
    let other = try alliance.amend("affordable", to: "good")
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    let stray = try alliance.editors.decide([other], .rejected, because: "No.", poll: nil, dryRun: false)
    _ = try adopted(isMerged: true)
    let message = try repository.git("log", "-1", "--format=%B")
    try repository.git(
      "commit", "--quiet", "--amend", "--message",
      message.replacing("Partner: tenants", with: "Decision: \(stray.id)\nPartner: tenants"))
    #expect(try faults().contains { $0.contains("“Decision: \(stray.id)”") })
  }

  @Test func `what people made of a merge in a conflict stays named, since its partner is credited with it`()
    throws
  {
    let hall = try Assembly()
    let id = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    _ = try hall.as("board").decide([id], .adopted, because: "Agreed.", poll: nil, dryRun: false)
    _ = try hall.as("board").merge("housing", accepting: .all)
    let draft = try hall.repository.read("papers/housing/paper.md")
    try hall.repository.write(
      draft.replacing("before 2030", with: "by the end of 2031"), to: "papers/housing/paper.md")
    try hall.repository.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    func wrong() throws -> [String] {
      try hall.as("board").verify(nil, since: nil, files: nil).checks.filter { !$0.ok }.map(\.detail.english)
    }
    let named = try wrong()
    #expect(
      named.count == 1 && named[0].contains("changed other words than")
        && named[0].hasSuffix("main && beraad merge housing"),
      "\(named)")
    // No decision makes the partner the author of words that others wrote.
    _ = try? hall.as("board").decide(
      ["\(id)/1"], .adopted, because: "So we solved it.", poll: nil, asItStands: true, dryRun: false)
    #expect(try wrong() == named)
  }
}
