import Deliberation
import Foundation
import Storage
import TestSupport
import Testing

@testable import BeraadKit

/// What main lost by plain git: it stays what it was, and `verify` names the commit that took it away.
@Suite struct LossTests {
  let hall: Assembly
  private static let wording = PollName(paper: "housing", poll: "wording")

  init() throws { hall = try Assembly() }

  /// What `verify` names, without what it says puts it right (`RemedyTests` types that).
  private func failing() throws -> [String] {
    try hall.as("board").verify(nil, since: nil, files: nil).checks.filter { !$0.ok }.map {
      "\($0.name): \($0.detail.english.split(separator: " Put it back with: ")[0])"
    }
  }

  /// Removes a file of main, and says what `verify` has to say of it.
  private func lose(_ path: String) throws -> String {
    try hall.repository.git("rm", "--quiet", path)
    let commit = try hall.repository.commit(message: "away")
    return "Commit \(commit.prefix(7)) removed \(path)."
  }

  private func path(of id: String) throws -> String {
    String(try hall.repository.git("ls-files", "*/\(id).json").dropLast())
  }

  private func voted() throws {
    let motion = """
      {"format": 1, "kind": "poll", "type": "motion", "paper": "housing", "poll": "wording", "question": "Which?",
       "rule": "majority", "alternatives": [{"id": "one", "text": "1"}, {"id": "two", "text": "2"}]}
      """
    _ = try hall.as("board").newPoll(Self.wording, definition: Array(motion.utf8))
    _ = try hall.as("board").openPoll(Self.wording)
    for (partner, option) in [("tenants", "one"), ("carers", "one"), ("churches", "two")] {
      try hall.vote(option, in: "wording", by: partner)
    }
  }

  private func votes() throws -> [Int] {
    try hall.motion("wording").votes.map(\.votes)
  }

