import Deliberation
import ObjectIDs
import Storage
import TestSupport
import Testing

@testable import BeraadKit

/// What two machines recorded without knowing of each other, brought together by plain git: everybody reads the same,
/// the other is named, and one command settles it.
@Suite struct ApartTests {
  private static let wording = PollName(paper: "housing", poll: "wording")
  private static let motion = """
    {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
     "rule": "majority", "alternatives": [{"id": "one", "text": "1"}, {"id": "two", "text": "2"}]}
    """
  private static let counts = "board,item,stickers\nworries,rent,9\nworries,debt,3\n"

  /// The exclusions of the paper as `status`, `inbox` and `verify` have them; all say the same.
  private func exclusions(_ hall: Assembly) throws -> [ExclusionRow] {
    let paper = try #require(try hall.as("board").status().papers.first)
    let inbox = try hall.as("board").inbox("housing").exclusions
    #expect(paper.exclusions.map(\.story) == inbox.map(\.story))
    let apart = try hall.as("board").verify(nil, since: nil, files: nil).checks.first {
      $0.name == "housing: apart"
    }
    for row in inbox { #expect(apart?.detail.contains(row.story.english) == true) }
    #expect(apart?.ok == true && apart?.waits == !inbox.isEmpty)
    return inbox
  }

  /// Two clones that merge each other's main, each as it comes: one of them turns the parents round.
  private func meet(_ one: Assembly, _ other: Assembly) throws {
    let before = try one.repository.revision("main")
    try one.pull(from: other)
    try other.repository.git("fetch", "--quiet", one.repository.path, before)
    try other.repository.git("merge", "--quiet", "--no-edit", before)
    for hall in [one, other] { #expect(try hall.repository.git("status", "--porcelain") == "") }
  }

  // MARK: Decisions

  @Test func `two decisions taken apart are one for everybody, named, and settled by a third`() throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    let there = try Assembly(cloning: here)
    let adopted = try here.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    let rejected = try there.as("board").decide([id], .rejected, because: "No.", poll: nil, dryRun: false)
    try meet(here, there)
    for hall in [here, there] {
      let row = try #require(try exclusions(hall).first)
      #expect(row.kind == "decision" && row.about == "\(id)/1")
      #expect(Set([row.holds] + row.others) == [adopted.id, rejected.id])
      #expect(row.story.contains("beraad decide \(id)/1"))
      #expect(try exclusions(hall).map(\.holds) == exclusions(here).map(\.holds))
      // What people have to settle is not merged, and stops an edition.
      let before = try hall.everything
      let outcome = try hall.as("board").merge("housing", accepting: .all)
      #expect(outcome.steps.isEmpty && outcome.needsPeople)
      #expect(outcome.unsettled.map(\.targets) == [["\(id)/1"]])
      #expect(try hall.as("board").status().papers.first?.waiting == 0)
      #expect(
        try hall.refusal {
          _ = try hall.as("board").publish(
            "housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
        }.contains("cannot be published while something is undecided"))
      #expect(try hall.everything == before)
    }
    _ = try there.as("board").decide([id], .adopted, because: "Yes, after all.", poll: nil, dryRun: false)
    try here.pull(from: there)
    for hall in [here, there] { #expect(try exclusions(hall).isEmpty) }
    #expect(try here.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    #expect(try here.repository.read("papers/housing/paper.md").contains("homes before 2030."))
    #expect(try here.as("board").verify(nil, since: nil, files: nil).ok)
  }

  @Test func `a decision taken after a pull takes the place of the one that came with it`() throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    let there = try Assembly(cloning: here)
    try here.repository.commit(["notes.md": "mine"])
    try there.repository.commit(["other.md": "theirs"])
    _ = try there.as("board").decide([id], .rejected, because: "No.", poll: nil, dryRun: false)
    try here.pull(from: there)
    _ = try here.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    #expect(try exclusions(here).isEmpty)
    #expect(try here.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
  }

  @Test func `two that decided the same, apart, exclude nobody`() throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    let there = try Assembly(cloning: here)
    for (hall, reason) in [(here, "Yes."), (there, "Of course.")] {
      _ = try hall.as("board").decide([id], .adopted, because: reason, poll: nil, dryRun: false)
    }
    try meet(here, there)
    #expect(try exclusions(here).isEmpty)
    // A later one takes the place of both.
    _ = try here.as("board").decide([id], .rejected, because: "No.", poll: nil, dryRun: false)
    #expect(try exclusions(here).isEmpty)
    #expect(try here.as("board").merge("housing", accepting: .all).steps.isEmpty)
  }

