import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// A meeting that was counted wrongly, found out after the closing.
@Suite struct CorrectionTests {
  private static let wrong = "board,item,stickers\nworries,rent,9\nworries,debt,1\n"
  private static let right = "board,item,stickers\nworries,rent,2\nworries,debt,8\n"
  private static let other = "board,item,stickers\nworries,rent,4\nworries,debt,5\n"

  /// Closed, with Leeds counted wrongly; published with that where it is asked for.
  private func closed(published: Bool = false) throws -> (hall: Assembly, closing: PollStep) {
    let hall = try Assembly.open()
    let north = hall.as("north")
    _ = try north.count(in: Assembly.course, people: 10, hall.table("leeds", Self.wrong))
    _ = try north.count(in: Assembly.course, people: 9, hall.table("bath", Self.other))
    let closing = try hall.as("board").closePoll(Assembly.course)
    if published { try publish(hall, 1) }
    return (hall, closing)
  }

  private func publish(_ hall: Assembly, _ number: Int) throws {
    _ = try hall.as("board").publish("housing", edition: number, to: "ed\(number)", dryRun: false)
  }

  /// The words of an edition's page.
  private func page(_ hall: Assembly, _ number: Int) throws -> String {
    try hall.repository.read("ed\(number)/index.html").replacing(#/<[^>]+>/#, with: " ")
      .replacing(#/\s+/#, with: " ")
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
    let (hall, closing) = try closed(published: true)
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
    // On a site everybody saw it as soon as it was closed: no edition is needed for that.
    #expect(closing.story.contains { $0.hasSuffix("and every visitor of a site.") }, "\(closing.story)")
    #expect(
      anew.story.contains { $0.hasPrefix("Whoever saw the earlier result, on a site") }, "\(anew.story)")
    #expect(
      anew.story.last
        == "Edition 1 has an earlier result; whoever lays the two beside each other sees what changed."
    )
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
      ), "\(correction.sentence)")
    #expect(correction.sentence.hasSuffix(" The earlier figures are as edition 1 has them."))
    let lines = try hall.as("carers").status().papers[0].corrections
    #expect(lines.count == 1 && lines[0].contains("“Two items were swapped.” Counted otherwise: Leeds."))
    #expect(lines[0].hasSuffix(" See it with: beraad tally housing/course"), "\(lines)")
    #expect(try hall.as("carers").story(of: record).outcome == "counted")
    let first = try #require(
      try hall.repository.git("ls-files", "papers/housing/polls/course/meetings/leeds").split(separator: "\n")
        .compactMap { $0.split(separator: "/").last?.dropLast(".json".count) }.first { $0 != record })
    #expect(try hall.as("carers").story(of: String(first)).outcome == "entered (does not count)")
    let told = try hall.as("carers").story(of: try #require(closing.record)).events
    #expect(told.filter { $0.kind == "closing" }.map(\.id) == [closing.record, anew.record])
  }

  @Test func `a meeting of too few by itself hides all, which the closing says, until it tells nothing`()
    throws
  {
    let (hall, _) = try closed()
    func count(_ people: Int, _ rows: String) throws -> PollStep {
      _ = try hall.as("north").count(
        in: Assembly.course, people: people,
        hall.table("bath", "board,item,stickers\nworries,rent,\(rows)\n", replacing: "Again."))
      return try hall.as("board").closePoll(Assembly.course, because: "Again.")
    }
    let few = try count(2, "2")
    #expect(
      few.warnings == [
        "All figures of the new result are hidden: beside an earlier one they would tell what fewer than 3 people placed. Count so small a meeting together with another one, correct, and close anew."
      ])
    #expect(try hall.stickers().people == nil && stickers(hall) == [nil, nil])
    #expect(try count(8, "8").warnings.isEmpty)
    #expect(try hall.stickers().people == 18)
  }

  @Test func `no figure is told that no edition had, and it is said why`() throws {
    let (hall, closing) = try closed()
    _ = try correct(hall)
    let anew = try hall.as("board").closePoll(Assembly.course, because: "Two items were swapped.")
    #expect(!anew.story.contains { $0.contains("Edition") }, "\(anew.story)")
    let correction = try #require(try hall.as("carers").tally(of: Assembly.course).result.corrections.first)
    #expect(correction.hides == .notPublished && correction.items == nil && correction.figures == nil)
    #expect(
      correction.sentence.hasSuffix(
        "Counted otherwise: Leeds. No edition had the earlier figures, so they are not shown here."),
      "\(correction.sentence)")
    // An edition of the new result makes the old one no more public.
    try publish(hall, 1)
    let later = try #require(try hall.as("carers").tally(of: Assembly.course).result.corrections.first)
    #expect(later.hides == .notPublished && later.items == nil)
    let page = try page(hall, 1)
    #expect(
      page.contains("No edition had the earlier figures, so they are not shown here. What was published"))
    #expect(!page.contains("before and now") && !page.contains("13 (place 1) 6"))
    let minutes = try hall.as("carers").minutes("housing", from: nil, to: nil).entries
    #expect(
      minutes.first { $0.id == closing.record }?.outcome
        == "not shown here: no edition had this result, and there is a later one")
    let since = try hall.as("carers").verify("housing", since: closing.commit, files: nil)
    #expect(since.ok && since.checks.allSatisfy { !$0.detail.contains("→") })
  }

  @Test func `an edition that main does not hold makes nothing public`() throws {
    let (hall, _) = try closed()
    let before = String(try hall.repository.git("rev-parse", "HEAD").prefix(40))
    try publish(hall, 1)
    // Its record comes to a main that never had the commit it was made from.
    let edition = try #require(
      try hall.repository.git("ls-files", "papers/housing/editions/*").split(separator: "\n").first.map(
        String.init))
    let record = try hall.repository.read(edition)
    try hall.repository.git("reset", "-q", "--hard", before)
    try hall.repository.git("commit", "-q", "--amend", "--no-edit", "--date", "2001-01-01T00:00:00Z")
    try hall.repository.write(record, to: edition)
    try hall.repository.git("add", ".")
    try hall.repository.git("commit", "-q", "-m", "edition")
    _ = try correct(hall)
    let step = try hall.as("board").closePoll(Assembly.course, because: "Swapped.")
    let correction = try #require(try hall.as("carers").tally(of: Assembly.course).result.corrections.first)
    #expect(correction.hides == .editionsUnsettled)
    #expect(
      step.warnings.contains { $0.contains("Edition 1 may have an earlier result") }, "\(step.warnings)")
  }

  @Test func `an edition that is not what its id says makes nothing public`() throws {
    let (hall, closing) = try closed()
    _ = try correct(hall)
    _ = try hall.as("board").closePoll(Assembly.course, because: "Swapped.")
    try publish(hall, 1)
    // Somebody writes to main, by hand, that edition 2 is of the first closing.
    let path = try #require(
      try hall.repository.git("ls-files", "papers/housing/editions/*").split(separator: "\n").first.map(
        String.init))
    let forged = "e12345678123456781234567812345678"
    let text = try hall.repository.read(path)
      .replacing(#/"commit":"[0-9a-f]+"/#, with: "\"commit\":\"\(try #require(closing.commit))\"")
      .replacing(#/"id":"e[0-9a-f]+"/#, with: "\"id\":\"\(forged)\"")
      .replacing("\"number\":1", with: "\"number\":2")
    try hall.repository.commit(["papers/housing/editions/2/\(forged).json": text])
    let correction = try #require(try hall.as("carers").tally(of: Assembly.course).result.corrections.first)
    #expect(correction.hides == .editionsUnsettled && correction.items == nil)
    #expect(try !hall.as("carers").verify(nil, since: nil, files: nil).ok)
  }

  @Test func `verify names a correction, and what was published and mailed before stays right`() throws {
    let (hall, closing) = try closed(published: true)
    _ = try correct(hall)
    _ = try hall.as("board").closePoll(Assembly.course, because: "Two items were swapped.")
    try publish(hall, 2)
    for folder in ["ed1", "ed2"] {
      let found = try hall.as("carers").verify("housing", since: closing.commit, files: folder)
      #expect(found.ok, "\(found.checks.filter { !$0.ok })")
      let since = try #require(found.checks.first { $0.name == "since" })
      #expect(
        since.detail.contains("corrected since: The poll 'course' was closed anew"), "\(since.detail.english)"
      )
      #expect(
        found.checks.contains { $0.name == "housing: polls" && $0.detail.contains("Two items were swapped.") }
      )
      #expect(found.checks.allSatisfy { !$0.detail.contains("→") }, "a list has no figures")
    }
    let (first, second) = (try page(hall, 1), try page(hall, 2))
    #expect(!first.contains("The result was corrected"))
    #expect(second.contains("The result was corrected") && second.contains("Two items were swapped."))
    #expect(second.contains("13 (place 1)") && second.contains("6 (place 2)"))
    #expect(second.contains("The earlier figures are as edition 1 has them."))
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
    let (hall, _) = try closed(published: true)
    let north = hall.as("north")
    _ = try north.count(
      in: Assembly.course, people: 9, hall.table("leeds", Self.other, replacing: "Swapped."))
    _ = try north.count(
      in: Assembly.course, people: 10, hall.table("bath", Self.wrong, replacing: "Swapped."))
    _ = try hall.as("board").closePoll(Assembly.course, because: "Leeds and Bath were swapped.")
    let correction = try #require(try hall.as("carers").tally(of: Assembly.course).result.corrections.first)
    #expect(correction.meetings == ["leeds", "bath"])
    let told =
      "Before → now:\n  at Leeds: people 10 → 9, “Rent” (Worries) 9 → 4, “Debt” (Worries) 1 → 5\n  at Bath: people 9 → 10, “Rent” (Worries) 4 → 9, “Debt” (Worries) 5 → 1\n"
    #expect(correction.sentence.contains(told), "\(correction.sentence)")
    try publish(hall, 2)
    let page = try page(hall, 2)
    #expect(
      page.contains(
        "By meeting and region: before and now Where Item Before Now Leeds Participants 10 9 Leeds Worries: Rent 9 4"
      ), "\(page)")
  }

  @Test func `people alone are told too, in all and at the meeting`() throws {
    let (hall, _) = try closed(published: true)
    _ = try hall.as("north").count(
      in: Assembly.course, people: 5, hall.table("bath", Self.other, replacing: "Misheard."))
    _ = try hall.as("board").closePoll(Assembly.course, because: "Five, not nine.")
    let correction = try #require(try hall.as("carers").tally(of: Assembly.course).result.corrections.first)
    #expect(
      correction.sentence.hasSuffix(
        "Before → now: people 19 → 15; at Bath: people 9 → 5; in the region s: people 9 → 5. The earlier figures are as edition 1 has them."
      ),
      "\(correction.sentence)")
  }

  @Test(arguments: [false, true])
  func `of several earlier results those are told that editions have`(hasBoth: Bool) throws {
    let (hall, _) = try closed(published: true)
    _ = try correct(hall)
    _ = try hall.as("board").closePoll(Assembly.course, because: "Swapped.")
    if hasBoth { try publish(hall, 2) }
    _ = try hall.as("north").count(
      in: Assembly.course, people: 20,
      hall.table("bath", "board,item,stickers\nworries,rent,15\nworries,debt,5\n", replacing: "More."))
    let step = try hall.as("board").closePoll(Assembly.course, because: "More at Bath.")
    #expect(step.story.filter { $0.contains("has an earlier result") }.count == (hasBoth ? 2 : 1))
    let rows = try hall.as("carers").tally(of: Assembly.course).result.corrections
    #expect(rows.map(\.meetings) == [["leeds"], ["bath"]])
    #expect(rows.map(\.edition) == (hasBoth ? [1, 2] : [1, nil]))
    #expect(rows.map { $0.items != nil } == [true, hasBoth])
    #expect(rows.map { $0.sentence.contains("→") } == [true, hasBoth], "\(rows.map(\.sentence))")
    // Edition 1 stands beside what holds, whatever came between.
    #expect(rows[0].sentence.contains("\n  people 19 → 30\n"), "\(rows[0].sentence)")
    // And with the reasons of all closings between the two: the difference is what both made.
    #expect(
      rows.map { $0.since?.map(\.reason) } == [
        ["Swapped.", "More at Bath."], hasBoth ? ["More at Bath."] : nil,
      ])
    #expect(
      rows[0].sentence.contains(
        "Between these figures and those of now lie 2 closings, so not all that differs is of this one. \(rows[0].closing), The board: “Swapped.”; \(rows[1].closing), The board: “More at Bath.”."
      ), "\(rows[0].sentence)")
    #expect(!rows[1].sentence.contains("Between these figures"))
    let number = hasBoth ? 3 : 2
    try publish(hall, number)
    let page = try page(hall, number)
    #expect(page.contains("No edition had the earlier figures, so they are not shown here.") == !hasBoth)
    #expect(page.contains("before and now"))
    #expect(page.contains("The earlier figures are as edition 1 has them."))
    #expect(try hall.as("carers").verify("housing", since: nil, files: "ed\(number)").ok)
  }

  @Test(arguments: ["counted", "ballots"])
  func `a sheet that was entered twice, with a ballot more, gives that ballot to nobody`(source: String)
    throws
  {
    let hall = try Assembly.open(sticker: Assembly.sticker(source: source))
    func enter(_ meeting: String, rent: Int, debt: Int, _ reason: String? = nil) throws {
      if source == "ballots" {
        let items = Array(repeating: "rent", count: rent) + Array(repeating: "debt", count: debt)
        let rows = items.enumerated().map { "\(meeting)\($0),\($1),\n" }.joined()
        _ = try hall.as("north").ballots(
          in: Assembly.course, hall.table(meeting, "token,worries,hopes\n" + rows, replacing: reason))
      } else {
        let rows = "board,item,stickers\nworries,rent,\(rent)\nworries,debt,\(debt)\n"
        _ = try hall.as("north").count(
          in: Assembly.course, people: rent + debt, hall.table(meeting, rows, replacing: reason))
      }
    }
    try enter("leeds", rent: 9, debt: 6)
    try enter("bath", rent: 3, debt: 3)
    _ = try hall.as("board").closePoll(Assembly.course)
    try enter("leeds", rent: 4, debt: 3, "Twice.")
    _ = try hall.as("board").closePoll(Assembly.course, because: "Twice.")
    let correction = try #require(try hall.as("carers").tally(of: Assembly.course).result.corrections.first)
    #expect(correction.items == nil && !correction.sentence.contains("→"), "\(correction.sentence)")
    try publish(hall, 1)
    #expect(try !page(hall, 1).contains("before and now"))
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
    try publish(hall, 1)
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