  @Test func `a definition that was deleted is what its opening froze`() throws {
    try voted()
    _ = try hall.as("board").closePoll(Self.wording)
    _ = try lose("papers/housing/polls/wording/poll.json")
    #expect(try votes() == [2, 1])
    #expect(
      try failing() == [
        "housing: polls: papers/housing/polls/wording/poll.json was deleted after the poll was opened; what counts is as it was then."
      ])
  }

  @Test func `a definition that no poll was opened with may go`() throws {
    _ = try lose("papers/housing/polls/course/poll.json")
    #expect(try failing() == [])
  }

  @Test func `a vote that was deleted counts, and the deletion is named until it is put back`() throws {
    try voted()
    _ = try hall.as("board").closePoll(Self.wording)
    let vote = String(
      try hall.repository.git("ls-files", "papers/housing/polls/wording/votes/tenants").dropLast())
    let said = try lose(vote)
    #expect(try votes() == [2, 1])
    #expect(try failing() == ["housing: history: \(said)"])
    try hall.repository.git("checkout", "--quiet", "HEAD~", "--", vote)
    try hall.repository.commit(message: "back")
    #expect(try failing() == [])
  }

  @Test func `a record that was rewritten is what it was, and the change is named`() throws {
    let id = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    let path = try path(of: id)
    let text = try hall.repository.read(path)
    let commit = try hall.repository.commit([path: text.replacing("before 2030", with: "after 2030!")])
    #expect(try failing().contains { $0.contains("Commit \(commit.prefix(7)) changed \(path).") })
    let rows = try hall.as("board").collisions(of: "housing").amendments
    #expect(rows == 1)
    #expect(try hall.as("board").draft(of: "housing", if: id).contains("homes before 2030."))
  }

  @Test func `an amendment that was deleted is decided on, merged and credited all the same`() throws {
    let id = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    let said = try lose(path(of: id))
    _ = try hall.as("board").decide(
      [String(id.prefix(6))], .adopted, because: "Yes.", poll: nil, dryRun: false)
    #expect(try hall.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    #expect(try failing() == ["housing: history: \(said)"])
  }

  @Test func `an edition whose record was deleted is made again, and its number is not free`() throws {
    let edition = try hall.as("board").publish("housing", edition: 1, to: "edition", dryRun: false)
    let said = try lose(path(of: try #require(edition.record)))
    #expect(try failing() == ["housing: history: \(said)"])
    let again = try hall.as("carers").publish("housing", edition: 1, to: "copy", dryRun: false)
    #expect(again.files.map(\.sha256) == edition.files.map(\.sha256))
    let second = try hall.as("board").publish("housing", edition: 2, to: "second", dryRun: false)
    #expect(second.number == 2)
  }

  @Test func `a partner that left keeps its vote, in an open poll and in a closed one`() throws {
    try voted()
    let roster = try hall.repository.read("reviewers.json")
    let line = #"  {"id": "tenants", "name": "Tenants", "weight": 5, "people": [{"id": "p3"}]},"# + "\n"
    let without = roster.replacing(line, with: "")
    try #require(without != roster)
    try hall.repository.commit(["reviewers.json": without])
    let step = try hall.as("board").closePoll(Self.wording)
    #expect(step.warnings == [])
    #expect(try votes() == [2, 1])
    #expect(try failing() == [])
    #expect(
      try hall.motion("wording").votes[0].partners.map(\.description)
        == ["carers", "tenants"])
  }

  @Test func `files that a sparse checkout leaves out are no loss`() throws {
    try voted()
    _ = try hall.as("board").closePoll(Self.wording)
    try hall.repository.git("sparse-checkout", "set", "--no-cone", "/*", "!/papers/housing/polls/")
    #expect(try hall.repository.git("status", "--porcelain") == "")
    #expect(try failing() == [])
  }

  @Test func `a paper that is gone from main is named, with the commit that began it`() throws {
    let begun = try hall.repository.revision("HEAD")
    try hall.repository.git("rm", "--quiet", "-r", "papers/housing")
    try hall.repository.commit(["papers/other/paper.md": Assembly.draft], message: "away")
    #expect(
      try failing() == [
        "housing: paper: papers/housing/paper.md, begun by commit \(begun.prefix(7)), is no longer on main. Find what removed it with: git log -- papers/housing"
      ])
    // Whoever asks after one paper is not told of another.
    #expect(try hall.as("board").verify("other", since: nil, files: nil).ok)
    try hall.repository.git("checkout", "--quiet", begun, "--", "papers/housing")
    try hall.repository.commit(message: "back")
    #expect(try failing() == [])
  }

  @Test func `a record that was moved by git stands once, where it was, and is named`() throws {
    let id = try hall.as("tenants").comment(
      on: "housing", quote: "a roof", nth: nil, intent: .remark, text: "Hm."
    ).id
    try hall.collect()
    let path = try path(of: id)
    let other = path.replacing("/tenants/", with: "/carers/")
    try hall.repository.git("rm", "--quiet", "--cached", path)
    let text = try hall.repository.read(path)
    try hall.repository.commit([other: text])
    try hall.repository.git("rm", "--quiet", path)
    let removed = try hall.repository.commit(message: "moved")
    #expect(try hall.as("board").show("housing").comments.map(\.id) == [id])
    let said = try failing()
    #expect(said.contains { $0.contains("Commit \(removed.prefix(7)) removed \(path).") }, "\(said)")
    #expect(said.contains { $0.contains("\(other) holds a record that belongs at \(path).") }, "\(said)")
  }

  @Test func `an edition's folder is that of its commit, and not of another one with its number`() throws {
    let workspace = try Workspace(at: hall.repository.path)
    try hall.repository.write("", to: ".git/beraad/published")
    let paper = try Slug.parse("housing", as: .paper)
    let places = PublishedPlaces(workspace)
    places.note("/srv/one", paper: paper, number: 1, commit: "aaa")
    places.note("/srv/two", paper: paper, number: 2, commit: "bbb")
    #expect(places.place(of: paper, number: 1, commit: "aaa") == "/srv/one")
    #expect(places.place(of: paper, number: 1, commit: "bbb") == nil)
    #expect(places.place(of: paper, number: 2, commit: "aaa") == nil)
    #expect(places.place(of: paper, number: 2, commit: "bbb") == "/srv/two")
  }
}
