import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct DealTests {
  private static let hall = "/p/housing/polls/course/halls/north"

  @Test func `one code on the screen gives each phone a card, and no more than there are people`()
    async throws
  {
    let alliance = try await WebAlliance()
    let steward = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await steward.form(at: Self.hall)
    _ = await steward.post(Self.hall, form + [("action", "open"), ("show", "count")])
    #expect(await steward.post(Self.hall + "/deal", form + [("count", "many")]).status == 422)
    #expect(await steward.post(Self.hall + "/deal", form + [("count", "2")]).status == 303)
    let key = try #require(HallKey(fileName: "housing--course--north"))
    let token = try #require(try alliance.site.deals.deal(of: key)?.token)
    #expect(await steward.get(Self.hall + "/deal").count(of: "class=\"qr\"") == 1)
    var cards: Set<String> = []
    for _ in 0..<2 {
      let phone = Browser(alliance.site)
      #expect(await phone.get("/z/deal/\(token)").status == 200)
      for _ in 0..<3 {
        let dealt = await phone.post("/z/deal/\(token)", [], origin: nil)
        #expect(dealt.status == 303)
        cards.insert(dealt.location)
        #expect(await phone.get(dealt.location).status == 200)
      }
    }
    #expect(cards.count == 2)
    #expect(await Browser(alliance.site).post("/z/deal/\(token)", []).status == 422)
    #expect(await Browser(alliance.site).get("/z/deal/other").status == 404)
    let closing = try await steward.form(at: Self.hall)
    #expect(await steward.post(Self.hall, closing + [("action", "close")]).status == 303)
    #expect(alliance.state.files(in: "deals").isEmpty)
    #expect(await Browser(alliance.site).post("/z/deal/\(token)", []).status == 404)
  }

  @Test func `a partner deals nothing`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(await browser.get(Self.hall + "/deal").status == 403)
    let form = try await browser.form(at: "/p/housing")
    #expect(await browser.post(Self.hall + "/deal", form + [("count", "2")]).status == 403)
  }
}
