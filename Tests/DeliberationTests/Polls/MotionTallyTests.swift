import Deliberation
import TestSupport
import Testing

@Suite struct MotionTallyTests {
  private func tally(_ hall: Hall) throws -> MotionTally {
    MotionTally(form: try #require(hall.motion), state: try hall.state())
  }

  private func verdict(
    _ rule: MotionRule, quorum: Int = 0, _ votes: [String]
  ) throws -> MotionTally.Verdict {
    var hall = Hall.motion(rule, quorum: quorum)
    hall.vote(votes)
    return try tally(hall).verdict
  }

  @Test func `a majority is more than half of the votes cast, abstentions apart`() throws {
    #expect(try verdict(.majority, ["one", "one", "two"]) == .won(slug("one")))
    #expect(try verdict(.majority, ["one", "two", "leave", "one"]) == .short)
    #expect(try verdict(.majority, ["one", "abstain", "abstain"]) == .won(slug("one")))
    #expect(try verdict(.majority, ["leave", "leave", "two"]) == .won(slug("leave")))
  }

  @Test func `two thirds are enough, and less is not`() throws {
    #expect(try verdict(.twoThirds, ["one", "one", "two"]) == .won(slug("one")))
    #expect(try verdict(.twoThirds, ["one", "one", "one", "two", "two"]) == .short)
    #expect(try verdict(.twoThirds, ["one", "one", "two", "abstain", "abstain"]) == .won(slug("one")))
  }

  @Test func `consent is that nobody votes for anything else`() throws {
    #expect(try verdict(.consent, ["one", "one", "abstain"]) == .won(slug("one")))
    #expect(try verdict(.consent, ["one", "one", "one", "one", "two"]) == .short)
  }

  @Test(arguments: MotionRule.allCases) func `a tie is no majority`(_ rule: MotionRule) throws {
    #expect(try verdict(rule, ["one", "two"]) == .tie)
    #expect(try verdict(rule, ["one", "one", "two", "two", "abstain"]) == .tie)
  }

  @Test func `the quorum counts partners, abstentions among them`() throws {
    #expect(try verdict(.majority, quorum: 3, ["one", "one"]) == .noQuorum)
    #expect(try verdict(.majority, quorum: 3, ["one", "one", "abstain"]) == .won(slug("one")))
    #expect(try verdict(.majority, quorum: 1, []) == .noQuorum)
    // Where none is asked for, nobody lacks one: nothing has a majority.
    #expect(try verdict(.majority, quorum: 0, []) == .short)
    #expect(try verdict(.majority, ["abstain", "abstain"]) == .short)
  }

  @Test func `weights are those of the opening, and only where the motion says so`() throws {
    let electorate = ["a": 5, "b": 1, "c": 1]
    var weighted = Hall.motion(.majority, isWeighted: true, electorate: electorate)
    weighted.vote(["one", "two", "two"])
    #expect(try tally(weighted).verdict == .won(slug("one")))
    #expect(try tally(weighted).votes.map(\.votes) == [5, 2, 0])
    var plain = Hall.motion(.majority, electorate: electorate)
    plain.vote(["one", "two", "two"])
    #expect(try tally(plain).verdict == .won(slug("two")))
  }

  @Test func `who abstained and who is silent are told, with weights where these count`() throws {
    let electorate = ["a": 5, "b": 3, "c": 2]
    var weighted = Hall.motion(.majority, isWeighted: true, electorate: electorate)
    weighted.vote(["one", "abstain"])
    let told = try tally(weighted).turnout
    #expect(
      told.sentences(in: .english) { "\($0)".uppercased() } == [
        "Abstained: B (weight 3).", "Did not vote: C (weight 2).",
      ])
    #expect(
      told.sentences(in: .dutch) { "\($0)" } == [
        "Onthield zich: b (gewicht 3).", "Niet gestemd: c (gewicht 2).",
      ])
    #expect(
      told.shortSentences(in: .dutch) { "\($0)" } == [
        "Onthield zich: b (gewicht 3).", "Niet gestemd: 1 (gewicht 2).",
      ])
    #expect(try tally(weighted).votes(of: [slug("b"), slug("c")]) == 5)
    var plain = Hall.motion(.majority, electorate: electorate)
    plain.vote(["one", "abstain"])
    #expect(
      try tally(plain).turnout.sentences(in: .english) { "\($0)" } == ["Abstained: b.", "Did not vote: c."])
    let short = try tally(plain).turnout.shortSentences(in: .english) { "\($0)" }
    #expect(short == ["Abstained: b.", "Did not vote: 1."], "a thousand names would be kept for good")
    #expect(try tally(plain).votes(of: [slug("b"), slug("c")]) == 2)
  }

  @Test func `abstentions and voters are said apart`() throws {
    var hall = Hall.motion(.majority)
    hall.vote(["one", "abstain", "two", "one"])
    let tally = try tally(hall)
    #expect(tally.votes.map(\.votes) == [2, 1, 0])
    #expect(tally.votes[0].partners == [slug("a"), slug("d")])
    #expect(tally.abstained == [slug("b")])
    #expect(tally.voters == 4)
    #expect(tally.eligible == 5)
  }

  @Test func `one vote a partner, and the last counts`() throws {
    var hall = Hall.motion(.majority)
    hall.vote("v1", by: "a", "one")
    hall.vote("v2", by: "a", "two", seen: 6, replaces: ["v1"])
    #expect(try tally(hall).votes.map(\.votes) == [0, 1, 0])
    // Written in another clone without knowing of the others: the one that saw more counts, and both are named.
    hall.vote("v3", by: "a", "leave", seen: 5)
    #expect(try tally(hall).votes.map(\.votes) == [0, 1, 0])
    #expect(try hall.state().passedOver.map(\.reason) == [.excluded(by: id("v2"))])
    hall.vote("v4", by: "a", "leave", seen: 7, replaces: ["v2", "v3"])
    #expect(try tally(hall).votes.map(\.votes) == [0, 0, 1])
    #expect(try hall.state().passedOver.isEmpty)
  }

  @Test func `a vote after the closing does not count, and what it replaced does`() throws {
    var hall = Hall.motion(.majority)
    hall.vote("v1", by: "a", "one")
    hall.close("z1", listing: ["v1"], seen: 6)
    hall.vote("v2", by: "a", "two", seen: 7, replaces: ["v1"])
    #expect(try tally(hall).votes.map(\.votes) == [1, 0, 0])
    #expect(try hall.state().passedOver.map(\.reason) == [.late])
  }

  @Test func `nobody takes away another partner's vote`() throws {
    var hall = Hall.motion(.majority)
    hall.vote("v1", by: "a", "one")
    hall.vote("v2", by: "b", "two", replaces: ["v1"])
    #expect(try tally(hall).votes.map(\.votes) == [1, 1, 0])
  }

  @Test func `the tally is the same for every order of the records`() throws {
    for seed in 0..<40 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      var hall = Hall.motion(.majority, isWeighted: true, electorate: ["a": 1, "b": 2, "c": 3])
      for number in 1...20 {
        hall.vote(
          "v\(number)", by: ["a", "b", "c", "x"].randomElement(using: &random) ?? "a",
          ["one", "two", "leave", "abstain", "nonsense"].randomElement(using: &random) ?? "one",
          seen: .random(in: 4...9, using: &random),
          replaces: Bool.random(using: &random) ? ["v\(Int.random(in: 1...20, using: &random))"] : [])
      }
      let expected = try tally(hall)
      #expect(expected.voters <= 3)
      let form = try #require(hall.motion)
      for _ in 0..<5 {
        let state = try hall.state(of: hall.records.shuffled(using: &random))
        #expect(MotionTally(form: form, state: state) == expected, "seed \(seed)")
      }
    }
  }
}
