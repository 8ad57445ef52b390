import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// Corrections of a closed poll that were made apart: what settles them says why, and what was told before goes on to be told.
@Suite struct CorrectedApartTests {
  private func table(_ rent: Int) -> String { "board,item,stickers\nworries,rent,\(rent)\nworries,debt,9\n" }

  private func rents(_ hall: Assembly) throws -> Int? { try hall.stickers().boards[0].items[0].stickers }

  private func told(_ hall: Assembly) throws -> [String?] {
    try hall.as("board").tally(of: Assembly.course).result.corrections.map(\.reason)
  }

  private func correct(_ hall: Assembly, rent: Int) throws -> String {
    let step = try hall.as("north").count(
      in: Assembly.course, people: 10, hall.table("leeds", table(rent), replacing: "Again \(rent)."))
    return try #require(step.record)
  }

  /// Closed and mailed with one count; corrected apart in two clones. Here it is closed anew with the first correction, there too
  /// where that is asked for, and both are brought together there.
  private func corrected(closedTwice: Bool) throws -> (there: Assembly, counts: [String], mailed: String) {
    let here = try Assembly.open()
    _ = try here.as("north").count(in: Assembly.course, people: 10, here.table("leeds", table(5)))
    let mailed = try #require(try here.as("board").closePoll(Assembly.course, isOffline: true).commit)
    let there = try Assembly(cloning: here)
    let counts = [try correct(here, rent: 7), try correct(there, rent: 9)]
    _ = try here.as("board").closePoll(Assembly.course, because: "Here.", isOffline: true)
    if closedTwice {
      _ = try there.as("board").closePoll(Assembly.course, because: "There.", isOffline: true)
    }
    try there.pull(from: here)
    return (there, counts, mailed)
  }

  private func close(_ hall: Assembly, _ counting: [String] = [], because reason: String? = nil) throws {
    _ = try hall.as("board").closePoll(Assembly.course, counting: counting, because: reason, isOffline: true)
  }

  private func stories(_ hall: Assembly) throws -> [String] {
    try #require(try hall.as("board").status().papers.first).exclusions.map(\.story.english)
  }

