import Deliberation
import TestSupport
import Testing

@testable import BeraadKit
@testable import Storage

/// Records of polls that somebody who can push main made by hand: `verify` says what is not as the program would have made it.
@Suite struct ForgedPollTests {
  private static let wording = PollName(paper: "housing", poll: "wording")

  /// An alliance with an open motion.
  private func motion() throws -> Assembly {
    let hall = try Assembly()
    let definition = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
       "rule": "majority", "alternatives": [{"id": "x", "text": "1"}, {"id": "y", "text": "2"}]}
      """
    _ = try hall.as("board").newPoll(Self.wording, definition: Array(definition.utf8))
    _ = try hall.as("board").openPoll(Self.wording)
    return hall
  }

  /// Puts another record in the place of the one of main's last commit that has this kind.
  private func forge(
    _ kind: Record.Kind, in hall: Assembly, by partner: String? = nil, _ change: (Record.Body) -> Record.Body
  ) throws {
    let paths = try hall.repository.git("diff", "--name-only", "HEAD^", "HEAD").split(separator: "\n")
    for path in paths.map(String.init) where Layout.isRecord(path) {
      let record = try RecordCoding.decodeChecked(Array(hall.repository.read(path).utf8), path: path)
      guard record.kind == kind else { continue }
      let old = record.header
      let header = Record.Header(
        paper: old.paper, partner: partner.flatMap { Slug($0) } ?? old.partner, person: old.person,
        at: old.at, seen: old.seen)
      let sealed = RecordCoding.seal(header, change(record.body))
      try hall.repository.git("rm", "--quiet", "--", path)
      let text = String(decoding: RecordCoding.encode(sealed), as: UTF8.self)
      try hall.repository.write(text, to: Layout.path(of: sealed))
      try hall.repository.git("add", "--all")
      try hall.repository.git("commit", "--quiet", "--amend", "--no-edit")
      return
    }
    Issue.record("the last commit has no \(kind)")
  }

  private func problems(_ hall: Assembly) throws -> [String] {
    try hall.as("board").verify("housing", since: nil, files: nil).checks.filter { !$0.ok }.map(
      \.detail.english)
  }

  @Test(arguments: [["tenants": 99], ["tenants": 5, "carers": 1], ["tenants": 5, "zz": 1]])
  func `an opening with others among those who may vote than the roster had is named`(
    _ electorate: [String: Int]
  ) throws {
    let hall = try motion()
    #expect(try problems(hall).isEmpty)
    try forge(.opening, in: hall) { body in
      guard case .opening(let opening) = body else { return body }
      let members = electorate.compactMap { name, weight in Slug(name).map { ($0, weight) } }
      return .opening(
        Opening(
          poll: opening.poll, definition: opening.definition,
          electorate: Dictionary(uniqueKeysWithValues: members)))
    }
    let found = try problems(hall)
    #expect(
      found.count == 1 && found[0].contains("than reviewers.json had. See who made it with: git log"),
      "\(found)")
  }

  @Test func `an opening is right whatever becomes of the roster, and by whatever way it comes`() throws {
    let hall = try motion()
    let there = try Assembly(cloning: hall)
    _ = try hall.as("board").addPartner(
      "late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    try there.pull(from: hall)
    #expect(try problems(there).isEmpty)
    // A rebase leaves the commit behind that the opening was written against.
    let here = try Assembly()
    let other = try Assembly(cloning: here)
    _ = try here.as("board").addPartner("late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    let definition = try hall.repository.read("papers/housing/polls/wording/poll.json")
    _ = try other.as("board").newPoll(Self.wording, definition: Array(definition.utf8))
    _ = try other.as("board").openPoll(Self.wording)
    try other.repository.git("pull", "--quiet", "--rebase", here.repository.path, "main")
    #expect(try problems(other).isEmpty)
  }

  @Test func `a closing that leaves out a vote that main had is named, and one that came late is not`() throws
  {
    let hall = try motion()
    for partner in ["tenants", "carers"] { try hall.vote("x", in: "wording", by: partner) }
    try hall.collect()
    let late = try Assembly(cloning: hall)
    _ = try hall.as("board").closePoll(Self.wording)
    try late.vote("y", in: "wording", by: "churches")
    try hall.repository.git("fetch", "--quiet", late.repository.path, "partners/churches:partners/churches")
    #expect(try problems(hall).isEmpty)
    try forge(.closing, in: hall) { body in
      guard case .closing(let closing) = body else { return body }
      return .closing(Closing(poll: closing.poll, counts: Set(closing.counts.sorted().prefix(1))))
    }
    let found = try problems(hall)
    #expect(found.count == 1 && found[0].contains("which main had by then"), "\(found)")
    try hall.collect()
    #expect(try problems(hall).first?.contains("churches") == false)
  }

  @Test func `a count in the name of a partner that never had the role is named`() throws {
    let hall = try Assembly.open()
    _ = try hall.as("north").count(
      in: Assembly.course, people: 9, hall.table("leeds", "board,item,stickers\nworries,rent,9\n"))
    #expect(try problems(hall).isEmpty)
    try forge(.count, in: hall, by: "tenants") { $0 }
    let found = try problems(hall)
    #expect(found.count == 1 && found[0].contains("who never had the role"), "\(found)")
  }

  @Test func `closings made apart have no winner until they are settled`() throws {
    let hall = try motion()
    try hall.vote("x", in: "wording", by: "tenants")
    let there = try Assembly(cloning: hall)
    try hall.vote("x", in: "wording", by: "carers")
    try hall.collect()
    _ = try hall.as("board").closePoll(Self.wording)
    _ = try there.as("board").closePoll(Self.wording, isOffline: true)
    try hall.pull(from: there)
    func verdict() throws -> MotionTally.Verdict? {
      guard case .motion(let tally, _) = try hall.as("board").tally(of: Self.wording).result.tally else {
        return nil
      }
      return tally.verdict
    }
    #expect(try verdict() == .unsettled)
    _ = try hall.as("board").closePoll(Self.wording, because: "The carers had voted.")
    #expect(try verdict()?.winner?.description == "x")
  }

  @Test func `a closing in the place of one that main does not have is told with its reason`() throws {
    let hall = try Assembly.open()
    _ = try hall.as("north").count(
      in: Assembly.course, people: 9, hall.table("leeds", "board,item,stickers\nworries,rent,9\n"))
    _ = try hall.as("board").closePoll(Assembly.course)
    let lost = try #require(RecordID("z12345678901234567890123456789012"))
    try forge(.closing, in: hall) { body in
      guard case .closing(let closing) = body else { return body }
      return .closing(
        Closing(poll: closing.poll, counts: closing.counts, replaces: [lost], reason: "Leeds was miscounted.")
      )
    }
    let told =
      "in the place of \(lost): “Leeds was miscounted.” Main does not have \(lost): what the poll came to before is not known."
    #expect(try hall.as("board").tally(of: Assembly.course).left.contains { $0.english.hasSuffix(told) })
    let row = try #require(try hall.as("board").status().papers.first)
    #expect(row.corrections.contains { $0.english.hasSuffix(told) })
    let polls = try hall.as("board").verify("housing", since: nil, files: nil).checks
      .filter { $0.name.hasSuffix("polls") }
    #expect(polls.count == 1 && polls[0].ok && polls[0].detail.english.contains(told), "\(polls)")
    _ = try hall.as("board").publish("housing", edition: 1, to: "ed", isOffline: true, dryRun: false)
    let page = try hall.repository.read("ed/index.html")
    #expect(page.contains("What it came to before is not known") && page.contains("Leeds was miscounted."))
  }

  @Test func `an index that cannot be read accuses nobody`() throws {
    let hall = try motion()
    try hall.repository.git("update-index", "--split-index")
    let report = try hall.as("board").verify("housing", since: nil, files: nil)
    #expect(report.ok)
    let check = try #require(report.checks.first { $0.name == "housing: work tree" })
    #expect(check.waits && check.detail.contains("split"), "\(check.detail)")
  }

  @Test func `a question that was never opened may be edited, and a roster is committed before an opening`()
    throws
  {
    let hall = try Assembly()
    let path = "papers/housing/polls/course/poll.json"
    try hall.repository.write(hall.repository.read(path).replacing("What?", with: "Which?"), to: path)
    #expect(try problems(hall).isEmpty)
    try hall.repository.git("checkout", "--", path)
    let roster = try hall.repository.read("reviewers.json")
    try hall.repository.write(roster.replacing("\"weight\": 5", with: "\"weight\": 7"), to: "reviewers.json")
    let refusal = try hall.refusal { _ = try hall.as("board").openPoll(Assembly.course) }
    #expect(refusal.contains("reviewers.json has changes that are not committed"))
    try hall.repository.git("commit", "--quiet", "-m", "Roster", "--", "reviewers.json")
    _ = try hall.as("board").openPoll(Assembly.course)
    try hall.repository.write(hall.repository.read(path).replacing("What?", with: "Which?"), to: path)
    #expect(try !problems(hall).isEmpty)
  }

  @Test(arguments: ["papers/housing/paper.md", "reviewers.json", ".git/config"])
  func `no picture is written over what the workspace keeps`(_ file: String) throws {
    let hall = try Assembly.open()
    let before = try hall.repository.read(file)
    let place = hall.repository.path + "/" + file
    let refusal = try hall.refusal { _ = try hall.as("board").drawTally(of: Assembly.course, to: place) }
    #expect(refusal.contains("is a place of the workspace itself"), "\(refusal)")
    #expect(try hall.repository.read(file) == before)
    _ = try hall.as("board").drawTally(of: Assembly.course, to: hall.repository.path + "/course.svg")
  }
}
