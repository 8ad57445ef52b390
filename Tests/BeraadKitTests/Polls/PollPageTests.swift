import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadKit

/// What an edition says of sticker polls: beside the figures what was not counted, and in the accountability what became of it.
@Suite struct PollPageTests {
  private static let counts =
    "board,item,stickers\nworries,rent,5\nworries,debt,5\nhopes,homes,7\nhopes,work,3\n"
  private static let corrected =
    "board,item,stickers\nworries,rent,6\nworries,debt,4\nhopes,homes,7\nhopes,work,3\n"

  private func closed() throws -> Assembly { try Assembly.closed(Self.counts) }

  /// A chapter of the page, up to the next.
  private func chapter(_ id: String, of page: String) throws -> String {
    let start = try #require(page.range(of: "<section id=\"\(id)\""))
    let rest = page[start.lowerBound...]
    return String(rest[..<(rest.range(of: "</section>")?.lowerBound ?? rest.endIndex)])
  }

  @Test func `what was taken up stands in the accountability, ties as ties`() throws {
    let hall = try closed()
    _ = try hall.as("board").tie(
      "rent", of: Assembly.course, to: .words("Rents rise faster", nth: nil, isPart: false))
    let page = try hall.page()
    let account = try chapter("account", of: page)
    #expect(account.contains("What was taken up") && account.contains("<strong>Taken up</strong>"))
    #expect(account.contains("Rent</span></th><td class=\"figure\">1 (tied)</td>"))
    #expect(try !chapter("polls", of: page).contains("What was taken up"))
  }

  @Test func `meetings that were not counted are named, and what is drawn is called so`() throws {
    let polls = try chapter("polls", of: try closed().page())
    #expect(polls.contains("<p>Not counted: Bath.</p>"))
    #expect(polls.contains("Dots of the board Worries") && !polls.contains("Bar chart"))
    // One sticker at an item is one person.
    #expect(polls.contains("Board Worries: stickers and people</caption>"))
    #expect(polls.contains("and from how many people"))
  }

  @Test func `a poll that was closed anew has both its closings in the history`() throws {
    let hall = try closed()
    _ = try hall.as("north").count(
      in: Assembly.course, people: 10, hall.table("leeds", Self.corrected, replacing: "Miscounted."))
    _ = try hall.as("board").closePoll(Assembly.course, because: "Leeds had miscounted.")
    let account = try chapter("account", of: try hall.page())
    #expect(account.contains("Poll closed: ") && account.contains("Result of the poll corrected: "))
  }

  @Test func `people who were asked twice at one meeting are not counted twice`() throws {
    let hall = try closed()
    #expect(try hall.page().contains("with 10 people at meetings"))
    let second = try closed()
    let again = PollName(paper: "housing", poll: "again")
    _ = try second.as("board").newPoll(
      again,
      definition: Array(
        Assembly.sticker().replacing("\"poll\": \"course\"", with: "\"poll\": \"again\"").utf8))
    _ = try second.as("board").openPoll(again)
    _ = try second.as("north").count(in: again, people: 10, second.table("leeds", Self.counts))
    _ = try second.as("board").closePoll(again)
    let page = try second.page()
    #expect(!page.contains("people at meetings") && page.contains("polls and votes"))
    #expect(try chapter("account", of: page).components(separatedBy: "Meeting: ").count <= 2)
  }

  @Test func `regions, what has none, and partners add up to the stickers of the page`() throws {
    let hall = try Assembly.open(
      sticker: Assembly.sticker().replacing("\"region\": \"s\"", with: "\"date\": \"2026-01-02\""))
    _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", Self.counts))
    _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("bath", Self.corrected))
    _ = try hall.as("carers").vote(
      in: Assembly.course, VoteWish(places: [(board: "worries", items: ["rent"])]))
    _ = try hall.as("board").collect(CollectWish(isDryRun: false))
    _ = try hall.as("board").closePoll(Assembly.course)
    let polls = try chapter("polls", of: try hall.page())
    let table = try #require(polls.range(of: "Board Worries: stickers by region</summary>"))
    let rows = polls[table.upperBound...]
    for heading in ["no region", "organisations themselves"] { #expect(rows.contains(heading)) }
    let rent = try #require(rows.firstRange(of: "Rent</span>"))
    let cells = rows[rent.upperBound...].prefix { $0 != "\n" }.matches(of: #/>([0-9]+)</#).compactMap {
      Int($0.1)
    }
    #expect(cells == [5, 6, 1])
  }

  @Test func `who only counted or decided was heard, at the head of the page and in its list`() throws {
    let page = try closed().page()
    // North counted, the board opened and closed; three did nothing.
    #expect(page.contains("2\u{00A0}of\u{00A0}5"))
    #expect(page.components(separatedBy: "Invited, and not heard from.").count - 1 == 3)
    #expect(page.contains("the stickers of Leeds"))
  }

  @Test func `blank ballots, who placed fewer in all and who counted stand on the page`() throws {
    let hall = try Assembly.open(
      sticker: Assembly.sticker(source: "ballots").replacing(
        "{\"perBoard\": 2, \"perItem\": 1}", with: "{\"total\": 2}"))
    _ = try hall.as("north").ballots(
      in: Assembly.course,
      hall.table("leeds", "token,worries,hopes\na,rent,work\nb,rent,\nc,debt,homes\nd,,\n"))
    _ = try hall.as("board").closePoll(Assembly.course)
    let polls = try chapter("polls", of: try hall.page())
    #expect(polls.contains("1 ballot was blank. 1 participant placed fewer stickers in all than allowed."))
    let counted = try Assembly.open()
    _ = try counted.as("north").count(
      in: Assembly.course, people: 10, counters: ["JV", "MB"], counted.table("leeds", Self.counts))
    _ = try counted.as("board").closePoll(Assembly.course)
    #expect(try chapter("polls", of: try counted.page()).contains("JV, MB"))
  }

  @Test func `a vote after the last day is marked wherever the result is`() throws {
    let hall = try Assembly()
    let name = PollName(paper: "housing", poll: "name")
    let facts = try PollFacts(until: "1-1-2020", language: nil)
    _ = try hall.as("board").newPoll(
      name, question: "Which name?", wish: .motion(["A roof for all", "Homes first"], MotionTerms()),
      facts: facts)
    _ = try hall.as("board").openPoll(name)
    let view = try hall.as("board").poll(name)
    guard case .motion(let form) = view.poll.form else {
      Issue.record("no motion")
      return
    }
    _ = try hall.as("carers").vote(
      in: name, VoteWish(option: try #require(form.alternatives.first).id.description))
    try hall.collect()
    #expect(try hall.as("board").tally(of: name).result.late.map(\.description) == ["carers"])
    _ = try hall.as("board").closePoll(name)
    let polls = try chapter("polls", of: try hall.page())
    #expect(polls.contains("Votes were asked for until") && polls.contains("Late, and counted all the same:"))
  }

  @Test func `the words of an alternative stand once`() throws {
    let hall = try Assembly.open()
    let name = PollName(paper: "housing", poll: "name")
    _ = try hall.as("board").newPoll(
      name, question: "Which name?", wish: .motion(["A roof for all", "Homes first"], MotionTerms()))
    _ = try hall.as("board").openPoll(name)
    _ = try hall.as("board").closePoll(name)
    _ = try hall.as("board").closePoll(Assembly.course)
    let polls = try chapter("polls", of: try hall.page())
    let heading = try #require(polls.range(of: "poll-name"))
    #expect(polls[heading.lowerBound...].components(separatedBy: "<div class=\"wording\"").count == 2)
  }
}
