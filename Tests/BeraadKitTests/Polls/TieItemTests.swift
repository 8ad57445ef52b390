import Deliberation
import TestSupport
import Testing

@testable import BeraadKit

/// What the meetings said beside the passage that took it up.
@Suite struct TieItemTests {
  private static let counts =
    "board,item,stickers\nworries,rent,9\nworries,debt,1\nhopes,homes,5\nhopes,work,4\n"

  private func closed() throws -> Assembly { try Assembly.closed(Self.counts) }

  @discardableResult
  private func tie(_ hall: Assembly, _ item: String, _ words: String?, _ reason: String? = nil) throws
    -> PollStep
  {
    try hall.as("board").tie(
      item, of: Assembly.course, to: words.map { .words($0, nth: nil, isPart: false) } ?? .nowhere,
      because: reason)
  }

  @Test func `the edition shows it beside the passage, and lists what was taken up and what was not`() throws
  {
    let hall = try closed()
    let untied = try hall.page()
    #expect(!untied.contains("At the meetings") && !untied.contains("What was taken up"))
    try tie(hall, "rent", "Rents rise faster")
    try tie(hall, "Debt", nil, "Another paper is about that.")
    let page = try hall.page(2)
    #expect(page.contains("<aside class=\"halls\" aria-label=\"At the meetings\">"))
    #expect(page.contains("9 stickers, place 1 of 2 on the board Worries"))
    #expect(page.contains("<strong>Taken up</strong>: <q dir=\"auto\">Rents rise faster</q>"))
    #expect(
      page.contains("<strong>Not taken up.</strong> <span dir=\"auto\">Another paper is about that.</span>"))
    #expect(page.contains("Nothing was recorded about it."))
    let verified = try hall.as("carers").verify(nil, since: nil, files: "edition-2")
    #expect(verified.ok, "\(verified.checks.filter { !$0.ok })")
  }

  @Test func `a tie stays with its words, and says when they were taken out`() throws {
    let hall = try closed()
    try tie(hall, "rent", "Rents rise faster")
    try hall.amend("We want affordable homes soon. ", "", by: "tenants")
    let amendment = try hall.amend("Rents rise faster than wages", "All is well", by: "carers")
    #expect(
      try hall.as("board").inbox("housing").halls.map(\.sentence.english) == [
        "\(amendment)/1 takes words out of the passage on it: ‘Rent’ clearly came first at the meetings, on the board 'worries' of 'course', with 9 stickers."
      ], "what goes elsewhere, or is no clear outcome, is no warning")
    try hall.collect()
    _ = try hall.as("board").decide([amendment], .adopted, because: "So.", poll: nil, dryRun: false)
    #expect(try hall.as("board").inbox("housing").halls.map(\.kind) == [.adopted])
    _ = try hall.as("board").merge("housing", accepting: .all)
    let warning = try #require(try hall.as("board").inbox("housing").halls.first)
    #expect(warning.kind == .gone && warning.target == nil)
    #expect(
      warning.advice == [
        "say what takes the item up now with: beraad poll tie housing/course rent --board worries --on QUOTE",
        "or why nothing does: beraad poll tie housing/course rent --board worries --nowhere --because WHY",
      ])
    #expect(try !hall.as("board").inbox("housing").isEmpty)
    try tie(hall, "rent", nil, "Another paper is about that.")
    #expect(try hall.as("board").inbox("housing").halls.isEmpty, "what was printed ends it")
  }

  @Test func `the tie that stands is not recorded once more`() throws {
    let hall = try closed()
    let first = try tie(hall, "Debt", nil, "Another paper is about that.")
    let again = try tie(hall, "Debt", nil, "Another paper is about that.")
    #expect(again.record == first.record && again.commit == nil)
    #expect(again.story == ["worries/debt of housing/course stands so already; nothing was changed."])
    #expect(try tie(hall, "Debt", nil, "It is too early.").record != first.record)
  }

  @Test func `an order that is not clear warns of nothing, and neither does an open poll`() throws {
    let hall = try closed()
    try tie(hall, "homes", "affordable homes")
    try hall.amend("affordable homes", "roofs", by: "carers")
    #expect(try hall.as("board").inbox("housing").halls.isEmpty)
    let open = try Assembly.open()
    _ = try open.as("north").count(in: Assembly.course, people: 10, open.table("leeds", Self.counts))
    try tie(open, "rent", "Rents rise faster")
    try open.amend("Rents rise faster", "Rents fall", by: "carers")
    #expect(try open.as("board").inbox("housing").halls.isEmpty)
  }

  @Test func `only the committee ties, an item the poll has, to words the draft has, once it is open`() throws
  {
    let hall = try closed()
    #expect(
      try hall.refusal {
        _ = try hall.as("north").tie(
          "rent", of: Assembly.course, to: .words("Rents", nth: nil, isPart: false))
      }.contains("may not say where an item was taken up"))
    #expect(
      try hall.refusal { try tie(hall, "rents", "Rents rise") }
        == "There is no item 'rents'. | did you mean rent?")
    #expect(try hall.refusal { try tie(hall, "rent", "Castles") }.contains("does not stand in housing"))
    #expect(try hall.refusal { try tie(hall, "rent", nil) }.contains("--because"))
    let draft = try Assembly()
    #expect(try draft.refusal { try tie(draft, "rent", "Rents rise") }.contains("is not open yet"))
  }

  @Test func `where an item that clearly came first is not taken up, whoever says so is told`() throws {
    let hall = try closed()
    #expect(
      try tie(hall, "rent", nil, "No.").warnings
        == ["worries/rent clearly came first at the meetings: the page shows that, and your reason."])
    #expect(try tie(hall, "homes", nil, "No.").warnings == [])
    let step = try tie(hall, "rent", "Rents rise faster")
    #expect(step.story.count == 2, "it takes the place of the first")
  }

  /// A poll in which three organisations placed a sticker at rents by themselves, before it was closed.
  private func placed(besides counts: String?) throws -> Assembly {
    let hall = try Assembly.open()
    if let counts {
      _ = try hall.as("north").count(in: Assembly.course, people: 8, hall.table("leeds", counts))
    }
    for partner in ["tenants", "carers", "churches"] {
      _ = try hall.as(partner).vote(in: Assembly.course, VoteWish(typed: ["worries:rent"]))
    }
    _ = try hall.as("board").closePoll(Assembly.course)
    return hall
  }

  @Test func `beside a passage stands the place at the meetings, without what organisations placed`() throws {
    let hall = try placed(besides: "board,item,stickers\nworries,rent,5\nworries,debt,7\nhopes,homes,5\n")
    #expect(try hall.stickers().boards[0].items.map(\.stickers) == [8, 7])
    try tie(hall, "rent", "Rents rise faster")
    try tie(hall, "debt", "affordable homes")
    try tie(hall, "work", "a roof")
    let page = try hall.page()
    #expect(page.contains("5 stickers, place 2 of 2 on the board Worries"))
    #expect(page.contains("7 stickers, place 1 of 2 on the board Worries"))
    #expect(page.contains("0 stickers on the board Hopes"))
    // They are none of the people either, and whoever recounts has their votes.
    #expect(page.contains("<td>–</td></tr>") || page.contains(">–</td>"), "of the participants")
    let file = try hall.repository.read("edition-1/edition.json")
    #expect(file.contains(#""partners":["carers","churches","tenants"]"#), "\(file)")
    let votes = try hall.repository.git("ls-files", "papers/housing/polls/course/votes/*")
    let ids = votes.matches(of: #/\b(v[0-9a-f]{32})\.json/#).map { String($0.1) }
    #expect(ids.count == 3 && ids.allSatisfy { file.contains("\"\($0)\"") }, "\(votes)")
  }

  @Test func `organisations make nothing come first at the meetings`() throws {
    let hall = try placed(
      besides: "board,item,stickers\nworries,rent,1\nworries,debt,2\nhopes,homes,5\nhopes,work,4\n")
    #expect(try hall.stickers().boards[0].items.map(\.stickers) == [4, 2])
    try tie(hall, "rent", "Rents rise faster")
    try tie(hall, "debt", "affordable homes")
    try hall.amend("Rents rise faster", "Rents fall", by: "carers")
    #expect(try hall.as("board").inbox("housing").halls.isEmpty)
    try hall.amend("affordable homes", "roofs", by: "carers")
    let warnings = try hall.as("board").inbox("housing").halls
    #expect(warnings.map(\.item) == ["debt"] && warnings.map(\.stickers) == [2])
    #expect(try tie(hall, "rent", nil, "No.").warnings == [])
  }

  @Test func `where nobody was asked at a meeting, nothing is said of meetings`() throws {
    let hall = try placed(besides: nil)
    try tie(hall, "rent", "Rents rise faster")
    let page = try hall.page()
    #expect(page.contains("What was taken up") && !page.contains("At the meetings"))
    #expect(page.contains("No stickers were counted at any meeting. The rule is: at most 2 on a board"))
    #expect(!page.contains("0 participants") && !page.contains("0 meetings"))
  }

  @Test func `two ties made apart are named, and a third settles them`() throws {
    let here = try closed()
    let there = try Assembly(cloning: here)
    try tie(here, "rent", "Rents rise faster")
    try tie(there, "rent", "affordable homes")
    try here.pull(from: there)
    let row = try #require(try here.as("board").inbox("housing").exclusions.first)
    #expect(row.kind == "tie" && row.about == "course, worries/rent")
    #expect(row.story.contains("beraad poll tie housing/course rent --board worries --on QUOTE"))
    #expect(!row.story.contains("--nowhere"))
    let third = try Assembly(cloning: here)
    try tie(here, "rent", "affordable homes")
    #expect(try here.as("board").inbox("housing").exclusions.isEmpty)
    // Apart from that somebody else settles it otherwise.
    try tie(third, "rent", nil, "No.")
    try here.pull(from: third)
    let other = try #require(try here.as("board").inbox("housing").exclusions.first)
    #expect(
      other.story.hasSuffix(
        ", or: beraad poll tie housing/course rent --board worries --nowhere --because WHY"))
  }
}
