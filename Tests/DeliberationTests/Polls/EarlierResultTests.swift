import Deliberation
import TestSupport
import Testing

/// A poll that was closed anew: what counts, and what it came to before.
@Suite struct EarlierResultTests {
  /// North was counted, the poll was closed, and then North was corrected.
  private func corrected() -> Hall {
    var hall = Hall(.sticker(Wall.form()))
    hall.count("n1", at: "north", people: 9, ["worries": ["rent": 9]])
    hall.count("n2", at: "south", people: 5, ["worries": ["rent": 5]])
    hall.place("v1", by: "a", ["worries": ["rent"]])
    hall.close("z1", listing: ["n1", "n2", "v1"], seen: 7)
    hall.count("n3", at: "north", people: 8, ["worries": ["rent": 8]], seen: 8, replaces: ["n1"])
    return hall
  }

  private func closing(_ state: PollState, _ chosen: [String] = []) throws -> Closing {
    try state.closing(choosing: Set(chosen.map(id)), because: "Counted anew.", name: "housing/course")
  }

  @Test func `a correction has no part in the result before the poll is closed anew`() throws {
    let state = try corrected().state()
    #expect(state.counts[slug("north")]?.record.id == id("n1"))
    #expect(state.lateCounts.mapValues { $0.holds?.record.id } == [slug("north"): id("n3")])
    #expect(state.exclusions == [] && state.earlier.isEmpty)
    let closing = try closing(state)
    #expect(closing.counts == [id("n2"), id("n3"), id("v1")])
    #expect(closing.setAside == [] && closing.replaces == [id("z1")])
    #expect(try state.closing(choosing: [], name: "housing/course").counts == [id("n1"), id("n2"), id("v1")])
  }

  @Test func `closed anew, it has both results, and the reason`() throws {
    var hall = corrected()
    hall.close("z2", listing: ["n2", "n3", "v1"], seen: 9, replaces: ["z1"], because: "Counted anew.")
    let state = try hall.state()
    #expect(state.isSettled && state.passedOver.isEmpty && state.lateCounts.isEmpty)
    #expect(state.counts[slug("north")]?.record.id == id("n3"))
    let earlier = try #require(state.earlier.first)
    #expect(state.earlier.count == 1)
    #expect(earlier.reason == "Counted anew." && earlier.meetings == [slug("north")])
    #expect(earlier.state.counts[slug("north")]?.record.id == id("n1"))
    #expect(earlier.state.closing?.record.id == id("z1"))
    #expect(try hall.state(of: hall.records.reversed()).earlier.count == 1)
  }

  @Test func `a closing past the program that says no reason is told with both results all the same`() throws
  {
    var hall = corrected()
    hall.close("z2", listing: ["n2", "n3", "v1"], seen: 9, replaces: ["z1"])
    let earlier = try hall.state().earlier
    #expect(earlier.map(\.reason) == [nil] && earlier.map(\.meetings) == [[slug("north")]])
    // One that lists what the last one did changes nothing, and hides nothing that was told.
    hall.close("z3", listing: ["n2", "n3", "v1"], seen: 11, replaces: ["z2"], because: nil)
    let state = try hall.state()
    #expect(state.earlier.map { $0.closing.record.id } == [id("z2")])
    #expect(state.earlier.map { $0.later.closing?.record.id } == [id("z2")])
  }

  @Test func `each of several corrections is kept, the oldest first`() throws {
    var hall = corrected()
    hall.close("z2", listing: ["n2", "n3", "v1"], seen: 9, replaces: ["z1"], because: "One.")
    hall.count("n4", at: "south", people: 6, ["worries": ["rent": 6]], seen: 10, replaces: ["n2"])
    hall.close("z3", listing: ["n3", "n4", "v1"], seen: 11, replaces: ["z2"], because: "Two.")
    let state = try hall.state()
    #expect(state.earlier.map(\.reason) == ["One.", "Two."])
    #expect(state.earlier.map { $0.later.closing?.record.id } == [id("z2"), id("z3")])
    #expect(state.earlier.map(\.meetings) == [[slug("north")], [slug("south")]])
  }

