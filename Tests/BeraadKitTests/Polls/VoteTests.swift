import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct VoteTests {
  private static let motion = """
    {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
     "rule": "majority", "alternatives": [{"id": "one", "text": "1"}, {"id": "two", "text": "2"}, {"id": "leave", "text": "0"}]}
    """
  private static let stance = """
    {"format": 1, "kind": "poll", "type": "stance", "paper": "housing", "poll": "stand", "question": "Stand?"}
    """
  private static let wording = PollName(paper: "housing", poll: "wording")
  private static let stand = PollName(paper: "housing", poll: "stand")

  private func hall() throws -> Assembly {
    let hall = try Assembly.open()
    for (name, definition) in [(Self.wording, Self.motion), (Self.stand, Self.stance)] {
      _ = try hall.as("board").newPoll(name, definition: Array(definition.utf8))
      _ = try hall.as("board").openPoll(name)
    }
    return hall
  }

  private func votes(_ hall: Assembly, of poll: PollName = wording) throws -> [Int] {
    try hall.motion(poll.poll).votes.map(\.votes)
  }

  @Test func `a vote stands on its partner's branch until it is collected`() throws {
    let hall = try hall()
    let main = try hall.repository.revision("main")
    try hall.vote("one", in: "wording", by: "tenants")
    #expect(try hall.repository.revision("main") == main)
    #expect(
      try hall.repository.git("ls-tree", "-r", "--name-only", "partners/tenants").contains("votes/tenants/v"))
    #expect(try votes(hall) == [0, 0, 0])
    let left = try hall.as("board").tally(of: Self.wording).left
    #expect(
      left == [
        "1 vote is not collected yet, and not in the result: the committee takes it in with: beraad collect"
      ])
    try hall.collect()
    #expect(try votes(hall) == [1, 0, 0])
  }

  @Test func `a later vote names the earlier one, and voting the same again changes nothing`() throws {
    let hall = try hall()
    try hall.vote("one", in: "wording", by: "tenants")
    let before = try hall.everything
    try hall.vote("one", in: "wording", by: "tenants")
    #expect(try hall.everything == before)
    try hall.vote("two", in: "wording", by: "tenants")
    try hall.collect()
    #expect(try votes(hall) == [0, 1, 0])
    try hall.vote("one", in: "wording", by: "tenants")
    try hall.collect()
    #expect(try votes(hall) == [1, 0, 0])
  }

  @Test func `what no vote can be is refused`() throws {
    let hall = try hall()
    func refusal(_ poll: PollName, _ wish: VoteWish, by partner: String = "tenants") throws -> String {
      try hall.refusal { _ = try hall.as(partner).vote(in: poll, wish) }
    }
    #expect(
      try refusal(Self.wording, VoteWish(option: "tow"))
        == "There is no alternative 'tow'. | did you mean two?")
    #expect(
      try refusal(Self.wording, VoteWish(option: "one", quote: "a roof"))
        == "Only a reservation is about particular words.")
    #expect(
      try refusal(Self.stand, VoteWish(option: "reservation")).hasPrefix("A reservation needs its reason."))
    #expect(
      try refusal(Self.stand, VoteWish(option: "reservation", quote: "a palace", reason: "No."))
        .hasPrefix("'a palace' does not stand in housing."))
    #expect(
      try refusal(Assembly.course, VoteWish(option: "rent")).hasPrefix(
        "In the poll 'course' one places stickers."))
    #expect(
      try refusal(Assembly.course, VoteWish(places: [(board: "worries", items: ["rent", "rent"])]))
        == "Tenants placed 2 stickers at 'rent': at most 1 at one item.")
    #expect(
      try refusal(Assembly.course, VoteWish(places: [(board: "hope", items: ["work"])]))
        == "There is no board 'hope'. | did you mean hopes?")
    #expect(
      try refusal(PollName(paper: "housing", poll: "wordin"), VoteWish(option: "one"))
        == "There is no poll 'wordin'. | did you mean wording?")
  }

  @Test func `nobody votes before the opening or after the closing`() throws {
    let hall = try Assembly()
    _ = try hall.as("board").newPoll(Self.wording, definition: Array(Self.motion.utf8))
    func vote() throws { try hall.vote("one", in: "wording", by: "tenants") }
    #expect(try hall.refusal(vote).hasPrefix("housing/wording is not open yet: it is too early to vote."))
    _ = try hall.as("board").openPoll(Self.wording)
    _ = try hall.as("board").closePoll(Self.wording)
    #expect(try hall.refusal(vote) == "housing/wording is closed: it is too late to vote.")
  }

  @Test func `who joined after the opening has no vote in it`() throws {
    let hall = try hall()
    _ = try hall.as("board").addPartner(
      "late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    #expect(
      try hall.refusal { try hall.vote("one", in: "wording", by: "late") }.hasPrefix(
        "Late (late) has no vote in housing/wording"))
  }

  @Test func `the closing collects what is right on a branch, and it counts in every clone`() throws {
    let hall = try hall()
    try hall.vote("one", in: "wording", by: "tenants")
    try hall.vote("one", in: "wording", by: "carers")
    // Somebody writes past the program on the carers' branch, so that it is never merged as a whole.
    let carers = try TemporaryRepository(
      cloning: hall.repository.path, options: ["--branch", "partners/carers"])
    try carers.commit(["papers/housing/paper.md": "Ours.\n"], message: "Ours")
    try carers.git("push", "--quiet", "origin", "HEAD:partners/carers")
    let step = try hall.as("board").closePoll(Self.wording)
    #expect(
      step.warnings == [
        "carers: left out. papers/housing/paper.md was changed: a partner's branch only adds records."
      ])
    #expect(try hall.as("board").tally(of: Self.wording).result.missing == 0)
    #expect(try votes(hall) == [2, 0, 0])
    // A clone of main alone, which never had the branches.
    let clone = try TemporaryRepository(cloning: hall.repository.path, options: ["--single-branch"])
    var elsewhere = hall.as("board")
    elsewhere.directory = clone.path
    let tally = try #require(try elsewhere.tally(of: Self.wording).result.motion)
    #expect(tally.votes.map(\.votes) == [2, 0, 0])
  }

  @Test func `a vote made past the program after the closing does not count`() throws {
    let hall = try hall()
    try hall.vote("one", in: "wording", by: "tenants")
    try hall.collect()
    let open = try hall.repository.revision("main")
    _ = try hall.as("board").closePoll(Self.wording)
    let closed = try hall.repository.revision("main")
    // As if the tenants had not heard of the closing.
    try hall.repository.git("branch", "--quiet", "--force", "elsewhere", open)
    let late = try TemporaryRepository(cloning: hall.repository.path, options: ["--branch", "elsewhere"])
    try late.git("branch", "--quiet", "main", open)
    try late.git("checkout", "--quiet", "main")
    try late.git("branch", "--quiet", "partners/tenants", "origin/partners/tenants")
    var tenants = hall.as("tenants")
    tenants.directory = late.path
    _ = try tenants.vote(in: Self.wording, VoteWish(option: "two"))
    try late.git("push", "--quiet", "origin", "partners/tenants")
    #expect(try hall.repository.revision("main") == closed)
    try hall.collect()
    #expect(try votes(hall) == [1, 0, 0])
    let left = try hall.as("board").tally(of: Self.wording).left
    #expect(left.count == 1)
    #expect(
      left.first?.hasSuffix(
        "of Tenants does not count: it came after the closing, which does not list it.") == true)
  }

  @Test func `a reservation stands at its words`() throws {
    let hall = try hall()
    try hall.vote("supports", in: "stand", by: "tenants")
    _ = try hall.as("carers").vote(
      in: Self.stand, VoteWish(option: "reservation", quote: "a roof", reason: "And a garden?"))
    try hall.collect()
    let tally = try #require(try hall.as("board").tally(of: Self.stand).result.stances)
    #expect(tally.positions.map(\.stance) == [.reservation, .supports])
    #expect(tally.positions.first?.anchor?.quote == "a roof")
    #expect(tally.silent.map(\.description) == ["board", "churches", "north"])
  }
}
