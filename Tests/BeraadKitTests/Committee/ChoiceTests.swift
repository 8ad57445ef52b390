import Deliberation
import Storage
import TestSupport
import Testing

@testable import BeraadKit

/// Counts, ballots and votes that exclude each other when their poll is closed: no rule chooses between them, people do.
@Suite struct ChoiceTests {
  private static let wording = PollName(paper: "housing", poll: "wording")
  private static let motion = """
    {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
     "rule": "majority", "alternatives": [{"id": "one", "text": "1"}, {"id": "two", "text": "2"}]}
    """
  private static let counts = "board,item,stickers\nworries,rent,9\nworries,debt,3\n"

  /// The exclusions of the paper: `status`, `inbox`, `verify` and `tally` name each, and nothing is published.
  private func exclusions(
    _ hall: Assembly, of poll: PollName = Assembly.course, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [ExclusionRow] {
    let board = hall.as("board")
    let rows = try #require(try board.status().papers.first).exclusions
    let checks = try board.verify(nil, since: nil, files: nil).checks
    let apart = checks.first { $0.name == "housing: apart" }?.detail.english ?? ""
    let left = try board.tally(of: poll).left
    #expect(
      try board.inbox("housing").exclusions.map(\.story) == rows.map(\.story), sourceLocation: sourceLocation)
    for row in rows {
      #expect(apart.contains(row.story.english), sourceLocation: sourceLocation)
      #expect(left.contains(row.story), sourceLocation: sourceLocation)
    }
    guard !rows.isEmpty else { return [] }
    do {
      _ = try board.publish(
        "housing", edition: 1, to: hall.repository.surroundings + "/no", isOffline: true, dryRun: true)
      Issue.record("it was published", sourceLocation: sourceLocation)
    } catch let refusal as Refusal {
      #expect(refusal.explanation.kind == .undecided, sourceLocation: sourceLocation)
      for row in rows {
        #expect(refusal.explanation.causes.contains(row.story.english), sourceLocation: sourceLocation)
      }
    }
    return rows
  }

  /// Counts one meeting in two clones, closes in both, and brings them together.
  private func countedAndClosedApart() throws -> (here: Assembly, there: Assembly, counts: [String]) {
    let here = try Assembly.open()
    let there = try Assembly(cloning: here)
    let counts = try [(here, 10), (there, 12)].map { hall, people in
      let step = try hall.as("north").count(
        in: Assembly.course, people: people, hall.table("leeds", Self.counts))
      _ = try hall.as("board").closePoll(Assembly.course, isOffline: true)
      return try #require(step.record)
    }
    try here.pull(from: there)
    try there.pull(from: here)
    return (here, there, counts)
  }

  @Test func `of two counts that two closings list none counts before somebody chooses`() throws {
    let (here, there, counts) = try countedAndClosedApart()
    for hall in [here, there] {
      let rows = try exclusions(hall)
      #expect(rows.map(\.kind) == ["closing", "count"])
      #expect(Set([rows[1].holds] + rows[1].others) == Set(counts))
      let choice =
        /\(([0-9a-z]+) or ([0-9a-z]+) can count\) with: beraad poll close housing\/course --counting \1 --because WHY$/
      let offered = try #require(try choice.firstMatch(in: rows[1].story.english), "\(rows[1].story.english)")
      #expect(Set([String(offered.1), String(offered.2)]) == Set(counts))
      #expect(try hall.stickers().people == 0)
      let left = try hall.as("board").tally(of: Assembly.course).left
      #expect(!left.contains { $0.contains("came after the closing") })
      #expect(left.count { $0.contains("not every closing of the poll lists it") } == 2)
      let refusal = try hall.refusal { _ = try hall.as("board").closePoll(Assembly.course, isOffline: true) }
      #expect(
        refusal.hasPrefix("leeds was counted twice, apart, with different figures. | say which one counts"))
      for id in counts { #expect(refusal.contains(id)) }
    }
  }