  @Test func `of corrections made apart somebody chooses, or the old count stays`() throws {
    var hall = corrected()
    hall.count("n4", at: "north", people: 7, ["worries": ["rent": 7]], seen: 8, replaces: ["n1"])
    let state = try hall.state()
    #expect(throws: Refusal.self) { try closing(state) }
    let chosen = try closing(state, ["n3"])
    #expect(chosen.counts.contains(id("n3")) && chosen.setAside == [id("n4")])
    let kept = try closing(state, ["n1"])
    #expect(kept.counts.contains(id("n1")) && kept.setAside == [id("n3"), id("n4")])
    hall.close(
      "z2", listing: ["n1", "n2", "v1"], setAside: ["n3", "n4"], seen: 9, replaces: ["z1"],
      because: "As it was.")
    let settled = try hall.state()
    #expect(settled.lateCounts.isEmpty && settled.isSettled)
    #expect(settled.passedOver.map(\.reason) == [.excluded(by: id("n1")), .excluded(by: id("n1"))])
    #expect(settled.earlier.map(\.meetings) == [[]])
  }

  @Test func `a correction of a correction is the only one that waits`() throws {
    var hall = corrected()
    hall.count("n4", at: "north", people: 7, ["worries": ["rent": 7]], seen: 9, replaces: ["n3"])
    let state = try hall.state()
    #expect(state.passedOver.map(\.filed.record.id) == [id("n4")])
    #expect(try closing(state).counts.contains(id("n4")))
  }

