import BeraadKit
import Cards
import Deliberation
import Foundation
import ObjectIDs
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct HallTests {
  private static let hall = "/p/housing/polls/course/halls/north"

  private func codes(_ count: Int, _ alliance: WebAlliance) throws -> [Code] {
    try alliance.site.halls.makeCards(count, for: Self.key)
  }

  private static let key: HallKey = {
    guard let key = HallKey(fileName: "housing--course--north") else { preconditionFailure("no key") }
    return key
  }()

  private func open(_ show: String, _ alliance: WebAlliance) async throws -> Browser {
    let steward = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await steward.form(at: Self.hall)
    #expect(await steward.post(Self.hall, form + [("action", "open"), ("show", show)]).status == 303)
    return steward
  }

  @Test func `stickers are placed, replaced and taken back until the hall closes`() async throws {
    let alliance = try await WebAlliance()
    let code = try codes(1, alliance)[0]
    let phone = Browser(alliance.site)
    #expect(await phone.post("/z/\(code.text)", [("board-worries", "rents")]).status == 409)
    _ = try await open("live", alliance)
    #expect(await phone.post("/z", [("code", code.spaced.lowercased())]).location == "/z/\(code.text)")
    for _ in 0..<2 {
      let page = await phone.post("/z/\(code.text)", [("board-worries", "rents"), ("board-hopes", "homes")])
      #expect(page.location == "/z/\(code.text)?saved=1")
    }
    let shown = await phone.get("/z/\(code.text)?saved=1")
    #expect(shown.text.contains("<p id=\"saved\" role=\"status\">"))
    #expect(shown.count(of: " checked>") == 2)
    #expect(await phone.post("/z/\(code.text)", [("board-worries", "debts")]).status == 303)
    #expect(await phone.get("/z/\(code.text)").text.contains("value=\"debts\" checked>"))
    #expect(await phone.post("/z/\(code.text)", [("clear", "1")]).status == 303)
    #expect(await phone.get("/z/\(code.text)").count(of: " checked>") == 0)
  }

  @Test(arguments: [
    [("board-worries", "rents"), ("board-worries", "debts")],
    [("board-worries", "rents"), ("board-worries", "rents")],
    [("board-none", "rents")], [("board-worries", "homes")],
  ]) func `what the poll does not allow is refused, and the old ballot stands`(
    _ fields: [(String, String)]
  ) async throws {
    let alliance = try await WebAlliance()
    let code = try codes(1, alliance)[0]
    _ = try await open("live", alliance)
    let phone = Browser(alliance.site)
    _ = await phone.post("/z/\(code.text)", [("board-hopes", "homes")])
    #expect(await phone.post("/z/\(code.text)", fields).status == 422)
    #expect(await phone.get("/z/\(code.text)").text.contains("value=\"homes\" checked>"))
  }

  @Test func `what was typed stays ticked where something else in the form is refused`() async throws {
    let alliance = try await WebAlliance()
    let code = try codes(1, alliance)[0]
    _ = try await open("live", alliance)
    let phone = Browser(alliance.site)
    _ = await phone.post("/z/\(code.text)", [("board-hopes", "homes")])
    let page = await phone.post(
      "/z/\(code.text)", [("board-none", "rents"), ("board-worries", "debts"), ("board-worries", "none")])
    #expect(page.status == 422)
    #expect(page.text.contains("value=\"debts\" checked>"))
    #expect(page.count(of: " checked>") == 1)
  }

  @Test func `the revision of a board grows over a restart, and over the closing`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(3, alliance)
    let steward = try await open("live", alliance)
    var revisions = [try await revision(alliance.site)]
    for code in codes {
      _ = await Browser(alliance.site).post("/z/\(code.text)", [("board-worries", "rents")])
      revisions.append(try await revision(alliance.site))
    }
    let second = try alliance.restarted()
    revisions.append(try await revision(second))
    let again = Browser(second)
    _ = await again.post("/z/\(codes[0].text)", [("board-worries", "debts")])
    revisions.append(try await revision(second))
    let third = try alliance.restarted()
    revisions.append(try await revision(third))
    let closing = Browser(third)
    closing.cookies = steward.cookies
    let form = try await closing.form(at: Self.hall)
    #expect(await closing.post(Self.hall, form + [("action", "close")]).status == 303)
    revisions.append(try await revision(third))
    #expect(revisions == revisions.sorted(), "\(revisions)")
    #expect(revisions[3] < revisions[4] && revisions[5] < revisions[6] && revisions[6] < revisions[7])
    #expect(try await revision(try alliance.restarted()) == revisions[7])
  }

  private func revision(_ site: Site) async throws -> Int {
    let json = await Browser(site).get(Self.hall + "/board.json").text
    return try #require(json.firstMatch(of: /"revision":([0-9]+)/).flatMap { Int($0.1) })
  }

  @Test func `a hall that is closed without stickers is closed after a restart too, and can be opened again`()
    async throws
  {
    let alliance = try await WebAlliance()
    let steward = try await open("live", alliance)
    let form = try await steward.form(at: Self.hall)
    #expect(await steward.post(Self.hall, form + [("action", "close")]).status == 303)
    for site in [alliance.site, try alliance.restarted()] {
      let browser = Browser(site)
      #expect(await browser.get(Self.hall + "/board.json").text.contains("\"state\":\"closed\",\"people\":0"))
      #expect(await browser.get(Self.hall + "/board").text.contains("Niemand plaatste stickers"))
      browser.cookies = steward.cookies
      #expect(await browser.get(Self.hall).text.contains("U kunt haar opnieuw openen."))
    }
    let last = try await revision(alliance.site)
    _ = try await open("count", alliance)
    #expect(try await revision(alliance.site) > last)
  }

  @Test func `a hall of a closed poll offers nothing, and no cards are made for it`() async throws {
    let alliance = try await WebAlliance()
    let steward = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await steward.form(at: Self.hall)
    _ = try alliance.context(as: "redactie").closePoll(PollName(paper: "housing", poll: "course"))
    let page = await steward.get(Self.hall).text
    #expect(page.contains("De peiling is gesloten."))
    #expect(!page.contains("Bijeenkomst openen") && !page.contains("Kaarten maken"))
    #expect(await steward.post(Self.hall + "/cards", form + [("count", "3")]).status == 422)
    #expect(alliance.state.files(in: "cards").isEmpty)
  }

  @Test func `a steward who was signed out finds what the screen was to show`() async throws {
    let alliance = try await WebAlliance()
    let gone = Browser(alliance.site)
    let away = await gone.post(Self.hall, [("action", "open"), ("show", "live")])
    let next = try #require(away.location.removingPercentEncoding?.components(separatedBy: "next=").last)
    let back = try await Browser.signedIn("redactie/p1", at: alliance.site)
    back.goOn(in: gone)
    #expect(await back.get(next).text.contains("value=\"live\" checked>"))
  }

  @Test func `one person is one person`() async throws {
    let alliance = try await WebAlliance()
    let steward = try await open("count", alliance)
    let code = try codes(1, alliance)[0]
    _ = await Browser(alliance.site).post("/z/\(code.text)", [("board-hopes", "homes")])
    #expect(await steward.get(Self.hall).text.contains("<p>1 mens plaatste stickers.</p>"))
    #expect(await steward.get(Self.hall + "/board").text.contains(">1 mens plaatste stickers</p>"))
  }

  @Test func `what the screen is to show is kept, also while stickers are written`() async throws {
    let alliance = try await WebAlliance()
    _ = try await open("live", alliance)
    let hall = try #require(try await alliance.site.halls.hall(Self.key) { throw WebFault.notFound })
    let (homes, hopes) = (try #require(Slug("homes")), try #require(Slug("hopes")))
    for round in 0..<20 {
      let shown: HallContent.Show = round.isMultiple(of: 2) ? .count : .closed
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await hall.show(shown) }
        for card in 0..<20 {
          group.addTask { try await hall.place([hopes: [homes]], on: "\(round)-\(card)") }
        }
        try await group.waitForAll()
      }
      #expect(await hall.show == shown)
      let kept = try #require(try alliance.state.read("halls/\(Self.key.fileName)").flatMap(HallContent.init))
      #expect(kept.show == shown)
      #expect(kept.people == (round + 1) * 20)
    }
  }

  @Test func `a hall that comes in at once after a fall is let in`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(300, alliance)
    _ = try await open("live", alliance)
    let site = try alliance.restarted()
    let statuses = await withTaskGroup(of: Int.self) { group in
      for code in codes { group.addTask { await Browser(site).get("/z/\(code.text)").status } }
      return await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(statuses == [200])
  }

  @Test func `a poll is not closed here while people place stickers`() async throws {
    let alliance = try await WebAlliance()
    let steward = try await open("live", alliance)
    let page = await steward.post(
      "/p/housing/polls/course/close", try await steward.form(at: "/p/housing/polls/course"))
    #expect(page.status == 422)
    #expect(page.text.contains("Sluit eerst de bijeenkomsten die nog open zijn: North."))
  }

  @Test func `stickers of a poll that was closed elsewhere are refused, and can be deleted`() async throws {
    let alliance = try await WebAlliance()
    let code = try codes(1, alliance)[0]
    let steward = try await open("live", alliance)
    let phone = Browser(alliance.site)
    #expect(await phone.post("/z/\(code.text)", [("board-hopes", "homes")]).status == 303)
    let discard = { try await steward.form(at: Self.hall) + [("action", "discard")] }
    #expect(await steward.post(Self.hall, try await discard()).status == 422)
    _ = try alliance.context(as: "redactie").closePoll(PollName(paper: "housing", poll: "course"))
    alliance.site.forgetPoll(Self.key)
    let late = await phone.post("/z/\(code.text)", [("board-worries", "rents")])
    #expect(late.status == 409)
    #expect(late.text.contains("tellen niet mee"))
    let screen = await phone.get(Self.hall + "/board").text
    #expect(screen.contains("data-state=\"closed\"") && screen.contains("Niet geteld: de peiling is elders"))
    #expect(await steward.get(Self.hall).text.contains("tellen niet mee"))
    for _ in 0..<2 {
      #expect(await steward.post(Self.hall, try await discard()).status == 303)
      #expect(alliance.state.files(in: "halls").isEmpty)
    }
    for site in [alliance.site, try alliance.restarted()] {
      let later = Browser(site)
      let board = await later.get(Self.hall + "/board.json").text
      #expect(board.contains("\"state\":\"closed\",\"people\":null,\"boards\":null"))
      #expect(await later.get("/z/\(code.text)").text.contains("tellen niet mee"))
      #expect(await later.get(Self.hall + "/board").text.contains("Niet geteld: de peiling is elders"))
    }
  }

  @Test func `a closing that was cut off before a poll was closed elsewhere is no dead end`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(2, alliance)
    let steward = try await open("live", alliance)
    for code in codes { _ = await Browser(alliance.site).post("/z/\(code.text)", [("board-hopes", "homes")]) }
    // As if the program had ended between the sheet and the record.
    var content = try #require(
      try alliance.state.read("halls/\(Self.key.fileName)").flatMap(HallContent.init))
    content.stage = .closing
    content.sheet = Array("token,hopes\nx,homes\ny,homes\n".utf8)
    try alliance.state.write(content.bytes, to: "halls/\(Self.key.fileName)")
    let site = try alliance.restarted()
    let (phone, again) = (Browser(site), Browser(site))
    again.cookies = steward.cookies
    // Until it is closed again nothing is counted, and nothing more is taken.
    #expect(
      await phone.get("/z/\(codes[0].text)").text.contains("Wat er tot het sluiten stond, wordt nu geteld."))
    #expect(await phone.get(Self.hall + "/board.json").text.contains("\"state\":\"closed\",\"people\":null"))
    #expect(await phone.get(Self.hall + "/board").text.contains("De stickers worden nog geteld."))
    #expect(await again.get(Self.hall).text.contains("Het sluiten is onderbroken: sluit opnieuw."))
    _ = try alliance.context(as: "redactie").closePoll(PollName(paper: "housing", poll: "course"))
    site.forgetPoll(Self.key)
    #expect(await phone.get("/z/\(codes[0].text)").text.contains("tellen niet mee"))
    #expect(await phone.get(Self.hall + "/board").text.contains("Niet geteld: de peiling is elders"))
    let form = try await again.form(at: Self.hall)
    let refused = await again.post(Self.hall, form + [("action", "close")])
    #expect(refused.status == 422 && refused.text.contains("Stickers wissen"))
    #expect(await again.post(Self.hall, form + [("action", "discard")]).status == 303)
    #expect(alliance.state.files(in: "halls").isEmpty)
    #expect(await phone.get("/z/\(codes[0].text)").text.contains("tellen niet mee"))
  }

  @Test func `a card that nobody made leads nowhere`() async throws {
    let alliance = try await WebAlliance()
    _ = try await open("live", alliance)
    let phone = Browser(alliance.site)
    for token in ["ABCDEFGH0123", "x", "..", "abcdefgh0123"] {
      #expect(await phone.get("/z/\(token)").status == 404)
      #expect(await phone.post("/z/\(token)", []).status == 404)
    }
    #expect(await phone.post("/z", [("code", "ABCDEFGH0123")]).status == 422)
  }

  @Test func `closing makes one record, deletes what was kept, and all figures are the same`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(3, alliance)
    let steward = try await open("live", alliance)
    let phone = Browser(alliance.site)
    for code in codes { _ = await phone.post("/z/\(code.text)", [("board-worries", "rents")]) }
    let form = try await steward.form(at: Self.hall)
    for _ in 0..<2 { #expect(await steward.post(Self.hall, form + [("action", "close")]).status == 303) }
    #expect(alliance.state.files(in: "halls").isEmpty)
    let name = PollName(paper: "housing", poll: "course")
    let record = try #require(try alliance.context(as: "redactie").poll(name).counted.values.first)
    guard case .ballots(let ballots) = record.body else { Issue.record("no ballots"); return }
    #expect(ballots.people == 3)
    let figures = "\"people\":3,\"boards\":{\"hopes\":{\"homes\":0},\"worries\":{\"debts\":0,\"rents\":3}}}"
    #expect(await phone.get(Self.hall + "/board.json").text.contains(figures))
    // The same of a server that was begun anew, which has them of the repository.
    let later = Browser(try alliance.restarted())
    #expect(await later.get(Self.hall + "/board.json").text.contains("\"state\":\"closed\"," + figures))
    #expect(await phone.post("/z/\(codes[0].text)", [("board-worries", "debts")]).status == 409)
    let sheet = try alliance.repository.git("log", "-1", "--format=", "-p", "main")
    for code in codes { #expect(!sheet.contains(code.text)) }
  }

  @Test func `what was acknowledged is there after a fall`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(20, alliance)
    _ = try await open("count", alliance)
    let site = alliance.site
    try await withThrowingTaskGroup(of: Int.self) { group in
      for code in codes {
        group.addTask { await Browser(site).post("/z/\(code.text)", [("board-worries", "debts")]).status }
      }
      for try await status in group { #expect(status == 303) }
    }
    // Nothing of the first server is asked again, as after a kill.
    let phone = Browser(try alliance.restarted())
    for code in codes {
      #expect(await phone.get("/z/\(code.text)").text.contains("value=\"debts\" checked>"))
    }
  }

  @Test func `a closing that was cut off is finished, with the same ballots`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(2, alliance)
    let steward = try await open("count", alliance)
    for code in codes {
      _ = await Browser(alliance.site).post("/z/\(code.text)", [("board-worries", "debts")])
    }
    let before = try #require(try alliance.state.read("halls/housing--course--north"))
    let form = try await steward.form(at: Self.hall)
    _ = await steward.post(Self.hall, form + [("action", "close")])
    // As if the program had ended between the record and the deletion.
    var content = try #require(HallContent(before))
    let name = PollName(paper: "housing", poll: "course")
    guard
      case .ballots(let ballots)? = try alliance.context(as: "redactie").poll(name).counted.values.first?.body
    else { Issue.record("no ballots"); return }
    content.stage = .closing
    content.sheet = Array(try alliance.repository.git("cat-file", "blob", ballots.sheet.hex).utf8)
    try alliance.state.write(content.bytes, to: "halls/housing--course--north")
    let again = try await Browser.signedIn("redactie/p1", at: try alliance.restarted())
    let second = try await again.form(at: Self.hall)
    #expect(await again.post(Self.hall, second + [("action", "close")]).status == 303)
    #expect(alliance.state.files(in: "halls").isEmpty)
  }

  @Test func `a hall shows dots, a count or nothing`() async throws {
    for (show, people, boards) in [("live", "2", "{"), ("count", "2", "null"), ("closed", "null", "null")] {
      let alliance = try await WebAlliance()
      let codes = try codes(2, alliance)
      _ = try await open(show, alliance)
      let phone = Browser(alliance.site)
      for code in codes { _ = await phone.post("/z/\(code.text)", [("board-worries", "rents")]) }
      let json = await phone.get(Self.hall + "/board.json").text
      #expect(
        json.contains("\"state\":\"open\",\"people\":\(people),\"boards\":\(boards)"), "\(show): \(json)")
    }
  }

  @Test func `a live board shows dots of a few people together`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(2, alliance)
    _ = try await open("live", alliance)
    let phone = Browser(alliance.site)
    _ = await phone.post("/z/\(codes[0].text)", [("board-worries", "rents")])
    #expect(await phone.get(Self.hall + "/board.json").text.contains("\"rents\":0"))
    _ = await phone.post("/z/\(codes[1].text)", [("board-worries", "rents")])
    #expect(await phone.get(Self.hall + "/board.json").text.contains("\"rents\":2"))
  }

  @Test func `nobody is shown alone behind others who take a change back`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(4, alliance)
    _ = try await open("live", alliance)
    let phone = Browser(alliance.site)
    for code in codes[..<2] { _ = await phone.post("/z/\(code.text)", [("board-worries", "rents")]) }
    for word in ["debts", "rents"] { _ = await phone.post("/z/\(codes[0].text)", [("board-worries", word)]) }
    _ = await phone.post("/z/\(codes[2].text)", [("board-worries", "debts")])
    #expect(await phone.get(Self.hall + "/board.json").text.contains("\"debts\":0,\"rents\":2"))
    _ = await phone.post("/z/\(codes[3].text)", [("board-worries", "debts")])
    #expect(await phone.get(Self.hall + "/board.json").text.contains("\"debts\":2,\"rents\":2"))
  }

  @Test func `an older form of a phone that comes late leaves what came after it`() async throws {
    let alliance = try await WebAlliance()
    let code = try codes(1, alliance)[0]
    _ = try await open("count", alliance)
    let phone = Browser(alliance.site)
    func place(_ item: String, _ turn: String) async -> Int {
      await phone.post("/z/\(code.text)", [("board-worries", item), ("turn", turn)]).status
    }
    #expect(await place("debts", "a.2") == 303)
    #expect(await place("rents", "a.1") == 422)
    let page = await phone.get("/z/\(code.text)").text
    #expect(page.contains("value=\"debts\" checked") && !page.contains("value=\"rents\" checked"))
    // Another phone, or one without script, has an order of its own.
    #expect(await place("rents", "b.1") == 303)
    #expect(await phone.get("/z/\(code.text)").text.contains("value=\"rents\" checked"))
    #expect(await place("debts", "") == 303)
    #expect(await phone.get("/z/\(code.text)").text.contains("value=\"debts\" checked"))
  }

  @Test func `a form that was given up before the page was loaded anew leaves what came after it`()
    async throws
  {
    let alliance = try await WebAlliance()
    let code = try codes(1, alliance)[0]
    _ = try await open("count", alliance)
    let phone = Browser(alliance.site)
    func place(_ item: String, _ turn: String, after: String = "") async -> Int {
      await phone.post(
        "/z/\(code.text)", [("board-worries", item), ("turn", turn), ("after", after)]
      ).status
    }
    #expect(await place("debts", "b.1", after: "x a.1") == 303)
    #expect(await place("rents", "a.1") == 422)
    #expect(await phone.get("/z/\(code.text)").text.contains("value=\"debts\" checked"))
    // The page itself goes on, as does a tab that it was copied from.
    #expect(await place("rents", "b.2", after: "a.1 b.1") == 303)
    #expect(await place("debts", "a.2") == 303)
  }

  @Test func `each restart waits for more people, so that nobody is shown alone`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(6, alliance)
    _ = try await open("live", alliance)
    let first = Browser(alliance.site)
    for code in codes[..<2] { _ = await first.post("/z/\(code.text)", [("board-worries", "rents")]) }
    let second = Browser(try alliance.restarted())
    for code in codes[2..<4] { _ = await second.post("/z/\(code.text)", [("board-worries", "debts")]) }
    let third = Browser(try alliance.restarted())
    for code in codes[2..<4] { _ = await third.post("/z/\(code.text)", [("clear", "1")]) }
    _ = await third.post("/z/\(codes[4].text)", [("board-worries", "debts")])
    #expect(await third.get(Self.hall + "/board.json").text.contains("\"debts\":0,\"rents\":2"))
    #expect(await third.get(Self.hall + "/board").text.contains("die van minstens 4 mensen tegelijk"))
    _ = await third.post("/z/\(codes[5].text)", [("board-worries", "debts")])
    #expect(await third.get(Self.hall + "/board.json").text.contains("\"debts\":2,\"rents\":2"))
  }

  @Test func `nor is somebody shown alone behind who takes back after a restart`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(4, alliance)
    _ = try await open("live", alliance)
    let phone = Browser(alliance.site)
    for code in codes[..<2] { _ = await phone.post("/z/\(code.text)", [("board-worries", "rents")]) }
    _ = await phone.post("/z/\(codes[2].text)", [("board-worries", "debts")])
    let later = Browser(try alliance.restarted())
    _ = await later.post("/z/\(codes[2].text)", [("clear", "1")])
    _ = await later.post("/z/\(codes[3].text)", [("board-worries", "debts")])
    #expect(await later.get(Self.hall + "/board.json").text.contains("\"debts\":0,\"rents\":2"))
  }

  @Test func `neither another screen nor a restart shows the dot of one person`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(4, alliance)
    let steward = try await open("live", alliance)
    let phone = Browser(alliance.site)
    for code in codes[..<2] { _ = await phone.post("/z/\(code.text)", [("board-worries", "rents")]) }
    _ = await phone.post("/z/\(codes[2].text)", [("board-worries", "debts")])
    for show in ["count", "live"] {
      let form = try await steward.form(at: Self.hall)
      #expect(await steward.post(Self.hall, form + [("action", "open"), ("show", show)]).status == 303)
    }
    let restarted = try alliance.restarted()
    for site in [alliance.site, restarted] {
      let json = await Browser(site).get(Self.hall + "/board.json").text
      #expect(json.contains("\"people\":3") && json.contains("\"debts\":0,\"rents\":2"), "\(json)")
    }
    // Three more who change something are shown, with who came before the restart: one of two may only go back.
    let later = Browser(restarted)
    for (code, shown) in zip([codes[0], codes[1], codes[3]], [0, 0, 4]) {
      _ = await later.post("/z/\(code.text)", [("board-worries", "debts")])
      #expect(await later.get(Self.hall + "/board.json").text.contains("\"debts\":\(shown),"))
    }
  }

  @Test func `what is kept of a hall is read as it was written`() throws {
    var content = HallContent(show: .live)
    let (board, item) = (try #require(Slug("worries")), try #require(Slug("rents")))
    content.ballots = ["aa": [board: [item, item]], "bb": [board: [item]]]
    content.sheet = Array("token,worries\nx,rents\n".utf8)
    content.stage = .closing
    #expect(HallContent(content.bytes) == content)
    for shown in [[:], [board: [item: 3]]] {
      content.shown = shown
      #expect(HallContent(content.bytes) == content)
    }
    #expect(HallContent(Array("something else\n".utf8)) == nil)
  }

  @Test(arguments: ["least", "least 0", "least 9223372036854775807", "least x"])
  func `a hall's file with a number that no hall has is damaged`(_ line: String) {
    let good = HallContent(show: .live).bytes
    #expect(HallContent(good) != nil && HallContent(good + Array("least 3\n".utf8))?.least == 3)
    #expect(HallContent(good + Array("\(line)\n".utf8)) == nil)
  }

  @Test(arguments: ["a--b--c", "paper-one--poll-two--meeting-3"]) func `a hall's file names it`(
    _ name: String
  ) {
    #expect(HallKey(fileName: name)?.fileName == name)
  }

  @Test(arguments: ["a--b", "a--b--c--d", "", "--", "a-b-c"]) func `another file names no hall`(
    _ name: String
  ) {
    #expect(HallKey(fileName: name) == nil)
  }

  /// Nobody says `forgetPoll` here: the terminal cannot.
  @Test func `what is entered on the terminal hides another board at once`() async throws {
    let alliance = try await WebAlliance()
    let board = alliance.context(as: "redactie")
    let poll = PollName(paper: "housing", poll: "course")
    func enter(_ meeting: String, _ people: Int) throws {
      let lines = (0..<people).map { "\(meeting)\($0),rents,homes\n" }.joined()
      _ = try board.ballots(
        in: poll, MeetingFile(meeting: meeting, table: Array("token,worries,hopes\n\(lines)".utf8)))
    }
    try enter("north", 4)
    let visitor = Browser(alliance.site)
    #expect(await visitor.get(Self.hall + "/board.json").text.contains("\"people\":4"))
    // One person at the other meeting is what the total less this one tells.
    try enter("south", 1)
    let hidden = await visitor.get(Self.hall + "/board.json").text
    #expect(hidden.contains("\"people\":null,\"boards\":null"), "\(hidden)")
  }

  @Test func `a hall goes on where the closing of its poll was taken back`() async throws {
    let alliance = try await WebAlliance()
    let code = try codes(1, alliance)[0]
    let steward = try await open("live", alliance)
    let phone = Browser(alliance.site)
    _ = try alliance.context(as: "redactie").closePoll(PollName(paper: "housing", poll: "course"))
    alliance.site.forgetPoll(Self.key)
    #expect(await phone.post("/z/\(code.text)", [("board-hopes", "homes")]).status == 409)
    try alliance.repository.git("reset", "--quiet", "--hard", "HEAD~1")
    alliance.site.forgetPoll(Self.key)
    #expect(await phone.post("/z/\(code.text)", [("board-hopes", "homes")]).status == 303)
    #expect(await phone.get(Self.hall + "/board").text.contains("data-state=\"open\""))
    #expect(await steward.get(Self.hall).text.contains("1 mens plaatste stickers."))
  }

  @Test func `a roster that cannot be read is no fault of a phone's`() async throws {
    let alliance = try await WebAlliance()
    let code = try codes(1, alliance)[0]
    _ = try await open("live", alliance)
    let phone = Browser(alliance.site)
    #expect(await phone.get("/z/\(code.text)").status == 200)
    try alliance.repository.commit(["reviewers.json": "<<<<<<< HEAD"])
    alliance.site.forgetPoll(Self.key)
    for page in [
      await phone.get("/z/\(code.text)"), await phone.post("/z/\(code.text)", [("board-hopes", "homes")]),
    ] {
      #expect(page.status == 503 && page.header("Retry-After") != nil)
    }
  }

  @Test func `a screen says which stickers come later, and a card what this is not`() async throws {
    let alliance = try await WebAlliance()
    let steward = try await open("live", alliance)
    #expect(await steward.get(Self.hall + "/board").text.contains("met die van minstens 2 mensen tegelijk"))
    let closed = try await steward.form(at: Self.hall) + [("action", "open"), ("show", "closed")]
    #expect(await steward.post(Self.hall, closed).status == 303)
    #expect(
      await steward.get(Self.hall + "/board").text.contains("De stickers komen in beeld na het sluiten."))
    let cards = await steward.post(
      Self.hall + "/cards", try await steward.form(at: Self.hall) + [("count", "2")])
    #expect(cards.count(of: "geen geheime verkiezing") == 3)
    #expect(cards.text.contains("Voor wie geen telefoon heeft") && cards.text.contains("☐</span> Homes</li>"))
  }

  @Test func `who comes too late is told that nothing was saved`() async throws {
    let alliance = try await WebAlliance()
    let codes = try codes(2, alliance)
    let steward = try await open("live", alliance)
    let phone = Browser(alliance.site)
    #expect(await phone.post("/z/\(codes[0].text)", [("board-worries", "rents")]).status == 303)
    let form = try await steward.form(at: Self.hall)
    #expect(await steward.post(Self.hall, form + [("action", "close")]).status == 303)
    for code in codes {
      let page = await phone.post("/z/\(code.text)", [("board-worries", "debts")])
      #expect(page.status == 409 && page.text.contains("U was te laat: de bijeenkomst is gesloten."))
      #expect(page.text.contains("Geteld is wat er tot het sluiten stond."))
      #expect(!(await phone.get("/z/\(code.text)").text.contains("Uw stickers zijn geteld")))
    }
  }

  /// A spreadsheet takes what begins with a hyphen for a formula.
  @Test func `no token of a hall's sheet begins as a formula does`() {
    let tokens = (0..<4_000).map { _ in Hall.newToken() }
    #expect(tokens.allSatisfy { Ballot.isToken($0) && !$0.hasPrefix("-") })
    #expect(Set(tokens).count == tokens.count)
  }
}