  @Test func `a choice that makes a closed result another one says why, and both results are told`() throws {
    let (hall, counts, mailed) = try corrected(closedTwice: false)
    #expect(try rents(hall) == 7)
    #expect(
      try stories(hall).allSatisfy {
        $0.contains(
          /\(([0-9a-z]+) or [0-9a-z]+ can count\) with: beraad poll close housing\/course --counting \1 --because WHY$/
        )
      })
    #expect(
      try hall.refusal { try close(hall, [counts[1]]) }
        == "housing/course was closed already, and this makes its result another one: say why. | type: beraad poll close housing/course --counting \(counts[1]) --because WHY"
    )
    #expect(try rents(hall) == 7)
    try close(hall, [counts[1]], because: "There after all.")
    #expect(try rents(hall) == 9)
    #expect(try told(hall) == ["Here.", "There after all."])
    let since = try hall.as("carers").verify("housing", since: mailed, files: nil)
    #expect(since.ok, "\(since.checks.filter { !$0.ok })")
  }

  @Test
  func `a choice that leaves the result as it is needs no reason, and the earlier one goes on to be told`()
    throws
  {
    let (hall, counts, mailed) = try corrected(closedTwice: false)
    try close(hall, [counts[0]])
    #expect(try stories(hall).isEmpty && rents(hall) == 7)
    #expect(try told(hall) == ["Here."])
    let since = try hall.as("carers").verify("housing", since: mailed, files: nil)
    #expect(since.ok, "\(since.checks.filter { !$0.ok })")
  }

  @Test func `two corrections made apart are two, and what takes one in can be copied as it stands`() throws {
    let here = try Assembly.open()
    _ = try here.as("north").count(in: Assembly.course, people: 10, here.table("leeds", table(5)))
    try close(here)
    let there = try Assembly(cloning: here)
    let counts = [try correct(here, rent: 7), try correct(there, rent: 9)]
    try there.pull(from: here)
    let refusal = try there.refusal { try close(there, because: "Which?") }
    #expect(refusal.hasPrefix("leeds was counted twice, apart, with different figures. | say which one"))
    let command =
      /can count\) with: beraad poll close housing\/course --counting [0-9a-z]+ --because WHY( \||$)/
    #expect(refusal.contains(command), "\(refusal)")
    for id in counts { #expect(refusal.contains(id), "\(refusal)") }
    #expect(try there.as("board").tally(of: Assembly.course).left.contains { $0.english.contains(command) })
  }

  @Test func `between two closings anew nobody chooses without a reason`() throws {
    let (hall, counts, _) = try corrected(closedTwice: true)
    #expect(
      try stories(hall).allSatisfy {
        $0.contains(
          /\(([0-9a-z]+) or [0-9a-z]+ can count\) with: beraad poll close housing\/course --counting \1 --because WHY$/
        )
      })
    for count in counts {
      #expect(try hall.refusal { try close(hall, [count]) }.contains("makes its result another one: say why"))
    }
    try close(hall, [counts[0]], because: "Looked at the photo.")
    #expect(try stories(hall).isEmpty && rents(hall) == 7)
    #expect(try Set(told(hall)) == ["Here.", "There.", "Looked at the photo."])
    // Whoever was mailed either of the two finds it.
    let tally = try hall.as("board").tally(of: Assembly.course).result
    let last = try #require(tally.corrections.last)
    #expect(last.besides.count == 1 && last.replaces.count == 1)
    #expect(last.sentence.contains("(and of \(last.besides[0]), made apart from that"))
  }

  @Test(arguments: [false, true])
  func `a third count that takes the place of both settles which one it is`(closedTwice: Bool) throws {
    let (hall, counts, _) = try corrected(closedTwice: closedTwice)
    let third = try correct(hall, rent: 3)
    let paper = try #require(try hall.as("board").status().papers.first)
    for line in paper.exclusions.map(\.story.english)
      + paper.corrections.map(\.english).filter({ $0.contains(third) })
    {
      #expect(line.hasSuffix("beraad poll close housing/course --because WHY"), "\(line)")
    }
    #expect(paper.exclusions.map(\.kind) == (closedTwice ? ["closing"] : []))
    #expect(
      try hall.refusal { try close(hall, [third]) }.contains(
        closedTwice
          ? "type: beraad poll close housing/course --counting \(third) --because WHY"
          : "take in what was corrected since with: beraad poll close housing/course --because WHY"))
    let fork = try Assembly(cloning: hall)
    try close(hall, because: "Counted a third time.")
    #expect(try stories(hall).isEmpty && rents(hall) == 3)
    #expect(try told(hall).last == "Counted a third time.")
    // Whoever wants one of the two can still say so, and that one counts.
    try close(fork, [counts[0]], because: "The first was right.")
    #expect(try stories(fork).isEmpty && rents(fork) == 7)
  }

  /// Each of two clones published edition 1: the one what the poll came to first, the other what it came to once it was corrected.
  @Test func `an edition that was passed over makes nothing public`() throws {
    let here = try Assembly.open()
    _ = try here.as("north").count(in: Assembly.course, people: 10, here.table("leeds", table(5)))
    try close(here)
    let there = try Assembly(cloning: here)
    // The one that is nearer to where both began holds.
    for number in 1...7 { try here.repository.git("commit", "-q", "--allow-empty", "-m", "Note \(number)") }
    _ = try here.as("board").publish("housing", edition: 1, to: "first", isOffline: true, dryRun: false)
    _ = try correct(there, rent: 4)
    _ = try there.as("board").closePoll(Assembly.course, because: "One too many.", isOffline: true)
    _ = try there.as("board").publish("housing", edition: 1, to: "first", isOffline: true, dryRun: false)
    try there.pull(from: here)
    func told() throws -> ResultCorrection? {
      try there.as("carers").tally(of: Assembly.course).result.corrections.first
    }
    #expect(try told()?.hides == .editionsUnsettled, "which of the two is edition 1 is not settled")
    _ = try there.as("board").publish("housing", edition: 1, to: "settled", isOffline: true, dryRun: false)
    #expect(try told()?.hides == .notPublished && told()?.items == nil)
    _ = try there.as("board").publish("housing", edition: 2, to: "second", isOffline: true, dryRun: false)
    let page = try there.repository.read("second/index.html")
    #expect(page.contains("No edition had the earlier figures, so they are not shown here."))
    #expect(!page.contains("before and now"))
  }

  /// What each of two clones closed with by itself was told to people there, and one of them published it.
  @Test(arguments: [false, true])
  func `what settles two closings tells what each was, and whoever was mailed one of them is told why`(
    closedBefore: Bool
  ) throws {
    let here = try Assembly.open()
    _ = try here.as("north").count(in: Assembly.course, people: 10, here.table("leeds", table(5)))
    if closedBefore { try close(here) }
    let there = try Assembly(cloning: here)
    let counts = closedBefore ? [try correct(here, rent: 1), try correct(there, rent: 10)] : []
    if !closedBefore {
      _ = try there.as("north").count(in: Assembly.course, people: 12, there.table("bath", table(9)))
    }
    let mailed = try [here, there].map { hall in
      let reason = closedBefore ? "Anew." : nil
      return try #require(
        try hall.as("board").closePoll(Assembly.course, because: reason, isOffline: true).commit)
    }
    _ = try here.as("board").publish("housing", edition: 1, to: "first", isOffline: true, dryRun: false)
    try there.pull(from: here)
    let line = try #require(try stories(there).first { $0.contains("was closed twice") })
    #expect(line.contains("--because WHY"), "\(line)")
    // While it waits for people nobody is accused, whichever of the two was mailed.
    for commit in mailed {
      let since = try there.as("carers").verify("housing", since: commit, files: nil)
      #expect(since.ok, "\(since.checks.filter { !$0.ok })")
      #expect(
        since.checks.contains {
          $0.detail.hasSuffix("; closed apart since, and not settled yet: housing/course")
        })
    }
    let choice = closedBefore ? [counts[1]] : []
    #expect(try there.refusal { try close(there, choice) }.contains("makes its result another one: say why"))
    try close(there, choice, because: "Both looked.")
    let told = try there.as("board").tally(of: Assembly.course).result.corrections
    #expect(told.last?.reason == "Both looked." && told.last?.edition == 1 && told.last?.items != nil)
    #expect(told.dropLast().allSatisfy { $0.hides == .notPublished && $0.items == nil })
    for commit in mailed {
      let since = try there.as("carers").verify("housing", since: commit, files: nil)
      #expect(since.ok, "\(since.checks.filter { !$0.ok })")
    }
    let first = try there.as("carers").verify("housing", since: mailed[0], files: nil)
    #expect(first.checks.contains { $0.name == "since" && $0.detail.contains("“Both looked.”") })
    _ = try there.as("board").publish("housing", edition: 2, to: "second", isOffline: true, dryRun: false)
    #expect(try there.repository.read("second/index.html").contains("Both looked."))
  }
}
