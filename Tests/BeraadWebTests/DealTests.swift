import BeraadKit
import Cards
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

  /// A hall whose screen deals two codes.
  private func dealing() async throws -> (WebAlliance, steward: Browser, form: [(String, String)], HallKey) {
    let alliance = try await WebAlliance()
    let steward = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await steward.form(at: Self.hall)
    _ = await steward.post(Self.hall, form + [("action", "open"), ("show", "count")])
    _ = await steward.post(Self.hall + "/deal", form + [("count", "2")])
    let key = try #require(HallKey(fileName: "housing--course--north"))
    return (alliance, steward, form, key)
  }

  @Test func `a form that is sent again deals no more codes than it says`() async throws {
    let (alliance, steward, form, key) = try await dealing()
    let token = try #require(try alliance.site.deals.deal(of: key)?.token)
    for _ in 0..<2 {
      #expect(await Browser(alliance.site).post("/z/deal/\(token)", [], origin: nil).status == 303)
    }
    _ = await steward.post(Self.hall + "/deal", form + [("count", "2")])
    #expect(await Browser(alliance.site).post("/z/deal/\(token)", [], origin: nil).status == 422)
    #expect(await steward.get(Self.hall + "/deal").text.contains("value=\"2\""))
    _ = await steward.post(Self.hall + "/deal", form + [("count", "3")])
    #expect(try alliance.site.deals.deal(of: key) == Deals.Deal(token: token, left: 1, dealt: 2))
    #expect(Deals.Deal(Array("abc\n7\n".utf8)) == Deals.Deal(token: "abc", left: 7))
    #expect(Deals.Deal(Array("abc\n7\n-1\n".utf8)) == nil)
  }

  @Test func `a second tap, before the answer to the first came, is dealt the same code`() async throws {
    let (alliance, _, _, key) = try await dealing()
    let address = "/z/deal/\(try #require(try alliance.site.deals.deal(of: key)?.token))"
    let phone = Browser(alliance.site)
    let once = try await phone.get(address).value(of: "once")
    let site = alliance.site
    // Each without the cookie that the other was answered with.
    let places = await withTaskGroup(of: String.self) { group in
      for _ in 0..<2 { group.addTask { await Browser(site).post(address, [("once", once)]).location } }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(places.count == 1)
    let other = try await Browser(site).get(address).value(of: "once")
    #expect(other != once)
    #expect(!places.contains(await Browser(site).post(address, [("once", other)]).location))
    #expect(await Browser(site).post(address, [("once", "third")]).status == 422)
    // The one that has its code has it still.
    #expect(places.contains(await Browser(site).post(address, [("once", once)]).location))
  }

  @Test func `one phone has a card at each of two meetings, and keeps both`() async throws {
    let alliance = try await WebAlliance()
    let steward = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let phone = Browser(alliance.site)
    var cards: [String: Set<String>] = [:]
    var tokens: [String: String] = [:]
    for meeting in ["north", "south"] {
      let hall = "/p/housing/polls/course/halls/\(meeting)"
      let form = try await steward.form(at: hall)
      _ = await steward.post(hall, form + [("action", "open"), ("show", "count")])
      _ = await steward.post(hall + "/deal", form + [("count", "5")])
      let key = try #require(HallKey(fileName: "housing--course--\(meeting)"))
      tokens[meeting] = try #require(try alliance.site.deals.deal(of: key)?.token)
    }
    for meeting in ["north", "south", "north", "south"] {
      let dealt = await phone.post("/z/deal/\(tokens[meeting] ?? "")", [], origin: nil)
      cards[meeting, default: []].insert(dealt.location)
    }
    #expect(cards.values.allSatisfy { $0.count == 1 } && cards["north"] != cards["south"])
  }

  @Test func `who cannot scan types the code of the screen`() async throws {
    let alliance = try await WebAlliance()
    let steward = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await steward.form(at: Self.hall)
    _ = await steward.post(Self.hall, form + [("action", "open"), ("show", "count")])
    _ = await steward.post(Self.hall + "/deal", form + [("count", "1")])
    let screen = await steward.get(Self.hall + "/deal").text
    #expect(screen.contains("https://beraad.example/z</strong>"))
    let code = try #require(screen.firstMatch(of: /<p class="code">([0-9A-Z-]{14})<\/p>/)?.1)
    let phone = Browser(alliance.site)
    let typed = await phone.post("/z", [("code", code.lowercased())], origin: nil)
    #expect(typed.location == "/z/deal/\(code.replacing("-", with: ""))")
    #expect(await phone.get(typed.location).status == 200)
    #expect(await phone.post(typed.location, [], origin: nil).status == 303)
  }

  @Test func `a partner deals nothing`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(await browser.get(Self.hall + "/deal").status == 403)
    let form = try await browser.form(at: "/p/housing")
    #expect(await browser.post(Self.hall + "/deal", form + [("count", "2")]).status == 403)
  }
}
