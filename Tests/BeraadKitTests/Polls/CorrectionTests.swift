import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A meeting that was counted wrongly, found out after the closing.
@Suite struct CorrectionTests {
  private static let wrong = "board,item,stickers\nworries,rent,9\nworries,debt,1\n"
  private static let right = "board,item,stickers\nworries,rent,2\nworries,debt,8\n"
  private static let other = "board,item,stickers\nworries,rent,4\nworries,debt,5\n"

  /// Closed, with Leeds counted wrongly.
  private func closed() throws -> (hall: Assembly, closing: PollStep) {
    let hall = try Assembly.open()
    let north = hall.as("north")
    _ = try north.count(in: Assembly.course, people: 10, hall.table("leeds", Self.wrong))
    _ = try north.count(in: Assembly.course, people: 9, hall.table("bath", Self.other))
    return (hall, try hall.as("board").closePoll(Assembly.course))
  }

  private func correct(_ hall: Assembly) throws -> PollStep {
    try hall.as("north").count(
      in: Assembly.course, people: 10, counters: ["JV", "M.B."],
      hall.table("leeds", Self.right, replacing: "Swapped."))
  }

  private func stickers(_ hall: Assembly) throws -> [Int?] {
    try hall.stickers().boards[0].items.map(\.stickers)
  }