  @Test
  func
    `two closings anew made apart are unsettled until another names both, and each result that was is told`()
    throws
  {
    var hall = corrected()
    hall.close("z2", listing: ["n2", "n3", "v1"], seen: 9, replaces: ["z1"], because: "One.")
    hall.close("z3", listing: ["n1", "n2"], seen: 9, replaces: ["z1"], because: "Two.")
    let apart = try hall.state()
    #expect(!apart.isSettled && apart.earlier.isEmpty)
    #expect(apart.counts.mapValues(\.record.id) == [slug("south"): id("n2")], "what both list")
    hall.close("z4", listing: ["n2", "n3", "v1"], seen: 10, replaces: ["z2", "z3"], because: "Three.")
    let settled = try hall.state()
    #expect(settled.isSettled && settled.earlier.map(\.reason) == ["One.", "Two.", "Three."])
    #expect(settled.earlier.map(\.replaces) == [[id("z1")], [id("z1")], [id("z3")]])
    #expect(settled.earlier.map { $0.later.closing?.record.id } == ["z2", "z3", "z4"].map { id($0) })
    #expect(
      settled.earlier.last?.meetings == [slug("north")] && settled.earlier.last?.partners == [slug("a")])
    // Whoever was told one of them is led to what holds, and each step says why.
    for closing in ["z1", "z2", "z3"] {
      #expect(settled.closings(since: id(closing)).contains(id("z4")))
      #expect(settled.unexplained(since: id(closing)) == nil)
    }
    #expect(settled.isChanged(since: id("z3")) && !settled.isChanged(since: id("z2")))
  }

  @Test func `what settles two first closings says why, for each had a result by itself`() throws {
    var hall = Hall(.sticker(Wall.form()))
    hall.count("n1", at: "north", people: 9, ["worries": ["rent": 9]])
    hall.close("z1", listing: ["n1"], seen: 7)
    hall.count("n2", at: "south", people: 8, ["worries": ["rent": 8]])
    hall.close("z2", listing: ["n1", "n2"], seen: 7)
    let apart = try hall.state()
    #expect(!apart.isSettled && apart.earlier.isEmpty && apart.hadResult)
    #expect(
      apart.closingCommand().typed.english.hasSuffix("/\(apart.poll.id) --because WHY")
        && apart.closingCommand().choices.isEmpty)
    #expect(apart.changesResult(try apart.closing(choosing: [], name: "housing/course")))
    var bare = hall
    hall.close("z3", listing: ["n1", "n2"], seen: 9, replaces: ["z1", "z2"], because: "South too.")
    let state = try hall.state()
    #expect(state.earlier.map(\.reason) == ["South too."] && state.earlier.map(\.replaces) == [[id("z1")]])
    #expect(state.earlier.map(\.meetings) == [[slug("south")]])
    #expect(state.earlier.first.map { StickerTally(form: Wall.form(), state: $0.state).people } == 9)
    // Past the program nobody says why: it is told all the same, to whoever had the one that became another.
    bare.close("z3", listing: ["n1", "n2"], seen: 9, replaces: ["z1", "z2"])
    let unsaid = try bare.state()
    #expect(unsaid.earlier.map(\.reason) == [nil])
    #expect(unsaid.unexplained(since: id("z1")) == id("z3") && unsaid.unexplained(since: id("z2")) == nil)
  }

  /// North was counted with so many people, and closed anew with as many others as there are more.
  private func closings(_ people: [Int], below bound: Int = 3) -> Hall {
    var hall = Hall(.sticker(Wall.form(hideBelow: bound)))
    hall.count("n9", at: "south", people: 9, ["worries": ["rent": 9]])
    for (number, count) in people.enumerated() {
      hall.count(
        "n\(number)", at: "north", people: count, ["worries": ["rent": count]], seen: 5 + 2 * number,
        replaces: number == 0 ? [] : ["n\(number - 1)"])
      hall.close(
        "z\(number)", listing: ["n9", "n\(number)"], seen: 6 + 2 * number,
        replaces: number == 0 ? [] : ["z\(number - 1)"], because: number == 0 ? nil : "Again.")
    }
    return hall
  }

  @Test func `the figures of a result are told beside what holds, where an edition has it`() throws {
    func told(_ people: [Int], _ editions: [Int: Int] = [:], below bound: Int = 3) throws -> [String] {
      let published = editions.map { (list: ["n9", "n\($0)"], edition: $1) }
      return try closings(people, below: bound).state(published: published).earlier.map { earlier in
        let told = earlier.told
        #expect((told.figures == nil) == (told.hides != nil))
        return told.hides?.rawValue
          ?? "\(earlier.edition ?? 0): \(told.figures?.people.before ?? 0) → \(told.figures?.people.now ?? 0)"
      }
    }
    #expect(try told([4, 18]) == ["not-published"])
    #expect(try told([4, 18], [0: 3]) == ["3: 13 → 27"])
    #expect(try told([13, 14], [0: 1]) == ["1: 22 → 23"], "however near they are")
    #expect(
      try told([4, 18], [1: 1]) == ["not-published"], "an edition of what holds is none of the other")
    #expect(
      try told([4, 18, 40], [0: 1]) == ["1: 13 → 49", "not-published"], "what came between is not told")
    #expect(try told([4, 18, 40], [1: 1]) == ["not-published", "1: 27 → 49"])
    #expect(try told([4, 18, 40], [0: 1, 1: 2]) == ["1: 13 → 49", "2: 27 → 49"])
    #expect(try told([4, 18, 40], below: 0) == ["0: 13 → 49", "0: 27 → 49"], "this poll hides nothing")
    #expect(try told([4, 18, 40], below: 1) == ["0: 13 → 49", "0: 27 → 49"])
  }

  @Test func `where either result hides a meeting that changed neither figures nor outcome are told`() throws
  {
    func told(_ people: [Int], published: [Int]) throws -> [CorrectedFigures.Reason?] {
      let state = try closings(people).state(published: published.map { (["n9", "n\($0)"], $0 + 1) })
      for (number, earlier) in state.earlier.enumerated() {
        guard case .hidden(let reason) = state.outcome(by: id("z\(number)")) else {
          #expect(earlier.told.hides == nil)
          continue
        }
        #expect(earlier.told.hides == reason)
      }
      return state.earlier.map(\.told.hides)
    }
    #expect(try told([2, 18], published: [0]) == [.fewPeople], "South is hidden beside North")
    #expect(try told([18, 2], published: [0, 1]) == [.fewPeople])
    // The step to 20 would be told beside what holds: both together would tell the two.
    #expect(try told([18, 20, 2], published: [0, 1]) == [.fewPeople, .fewPeople])
    #expect(try told([18, 2, 20], published: [0, 1, 2]) == [nil, .fewPeople])
    var few = Hall(.sticker(Wall.form()))
    few.count("n0", at: "north", people: 9, ["worries": ["rent": 9]])
    few.close("z0", listing: ["n0"], seen: 6)
    few.count("n1", at: "north", people: 2, ["worries": ["rent": 2]], seen: 7, replaces: ["n0"])
    few.close("z1", listing: ["n1"], seen: 8, replaces: ["z0"], because: "Two.")
    #expect(
      try few.state(published: [(["n0"], 1)]).earlier.map(\.told.hides) == [.fewPeople], "now all is hidden")
  }

  @Test func `what organisations alone placed otherwise is told without an edition`() throws {
    var hall = Hall(.sticker(Wall.form()))
    hall.count("n1", at: "north", people: 9, ["worries": ["rent": 9]])
    hall.place("v1", by: "a", ["worries": ["debt"]])
    hall.close("z1", listing: ["n1"], seen: 7)
    hall.close("z2", listing: ["n1", "v1"], seen: 7)
    hall.close("z3", listing: ["n1", "v1"], seen: 9, replaces: ["z1", "z2"], because: "With a.")
    let earlier = try #require(try hall.state().earlier.first)
    #expect(earlier.partners == [slug("a")] && earlier.edition == nil && earlier.source == nil)
    let debt = try #require(earlier.told.figures?.boards.first?.items.first { $0.id == slug("debt") })
    #expect(debt.before.stickers == 0 && debt.now.stickers == 1)
  }

  @Test func `it is said which edition has the earlier figures, and where that is not settled`() throws {
    let one = try closings([4, 18]).state(published: [(["n9", "n0"], 2)]).earlier.first?.source
    #expect(one?.english == "The earlier figures are as edition 2 has them.")
    #expect(one?.dutch == "De eerdere cijfers zijn die van editie 2.")
    #expect(try closings([4, 18], below: 0).state().earlier.first?.source == nil)
    let unsettled = try closings([4, 18, 40]).state(published: [(["n9", "n0"], 2)], unsettled: [3])
    #expect(unsettled.earlier.map(\.told.hides) == [nil, .editionsUnsettled])
  }

  @Test func `the outcome of an earlier closing is shown where an edition has it`() throws {
    func isShown(_ published: [(list: [String], edition: Int)], below bound: Int = 3) throws -> Bool {
      let state = try closings([4, 18], below: bound).state(published: published)
      guard case .shown = state.outcome(by: id("z1")) else { return false }
      if case .shown = state.outcome(by: id("z0")) { return true }
      return false
    }
    #expect(try !isShown([]) && isShown([(["n9", "n0"], 1)]) && isShown([], below: 1))
  }

  @Test func `a closing names the editions that have another result`() {
    let editions = [Set([id("n9"), id("n0")]): 1, Set([id("n9"), id("n1")]): 2]
    let new = Closing(poll: slug("course"), counts: Set([id("n9"), id("n5")]))
    #expect(PublishedResults(editions: editions).others(than: new) == [1, 2])
    let same = Closing(poll: slug("course"), counts: Set([id("n9"), id("n1")]))
    #expect(PublishedResults(editions: editions).others(than: same) == [1])
  }

  @Test func `a result that holds again is told beside the one that came between, where an edition has that`()
    throws
  {
    var hall = Hall(.sticker(Wall.form()))
    hall.count("n1", at: "north", people: 4, ["worries": ["rent": 4]])
    hall.count("n2", at: "south", people: 9, ["worries": ["rent": 9]])
    hall.close("z1", listing: ["n1", "n2"], seen: 6)
    hall.count("n3", at: "north", people: 18, ["worries": ["rent": 18]], seen: 7, replaces: ["n1"])
    hall.close("z2", listing: ["n3", "n2"], seen: 8, replaces: ["z1"], because: "More.")
    hall.close(
      "z3", listing: ["n1", "n2"], setAside: ["n3"], seen: 9, replaces: ["z2"], because: "As it was.")
    let earlier = try hall.state(published: [(["n3", "n2"], 4)]).earlier
    #expect(earlier.map { $0.told.figures?.people.before } == [13, 27])
    #expect(earlier.map { $0.told.figures?.people.now } == [13, 13])
    #expect(earlier.map(\.edition) == [nil, 4])
    let same = earlier.map { $0.sentenceOfSame?.english }
    #expect(same == ["A later closing changed this back: what counted before counts again.", nil])
    let untold = try hall.state(published: [(["n1", "n2"], 4)]).earlier
    #expect(untold.map(\.told.hides) == [nil, .notPublished])
  }

  @Test func `a closing anew that knew of one of two closings made apart does not settle them`() throws {
    var hall = corrected()
    hall.close("z2", listing: ["n1", "v1"], seen: 7)
    hall.close("z3", listing: ["n2", "n3", "v1"], seen: 9, replaces: ["z1"], because: "One.")
    #expect(try !hall.state().isSettled)
    hall.close("z4", listing: ["n2", "n3", "v1"], seen: 10, replaces: ["z2", "z3"], because: "Two.")
    #expect(try hall.state().isSettled)
  }
}
