import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

/// An evaluation on the site: read there, and filled in on paper.
@Suite struct EvaluationPageTests {
  private static let address = "/p/housing/polls/day"

  private func alliance() async throws -> WebAlliance {
    let alliance = try await WebAlliance()
    let board = alliance.context(as: "redactie")
    let name = PollName(paper: "housing", poll: "day")
    _ = try board.newPoll(
      name,
      definition: Array(
        """
        {"format":1,"kind":"poll","type":"evaluation","paper":"housing","poll":"day","question":"Hoe was het?",
        "questions":[{"id":"mark","text":"Welk cijfer?","type":"scale","to":10},{"id":"more","text":"Wat nog meer?","type":"open"}],
        "meetings":[{"id":"north","title":"Noord"}]}
        """.utf8))
    return alliance
  }

  @Test func `its questions are shown, and nobody places a sticker`() async throws {
    let alliance = try await alliance()
    for _ in 0..<2 {
      let page = await Browser(alliance.site).get(Self.address).text
      #expect(page.contains("Welk cijfer?</span> (van 1 tot en met 10)"))
      #expect(page.contains("Wat nog meer?</span> (in eigen woorden)"))
      #expect(!page.contains("sticker"))
      _ = try? alliance.context(as: "redactie").openPoll(PollName(paper: "housing", poll: "day"))
    }
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing")
    #expect(await browser.post(Self.address, form + [("board-mark", "5")]).status == 422)
  }

  @Test func `no hall asks it on phones, and its result stands on the page`() async throws {
    let alliance = try await alliance()
    let board = alliance.context(as: "redactie")
    let name = PollName(paper: "housing", poll: "day")
    _ = try board.openPoll(name)
    let browser = try await Browser.signedIn("redactie/p1", at: alliance.site)
    #expect(await browser.get("\(Self.address)/halls/north").status == 404)
    #expect(await browser.get(Self.address).text.contains("<li>Noord</li>"))
    _ = try board.ballots(
      in: name, MeetingFile(meeting: "north", table: Array("1;2\n8;Fijn\n7;\n9;\n".utf8)))
    _ = try board.closePoll(name)
    let page = await browser.get(Self.address).text
    #expect(page.contains("3 antwoorden. Gemiddeld 8,0, op een schaal van 1 tot en met 10."))
    #expect(!page.contains("Fijn"))
  }
}