  @Test func `a correction waits for the committee, and then both results are told with the reason`() throws {
    let (hall, closing) = try closed()
    let step = try correct(hall)
    let record = try #require(step.record)
    #expect(step.warnings.first?.contains("beraad poll close housing/course --because WHY") == true)
    let path = "papers/housing/polls/course/meetings/leeds/\(record).json"
    #expect(try hall.repository.read(path).contains(#""counters":["JV","M.B."]"#))
    #expect(try hall.repository.read(path).contains(#""reason":"Swapped.""#))
    #expect(try stickers(hall) == [13, 6], "the closed result stays")
    #expect(try hall.as("carers").tally(of: Assembly.course).left.first?.contains(record) == true)
    #expect(try hall.as("carers").status().papers[0].corrections.count == 1)
    #expect(
      try hall.refusal { _ = try hall.as("board").closePoll(Assembly.course) }
        == "housing/course was closed already. | take in what was corrected since with: beraad poll close housing/course --because WHY"
    )
    #expect(
      try hall.refusal { _ = try hall.as("north").closePoll(Assembly.course, because: "So.") }.contains(
        "may not close"))
    let anew = try hall.as("board").closePoll(Assembly.course, because: "Two items were swapped.")
    #expect(anew.warnings.isEmpty, "\(anew.warnings)")
    #expect(try stickers(hall) == [6, 13])
    let result = try hall.as("carers").tally(of: Assembly.course).result
    let correction = try #require(result.corrections.first)
    #expect(correction.replaces == [try #require(closing.record)] && correction.closing == anew.record)
    #expect(correction.meetings == ["leeds"] && correction.reason == "Two items were swapped.")
    #expect(correction.items?.filter(\.isOther).map(\.before.stickers) == [13, 6])
    #expect(correction.items?.filter(\.isOther).map(\.now.stickers) == [6, 13])
    #expect(
      correction.sentence.contains(
        "Counted otherwise: Leeds. Before → now: Worries: “Rent” 13 (place 1) → 6 (place 2), “Debt” 6 (place 2) → 13 (place 1); at Leeds: “Rent” (Worries) 9 → 2, “Debt” (Worries) 1 → 8; in the region n: “Rent” (Worries) 9 → 2, “Debt” (Worries) 1 → 8."
      ), "\(correction.sentence.english)")
    #expect(try hall.as("carers").status().papers[0].corrections == [correction.short])
    #expect(correction.short.hasSuffix(" Both results: beraad tally housing/course"))
    let told = try hall.as("carers").story(of: try #require(closing.record)).events
    #expect(told.filter { $0.kind == "closing" }.map(\.id) == [closing.record, anew.record])
    #expect(correction.short.hasSuffix("Counted otherwise: Leeds. Both results: beraad tally housing/course"))
  }

  @Test func `verify names a correction, and what was published and mailed before stays right`() throws {
    let (hall, closing) = try closed()
    _ = try hall.as("board").publish("housing", edition: 1, to: "first", dryRun: false)
    _ = try correct(hall)
    _ = try hall.as("board").closePoll(Assembly.course, because: "Two items were swapped.")
    _ = try hall.as("board").publish("housing", edition: 2, to: "second", dryRun: false)
    for folder in ["first", "second"] {
      let found = try hall.as("carers").verify("housing", since: closing.commit, files: folder)
      #expect(found.ok, "\(found.checks.filter { !$0.ok })")
      let since = try #require(found.checks.first { $0.name == "since" })
      #expect(
        since.detail.contains("corrected since: The poll 'course' was closed anew"), "\(since.detail.english)"
      )
      #expect(
        found.checks.contains { $0.name == "housing: polls" && $0.detail.contains("Two items were swapped.") }
      )
    }
    let (first, second) = (
      try hall.repository.read("first/index.html"), try hall.repository.read("second/index.html")
    )
    #expect(!first.contains("The result was corrected"))
    #expect(second.contains("The result was corrected") && second.contains("Two items were swapped."))
    #expect(second.contains("13 (place 1)") && second.contains("6 (place 2)"))
  }

  @Test func `nothing is corrected without a reason, and nothing is closed anew without a correction`() throws
  {
    let (hall, _) = try closed()
    #expect(
      try hall.refusal {
        _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", Self.right))
      }.contains("is closed: it is too late to count stickers"))
    #expect(
      try hall.refusal { _ = try hall.as("board").closePoll(Assembly.course, because: "So.") }.hasPrefix(
        "housing/course was closed already, and nothing was corrected since."))
    let open = try Assembly.open()
    #expect(
      try open.refusal { _ = try open.as("board").closePoll(Assembly.course, because: "So.") }.hasPrefix(
        "housing/course was not closed yet"))
  }

  @Test func `of meetings that were swapped the figures of each are told, as they were and as they are`()
    throws
  {
    let (hall, closing) = try closed()
    let north = hall.as("north")
    _ = try north.count(
      in: Assembly.course, people: 9, hall.table("leeds", Self.other, replacing: "Swapped."))
    _ = try north.count(
      in: Assembly.course, people: 10, hall.table("bath", Self.wrong, replacing: "Swapped."))
    _ = try hall.as("board").closePoll(Assembly.course, because: "Leeds and Bath were swapped.")
    let correction = try #require(try hall.as("carers").tally(of: Assembly.course).result.corrections.first)
    #expect(correction.meetings == ["leeds", "bath"])
    let told =
      "Before → now: at Leeds: people 10 → 9, “Rent” (Worries) 9 → 4, “Debt” (Worries) 1 → 5; at Bath: people 9 → 10, “Rent” (Worries) 4 → 9, “Debt” (Worries) 5 → 1;"
    #expect(correction.sentence.contains(told), "\(correction.sentence.english)")
    let since = try hall.as("carers").verify("housing", since: closing.commit, files: nil)
    #expect(since.checks.contains { $0.detail.contains(told) })
    _ = try hall.as("board").publish("housing", edition: 1, to: "first", dryRun: false)
    let page = try hall.repository.read("first/index.html").replacing(#/<[^>]+>/#, with: " ")
      .replacing(#/\s+/#, with: " ")
    #expect(
      page.contains(
        "By meeting and region: before and now Where Item Before Now Leeds Participants 10 9 Leeds Worries: Rent 9 4"
      ), "\(page)")
  }

  @Test func `people alone are told too, in all and at the meeting`() throws {
    let (hall, _) = try closed()
    _ = try hall.as("north").count(
      in: Assembly.course, people: 5, hall.table("bath", Self.other, replacing: "Misheard."))
    _ = try hall.as("board").closePoll(Assembly.course, because: "Five, not nine.")
    let correction = try #require(try hall.as("carers").tally(of: Assembly.course).result.corrections.first)
    #expect(
      correction.sentence.hasSuffix(
        "Before → now: people 19 → 15; at Bath: people 9 → 5; in the region s: people 9 → 5."),
      "\(correction.sentence.english)")
  }

  @Test func `of several earlier results no figure is told, and it is said why`() throws {
    let (hall, closing) = try closed()
    _ = try correct(hall)
    _ = try hall.as("board").closePoll(Assembly.course, because: "Swapped.")
    _ = try hall.as("north").count(
      in: Assembly.course, people: 20,
      hall.table("bath", "board,item,stickers\nworries,rent,15\nworries,debt,5\n", replacing: "More."))
    _ = try hall.as("board").closePoll(Assembly.course, because: "More at Bath.")
    let rows = try hall.as("carers").tally(of: Assembly.course).result.corrections
    #expect(rows.map(\.meetings) == [["leeds"], ["bath"]] && rows.allSatisfy { $0.items == nil })
    for row in rows {
      #expect(row.hides == .severalResults && !row.sentence.contains("→"), "\(row.sentence.english)")
      #expect(
        row.sentence.contains("not shown: there is more than one earlier result"), "\(row.sentence.english)")
      #expect(row.short.hasSuffix("could be computed."), "\(row.short)")
    }
    let since = try hall.as("carers").verify("housing", since: closing.commit, files: nil)
    #expect(since.checks.contains { $0.detail.contains("there is more than one earlier result") })
    _ = try hall.as("board").publish("housing", edition: 1, to: "first", dryRun: false)
    let page = try hall.repository.read("first/index.html")
    #expect(page.contains("The earlier figures are not shown here: there is more than one earlier result"))
    #expect(!page.contains("before and now"))
  }

  @Test func `a meeting that was forgotten can be taken in`() throws {
    let hall = try Assembly.open()
    _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", Self.wrong))
    _ = try hall.as("board").closePoll(Assembly.course)
    var file = MeetingFile(
      meeting: "bath", table: Array(Self.other.utf8), replaces: false, because: "The list lay in a drawer.")
    file.isPartial = true
    _ = try hall.as("north").count(in: Assembly.course, people: 9, file)
    #expect(try stickers(hall) == [9, 1])
    let step = try hall.as("board").closePoll(Assembly.course, because: "Bath was forgotten.")
    #expect(step.warnings.isEmpty, "\(step.warnings)")
    #expect(try stickers(hall) == [13, 6])
  }

  @Test func `ballots are corrected as counts are, and a token used twice is told in each result by itself`()
    throws
  {
    let hall = try Assembly.open(sticker: Assembly.sticker(source: "ballots"))
    func cast(_ meeting: String, _ tokens: [String], _ item: String, _ reason: String? = nil) throws {
      let rows = tokens.map { "\($0),\(item),\n" }.joined()
      _ = try hall.as("north").ballots(
        in: Assembly.course, hall.table(meeting, "token,worries,hopes\n" + rows, replacing: reason))
    }
    try cast("leeds", ["a1", "a2", "a3", "a4"], "rent")
    try cast("bath", (1...8).map { "b\($0)" }, "rent")
    _ = try hall.as("board").closePoll(Assembly.course)
    try cast("leeds", ["a1", "a2", "a3", "a4", "a5"], "debt", "The wrong pile.")
    #expect(try stickers(hall) == [12, 0])
    _ = try hall.as("board").closePoll(Assembly.course, because: "The wrong pile was entered.")
    #expect(try stickers(hall) == [8, 5])
    let result = try hall.as("carers").tally(of: Assembly.course).result
    #expect(result.corrections.first?.items?.first?.before.stickers == 12)
    #expect(try hall.as("carers").verify(nil, since: nil, files: nil).ok)
  }

  @Test(arguments: [["J V"], [""], ["1"], Array(repeating: "AB", count: 9)])
  func `who counted is a few letters`(_ initials: [String]) throws {
    let hall = try Assembly.open()
    #expect(
      try hall.refusal {
        _ = try hall.as("north").count(
          in: Assembly.course, people: 10, counters: initials, hall.table("leeds", Self.right))
      }.contains(initials.count == 1 ? "are no initials" : "too many"))
  }
}
