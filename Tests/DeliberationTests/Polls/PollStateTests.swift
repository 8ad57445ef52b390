import Deliberation
import ObjectIDs
import TestSupport
import Testing

@Suite struct PollStateTests {
  @Test func `a vote that names no opening of the poll does not count`() throws {
    var hall = Hall.motion(.majority)
    hall.vote("v1", by: "a", "one", under: "o9")
    hall.vote("v2", by: "b", "one", seen: 5)
    let state = try hall.state()
    #expect(state.votes.keys.sorted() == [slug("b")])
    #expect(state.passedOver.map(\.filed.record.id) == [id("v1")])
    #expect(state.passedOver.map(\.reason) == [.early])
  }

  @Test func `what breaks the rules does not count, whoever wrote it`() throws {
    var hall = Hall.motion(.majority)
    hall.vote("v1", by: "a", "thre")
    hall.vote("v2", by: "stranger", "one")
    hall.place("v3", by: "b", ["worries": ["rent"]])
    hall.vote("v4", by: "c", "one")
    hall.count("n1", at: "north", people: 1, ["worries": ["rent": 1]])
    let state = try hall.state()
    #expect(state.votes.keys.sorted() == [slug("c")])
    #expect(state.counts.isEmpty)
    let sentences = state.passedOver.map { passed -> String in
      if case .refused(let refusal) = passed.reason { refusal.explanation.message } else { "" }
    }
    #expect(sentences.count == 4)
    #expect(sentences.contains("There is no alternative 'thre'."))
    #expect(
      sentences.contains("stranger was not in reviewers.json when the poll 'course' was opened."))
    #expect(sentences.contains("The poll 'course' has no boards to place stickers on."))
    #expect(sentences.contains("The poll 'course' is no sticker poll: nothing is counted in it."))
  }

  @Test func `a count after the closing does not count`() throws {
    var hall = Hall(.sticker(Wall.form()))
    hall.count("n1", at: "north", people: 3, ["worries": ["rent": 3]])
    hall.close("z1", listing: ["n1"], seen: 6)
    hall.count("n2", at: "north", people: 4, ["worries": ["rent": 4]], seen: 7, replaces: ["n1"])
    let state = try hall.state()
    #expect(state.counts[slug("north")]?.record.id == id("n1"))
    #expect(state.passedOver.map(\.reason) == [.late])
    #expect(state.stage == "closed")
  }

  @Test func `a corrected count takes the place of the first`() throws {
    var hall = Hall(.sticker(Wall.form()))
    hall.count("n1", at: "north", people: 3, ["worries": ["rent": 3]], seen: 6)
    hall.count("n2", at: "north", people: 4, ["worries": ["rent": 4]], seen: 7, replaces: ["n1"])
    hall.count("n3", at: "south", people: 1, ["worries": ["rent": 1]], seen: 7, replaces: ["n2"])
    let state = try hall.state()
    #expect(state.counts[slug("north")]?.record.id == id("n2"))
    #expect(state.counts[slug("south")]?.record.id == id("n3"))
  }

  @Test func `without an opening nobody has a vote`() throws {
    let poll = Poll(paper: slug("housing"), id: slug("course"), question: "What?", form: .stance)
    let hall = Hall(.stance)
    let blob: ObjectID = "b0"
    let vote = hall.filed(
      "v1", by: "a", seen: 9, .vote(Vote(poll: poll.id, opening: id("o1"), choice: .option("supports"))))
    let dossier = Dossier(
      paper: Paper(slug: slug("housing"), blob: blob, text: []),
      roster: Roster(alliance: "Alliance", language: .english, partners: []), records: [vote], merged: [:],
      polls: [poll.id: PollFile(poll: poll, blob: blob)])
    let state = try #require(dossier.pollState(poll.id))
    #expect(state.stage == "draft")
    #expect(state.votes.isEmpty)
    #expect(state.passedOver.map(\.reason) == [.early])
  }

  @Test func `stances are by partner, and who is silent is named`() throws {
    var hall = Hall(.stance, electorate: ["a": 1, "b": 1, "c": 1])
    hall.vote("v1", by: "b", "reservation", because: "Only with money to match.")
    hall.vote("v2", by: "a", "supports")
    hall.vote("v3", by: "c", "reservation")
    let tally = StanceTally(state: try hall.state())
    #expect(tally.positions.map(\.partner) == [slug("a"), slug("b")])
    #expect(tally.positions.map(\.stance) == [.supports, .reservation])
    #expect(tally.positions.last?.reason == "Only with money to match.")
    #expect(tally.silent == [slug("c")])
  }
}
