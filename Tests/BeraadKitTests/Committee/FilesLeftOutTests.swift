import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A merge by plain git that keeps one side drops more than drafts and records: each file of ours is named, with what puts it back.
@Suite struct FilesLeftOutTests {
  private static let meeting = "meetings/leeds/meeting.json"
  private static let question = "papers/housing/polls/q/poll.json"
  private static let course = "papers/housing/polls/course/poll.json"
  private static let issue = "news/spring.md"

  /// A clone that goes on with its own work, and another that put a meeting, a question and an issue, and changed a question.
  private func apart() throws -> (here: Assembly, there: Assembly) {
    let here = try Assembly()
    let there = try Assembly(cloning: here)
    var facts = MeetingFacts()
    (facts.title, facts.date) = ("Leeds", "2026-03-14")
    _ = try there.as("board").newMeeting("leeds", facts)
    let stance = #"{"format":1,"kind":"poll","type":"stance","paper":"housing","poll":"q","question":"So?"}"#
    _ = try there.as("board").newPoll(
      PollName(paper: "housing", poll: "q"), definition: Array(stance.utf8))
    try there.repository.commit([
      Self.issue: "---\ntitle: Spring\n---\n\nNews.\n",
      Self.course: there.repository.read(Self.course).replacing("What?", with: "What now?"),
    ])
    try here.repository.commit(["notes.md": "Something of its own."])
    try here.repository.git("fetch", "--quiet", there.repository.path, "main")
    return (here, there)
  }

  /// What is said of it: by `status`, by `verify` and by what `sync` shows.
  private func told(_ hall: Assembly) throws -> [[String]] {
    [
      try hall.as("tenants").status().problems.map(\.english),
      try hall.as("board").verify(nil, since: nil, files: nil).checks.filter { $0.name == "merges" }
        .map(\.detail.english),
      try hall.as("board").toSettle().map(\.english),
    ]
  }

  private func shell(_ line: String, in repository: TemporaryRepository) throws {
    try Command.run(
      ["sh", "-c", line], in: repository.path,
      environment: TemporaryRepository.environment(home: repository.home))
  }

  @Test func `a merge that keeps one side is named with all that it drops, and put back as is printed`()
    throws
  {
    let (here, there) = try apart()
    try here.repository.git("merge", "--quiet", "--no-edit", "--strategy=ours", "FETCH_HEAD")
    for said in try told(here) {
      #expect(said.count == 1, "\(said)")
      // Three names are shown, and the command has them all.
      for path in [Self.meeting, Self.question, Self.course, Self.issue] {
        #expect(
          said.first?.contains("'\(path)'") == true || said.first?.contains(" \(path)") == true, "\(said)")
      }
    }
    let findings = try here.as("board").examine(mends: false).findings.filter { $0.what.contains("one side") }
    #expect(findings.count == 1)
    let command = try #require(findings.first?.advice.english.split(separator: "with: ").last)
    try shell(String(command), in: here.repository)
    #expect(try told(here).allSatisfy(\.isEmpty))
    #expect(try here.repository.git("status", "--porcelain") == "")
    for path in [Self.meeting, Self.question, Self.course, Self.issue] {
      #expect(try here.repository.read(path) == there.repository.read(path))
    }
  }

  @Test func `one file that a merge drops among all that it takes is named`() throws {
    let (here, _) = try apart()
    try here.repository.git("merge", "--quiet", "--no-commit", "--no-ff", "FETCH_HEAD")
    try here.repository.git("rm", "--quiet", "--force", Self.meeting)
    try here.repository.git("commit", "--quiet", "--no-edit")
    for said in try told(here) {
      #expect(said.count == 1 && said[0].contains("keeps one side of \(Self.meeting),"), "\(said)")
    }
    // Somebody who works on takes nothing of that away; the next change of the file does.
    try here.repository.commit(["more.md": "More."])
    #expect(try !told(here).contains(where: \.isEmpty))
    var facts = MeetingFacts()
    facts.title = "Leeds again"
    _ = try here.as("board").newMeeting("leeds", facts)
    #expect(try told(here).allSatisfy(\.isEmpty))
  }

  @Test func `who says that it was meant ends it`() throws {
    let (here, _) = try apart()
    try here.repository.git("merge", "--quiet", "--no-edit", "--strategy=ours", "FETCH_HEAD")
    let further = try here.as("board").examine(mends: false).findings.flatMap(\.further).map(\.english)
    let command = try #require(
      further.first { $0.contains("if it was meant") }?.split(separator: "with: ").last)
    try shell(String(command), in: here.repository)
    #expect(try told(here).allSatisfy(\.isEmpty))
    #expect(try !here.as("board").examine(mends: false).findings.contains { $0.what.contains("one side") })
  }

  @Test func `a plain merge, a choice that people had to make and a revert are no slip`() throws {
    let (here, there) = try apart()
    try here.repository.git("merge", "--quiet", "--no-edit", "FETCH_HEAD")
    #expect(try told(here).allSatisfy(\.isEmpty))
    // Both change the meeting: one of the two has to go.
    for (hall, place) in [(here, "Hall"), (there, "Church")] {
      var facts = MeetingFacts()
      facts.place = place
      _ = try hall.as("board").setMeeting("leeds", facts)
    }
    try here.repository.git("fetch", "--quiet", there.repository.path, "main")
    try here.repository.git("merge", "--quiet", "--no-edit", "-X", "ours", "FETCH_HEAD")
    #expect(try told(here).allSatisfy(\.isEmpty))
  }
}
