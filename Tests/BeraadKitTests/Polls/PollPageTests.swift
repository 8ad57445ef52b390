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
