import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// Votes that were made and are not wanted any more.
@Suite struct RemovePollTests {
  private static let poll = PollName(paper: "housing", poll: "when")

  /// A place that two want other words for, with a vote about it that is not open.
  private func made() throws -> (hall: Assembly, first: String, second: String) {
    let hall = try Assembly()
    let first = try hall.amend("soon", "before 2030", by: "tenants")
    let second = try hall.amend("soon", "within a year", by: "carers")
    try hall.collect()
    _ = try hall.as("board").newPoll(Self.poll, contested: first, terms: MotionTerms())
    return (hall, first, second)
  }

  private func decide(_ target: String, _ outcome: Outcome, in hall: Assembly) throws {
    _ = try hall.as("board").decide(["\(target)/1"], outcome, because: "So.", poll: nil, dryRun: false)
  }

  @Test func `a vote about what was decided since is not opened, and is taken away`() throws {
    let (hall, first, second) = try made()
    let board = hall.as("board")
    try decide(first, .rejected, in: hall)
    #expect(try !board.poll(Self.poll).isDecided)
    try decide(second, .adopted, in: hall)
    #expect(try board.poll(Self.poll).isDecided)
    #expect(
      try hall.refusal { _ = try board.openPoll(Self.poll) }
        == "What housing/when is about was decided since: a vote would change nothing. | take the poll away with: beraad poll remove housing/when"
    )
    let step = try board.removePoll(Self.poll)
    #expect(step.stage == "removed" && step.record == nil)
    #expect(try !board.polls(of: "housing").rows.contains { $0.poll == "when" })
    #expect(try hall.repository.git("status", "--porcelain").isEmpty)
    #expect(try board.verify(nil, since: nil, files: nil).ok)
    // The same question can be put again.
    try decide(first, .postponed, in: hall)
    #expect(try hall.refusal { _ = try board.removePoll(Self.poll) }.contains("no poll 'when'"))
  }

  @Test func `what was put off can be voted on, and so can what was adopted twice`() throws {
    let (hall, first, second) = try made()
    try decide(first, .postponed, in: hall)
    try decide(second, .rejected, in: hall)
    _ = try hall.as("board").openPoll(Self.poll)
    let (other, third, fourth) = try made()
    try decide(third, .adopted, in: other)
    try decide(fourth, .adopted, in: other)
    _ = try other.as("board").openPoll(Self.poll)
  }

  @Test func `a poll that was opened stays`() throws {
    let (hall, _, _) = try made()
    let board = hall.as("board")
    _ = try board.openPoll(Self.poll)
    #expect(
      try hall.refusal { _ = try board.removePoll(Self.poll) }
        == "housing/when was opened: what was asked stays, and so does what was answered. | end it with: beraad poll close housing/when"
    )
  }

  @Test func `only the committee takes a poll away`() throws {
    let (hall, _, _) = try made()
    #expect(
      try hall.refusal { _ = try hall.as("tenants").removePoll(Self.poll) }.contains("take a poll away"))
  }

  @Test func `a question that was put twice, apart, can be taken away as a whole`() throws {
    let (hall, _, _) = try made()
    let there = try Assembly(cloning: hall)
    let path = "papers/housing/polls/when/poll.json"
    for (assembly, quorum) in [(hall, "1"), (there, "2")] {
      let definition = try assembly.repository.read(path).replacing(
        /"quorum": ?[0-9]+/, with: "\"quorum\": \(quorum)")
      _ = try assembly.as("board").newPoll(Self.poll, definition: Array(definition.utf8))
    }
    #expect(throws: (any Error).self) { try hall.pull(from: there) }
    try hall.repository.git("checkout", "--quiet", "--ours", path)
    try hall.repository.git("commit", "--quiet", "--all", "--message", "united")
    #expect(try !hall.as("board").inbox("housing").exclusions.isEmpty)
    _ = try hall.as("board").removePoll(Self.poll)
    #expect(try !hall.as("board").polls(of: "housing").rows.contains { $0.poll == "when" })
    #expect(try hall.as("board").inbox("housing").exclusions.isEmpty)
  }

  @Test(arguments: [false, true])
  func `a question that one removed, another opened and a third put anew, apart, accuses nobody`(
    rebases: Bool
  )
    throws
  {
    let here = try Assembly()
    let (there, third) = (try Assembly(cloning: here), try Assembly(cloning: here))
    let path = "papers/housing/polls/course/poll.json"
    let other = try here.repository.read(path).replacing("\"perBoard\": 2", with: "\"perBoard\": 1")
    _ = try here.as("board").removePoll(Assembly.course)
    try third.pull(from: here)
    _ = try there.as("board").openPoll(Assembly.course)
    try there.pull(from: here)
    _ = try third.as("board").newPoll(Assembly.course, definition: Array(other.utf8))
    if rebases {
      try third.repository.git("pull", "--quiet", "--rebase", there.repository.path, "main")
    } else {
      try third.pull(from: there)
    }
    try #require(try third.repository.read(path) == other)
    let board = third.as("board")
    let story = try #require(try board.inbox("housing").exclusions.first).story.english
    #expect(story.contains("apart from that another question was put into its file, by commit"), "\(story)")
    #expect(try board.status().papers.first?.exclusions.map(\.story.english) == [story])
    let found = try board.verify(nil, since: nil, files: nil)
    #expect(found.ok && found.waits, "\(found.checks.filter { !$0.ok })")
    // Who knows of the opening and takes what was put away is named for it.
    try third.repository.git("rm", "--quiet", path)
    try third.repository.git("commit", "--quiet", "--message", "away")
    #expect(try !board.verify(nil, since: nil, files: nil).ok)
  }

  @Test(arguments: [false, true])
  func `a poll that was removed in one clone and opened in another is asked, and nobody is accused`(
    rebases: Bool
  ) throws {
    let here = try Assembly()
    let there = try Assembly(cloning: here)
    let path = "papers/housing/polls/course/poll.json"
    let question = try there.repository.read(path)
    _ = try here.as("board").removePoll(Assembly.course)
    _ = try there.as("board").openPoll(Assembly.course)
    if rebases {
      try here.repository.git("pull", "--quiet", "--rebase", there.repository.path, "main")
    } else {
      try here.pull(from: there)
    }
    let board = here.as("board")
    let rows = try board.inbox("housing").exclusions
    #expect(rows.map(\.kind) == ["definition"])
    let story = try #require(rows.first).story.english
    #expect(story.contains("apart from that its file was taken away, by commit"), "\(story)")
    #expect(try board.status().papers.first?.exclusions.map(\.story.english) == [story])
    let found = try board.verify(nil, since: nil, files: nil)
    #expect(found.ok, "\(found.checks.filter { !$0.ok })")
    #expect(found.checks.contains { $0.detail.contains(story) })
    try here.repository.write(question, to: path)
    try here.repository.git("add", path)
    try here.repository.git("commit", "--quiet", "--message", "The question that was opened", "--", path)
    #expect(try board.inbox("housing").exclusions.isEmpty)
    // Whoever takes it away now knows of the opening.
    try here.repository.git("rm", "--quiet", path)
    try here.repository.git("commit", "--quiet", "--message", "away")
    #expect(try board.inbox("housing").exclusions.isEmpty)
    let accused = try board.verify(nil, since: nil, files: nil).checks.filter { !$0.ok }
    #expect(accused.contains { $0.detail.contains("was deleted after the poll was opened") }, "\(accused)")
  }

  @Test func `a poll that was taken away with its opening is a fault, and comes back by what is said`() throws
  {
    let hall = try Assembly.open()
    let folder = "papers/housing/polls/course"
    try hall.repository.git("rm", "-r", "--quiet", folder)
    try hall.repository.git("commit", "--quiet", "--message", "away")
    let board = hall.as("board")
    #expect(try board.inbox("housing").exclusions.isEmpty, "whoever took both away knew of the opening")
    let fault = try #require(
      try board.verify(nil, since: nil, files: nil).checks.first {
        !$0.ok && $0.detail.contains("was deleted after the poll was opened")
      })
    let said = fault.detail.english
    let command = try #require(said.firstRange(of: "mkdir -p \(folder) && ").map { said[$0.lowerBound...] })
    try Command.run(
      ["sh", "-c", String(command)], in: hall.repository.path,
      environment: TemporaryRepository.environment(home: hall.repository.home))
    #expect(try hall.repository.read("\(folder)/poll.json").contains("\"course\""))
  }
}
