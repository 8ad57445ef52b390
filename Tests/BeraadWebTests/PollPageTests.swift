import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct PollPageTests {
  @Test func `a partner votes at no meeting's poll`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing")
    let page = await browser.post("/p/housing/polls/course", form + [("board-worries", "rents")])
    #expect(page.status == 422)
    #expect(page.text.contains("<li>Hier plaatsen mensen stickers, op een bijeenkomst.</li>"))
    let poll = PollName(paper: "housing", poll: "course")
    #expect(try alliance.context(as: "redactie").poll(poll).votes.isEmpty)
    let visitor = await Browser(alliance.site).get("/p/housing/polls/course").text
    #expect(visitor.contains("Hier plaatsen mensen stickers, op een bijeenkomst."))
    #expect(!visitor.contains("Log in om te stemmen"))
  }

  @Test func `a result's cells have their headings, and are a table however they are shown`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let poll = "/p/housing/polls/end"
    let form = try await browser.form(at: poll)
    #expect(await browser.post(poll, form + [("choice", "opposes"), ("text", "No.")]).status == 303)
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    _ = try alliance.context(as: "redactie").closePoll(PollName(paper: "housing", poll: "end"))
    let page = await browser.get(poll).text
    #expect(page.contains("<table class=\"stacked\" role=\"table\">"))
    #expect(page.contains("<th scope=\"row\" role=\"rowheader\" dir=\"auto\">tenants</th>"))
    #expect(page.contains("<td role=\"cell\" data-label=\"Toelichting\" dir=\"auto\">No.</td>"))
  }

  @Test func `what came after the last day is marked, and texts in another language are said to be`()
    async throws
  {
    let alliance = try await WebAlliance()
    let board = alliance.context(as: "redactie")
    let name = PollName(paper: "housing", poll: "late")
    _ = try board.newPoll(
      name,
      definition: Array(
        """
        {"format":1,"kind":"poll","type":"motion","paper":"housing","poll":"late","question":"When?",
        "alternatives":[{"id":"now","text":"Now"},{"id":"then","text":"Then"}],"rule":"majority","quorum":0,
        "until":"2026-01-01","lang":"en"}
        """.utf8))
    _ = try board.openPoll(name)
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let address = "/p/housing/polls/late"
    let form = try await browser.form(at: address)
    #expect(await browser.post(address, form + [("choice", "now")]).status == 303)
    #expect(await browser.get("/mine").text.contains("<span class=\"tag\">te laat</span>"))
    _ = try board.collect(CollectWish(isOffline: true))
    _ = try board.closePoll(name)
    let page = await browser.get(address).text
    #expect(page.contains("<h1 lang=\"en\">When?</h1>") && page.contains("<span lang=\"en\">Now</span>"))
    #expect(page.contains("tenants (te laat)"))
    // On a page in that language there is nothing to say.
    #expect(await browser.get(address + "?lang=en").text.contains("<h1>When?</h1>"))
  }

  @Test func `the result of a vote names who abstained and who was silent, with the weights`() async throws {
    let alliance = try await WebAlliance()
    let board = alliance.context(as: "redactie")
    let name = PollName(paper: "housing", poll: "size")
    _ = try board.newPoll(
      name,
      definition: Array(
        """
        {"format":1,"kind":"poll","type":"motion","paper":"housing","poll":"size","question":"How much?",
        "alternatives":[{"id":"more","text":"More"},{"id":"less","text":"Less"}],"rule":"majority","quorum":0,
        "weighted":true}
        """.utf8))
    _ = try board.openPoll(name)
    _ = try alliance.context(as: "tenants").vote(in: name, VoteWish(option: "abstain"))
    let visitor = Browser(alliance.site)
    let open = await visitor.get("/p/housing/polls/size").text
    #expect(open.contains("Nog niet gestemd: carers (gewicht 1), Redactie (gewicht 1)."), "\(open)")
    #expect(!open.contains("Onthield"), "nobody reads before the closing what anybody voted")
    _ = try board.collect(CollectWish(isOffline: true))
    _ = try board.closePoll(name)
    let page = await visitor.get("/p/housing/polls/size").text
    #expect(
      page.contains("Gestemd: 1 van 3, onder wie 1 met een onthouding.</p>"))
    #expect(
      page.contains("<p>Onthield zich: tenants (gewicht 1).</p>")
        && page.contains("<p>Niet gestemd: carers (gewicht 1), Redactie (gewicht 1).</p>"))
    let english = await visitor.get("/p/housing/polls/size?lang=en").text
    #expect(english.contains("<p>Abstained: tenants (weight 1).</p>"))
  }

  @Test func `who opens a vote sees the ballot, who proposes what, and the rule`() async throws {
    let alliance = try await WebAlliance()
    var place = ""
    for (partner, word) in [("tenants", "now"), ("carers", "this year")] {
      place = try alliance.context(as: partner).amend(
        "housing", .replace(old: "soon", nth: nil, new: word), because: "For \(word).", answering: []
      ).id
    }
    let board = alliance.context(as: "redactie")
    _ = try board.collect(CollectWish(isOffline: true))
    let name = PollName(paper: "housing", poll: "when")
    _ = try board.newPoll(name, contested: place, terms: MotionTerms(rule: .consent))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let draft = await editors.get("/p/housing/polls/when").text
    #expect(draft.contains("<fieldset disabled><legend>Zo wordt het stembiljet</legend>"))
    #expect(draft.contains("value=\"carers\"") && draft.contains("For this year.</div>"))
    #expect(draft.contains("Gekozen is alleen wat alle stemmen krijgt"))
    #expect(draft.contains("href=\"/p/housing#\(place)\""))
    _ = try board.openPoll(name)
    let tenants = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(await tenants.get("/p/housing/polls/when").text.contains("For now.</div>"))
  }

  @Test func `a correction is told with its figures by meeting, and what nobody counted is named`()
    async throws
  {
    let alliance = try await WebAlliance()
    let board = alliance.context(as: "redactie")
    let name = PollName(paper: "housing", poll: "course")
    func enter(_ item: String, because reason: String? = nil) throws {
      let lines = (0..<4).map { "t\($0),\(item),homes\n" }.joined()
      _ = try board.ballots(
        in: name,
        MeetingFile(
          meeting: "north", table: Array("token,worries,hopes\n\(lines)".utf8), replacing: reason))
    }
    try enter("rents")
    _ = try board.closePoll(name)
    _ = try board.closePoll(PollName(paper: "housing", poll: "end"))
    _ = try board.publish("housing", edition: 1, to: "first", dryRun: false)
    try enter("debts", because: "Misread.")
    _ = try board.closePoll(name, because: "Misread.")
    let visitor = Browser(alliance.site)
    func seen(_ address: String) async -> String {
      await visitor.get(address).text.replacing(#/<[^>]+>/#, with: " ").replacing(#/\s+/#, with: " ")
    }
    let page = await seen("/p/housing/polls/course")
    #expect(page.contains("Niet geteld: South."), "\(page)")
    #expect(
      page.contains("Worries: Rents 4 (plaats 1) 0 (plaats 2) Worries: Debts 0 (plaats 2) 4 (plaats 1)"),
      "\(page)")
    #expect(
      page.contains("Waar Onderdeel Eerst Nu North Worries: Rents 4 0 North Worries: Debts 0 4"), "\(page)")
    let english = await seen("/p/housing/polls/course?lang=en")
    #expect(english.contains("Not counted: South.") && english.contains("Where Item Before Now North"))
    #expect(page.contains("De eerdere cijfers zijn die van editie 1."))
    // No edition has what comes between.
    try enter("rents", because: "Read again.")
    _ = try board.closePoll(name, because: "Read again.")
    let later = await seen("/p/housing/polls/course?lang=nl")
    #expect(later.contains("Geen editie had de eerdere cijfers, dus staan ze hier niet bij."), "\(later)")
    #expect(!later.contains("Waar Onderdeel Eerst Nu"))
  }

  @Test func `the closed page of boards has what an edition has of them`() async throws {
    let alliance = try await WebAlliance()
    let board = alliance.context(as: "redactie")
    let name = PollName(paper: "housing", poll: "course")
    for (meeting, items) in [
      ("north", ["rents", "rents", "rents", "debts"]), ("south", ["debts", "debts", "rents", ""]),
    ] {
      let lines = items.enumerated().map { "\(meeting)\($0),\($1),\n" }.joined()
      _ = try board.ballots(
        in: name,
        MeetingFile(
          meeting: meeting, table: Array("token,worries,hopes\n\(lines)".utf8), replacing: nil))
    }
    let visitor = Browser(alliance.site)
    #expect(await !visitor.get("/p/housing/polls/course").text.contains("class=\"chart\""), "it is open")
    _ = try board.closePoll(name)
    let page = await visitor.get("/p/housing/polls/course?lang=en").text
    #expect(
      page.contains("<svg class=\"chart\" role=\"img\"") && page.contains("<h3 dir=\"auto\" lang=\"nl\">"))
    let text = page.replacing(#/<[^>]+>/#, with: " ").replacing(#/\s+/#, with: " ")
    for said in [
      "at most 1 on a board", "1 Rents 4 57% 4", "2 Debts 3 43% 3", "Participants 4 3",
    ] {
      #expect(text.contains(said), "\(said): \(text)")
    }
    #expect(page.contains("<div class=\"account\">") && page.contains("class=\"heat h"))
    _ = try board.closePoll(PollName(paper: "housing", poll: "end"))
    _ = try board.publish("housing", edition: 1, to: "first", dryRun: false)
    let edition = try alliance.repository.read("first/index.html")
    let chart = /<svg class="chart".*?<\/svg>/.dotMatchesNewlines()
    let dutch = await Browser(alliance.site).get("/p/housing/polls/course").text
    #expect(
      dutch.matches(of: chart).map { String($0.0) } == edition.matches(of: chart).map { String($0.0) })
  }

  @Test func `a partner that left keeps its name beside what it voted`() async throws {
    let alliance = try await WebAlliance()
    let board = alliance.context(as: "redactie")
    _ = try board.addPartner(
      "rent", name: "Huurders Nu", kind: nil, region: nil, roles: [], person: "p1")
    let name = PollName(paper: "housing", poll: "size")
    _ = try board.newPoll(
      name, question: "Which?", wish: .motion(["x: Ex", "y: Why"], MotionTerms(rule: .majority)))
    _ = try board.addPartner(
      "silent", name: "Stille Huurders", kind: nil, region: nil, roles: [], person: "p1")
    _ = try board.openPoll(name)
    _ = try board.removePartner("silent")
    _ = try alliance.context(as: "rent").vote(in: name, VoteWish(option: "abstain"))
    _ = try board.collect(CollectWish(isOffline: true))
    _ = try board.removePartner("rent")
    _ = try board.closePoll(name)
    let page = await Browser(alliance.site).get("/p/housing/polls/size").text
    #expect(page.contains("<p>Onthield zich: Huurders Nu.</p>"), "\(page)")
    #expect(page.contains("<p>Niet gestemd: carers, Redactie, Stille Huurders, tenants.</p>"), "\(page)")
  }

  @Test func `the result of a stance has the words that a reservation is about, and counts`() async throws {
    let alliance = try await WebAlliance()
    let name = PollName(paper: "housing", poll: "end")
    _ = try alliance.context(as: "tenants").vote(
      in: name, VoteWish(option: "reservation", quote: "soon", reason: "Too late."))
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    _ = try alliance.context(as: "redactie").closePoll(name)
    let page = await Browser(alliance.site).get("/p/housing/polls/end").text
    #expect(page.contains("dir=\"auto\"><q>soon</q>: Too late.</td>"))
    #expect(
      page.contains("Wij steunen de tekst met een voorbehoud: 1 · ") && page.contains("Stemde niet: 2."))
    #expect(page.contains("<p>Niet gestemd: carers, Redactie.</p>"))
  }

  @Test func `what would better be changed before a poll is opened stands above its button`() async throws {
    let alliance = try await WebAlliance()
    let definition = """
      {"format":1,"kind":"poll","type":"sticker","paper":"housing","poll":"wall","question":"What?",
      "boards":[{"id":"b","title":"B","items":[{"id":"rent","text":"Rent"},{"id":"rents","text":"rent."}]}],
      "limits":{"perBoard":3,"perItem":1},"source":"counted","until":"2020-01-01",
      "meetings":[{"id":"leeds","title":"Leeds","region":"N"},{"id":"york","title":"York","region":"n"}]}
      """
    let name = PollName(paper: "housing", poll: "wall")
    _ = try alliance.context(as: "redactie").newPoll(name, definition: Array(definition.utf8))
    let browser = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let page = await browser.get("/p/housing/polls/wall").text
    for said in [
      "&#39;rent&#39; en &#39;rents&#39;, van de onderdelen op het bord &#39;b&#39;, zien er hetzelfde uit: niemand kan ze uit elkaar houden.",
      "De regio’s &#39;N&#39; en &#39;n&#39; zien er hetzelfde uit, en worden toch apart geteld.",
      "De laatste dag van de peiling (2020-01-01) is al voorbij: elke stem komt te laat.",
      "Op het bord &#39;b&#39; kan niemand 3 stickers plakken: er staan 2 onderdelen, met hoogstens 1 per onderdeel.",
    ] { #expect(page.contains("<li>\(said)</li>"), "\(said)") }
    let english = await browser.get("/p/housing/polls/wall?lang=en").text
    #expect(english.contains("This would better be changed first:"))
    _ = try alliance.context(as: "redactie").openPoll(name)
    #expect(!(await browser.get("/p/housing/polls/wall").text.contains("id=\"warnings\"")))
  }
}
