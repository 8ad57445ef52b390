import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// What the minutes say that a vote came to: nothing that its tally hides, and of each closing its own.
@Suite struct MinutesTests {
  private func table(_ rent: Int, _ debt: Int) -> String {
    "board,item,stickers\nworries,rent,\(rent)\nworries,debt,\(debt)\n"
  }

  @discardableResult private func count(
    _ hall: Assembly, _ people: Int, rent: Int, debt: Int, replacing reason: String? = nil
  ) throws -> String? {
    try hall.as("north").count(
      in: Assembly.course, people: people, hall.table("leeds", table(rent, debt), replacing: reason)
    ).record
  }

  private func close(_ hall: Assembly, _ counting: [String] = [], because reason: String? = nil) throws
    -> String
  {
    let step = try hall.as("board").closePoll(
      Assembly.course, counting: counting, because: reason, isOffline: true)
    return try #require(step.record)
  }

  /// What is said of each closing, by its id.
  private func entries(_ hall: Assembly) throws -> [String: Minutes.Entry] {
    let entries = try hall.as("board").minutes("housing", from: nil, to: nil).entries
    return Dictionary(
      uniqueKeysWithValues: entries.filter { $0.kind == "closing" }.map { ($0.id, $0) })
  }

  @Test func `an earlier outcome is told where an edition has it, and not where none has`() throws {
    for isShown in [true, false] {
      let hall = try Assembly.open()
      try count(hall, 8, rent: 4, debt: 4)
      let first = try close(hall)
      if isShown {
        _ = try hall.as("board").publish("housing", edition: 1, to: "ed1", isOffline: true, dryRun: false)
      }
      try count(hall, 9, rent: 4, debt: 5, replacing: "A sticker lay on the floor.")
      let second = try close(hall, because: "One more.")
      let entries = try entries(hall)
      #expect(entries[second]?.outcome.hasPrefix("Worries: Debt;") == true)
      #expect(entries[first]?.reason == "What?" && entries[second]?.reason == "“What?” One more.")
      #expect(entries[second]?.replacedBy == nil && entries[first]?.replacedBy == second)
      let told = try hall.as("board").tally(of: Assembly.course).result.corrections
      #expect((told.first?.items != nil) == isShown)
      let tie = "“Rent” 4 (place 1, tied) → 4 (place 2), “Debt” 4 (place 1, tied) → 5 (place 1)"
      #expect(told.first?.sentence.contains(tie) == isShown, "\(told.map(\.sentence))")
      let outcome = try #require(entries[first]?.outcome)
      #expect(outcome.hasPrefix("Worries: Rent = Debt (tied);") == isShown, "\(outcome)")
      #expect(outcome.hasPrefix("not shown here") == !isShown, "\(outcome)")
    }
  }

  @Test func `of closings made apart none has an outcome until they are settled, and then one has`()
    throws
  {
    let here = try Assembly.open()
    try count(here, 40, rent: 30, debt: 10)
    let first = try close(here)
    let there = try Assembly(cloning: here)
    let counted = try count(here, 40, rent: 5, debt: 35, replacing: "Here.")
    try count(there, 60, rent: 30, debt: 30, replacing: "There.")
    let apart = [try close(here, because: "Here."), try close(there, because: "There.")]
    try there.pull(from: here)
    var entries = try entries(there)
    for closing in apart {
      #expect(entries[closing]?.outcome.hasPrefix("none yet: the vote was closed apart") == true)
      #expect(entries[closing]?.replacedBy == nil)
    }
    #expect(entries[first]?.replacedBy.map(apart.contains) == true)
    #expect(entries[first]?.outcome.hasPrefix("not shown here") == true, "\(entries[first]?.outcome ?? "")")

    let last = try close(there, [try #require(counted)], because: "Both looked.")
    entries = try self.entries(there)
    #expect(entries[last]?.replacedBy == nil)
    for closing in apart + [first] { #expect(entries[closing]?.replacedBy == last) }
    let outcomes = apart.compactMap { entries[$0]?.outcome }
    #expect(outcomes.first?.hasPrefix("Worries: Debt;") == true, "what holds: \(outcomes)")
    #expect(outcomes.last?.hasPrefix("not shown here") == true, "\(outcomes)")
    #expect(entries[first]?.outcome.hasPrefix("not shown here") == true)
  }

  @Test func `two closings of one list say the same, also once both were replaced`() throws {
    let here = try Assembly.open()
    try count(here, 20, rent: 14, debt: 6)
    let there = try Assembly(cloning: here)
    let first = [try close(here)]
    let closings = try first + [there.as("board").closePoll(Assembly.course, isOffline: true).record ?? ""]
    try there.pull(from: here)
    for closing in closings {
      #expect(try entries(there)[closing]?.outcome.hasPrefix("Worries: Rent;") == true)
      #expect(try entries(there)[closing]?.replacedBy == nil)
    }
    _ = try there.as("board").publish("housing", edition: 1, to: "ed1", isOffline: true, dryRun: false)
    try count(there, 20, rent: 6, debt: 14, replacing: "Turned round.")
    let last = try close(there, because: "Turned round.")
    for closing in closings {
      #expect(try entries(there)[closing]?.outcome.hasPrefix("Worries: Rent;") == true)
      #expect(try entries(there)[closing]?.replacedBy == last)
    }
  }

  @Test func `a motion that was closed apart has no outcome yet`() throws {
    let here = try Assembly.open()
    let name = PollName(paper: "housing", poll: "wording")
    _ = try here.as("board").newPoll(
      name, question: "Which?", wish: .motion(["x: Ex", "y: Why"], MotionTerms(rule: .majority)))
    _ = try here.as("board").openPoll(name)
    try here.vote("x", in: "wording", by: "carers")
    try here.collect()
    let there = try Assembly(cloning: here)
    _ = try there.as("churches").vote(in: name, VoteWish(option: "y"))
    try there.collect()
    let other = try #require(try there.as("board").closePoll(name, isOffline: true).record)
    let one = try #require(try here.as("board").closePoll(name, isOffline: true).record)
    try there.pull(from: here)
    for closing in [one, other] {
      #expect(try entries(there)[closing]?.outcome.hasPrefix("none yet") == true)
    }
    let last = try #require(
      try there.as("board").closePoll(name, because: "Both.", isOffline: true).record)
    let outcomes = try [one, other, last].map { try entries(there)[$0]?.outcome }
    #expect(outcomes == ["x", "tie", "tie"])
  }
}
