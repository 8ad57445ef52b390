import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct AmendAgainTests {
  private let hall: Assembly

  init() throws { hall = try Assembly() }

  private func rewrite(_ old: String, _ new: String) throws {
    let draft = try hall.repository.read("papers/housing/paper.md")
    try hall.repository.write(draft.replacing(old, with: new), to: "papers/housing/paper.md")
    try hall.repository.git("add", "--all")
    try hall.repository.git("commit", "--quiet", "-m", "Rewritten")
  }

  private func again(_ id: String, _ proposal: Proposal? = nil, by partner: String = "tenants") throws
    -> String
  {
    try hall.as(partner).amendAgain(id, on: nil, proposal, because: nil, answering: []).id
  }

  private func statuses() throws -> [String: String] {
    let rows = try hall.as("board").amendments(to: "housing").rows
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.status) })
  }

  @Test func `one replacement stands for one change, and leaves the others open`() throws {
    let draft = try hall.repository.read("papers/housing/paper.md")
    let copy = draft.replacing("affordable", with: "cheap").replacing("wages", with: "pay")
    let id = try hall.as("tenants").amend(
      "housing", .edited(Array(copy.utf8)), because: "More", answering: []
    ).id
    try hall.collect()
    try rewrite("wages", "incomes of all")
    let other = Proposal.replace(old: "incomes", nth: nil, new: "the pay")
    #expect(throws: Refusal.self) { try again(id, other) }
    _ = try again("\(id)/2", other)
    let rows = try hall.as("board").amendments(to: "housing").rows
    #expect(rows.flatMap { $0.hunks.map(\.status) }.sorted() == ["open", "open", "put-again"])
  }

  @Test func `a rewritten passage is put again, and both tell the story`() throws {
    let old = try hall.amend("affordable homes", "cheap homes", by: "tenants")
    try hall.collect()
    try rewrite("affordable homes soon", "homes that people can pay")
    let board = hall.as("board")
    #expect(try board.inbox("housing").proposals.map(\.class) == ["rewritten"])
    let new = try again(old)
    #expect(try statuses() == [old: "put-again", new: "open"])
    try hall.collect()
    #expect(try board.inbox("housing").proposals.isEmpty)
    let rows = try board.amendments(to: "housing").rows
    #expect(rows.first { $0.id == new }?.again == ["\(old)/1"])
    #expect(rows.first { $0.id == old }?.hunks.map(\.putAgain) == [new])
    let refusal = try hall.refusal {
      _ = try board.decide([old], .adopted, because: "Yes.", poll: nil, dryRun: false)
    }
    #expect(refusal.contains("was put again") && refusal.contains(new))
    _ = try board.decide([new], .adopted, because: "Yes.", poll: nil, dryRun: false)
    #expect(try !board.merge("housing", accepting: .none).needsPeople)
    #expect(try hall.repository.read("papers/housing/paper.md").contains("We want cheap homes"))
    #expect(try board.verify(nil, since: nil, files: nil).checks.filter { !$0.ok }.map(\.detail) == [])
  }

  @Test func `what is put again leaves alone what the author changed beside it, or says what it replaces`()
    throws
  {
    let old = try hall.amend("soon", "now", by: "tenants")
    try hall.collect()
    try rewrite("homes soon", "houses quickly")
    let again = try hall.as("tenants").amendAgain(old, on: nil, nil, because: nil, answering: [])
    #expect(again.story.english.contains("“quickly” now, it proposes “now”"))
    let rows = try hall.as("board").amendments(to: "housing").rows
    let hunk = try #require(rows.first { $0.id == again.id }?.hunks.first)
    #expect(hunk.old == "quickly" && hunk.new == "now")
  }

  @Test func `it is taken where it stands with one yes, and the chain verifies`() throws {
    let old = try hall.amend("affordable homes", "cheap homes", by: "tenants")
    try hall.collect()
    let board = hall.as("board")
    _ = try board.decide([old], .adopted, because: "Yes.", poll: nil, dryRun: false)
    try rewrite("affordable homes soon", "homes that people can pay")
    #expect(try board.merge("housing", accepting: .none).steps.map(\.class) == ["rewritten"])
    #expect(try board.merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    #expect(try hall.repository.read("papers/housing/paper.md").contains("We want cheap homes"))
    #expect(try board.verify(nil, since: nil, files: nil).checks.filter { !$0.ok }.map(\.detail) == [])
  }

  @Test func `what was adopted and no longer fits is put again, and waits no more`() throws {
    let old = try hall.amend("affordable homes", "cheap homes", by: "tenants")
    try hall.collect()
    _ = try hall.as("board").decide([old], .adopted, because: "Yes.", poll: nil, dryRun: false)
    let early = try hall.refusal { _ = try again(old) }
    #expect(early.contains("is adopted and has its place"))
    try rewrite("affordable homes soon", "homes that people can pay")
    let new = try again(old)
    try hall.collect()
    #expect(try statuses() == [old: "put-again", new: "open"])
    // Withdrawn, the new one takes nothing's place: the decision about the old one holds.
    _ = try hall.as("tenants").withdraw(new, because: "No.")
    #expect(try statuses() == [old: "adopted", new: "withdrawn"])
  }

  @Test func `deleted words want other ones, and only its partner can put it again`() throws {
    let old = try hall.amend("Nobody", "No person", by: "tenants")
    try hall.collect()
    let same = try hall.refusal { _ = try again(old) }
    #expect(same.contains("there is nothing to put again"))
    try rewrite("Nobody should have to wait for a roof.\n", "")
    let refusal = try hall.refusal { _ = try again(old) }
    #expect(refusal.contains("has no place in the draft") && refusal.contains("--replace OLD --with NEW"))
    let foreign = try hall.refusal { _ = try again(old, by: "carers") }
    #expect(foreign.contains("only they can put it again"))
    let new = try again(old, .replace(old: "faster", nth: nil, new: "sooner"))
    #expect(try statuses() == [old: "put-again", new: "open"])
    let twice = try hall.refusal { _ = try again(old) }
    #expect(twice.contains("was put again already"))
  }

  @Test func `what would take out merged words waits for people, and is put again`() throws {
    let first = try hall.amend("affordable homes", "cheap homes", by: "tenants")
    let second = try hall.amend("affordable homes", "large homes", by: "carers")
    try hall.collect()
    let board = hall.as("board")
    _ = try board.decide([first], .adopted, because: "Yes.", poll: nil, dryRun: false)
    #expect(try !board.merge("housing", accepting: .all).needsPeople)
    #expect(
      try board.obstacles(toAdopting: [second]).exclusions.map {
        $0.contains("would take out what \(first)/1")
      } == [true])
    let item = try #require(try board.inbox("housing").proposals.first)
    #expect(item.attention.map(\.code).contains("it would take out what was adopted and merged: \(first)/1"))
    #expect(item.next.map(\.english).contains("beraad amend --again \(second) --as carers"))
    _ = try board.decide([second], .adopted, because: "Yes.", poll: nil, dryRun: false)
    let outcome = try board.merge("housing", accepting: .all)
    #expect(outcome.steps.isEmpty && outcome.unsettled.map(\.targets) == [["\(second)/1"]])
    #expect(try hall.repository.read("papers/housing/paper.md").contains("We want cheap homes"))
    let new = try again(second, by: "carers")
    try hall.collect()
    _ = try board.decide([new], .adopted, because: "Yes.", poll: nil, dryRun: false)
    #expect(try !board.merge("housing", accepting: .none).needsPeople)
    #expect(try hall.repository.read("papers/housing/paper.md").contains("We want large homes"))
    #expect(try board.verify(nil, since: nil, files: nil).checks.filter { !$0.ok }.map(\.detail) == [])
  }

  @Test func `a deletion that takes other spaces along than it was made on is no other deletion`() throws {
    let draft = try hall.repository.read("papers/housing/paper.md")
    let (list, items) = (
      "- one two three\n- four five six\n- seven or more\n", "1. red green blue\n2. black and white\n"
    )
    try rewrite(draft, draft + "\n\(list)\n\(items)\n## An end here\n")
    let copy = try hall.repository.read("papers/housing/paper.md").replacing(
      "\(list)\n\(items)", with: "\(items)\n\(list)")
    let amendment = try hall.as("tenants").amend(
      "housing", .edited(Array(copy.utf8)), because: "Order.", answering: [])
    try hall.collect()
    try rewrite("\n## An end here\n", "")
    let board = hall.as("board")
    _ = try board.decide([amendment.id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    #expect(try !board.merge("housing", accepting: .all).needsPeople)
    #expect(try hall.repository.read("papers/housing/paper.md").contains("\(items)\n\(list.dropLast())"))
    #expect(try board.verify(nil, since: nil, files: nil).checks.filter { !$0.ok }.map(\.detail) == [])
  }
}