  @Test func `a settling closing takes the count that somebody chose, and says so`() throws {
    for chosen in 0...1 {
      let (here, there, counts) = try countedAndClosedApart()
      let step = try there.as("board").closePoll(
        Assembly.course, counting: [String(counts[chosen].prefix(8))], because: "As on the photo.")
      #expect(step.warnings == ["Nothing was counted at: Bath."])
      #expect(
        step.story.map(\.english).contains("Leeds counts by \(counts[chosen])."), "\(step.story)")
      try here.pull(from: there)
      for hall in [here, there] {
        #expect(try exclusions(hall).isEmpty)
        #expect(try hall.stickers().people == [10, 12][chosen])
        let left = try hall.as("board").tally(of: Assembly.course).left
        #expect(
          left.count == 1
            && left.allSatisfy { $0.contains("\(counts[chosen]) was made apart from it, and holds") })
        #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
        #expect(
          try hall.refusal { _ = try hall.as("board").closePoll(Assembly.course, isOffline: true) }.contains(
            "closed already"))
      }
    }
  }

  @Test func `a choice that is none is refused`() throws {
    let (here, _, counts) = try countedAndClosedApart()
    let board = here.as("board")
    #expect(
      try here.refusal { _ = try board.closePoll(Assembly.course, counting: ["n000000000"], isOffline: true) }
        .contains(
          "begins no id of what excludes each other"))
    #expect(
      try here.refusal { _ = try board.closePoll(Assembly.course, counting: counts, isOffline: true) }
        .hasPrefix("Only one of")
    )
    _ = try board.closePoll(
      Assembly.course, counting: [counts[0]], because: "As on the photo.", isOffline: true)
    let other = try Assembly.open()
    #expect(
      try other.refusal {
        _ = try other.as("board").closePoll(Assembly.course, counting: ["n1"], isOffline: true)
      }.contains(
        "there is nothing to choose"))
  }

  @Test func `a count made apart from one that a closing lists is named until somebody chooses`() throws {
    let here = try Assembly.open()
    let there = try Assembly(cloning: here)
    let listed = try here.as("north").count(in: Assembly.course, people: 10, here.table("leeds", Self.counts))
    _ = try here.as("board").closePoll(Assembly.course, isOffline: true)
    let other = try there.as("board").count(
      in: Assembly.course, people: 12, there.table("leeds", Self.counts))
    try here.pull(from: there)
    try there.pull(from: here)
    for hall in [here, there] {
      let rows = try exclusions(hall)
      #expect(rows.map(\.kind) == ["count"])
      #expect(rows.first?.holds == listed.record && rows.first?.others == [other.record].compactMap(\.self))
      #expect(try hall.stickers().people == 10, "the closed result stays what it was")
    }
    _ = try here.as("board").closePoll(
      Assembly.course, counting: [try #require(listed.record)], isOffline: true)
    #expect(try exclusions(here).isEmpty)
    #expect(try here.stickers().people == 10)
    _ = try there.as("board").closePoll(
      Assembly.course, counting: [try #require(other.record)], because: "It was the right one.",
      isOffline: true)
    #expect(try there.stickers().people == 12)
    // Two people chose otherwise, apart: that is one more thing for people.
    try here.pull(from: there)
    #expect(try exclusions(here).map(\.kind) == ["closing", "count"])
    #expect(try here.stickers().people == 0)
    _ = try here.as("board").closePoll(
      Assembly.course, counting: [try #require(listed.record)], because: "It was right.", isOffline: true)
    #expect(try exclusions(here).isEmpty)
    #expect(try here.stickers().people == 10)
  }

  @Test func `a correction that came after the closing is late, and excludes nothing`() throws {
    let here = try Assembly.open()
    _ = try here.as("north").count(in: Assembly.course, people: 10, here.table("leeds", Self.counts))
    let there = try Assembly(cloning: here)
    _ = try here.as("board").closePoll(Assembly.course, isOffline: true)
    _ = try there.as("board").count(
      in: Assembly.course, people: 12, there.table("leeds", Self.counts, replacing: "Again."))
    try here.pull(from: there)
    #expect(try exclusions(here).isEmpty)
    #expect(try here.stickers().people == 10)
    #expect(
      try here.as("board").tally(of: Assembly.course).left.contains {
        $0.contains("it came after the closing, which does not list it")
      })
  }

  @Test func `ballots of one meeting that exclude each other are chosen between like counts`() throws {
    let here = try Assembly.open(sticker: Assembly.sticker(source: "ballots"))
    let there = try Assembly(cloning: here)
    let ballots = try [(here, "a1"), (there, "b1")].map { hall, token in
      let table = hall.table("leeds", "token,worries\n\(token),rent\n")
      return try #require(try hall.as("north").ballots(in: Assembly.course, table).record)
    }
    try here.pull(from: there)
    #expect(
      try exclusions(here).first?.story.contains(
        "beraad ballots housing/course --meeting leeds --from FILE --replace")
        == true)
    #expect(
      try here.refusal { _ = try here.as("board").closePoll(Assembly.course, isOffline: true) }.hasPrefix(
        "The ballots of leeds were entered twice, apart, and are not the same."))
    _ = try here.as("board").closePoll(Assembly.course, counting: [ballots[1]], isOffline: true)
    #expect(try exclusions(here).isEmpty)
    #expect(try here.stickers().meetings.map(\.id.description) == ["leeds"])
  }

  @Test func `no closing takes one of two votes of a partner by itself`() throws {
    let here = try Assembly()
    _ = try here.as("board").newPoll(Self.wording, definition: Array(Self.motion.utf8))
    _ = try here.as("board").openPoll(Self.wording)
    let there = try Assembly(cloning: here)
    let votes = try [(here, "one"), (there, "two")].map { hall, option in
      try hall.as("carers").vote(in: Self.wording, VoteWish(option: option)).id
    }
    try there.repository.git("push", "--quiet", "origin", "partners/carers:refs/heads/elsewhere")
    try here.repository.git("update-ref", "refs/remotes/origin/partners/carers", "refs/heads/elsewhere")
    try here.repository.git("config", "remote.origin.url", "elsewhere")
    #expect(
      try here.refusal { _ = try here.as("board").closePoll(Self.wording, isOffline: true) }.hasPrefix(
        "carers voted twice, apart, and not the same. | have the partner vote again"))
    _ = try here.as("board").closePoll(Self.wording, counting: [votes[1]], isOffline: true)
    #expect(try exclusions(here, of: Self.wording).isEmpty)
    #expect(try here.motion("wording").votes.map(\.votes) == [0, 1])
  }

  @Test func `of two votes that two closings list somebody chooses one`() throws {
    let here = try Assembly()
    _ = try here.as("board").newPoll(Self.wording, definition: Array(Self.motion.utf8))
    _ = try here.as("board").openPoll(Self.wording)
    let there = try Assembly(cloning: here)
    let votes = try [(here, "one"), (there, "two")].map { hall, option in
      let id = try hall.as("carers").vote(in: Self.wording, VoteWish(option: option)).id
      _ = try hall.as("board").closePoll(Self.wording, isOffline: true)
      return id
    }
    try here.pull(from: there)
    #expect(try exclusions(here, of: Self.wording).map(\.kind) == ["closing", "vote"])
    #expect(try here.motion("wording").voters == 0)
    #expect(
      try here.refusal { _ = try here.as("board").closePoll(Self.wording, isOffline: true) }.contains(
        "can count) with: beraad poll close"))
    _ = try here.as("board").closePoll(
      Self.wording, counting: [votes[0]], because: "As they said.", isOffline: true)
    #expect(try exclusions(here, of: Self.wording).isEmpty)
    #expect(try here.motion("wording").votes.map(\.votes) == [1, 0])
  }

  @Test func `two openings, each with a count and a closing, are settled one after the other`() throws {
    let here = try Assembly()
    let there = try Assembly(cloning: here)
    _ = try there.as("board").addPartner(
      "late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    let counts = try [(here, 10), (there, 12)].map { hall, people in
      _ = try hall.as("board").openPoll(Assembly.course)
      let step = try hall.as("north").count(
        in: Assembly.course, people: people, hall.table("leeds", Self.counts))
      _ = try hall.as("board").closePoll(Assembly.course, isOffline: true)
      return try #require(step.record)
    }
    try here.pull(from: there)
    try there.pull(from: here)
    for hall in [here, there] {
      #expect(try exclusions(hall).map(\.kind) == ["opening", "closing", "count"])
      #expect(
        try hall.refusal { _ = try hall.as("board").closePoll(Assembly.course, isOffline: true) }.contains(
          "beraad poll open"))
    }
    _ = try here.as("board").openPoll(Assembly.course)
    #expect(try exclusions(here).map(\.kind) == ["closing", "count"])
    _ = try here.as("board").closePoll(
      Assembly.course, counting: [counts[1]], because: "As on the photo.", isOffline: true)
    try there.pull(from: here)
    for hall in [here, there] {
      #expect(try exclusions(hall).isEmpty)
      #expect(try hall.stickers().people == 12)
    }
  }
}
