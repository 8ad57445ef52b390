import Deliberation
import Storage
import TestSupport
import Testing

@testable import BeraadKit

/// Two votes on one contested place.
@Suite struct OtherVotesTests {
  private static let (one, two) = (
    PollName(paper: "housing", poll: "one"), PollName(paper: "housing", poll: "two")
  )

  /// An assembly in which two want other words for "soon".
  private func contested() throws -> (hall: Assembly, place: String) {
    let hall = try Assembly()
    let place = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.amend("soon", "within a year", by: "carers")
    try hall.collect()
    return (hall, place)
  }

  @Test func `a place that is in a vote is put in no other, and the remedies work`() throws {
    let (hall, place) = try contested()
    let board = hall.as("board")
    func put(_ name: PollName) throws { _ = try board.newPoll(name, contested: place, terms: MotionTerms()) }
    try put(Self.one)
    #expect(try hall.refusal { try put(Self.two) }.contains("in a vote already that is not open yet: 'one'"))
    let shown = try #require(try board.inbox("housing").contested.first)
    #expect(
      shown.made == ShownVote(poll: "one", missing: []) && shown.next == ["beraad poll open housing/one"])
    // A definition by hand is no way around it.
    let definition = try hall.repository.read("papers/housing/polls/one/poll.json")
      .replacing("\"poll\": \"one\"", with: "\"poll\": \"two\"").replacing(
        "\"poll\":\"one\"", with: "\"poll\":\"two\"")
    #expect(
      try hall.refusal { _ = try board.newPoll(Self.two, definition: Array(definition.utf8)) }.contains(
        "'one'"))
    // What came to the place since is no alternative yet: the same vote is made anew, by the same rule.
    let third = try hall.amend("soon", "now", by: "churches")
    try hall.collect()
    let grown = try #require(try board.inbox("housing").contested.first)
    #expect(grown.made == ShownVote(poll: "one", missing: ["\(third)/1"]))
    try board.renew(Self.one, about: "\(place)/1")
    #expect(try board.inbox("housing").contested.first?.made == ShownVote(poll: "one", missing: []))
    _ = try board.openPoll(Self.one)
    #expect(
      try hall.refusal { try put(Self.two) }
        == "\(place) is put to a vote already, in 'one'. | end the vote with: beraad poll close housing/one")
  }

  @Test func `of two votes that were made apart one is opened`() throws {
    let (here, place) = try contested()
    let there = try Assembly(cloning: here)
    _ = try here.as("board").newPoll(Self.one, contested: place, terms: MotionTerms())
    _ = try there.as("board").newPoll(Self.two, contested: place, terms: MotionTerms())
    try here.pull(from: there)
    _ = try here.as("board").openPoll(Self.two)
    let told = try here.refusal { _ = try here.as("board").openPoll(Self.one) }
    #expect(
      told.hasSuffix("is put to a vote already, in 'two'. | end the vote with: beraad poll close housing/two")
    )
    for partner in ["tenants", "carers"] { try here.vote("leave", in: "two", by: partner) }
    _ = try here.as("board").closePoll(Self.two, isOffline: true)
    let chosen = try here.refusal { _ = try here.as("board").openPoll(Self.one) }
    #expect(chosen.contains("'two' chose: We want affordable homes soon."))
  }

  @Test func `what came while a vote ran waits until its outcome is in the draft`() throws {
    let (hall, place) = try contested()
    let board = hall.as("board")
    _ = try board.newPoll(Self.one, contested: place, terms: MotionTerms())
    _ = try board.openPoll(Self.one)
    let third = try hall.amend("soon", "now", by: "churches")
    try hall.collect()
    for partner in ["tenants", "carers"] { try hall.vote("leave", in: "one", by: partner) }
    _ = try board.closePoll(Self.one, isOffline: true)
    let shown = try #require(try board.inbox("housing").contested.first)
    #expect(shown.chosen?.poll == "one" && shown.chosen?.missing == ["\(third)/1"])
    #expect(shown.next == ["beraad merge housing"])
    for member in [place, "\(third)/1"] {
      let told = try hall.refusal {
        _ = try board.newPoll(Self.two, contested: member, terms: MotionTerms())
      }
      #expect(told.contains("'one' chose") && told.hasSuffix("carry it out with: beraad merge housing"))
    }
    // A definition by hand is no way around it.
    let definition = try hall.repository.read("papers/housing/polls/one/poll.json")
      .replacing("\"poll\": \"one\"", with: "\"poll\": \"two\"").replacing(
        "\"poll\":\"one\"", with: "\"poll\":\"two\"")
    #expect(
      try hall.refusal { _ = try board.newPoll(Self.two, definition: Array(definition.utf8)) }.contains(
        "'one' chose"))
  }

  @Test func `of two votes that were closed the later one decides nothing against the first`() throws {
    let (here, place) = try contested()
    let there = try Assembly(cloning: here)
    for (hall, name) in [(here, Self.one), (there, Self.two)] {
      _ = try hall.as("board").newPoll(name, contested: place, terms: MotionTerms())
      _ = try hall.as("board").openPoll(name)
    }
    try here.pull(from: there)
    for (poll, option) in [("one", "carers"), ("two", "tenants")] {
      for partner in ["tenants", "carers"] { try here.vote(option, in: poll, by: partner) }
    }
    let board = here.as("board")
    for name in [Self.one, Self.two] { _ = try board.closePoll(name, isOffline: true) }
    let plan = try board.planMerge("housing").outcome(accepting: .none)
    #expect(plan.motions.map(\.verdict) == [.won, .second] && plan.motions.map(\.first) == [nil, "one"])
    #expect(plan.steps.flatMap(\.changes).map(\.new) == ["within a year"])
    _ = try board.merge("housing", accepting: .none)
    #expect(try here.repository.read("papers/housing/paper.md").contains("within a year"))
    #expect(try board.decisions(about: "housing").rows.map(\.poll) == ["one", "one"])
    #expect(try board.inbox("housing").exclusions.isEmpty)
    #expect(try board.merge("housing", accepting: .none).motions.isEmpty)
  }

  @Test func `a vote that was opened knowing of an earlier one's outcome is carried out`() throws {
    let (hall, place) = try contested()
    let board = hall.as("board")
    func hold(_ name: PollName, _ option: String) throws {
      _ = try board.newPoll(name, contested: place, terms: MotionTerms())
      _ = try board.openPoll(name)
      for partner in ["tenants", "carers"] { try hall.vote(option, in: name.poll, by: partner) }
      _ = try board.closePoll(name, isOffline: true)
      _ = try board.merge("housing", accepting: .none)
    }
    try hold(Self.one, "leave")
    // The committee takes the place up again.
    let ids = try board.decisions(about: "housing").rows.flatMap(\.targets)
    _ = try board.decide(ids, .postponed, because: "Once more.", poll: nil, dryRun: false)
    #expect(try board.inbox("housing").contested.isEmpty)
    try hall.amend("soon", "today", by: "tenants")
    try hall.amend("soon", "this year", by: "carers")
    try hall.collect()
    let other = try #require(try board.inbox("housing").contested.first?.alternatives.first?.targets.first)
    _ = try board.newPoll(Self.two, contested: other, terms: MotionTerms())
    _ = try board.openPoll(Self.two)
    for partner in ["tenants", "carers"] { try hall.vote("carers", in: "two", by: partner) }
    _ = try board.closePoll(Self.two, isOffline: true)
    #expect(try board.merge("housing", accepting: .none).motions.map(\.verdict) == [.won])
    #expect(try hall.repository.read("papers/housing/paper.md").contains("this year"))
  }
}