  // MARK: Withdrawals

  /// A change that is adopted here and withdrawn there, neither knowing of the other.
  private func withdrawnApart(merging: Bool) throws -> (here: Assembly, id: String) {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    let there = try Assembly(cloning: here)
    _ = try here.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    if merging { _ = try here.as("board").merge("housing", accepting: .all) }
    _ = try there.as("tenants").withdraw(id, because: "We think otherwise now.")
    try fetchPartners(of: there, into: here)
    return (here, id)
  }

  private func fetchPartners(of other: Assembly, into hall: Assembly) throws {
    try hall.repository.git(
      "fetch", "--quiet", other.repository.path, "+refs/heads/partners/*:refs/heads/partners/*")
  }

  @Test(arguments: [Outcome.adopted, .rejected])
  func `a change withdrawn apart from its adoption is named, and the committee settles it`(_ outcome: Outcome)
    throws
  {
    let (hall, id) = try withdrawnApart(merging: false)
    for isCollected in [false, true] {
      if isCollected { try hall.collect() }
      let row = try #require(try exclusions(hall).first)
      #expect(row.kind == "withdrawal" && row.about == "\(id)/1", "\(row)")
      #expect(
        row.story.contains("can settle it (adopt or reject) with: beraad decide \(id)/1 adopt")
          && row.story.dutch.contains("oplossen (adopt of reject) met: beraad decide \(id)/1 adopt"))
      #expect(row.story.contains("beraad collect tenants, and then") == !isCollected)
      let plan = try hall.as("board").planMerge("housing").outcome(accepting: .all)
      let waiting = try #require(plan.unsettled.first)
      #expect(plan.steps.isEmpty && plan.needsPeople && waiting.class == "apart")
      #expect(isCollected || waiting.next.map(\.english) == ["beraad collect tenants"])
      #expect(try hall.as("board").merge("housing", accepting: .all).steps.isEmpty)
      guard !isCollected else { continue }
      // Whoever decides now does not have the withdrawal before them, and would settle nothing.
      #expect(
        try hall.refusal {
          _ = try hall.as("board").decide([id], outcome, because: "So.", poll: nil, dryRun: false)
        }.contains("take it in with: beraad collect tenants"))
    }
    _ = try hall.as("board").decide([id], outcome, because: "We knew.", poll: nil, dryRun: false)
    #expect(try exclusions(hall).isEmpty)
    let merged = try hall.as("board").merge("housing", accepting: .all).steps.map(\.state)
    #expect(merged == (outcome == .adopted ? ["merged"] : []))
    #expect(
      try hall.refusal {
        _ = try hall.as("board").decide([id], .rejected, because: "No.", poll: nil, dryRun: false)
      } != "")
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
  }

  @Test func `words in the draft whose partner withdrew them apart wait for a word of the committee`() throws
  {
    let (hall, id) = try withdrawnApart(merging: true)
    try hall.collect()
    let row = try #require(try exclusions(hall).first)
    #expect(
      row.story.contains("and was merged") && row.story.contains("once its words are taken out of the draft"),
      "\(row.story.english)")
    #expect(
      try hall.refusal {
        _ = try hall.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
      }.contains("cannot be published while something is undecided"))
    _ = try hall.as("board").decide([id], .adopted, because: "They stay.", poll: nil, dryRun: false)
    #expect(try exclusions(hall).isEmpty)
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
  }

  /// Every exclusion names commands; one of them settles it, and the other is as good.
  private func expectDecidedTwice(_ hall: Assembly, _ id: String, settledBy outcome: Outcome) throws {
    let row = try #require(try exclusions(hall).first)
    #expect(row.kind == "decision" && row.about == "\(id)/1" && row.story.contains("has withdrawn it"))
    #expect(try hall.as("board").merge("housing", accepting: .all).steps.isEmpty)
    #expect(
      try hall.refusal {
        _ = try hall.as("board").publish("housing", edition: 1, to: "edition", isOffline: true, dryRun: false)
      }.contains("cannot be published while something is undecided"))
    _ = try hall.as("board").decide([id], outcome, because: "We knew.", poll: nil, dryRun: false)
    #expect(try exclusions(hall).isEmpty)
    let steps = try hall.as("board").merge("housing", accepting: .all).steps.map(\.state)
    #expect(steps == (outcome == .adopted ? ["merged"] : []))
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
  }

  @Test(arguments: [Outcome.adopted, .rejected])
  func `what two settle apart after a withdrawal is decided twice, and a third decision settles it`(
    _ outcome: Outcome
  ) throws {
    let (here, id) = try withdrawnApart(merging: false)
    try here.collect()
    let there = try Assembly(cloning: here)
    _ = try here.as("board").decide([id], .adopted, because: "Kept.", poll: nil, dryRun: false)
    _ = try there.as("board").decide([id], .rejected, because: "Gone.", poll: nil, dryRun: false)
    try meet(here, there)
    #expect(try exclusions(here).map(\.holds) == exclusions(there).map(\.holds))
    try expectDecidedTwice(here, id, settledBy: outcome)
  }

  @Test(arguments: [Outcome.adopted, .rejected])
  func `a withdrawal that knew of neither takes no exclusion of decisions away`(_ outcome: Outcome) throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    let (there, third) = (try Assembly(cloning: here), try Assembly(cloning: here))
    _ = try here.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try there.as("board").decide([id], .rejected, because: "No.", poll: nil, dryRun: false)
    _ = try third.as("tenants").withdraw(id, because: "We think otherwise now.")
    try meet(here, there)
    try fetchPartners(of: third, into: here)
    try here.collect()
    try expectDecidedTwice(here, id, settledBy: outcome)
  }

  @Test func `a motion does not adopt what its partner withdrew, though main does not have that yet`() throws
  {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    let other = try here.amend("soon", "by 2031", by: "carers")
    try here.collect()
    let definition = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
       "rule": "majority", "alternatives": [{"id": "one", "text": "1", "targets": ["\(id)"]},
       {"id": "two", "text": "2", "targets": ["\(other)"]}]}
      """
    _ = try here.as("board").newPoll(Self.wording, definition: Array(definition.utf8))
    _ = try here.as("board").openPoll(Self.wording)
    try here.vote("one", in: "wording", by: "carers")
    _ = try here.as("board").closePoll(Self.wording, isOffline: true)
    _ = try here.as("tenants").withdraw(id, because: "We think otherwise now.")
    let outcome = try here.as("board").merge("housing", accepting: .all)
    #expect(outcome.motions.map(\.verdict) == [.withdrawn])
    // What is left waits for people: the vote was between two.
    #expect(outcome.motions.allSatisfy { $0.adopted.isEmpty && $0.rejected.isEmpty })
    #expect(!outcome.steps.contains { $0.state == "merged" }, "\(other) is not decided on")
    try here.collect()
    #expect(try exclusions(here).isEmpty)
  }

  @Test func `two that settle a withdrawal alike, apart, exclude nothing`() throws {
    let (here, id) = try withdrawnApart(merging: false)
    try here.collect()
    let there = try Assembly(cloning: here)
    for hall in [here, there] {
      _ = try hall.as("board").decide([id], .adopted, because: "Kept.", poll: nil, dryRun: false)
    }
    try meet(here, there)
    #expect(try exclusions(here).isEmpty)
    #expect(try here.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
  }

  @Test func `a comment that was decided twice apart and withdrawn is settled by a third decision`() throws {
    let here = try Assembly()
    let id = try here.as("tenants").comment(
      on: "housing", quote: "affordable homes", nth: nil, intent: .remark, text: "For whom?"
    ).id
    try here.collect()
    let (there, third) = (try Assembly(cloning: here), try Assembly(cloning: here))
    _ = try third.as("tenants").withdraw(id, because: "Never mind.")
    _ = try here.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try there.as("board").decide([id], .rejected, because: "No.", poll: nil, dryRun: false)
    try meet(here, there)
    try fetchPartners(of: third, into: here)
    try here.collect()
    #expect(try exclusions(here).map(\.about) == [id])
    _ = try here.as("board").decide([id], .rejected, because: "No.", poll: nil, dryRun: false)
    #expect(try exclusions(here).isEmpty)
  }

  @Test func `what was decided twice apart and put again can be settled where it was decided`() throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    let there = try Assembly(cloning: here)
    let third = try Assembly(cloning: here)
    _ = try here.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try there.as("board").decide([id], .rejected, because: "No.", poll: nil, dryRun: false)
    let wish = Proposal.replace(old: "soon", nth: nil, new: "before 2031")
    _ = try third.as("tenants").amendAgain(id, on: nil, wish, because: nil, answering: [])
    try meet(here, there)
    try fetchPartners(of: third, into: here)
    try here.collect()
    #expect(try exclusions(here).map(\.about) == ["\(id)/1"])
    _ = try here.as("board").decide(["\(id)/1"], .rejected, because: "No.", poll: nil, dryRun: false)
    #expect(try exclusions(here).isEmpty)
  }

  @Test func `a withdrawal by somebody who knew of the adoption holds nobody up`() throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    _ = try here.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    let knowing = RecordCoding.seal(
      try Record.Header(
        paper: Slug.parse("housing", as: .paper), partner: Slug.parse("tenants", as: .partner),
        person: "p1", at: Instant(seconds: 1_767_225_600),
        seen: try #require(ObjectID(hex: here.repository.revision("main")))),
      .withdrawal(Withdrawal(of: try #require(RecordID(id)), reason: "No.")))
    try here.repository.git("switch", "--quiet", "partners/tenants")
    try here.repository.commit([
      Layout.path(of: knowing): String(decoding: RecordCoding.encode(knowing), as: UTF8.self)
    ])
    try here.repository.git("switch", "--quiet", "main")
    try here.collect()
    #expect(try exclusions(here).isEmpty)
    #expect(try here.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
  }

  // MARK: Polls

  @Test func `no line closes a poll that was opened twice before that is settled`() throws {
    let end = PollName(paper: "housing", poll: "end")
    let here = try Assembly()
    let stance =
      #"{"format":1,"kind":"poll","type":"stance","paper":"housing","poll":"end","question":"Agreed?"}"#
    _ = try here.as("board").newPoll(end, definition: Array(stance.utf8))
    let there = try Assembly(cloning: here)
    _ = try there.as("board").addPartner(
      "late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    for hall in [here, there] { _ = try hall.as("board").openPoll(end) }
    try meet(here, there)
    func next() throws -> String? {
      try #require(try here.as("board").inbox("housing").openPolls.first { $0.poll == "end" }).next?.english
    }
    #expect(try next() == nil)
    _ = try here.as("board").openPoll(end)
    #expect(try next() == "beraad poll close housing/end")
  }

  @Test func `a poll opened twice apart keeps the first terms, and is not closed before that is settled`()
    throws
  {
    let here = try Assembly()
    let there = try Assembly(cloning: here)
    _ = try there.as("board").addPartner(
      "late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    let openings = try [here, there].map { try #require(try $0.as("board").openPoll(Assembly.course).record) }
    try meet(here, there)
    for hall in [here, there] {
      let row = try #require(try exclusions(hall).first)
      #expect(row.kind == "opening" && Set([row.holds] + row.others) == Set(openings))
      // The one that was opened on the main that had less before it.
      #expect(row.holds == openings[0])
      #expect(
        try hall.refusal { _ = try hall.as("board").closePoll(Assembly.course, isOffline: true) }
          == "housing/course was opened twice, apart: its terms have to be settled before it is closed. | settle them with: beraad poll open housing/course"
      )
    }
    _ = try here.as("board").openPoll(Assembly.course)
    #expect(try exclusions(here).isEmpty)
    _ = try here.as("board").closePoll(Assembly.course, isOffline: true)
  }

  @Test
  func `a second closing from a stale clone takes away no vote silently, and is named until it is settled`()
    throws
  {
    let here = try Assembly()
    _ = try here.as("board").newPoll(Self.wording, definition: Array(Self.motion.utf8))
    _ = try here.as("board").openPoll(Self.wording)
    let there = try Assembly(cloning: here)
    try here.vote("one", in: "wording", by: "carers")
    _ = try here.as("board").closePoll(Self.wording, isOffline: true)
    for partner in ["tenants", "churches"] { try there.vote("two", in: "wording", by: partner) }
    _ = try there.as("board").closePoll(Self.wording, isOffline: true)
    try meet(here, there)
    for hall in [here, there] {
      #expect(try exclusions(hall).map(\.kind) == ["closing"])
      let report = try hall.as("board").tally(of: Self.wording)
      #expect(report.result.motion?.voters == 0, "no vote is on both lists")
      #expect(report.left.contains { $0.contains("was closed twice, apart") })
      #expect(report.left.count { $0.contains("does not count") } == 3)
    }
    #expect(
      try here.refusal { _ = try here.as("board").closePoll(Self.wording, isOffline: true) }.hasSuffix(
        "say why. | type: beraad poll close housing/wording --because WHY"))
    _ = try here.as("board").closePoll(Self.wording, because: "All votes.", isOffline: true)
    try there.pull(from: here)
    for hall in [here, there] {
      #expect(try exclusions(hall).isEmpty)
      #expect(try hall.motion("wording").votes.map(\.votes) == [1, 2])
      // Each of the two had a result, and both are told.
      let told = try hall.as("board").tally(of: Self.wording).result.corrections
      #expect(told.flatMap(\.replaces).count == 2 && told.allSatisfy { $0.reason == "All votes." })
      #expect(
        Set(told.map { "\($0.verdict?.before.english ?? "") \($0.partners)" })
          == [#"'one' wins ["churches", "tenants"]"#, #"'two' wins ["carers"]"#])
    }
  }

  @Test func `a count from a clone that had not heard of the closing changes no closed result`() throws {
    let here = try Assembly.open()
    let there = try Assembly(cloning: here)
    _ = try here.as("north").count(in: Assembly.course, people: 10, here.table("leeds", Self.counts))
    _ = try here.as("board").closePoll(Assembly.course, isOffline: true)
    let before = try here.stickers()
    _ = try there.as("north").count(in: Assembly.course, people: 12, there.table("bath", Self.counts))
    try meet(here, there)
    for hall in [here, there] {
      let report = try hall.as("board").tally(of: Assembly.course)
      #expect(report.result.stickers == before)
      #expect(report.left.contains { $0.contains("it came after the closing, which does not list it") })
    }
  }

  @Test func `two counts of one meeting are named, stop the closing, and are settled by a third`() throws {
    let here = try Assembly.open()
    let there = try Assembly(cloning: here)
    _ = try here.as("north").count(in: Assembly.course, people: 10, here.table("leeds", Self.counts))
    _ = try there.as("board").count(in: Assembly.course, people: 12, there.table("leeds", Self.counts))
    try meet(here, there)
    for hall in [here, there] {
      #expect(try exclusions(hall).map(\.kind) == ["count"])
      #expect(try exclusions(hall).map(\.holds) == exclusions(here).map(\.holds))
      #expect(
        try hall.as("board").tally(of: Assembly.course).left.contains {
          $0.contains("was counted twice in 'course', apart")
        })
      #expect(
        try hall.refusal { _ = try hall.as("board").closePoll(Assembly.course, isOffline: true) }
          .hasPrefix("leeds was counted twice, apart, with different figures."))
    }
    _ = try here.as("board").count(
      in: Assembly.course, people: 11, here.table("leeds", Self.counts, replacing: "Counted again."))
    #expect(try exclusions(here).isEmpty)
    #expect(try here.stickers().people == 11)
    _ = try here.as("board").closePoll(Assembly.course, isOffline: true)
  }

  @Test func `two votes of one partner from two machines are named, and its next vote settles them`() throws {
    let here = try Assembly()
    _ = try here.as("board").newPoll(Self.wording, definition: Array(Self.motion.utf8))
    _ = try here.as("board").openPoll(Self.wording)
    let there = try Assembly(cloning: here)
    try here.vote("one", in: "wording", by: "carers")
    try there.vote("two", in: "wording", by: "carers")
    try there.repository.git("fetch", "--quiet", "origin")
    #expect(try exclusions(there).map(\.about) == ["wording, carers"])
    try there.vote("two", in: "wording", by: "carers")
    #expect(try exclusions(there).isEmpty)
    try there.repository.git("push", "--quiet", "origin", "partners/carers")
    try here.collect()
    #expect(try here.motion("wording").votes.map(\.votes) == [0, 1])
  }

  /// A clock that was set back says nothing: what the closing does not list came later.
  @Test func `a vote that is dated before the closing and came behind it does not count`() throws {
    let here = try Assembly()
    _ = try here.as("board").newPoll(Self.wording, definition: Array(Self.motion.utf8))
    _ = try here.as("board").openPoll(Self.wording)
    let there = try Assembly(cloning: here)
    try here.vote("one", in: "wording", by: "carers")
    _ = try here.as("board").closePoll(Self.wording, isOffline: true)
    var tenants = there.as("tenants")
    tenants.now = { Instant(seconds: 1_000_000_000) }
    _ = try tenants.vote(in: Self.wording, VoteWish(option: "two"))
    try there.repository.git("push", "--quiet", "origin", "partners/tenants")
    try here.collect()
    #expect(try here.motion("wording").votes.map(\.votes) == [1, 0])
  }

  // MARK: Editions

  @Test func `one number published twice apart is named, and publishing it once more settles it`() throws {
    let here = try Assembly()
    let there = try Assembly(cloning: here)
    try here.repository.write(Assembly.draft + "More.\n", to: "papers/housing/paper.md")
    _ = try here.as("board").addPartner("late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    try here.repository.commit()
    let editions = try [here, there].map {
      try #require(
        try $0.as("board").publish(
          "housing", edition: 1, to: $0.repository.surroundings + "/edition", isOffline: true,
          dryRun: false
        ).record)
    }
    try meet(here, there)
    for hall in [here, there] {
      let row = try #require(try exclusions(hall).first)
      #expect(row.kind == "edition" && row.about == "1")
      #expect(row.holds == editions[1] && row.others == [editions[0]])
      #expect(
        try hall.refusal {
          _ = try hall.as("board").publish(
            "housing", edition: 2, to: hall.repository.surroundings + "/second", isOffline: true,
            dryRun: false)
        }.contains("cannot be published while something is undecided"))
    }
    // Whoever is not of the committee gets the same bytes, and settles nothing.
    let copy = try there.as("carers").publish(
      "housing", edition: 1, to: there.repository.surroundings + "/copy", isOffline: true, dryRun: false)
    #expect(copy.record == editions[1])
    #expect(try exclusions(there).count == 1)
    let settled = try there.as("board").publish(
      "housing", edition: 1, to: there.repository.surroundings + "/edition", isOffline: true, dryRun: false)
    #expect(settled.files.map(\.sha256) == copy.files.map(\.sha256))
    #expect(settled.record != editions[1])
    try here.pull(from: there)
    for hall in [here, there] { #expect(try exclusions(hall).isEmpty) }
    _ = try here.as("board").publish(
      "housing", edition: 2, to: here.repository.surroundings + "/second", isOffline: true, dryRun: false)
  }

  @Test func `an edition of two whose commit a rebase left behind is settled in the clone that has it`()
    throws
  {
    let here = try Assembly()
    let (there, other) = (try Assembly(cloning: here), try Assembly(cloning: here))
    try other.repository.commit(["notes.md": "Mine."])
    for partner in ["late", "later", "last"] {
      _ = try there.as("board").addPartner(
        partner, name: partner, kind: nil, region: nil, roles: [], person: "p9")
    }
    let editions = try [here, there].map {
      try #require(
        try $0.as("board").publish(
          "housing", edition: 1, to: $0.repository.surroundings + "/edition", isOffline: true,
          dryRun: false
        ).record)
    }
    try here.repository.git("pull", "--quiet", "--rebase", other.repository.path, "main")
    try there.pull(from: here)
    for hall in [there, try Assembly(cloning: there)] {
      let rows = try #require(hall.as("board").status().papers.first).exclusions
      #expect(rows.map(\.holds) == [editions[0]])
      #expect(
        rows.first?.story.contains(
          "in the clone in which \(editions[0]) was published, with: beraad publish") == true, "\(rows)")
    }
  }

  // MARK: Drafts

  @Test func `a paper begun twice apart is named until somebody who has both revises it`() throws {
    let here = try Assembly()
    let there = try Assembly(cloning: here)
    for (hall, title) in [(here, "Care"), (there, "Caring")] {
      _ = try hall.as("board").newPaper("care", title: title, kind: .manifesto, language: nil, adopting: nil)
    }
    try? here.pull(from: there)
    try here.repository.write(
      "---\ntitle: Care\nlang: en\n---\n\nWhat both wanted.\n", to: "papers/care/paper.md")
    try here.repository.commit()
    func rows() throws -> [ExclusionRow] {
      try here.as("board").status().papers.first { $0.paper == "care" }?.exclusions ?? []
    }
    #expect(try rows().map(\.kind) == ["draft"])
    #expect(try rows().first?.story.contains("beraad revise care -m WHY") == true)
    _ = try here.as("board").revise("care", because: "It has what both wanted")
    #expect(try rows().isEmpty)
    #expect(
      try here.refusal { _ = try here.as("board").revise("care", because: "Again") }.contains(
        "there is nothing to commit"))
  }
}
