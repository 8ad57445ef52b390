import Deliberation
import Storage
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct ContestedMotionTests {
  private static let wording = PollName(paper: "housing", poll: "wording")

  /// Three partners want other words for "soon", two of them the same, and one wants "faster" gone.
  private func hall() throws -> (hall: Assembly, ids: [String: String]) {
    let hall = try Assembly()
    let ids = [
      "tenants": try hall.amend("soon", "before 2030", by: "tenants"),
      "carers": try hall.amend("soon", "within a year", by: "carers"),
      "churches": try hall.amend("soon", "before 2030", by: "churches"),
      "alone": try hall.amend("faster", "quicker", by: "carers"),
    ]
    try hall.collect()
    return (hall, ids)
  }

  private func put(_ hall: Assembly, _ place: String, _ terms: MotionTerms = MotionTerms()) throws {
    _ = try hall.as("board").newPoll(Self.wording, contested: place, terms: terms)
    _ = try hall.as("board").openPoll(Self.wording)
  }

  private func close(_ hall: Assembly, _ votes: [String: String]) throws {
    for (partner, option) in votes { try hall.vote(option, in: "wording", by: partner) }
    try hall.collect()
    _ = try hall.as("board").closePoll(Self.wording, isOffline: true)
  }

  private func merge(_ hall: Assembly, dryRun: Bool = false) throws -> MergeOutcome {
    let board = hall.as("board")
    return dryRun
      ? try board.planMerge("housing").outcome { _ in true } : try board.merge("housing", accepting: .all)
  }

  /// The alternative that has a partner's wish in it.
  private func alternative(_ hall: Assembly, of id: String?) throws -> String {
    let text = try hall.repository.read("papers/housing/polls/wording/poll.json")
    let form = try #require(try PollCoding.decode(Array(text.utf8), path: "poll.json").motion)
    let found = form.alternatives.first { $0.targets.contains { $0.record.description == id } }
    return try #require(found).id.description
  }

  @Test func `where two put something in, nothing stands there now, and to leave it takes nothing away`()
    throws
  {
    let hall = try Assembly()
    var ids: [String] = []
    for (partner, words) in [("tenants", "New here."), ("carers", "Other there.")] {
      let copy = try hall.repository.read("papers/housing/paper.md") + "\n\(words)\n"
      let proposal = Proposal.edited(Array(copy.utf8))
      ids.append(try hall.as(partner).amend("housing", proposal, because: "Why.", answering: []).id)
    }
    try hall.collect()
    try put(hall, ids[0])
    let text = try hall.repository.read("papers/housing/polls/wording/poll.json")
    #expect(text.contains("Nothing stands here now.") && text.contains("The text stays as it is."))
    #expect(!text.contains("these words go"))
  }

  @Test func `each wish is an alternative, the same wish of two is one, and leaving it is the last`() throws {
    let (hall, ids) = try hall()
    try put(hall, try #require(ids["carers"]), MotionTerms(rule: .twoThirds, quorum: 3, isWeighted: true))
    let text = try hall.repository.read("papers/housing/polls/wording/poll.json")
    let poll = try PollCoding.decode(Array(text.utf8), path: "poll.json")
    let form = try #require(poll.motion)
    #expect(poll.question == "Which words shall stand here? They are now: “We want affordable homes soon.”")
    #expect(form.rule == .twoThirds && form.quorum == 3 && form.isWeighted)
    let texts = Dictionary(uniqueKeysWithValues: form.alternatives.map { ($0.text, $0) })
    #expect(form.alternatives.count == 3)
    #expect(texts["We want affordable homes before 2030."]?.targets.count == 2)
    #expect(texts["We want affordable homes within a year."]?.id.description == "carers")
    #expect(form.alternatives.last?.id.description == "leave")
    #expect(form.alternatives.last?.text == "We want affordable homes soon.")
  }

  @Test func `what a closed vote chose is told of its place, and is not asked again`() throws {
    let (hall, ids) = try hall()
    let place = try #require(ids["carers"])
    try put(hall, place)
    let wish = try alternative(hall, of: place)
    #expect(try hall.as("board").inbox("housing").contested.map(\.chosen) == [nil])
    try close(hall, ["tenants": wish, "carers": wish])
    let shown = try #require(try hall.as("board").inbox("housing").contested.first)
    #expect(shown.chosen == ShownChoice(poll: "wording", text: "We want affordable homes within a year."))
    #expect(
      shown.alternatives.flatMap(\.reasons).map(\.amendment).sorted()
        == shown.alternatives.flatMap(\.targets).map { String($0.prefix { $0 != "/" }) }.sorted())
    let again = PollName(paper: "housing", poll: "again")
    let told = try hall.refusal {
      _ = try hall.as("board").newPoll(again, contested: place, terms: MotionTerms())
    }
    #expect(told.contains("'wording' chose: We want affordable homes within a year."))
    // What is new in that place is asked about when the outcome is in the draft.
    let late = try hall.amend("soon", "next year", by: "churches")
    try hall.collect()
    #expect(try hall.as("board").inbox("housing").contested.map(\.chosen?.missing) == [["\(late)/1"]])
    #expect(
      try hall.refusal { _ = try hall.as("board").newPoll(again, contested: late, terms: MotionTerms()) }
        .contains("'wording' chose: We want affordable homes within a year."))
    _ = try hall.as("board").merge("housing", accepting: .none)
    let after = try hall.as("board").inbox("housing")
    #expect(after.contested.allSatisfy { $0.chosen == nil } && after.voted.isEmpty)
    let alone = try #require(ids["alone"])
    #expect(Set((after.proposals + after.clean).map(\.target)) == ["\(late)/1", "\(alone)/1"])
  }

  @Test func `a partner that wants two things is told apart by a number`() throws {
    let hall = try Assembly()
    let first = try hall.amend("soon", "before 2030", by: "carers")
    try hall.amend("soon", "within a year", by: "carers")
    try hall.collect()
    try put(hall, first)
    let text = try hall.repository.read("papers/housing/polls/wording/poll.json")
    let form = try #require(try PollCoding.decode(Array(text.utf8), path: "poll.json").motion)
    #expect(form.alternatives.map(\.id.description) == ["carers", "carers-2", "leave"])
  }

  @Test func `the blocks of an alternative stay apart`() throws {
    let hall = try Assembly()
    let old = "Nobody should have to wait for a roof."
    let first = try hall.amend("wait for a roof", "queue for a home", by: "carers")
    let copy = Assembly.draft.replacing(old, with: "Nobody should\nqueue.\n\n- a home\n  - a warm one")
    _ = try hall.as("tenants").amend(
      "housing", .edited(Array(copy.utf8)), because: "Better.", answering: [])
    try hall.collect()
    try put(hall, first)
    let text = try hall.repository.read("papers/housing/polls/wording/poll.json")
    let form = try #require(try PollCoding.decode(Array(text.utf8), path: "poll.json").motion)
    #expect(form.alternatives.map(\.text).contains("Nobody should queue.\n\n- a home\n  - a warm one"))
    #expect(form.alternatives.map(\.text).contains("Nobody should have to queue for a home."))
  }

  @Test func `what is not contested, not collected or unknown makes no motion`() throws {
    let (hall, ids) = try hall()
    func refusal(_ place: String?) throws -> String {
      try hall.refusal { try put(hall, place ?? "") }
    }
    #expect(try refusal(ids["alone"]).contains("stands in no contested place"))
    #expect(try refusal("a00").hasPrefix("There is no amendment with an id that begins with 'a00'."))
    try hall.amend("soon", "now", by: "churches")
    #expect(try refusal(ids["carers"]).contains("is not collected yet"))
  }

  @Test func `each alternative can be read in full before the vote`() throws {
    let (hall, ids) = try hall()
    try put(hall, try #require(ids["carers"]))
    let board = hall.as("board")
    func changed(_ old: String, _ new: String) -> String {
      Assembly.draft.split(separator: old).joined(separator: new)
    }
    #expect(
      try board.draft(of: "housing", if: "wording:carers") == changed("homes soon", "homes within a year"))
    #expect(try board.draft(of: "housing", if: "wording:leave") == Assembly.draft)
    #expect(try board.draft(of: "housing", if: ids["alone"] ?? "") == changed("faster", "quicker"))
    #expect(try board.draft(of: "housing", if: "\(ids["alone"] ?? "")/1") == changed("faster", "quicker"))
    #expect(
      try hall.refusal { _ = try board.draft(of: "housing", if: "wording:carer") }
        == "There is no alternative 'carer'. | did you mean carers?")
    #expect(
      try hall.refusal { _ = try board.draft(of: "housing", if: "\(ids["alone"] ?? "")/2") }.contains(
        "has no hunk 2"))
    #expect(
      try hall.refusal { _ = try board.draft(of: "housing", if: "course:rent") }.contains("only a motion has")
    )
  }

  @Test func `merge applies the winner and closes the losers with that reason`() throws {
    let (hall, ids) = try hall()
    try put(hall, try #require(ids["carers"]))
    let together = try alternative(hall, of: ids["tenants"])
    try close(hall, ["tenants": together, "churches": together, "carers": "carers", "north": "abstain"])
    let before = try hall.everything
    let dry = try merge(hall, dryRun: true)
    #expect(dry.motions.map(\.winner) == [together])
    #expect(dry.steps.map(\.state) == ["would-merge"])
    #expect(try hall.everything == before)
    let outcome = try merge(hall)
    #expect(!outcome.needsPeople)
    #expect(outcome.motions.first?.adopted.count == 2)
    #expect(outcome.motions.first?.rejected == [(ids["carers"] ?? "") + "/1"])
    #expect(try hall.repository.read("papers/housing/paper.md").contains("homes before 2030. Rents"))
    let message = try hall.repository.git("log", "-1", "--format=%B")
    #expect(
      message.contains("Poll: wording") && message.contains("Partner: tenants")
        && message.contains("Partner: churches"))
    let rejected = try hall.as("board").decisions(about: "housing").rows.first { $0.outcome == "rejected" }
    let reason = try #require(rejected?.reason)
    #expect(reason.hasPrefix("In the vote “Which words shall stand here?"), "\(reason)")
    #expect(
      reason.hasSuffix("got 2 of the 3 votes cast. Abstained: North. Did not vote: 1."), "\(reason)")
    #expect(!reason.contains("\(together)") && !reason.contains("wording"), "\(reason)")
    #expect(rejected?.poll == "wording")
    #expect(try merge(hall).motions.isEmpty)
  }

  @Test func `leaving it as it is rejects all`() throws {
    let (hall, ids) = try hall()
    try put(hall, try #require(ids["carers"]))
    try close(hall, ["tenants": "leave", "north": "leave"])
    let outcome = try merge(hall)
    #expect(outcome.motions.first?.rejected.count == 3)
    #expect(outcome.steps.isEmpty)
    #expect(try hall.repository.read("papers/housing/paper.md") == Assembly.draft)
  }

  @Test(arguments: [
    (["tenants": "carers", "carers": "leave"], 0, SettledMotion.Verdict.tie),
    (["tenants": "carers"], 2, SettledMotion.Verdict.noQuorum),
    (
      ["tenants": "carers", "carers": "carers", "north": "leave", "board": "leave", "churches": "abstain"], 0,
      SettledMotion.Verdict.tie
    ),
  ]) func `without a winner nothing is decided, and people have to`(
    _ votes: [String: String], _ quorum: Int, _ verdict: SettledMotion.Verdict
  ) throws {
    let (hall, ids) = try hall()
    try put(hall, try #require(ids["carers"]), MotionTerms(quorum: quorum))
    try close(hall, votes)
    let before = try hall.everything
    let outcome = try merge(hall)
    #expect(outcome.motions.map(\.verdict) == [verdict])
    #expect(outcome.needsPeople)
    #expect(try hall.everything == before)
    #expect(try hall.as("board").tally(of: Self.wording).result.isUndecided)
    // Then the committee decides, and the motion waits for nothing any more.
    _ = try hall.as("board").decide(
      [ids["carers"] ?? "", ids["tenants"] ?? "", ids["churches"] ?? ""], .rejected, because: "A tie.",
      poll: nil, dryRun: false)
    #expect(try merge(hall).motions.isEmpty)
  }

  @Test func `the closing collects, so that no vote that counts waits`() throws {
    let (hall, ids) = try hall()
    try put(hall, try #require(ids["carers"]))
    try hall.vote("leave", in: "wording", by: "tenants")
    try hall.collect()
    try hall.vote("carers", in: "wording", by: "carers")
    try hall.vote("carers", in: "wording", by: "churches")
    _ = try hall.as("board").closePoll(Self.wording, isOffline: true)
    #expect(try merge(hall).motions.map(\.winner) == ["carers"])
  }

  @Test func `a draft with changes of its own is refused before anything is decided`() throws {
    let (hall, ids) = try hall()
    try put(hall, try #require(ids["carers"]))
    try close(hall, ["carers": "carers"])
    try hall.repository.write("Mine.\n", to: "papers/housing/paper.md")
    #expect(try hall.refusal { _ = try merge(hall) }.contains("has changes that are not committed"))
  }

  @Test
  func `a motion that a later closing turned round is named while the first one's words are in the draft`()
    throws
  {
    let (here, ids) = try hall()
    try put(here, try #require(ids["tenants"]))
    let there = try Assembly(cloning: here)
    try close(here, ["tenants": try alternative(here, of: ids["tenants"])])
    let merged = try merge(here).steps
    #expect(merged.map(\.state) == ["merged"])
    let other = try alternative(there, of: ids["carers"])
    for partner in ["carers", "churches", "north"] { try there.vote(other, in: "wording", by: partner) }
    _ = try there.as("board").closePoll(Self.wording, isOffline: true)
    try here.pull(from: there)
    _ = try here.as("board").closePoll(Self.wording, because: "Settled.", isOffline: true)
    let found = try here.as("board").status().papers[0].exclusions
    // The same words of two partners are one step, and a target each.
    let expected = try ["churches", "tenants"].map { "\(try #require(ids[$0]))/1" }.sorted()
    #expect(found.map(\.kind) == ["motion", "motion"] && found.map(\.about).sorted() == expected)
    #expect(found.allSatisfy { $0.story.contains("did not win") })
    #expect(
      try here.refusal {
        _ = try here.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
      }.contains("cannot be published while something is undecided"))
    for target in expected {
      _ = try here.as("board").decide([target], .adopted, because: "They stay.", poll: nil, dryRun: false)
    }
    #expect(try here.as("board").status().papers[0].exclusions.isEmpty)
    #expect(try here.as("board").verify(nil, since: nil, files: nil).ok)
  }

  @Test func `while two closings exclude each other nothing of the motion is merged, and then the winner is`()
    throws
  {
    let (here, ids) = try hall()
    try put(here, try #require(ids["tenants"]))
    let there = try Assembly(cloning: here)
    try close(here, ["tenants": try alternative(here, of: ids["tenants"])])
    // The motion is carried out as far as decisions go, and not merged yet.
    let won = try ["tenants", "churches"].map { try #require(ids[$0]) }
    _ = try here.as("board").decide(won, .adopted, because: "They won.", poll: "wording", dryRun: false)
    let other = try alternative(there, of: ids["carers"])
    for partner in ["carers", "churches", "north"] { try there.vote(other, in: "wording", by: partner) }
    _ = try there.as("board").closePoll(Self.wording, isOffline: true)
    try here.pull(from: there)
    #expect(try merge(here).steps.isEmpty)
    #expect(try here.repository.read("papers/housing/paper.md").contains("soon"))
    _ = try here.as("board").closePoll(Self.wording, because: "Settled.", isOffline: true)
    #expect(try merge(here).steps.map(\.state) == ["merged"])
    #expect(try here.repository.read("papers/housing/paper.md").contains("within a year"))
    #expect(try here.as("board").status().papers[0].exclusions.isEmpty)
    #expect(try here.as("board").verify(nil, since: nil, files: nil).ok)
  }
}
