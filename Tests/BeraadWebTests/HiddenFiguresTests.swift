import BeraadKit
import Cards
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct HiddenFiguresTests {
  /// Opens the hall of a meeting, has people place a sticker, and closes it.
  private func meet(_ meeting: String, people: Int, _ alliance: WebAlliance) async throws -> String {
    let hall = "/p/housing/polls/course/halls/\(meeting)"
    let key = try #require(HallKey(fileName: "housing--course--\(meeting)"))
    let steward = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await steward.form(at: hall)
    #expect(await steward.post(hall, form + [("action", "open"), ("show", "live")]).status == 303)
    for code in try alliance.site.halls.makeCards(people, for: key) {
      let placed = await Browser(alliance.site).post("/z/\(code.text)", [("board-worries", "rents")])
      #expect(placed.status == 303)
    }
    #expect(await steward.post(hall, form + [("action", "close")]).status == 303)
    return hall + "/board"
  }

  @Test func `figures that are hidden for few people say so`() async throws {
    let alliance = try await WebAlliance()
    let board = try await meet("north", people: 1, alliance)
    let page = await Browser(alliance.site).get(board).text
    #expect(
      page.contains("Verborgen: hier of op een andere bijeenkomst plaatsten minder dan 2 mensen stickers."))
    #expect(page.contains(">verborgen</td>"))
    let english = await Browser(alliance.site).get(board + "?lang=en").text
    #expect(english.contains("Hidden: fewer than 2 people placed stickers, here or at another meeting."))
  }

  @Test func `figures that another meeting hides say so, as a new revision`() async throws {
    let alliance = try await WebAlliance()
    let board = try await meet("north", people: 3, alliance)
    let before = await Browser(alliance.site).get(board + ".json").text
    #expect(before.contains("\"people\":3"))
    _ = try await meet("south", people: 1, alliance)
    let after = await Browser(alliance.site).get(board + ".json").text
    #expect(after.contains("\"people\":null"))
    #expect(try revision(after) > (try revision(before)))
    let page = await Browser(alliance.site).get(board).text
    #expect(
      page.contains("Verborgen: hier of op een andere bijeenkomst plaatsten minder dan 2 mensen stickers."))
  }

  private func revision(_ json: String) throws -> Int {
    try #require(json.firstMatch(of: /"revision":([0-9]+)/).flatMap { Int($0.1) })
  }
}
