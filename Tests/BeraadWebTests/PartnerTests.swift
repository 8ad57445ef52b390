import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct PartnerTests {
  @Test func `a comment on words becomes a record, and a form sent twice is one`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let fields =
      try await browser.form(at: "/p/housing/comment?paragraph=1") + [
        ("paragraph", "1"), ("quote", "affordable homes"), ("kind", "question"), ("text", "For <b>whom</b>?"),
      ]
    let first = await browser.post("/p/housing/comment", fields)
    let second = await browser.post("/p/housing/comment", fields)
    #expect(first.status == 303)
    #expect(first.location == second.location)
    let rows = try alliance.context(as: "tenants").comments(on: "housing").rows
    #expect(rows.map(\.anchor.quote) == ["affordable homes"])
    #expect(rows.map(\.kind) == ["question"])
    let page = await Browser(alliance.site).get("/p/housing")
    #expect(page.text.contains("<article id=\"\(rows[0].id)\" class=\"comment\" data-state=\"open\">"))
    #expect(page.text.contains("For &lt;b&gt;whom&lt;/b&gt;?"))
  }

  @Test func `a commit that was made through the site says so`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing")
    _ = await browser.post("/p/housing/comment", form + [("paragraph", "1"), ("text", "Hm.")])
    let message = try alliance.repository.git("log", "-1", "--format=%B", "partners/tenants")
    #expect(message.contains("Partner: tenants\nVia: web\n"))
  }

  @Test(arguments: [
    ("wordsthatarenot", "", 422), ("Rents rise", "", 422), ("Rents rise", "2", 303), ("Rents rise", "3", 422),
    ("ents", "", 422), ("", "", 303),
  ])
  func `words are looked for in their paragraph`(quote: String, nth: String, status: Int) async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let fields =
      try await browser.form(at: "/p/housing") + [
        ("paragraph", "3"), ("quote", quote), ("nth", nth), ("text", "A long story that must not get lost."),
      ]
    let page = await browser.post("/p/housing/comment", fields)
    #expect(page.status == status)
    guard status == 422 else { return }
    #expect(page.text.contains("<div id=\"errors\" role=\"alert\""))
    #expect(page.text.contains("<title>Fout: "))
    #expect(page.text.contains("A long story that must not get lost.</textarea>"))
  }

  /// What the page has before the words says which they are, however often their letters stand elsewhere.
  @Test(arguments: [
    ("want", " We", "want", "We "), ("want", " We want affordable homes, and we", "want", "and we "),
    ("an", " We want affordable homes, and we w", "want", "and we "),
    ("omes", " We want affordable h", "homes", "affordable "),
    ("and", " We want affordable homes,", "and", "homes, "),
  ])
  func `words that were selected are those words, and whole`(
    quote: String, before: String, words: String, behind: String
  ) async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let fields =
      try await browser.form(at: "/p/housing/comment?paragraph=1") + [
        ("paragraph", "1"), ("quote", quote), ("nth", ""), ("before", before), ("text", "Why?"),
      ]
    #expect(await browser.post("/p/housing/comment", fields).status == 303)
    let row = try #require(try alliance.context(as: "tenants").comments(on: "housing").rows.first)
    let text = Array(try alliance.repository.read("papers/housing/paper.md").utf8)
    let start = try #require(row.anchor.ranges.first).start
    #expect(row.anchor.quote == words && text[..<start].suffix(behind.utf8.count).elementsEqual(behind.utf8))
  }

  @Test func `a paragraph is edited, looked at and sent`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let fields =
      try await browser.form(at: "/p/housing/amend?paragraph=1") + [
        ("paragraph", "1"), ("text", "We want affordable homes, and we want them before 2030.\r\n"),
        ("because", "A date can be checked."),
      ]
    let look = await browser.post("/p/housing/amend", fields + [("step", "preview")])
    #expect(look.status == 200)
    #expect(look.text.contains("<del>soon</del><ins>before 2030</ins>"))
    #expect(try alliance.context(as: "tenants").amendments(to: "housing").rows.isEmpty)
    let sent = await browser.post("/p/housing/amend", fields + [("step", "send")])
    #expect(sent.status == 303)
    #expect(await browser.post("/p/housing/amend", fields + [("step", "send")]).location == sent.location)
    let rows = try alliance.context(as: "tenants").amendments(to: "housing").rows
    #expect(rows.map { $0.hunks.map(\.old) } == [["soon"]])
    #expect(rows.map { $0.hunks.map(\.new) } == [["before 2030"]])
  }

  @Test func `a change that would hide what stands behind it is told before it is sent`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let fields =
      try await browser.form(at: "/p/housing/amend?paragraph=1") + [
        ("paragraph", "1"), ("text", "New.\r\n\r\n<!-- a remark"), ("because", "Why."),
      ]
    for step in ["preview", "send"] {
      let page = await browser.post("/p/housing/amend", fields + [("step", step)])
      #expect(page.status == 422)
      #expect(page.text.contains("De tekst opent een blok dat niet eindigt"))
      #expect(page.text.contains("&lt;!-- a remark</textarea>"))
    }
  }

  @Test func `where the draft moved what was typed stays, and both texts are shown`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/amend?paragraph=1")
    let draft = try alliance.repository.read("papers/housing/paper.md")
    try alliance.repository.write(draft.replacing("soon", with: "this year"), to: "papers/housing/paper.md")
    _ = try alliance.context(as: "redactie").revise("housing", because: "Clearer")
    let fields =
      form + [
        ("paragraph", "1"), ("text", "We want homes at once."), ("because", "Hurry."), ("step", "send"),
      ]
    let page = await browser.post("/p/housing/amend", fields)
    #expect(page.status == 409)
    #expect(page.text.contains("We want homes at once.</textarea>"))
    #expect(page.text.contains("we want them this year."))
    #expect(try alliance.context(as: "tenants").amendments(to: "housing").rows.isEmpty)
  }

  @Test func `a comment on a draft that moved is about the words that its writer saw`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/comment?paragraph=1")
    let draft = try alliance.repository.read("papers/housing/paper.md")
    try alliance.repository.write(draft.replacing("soon", with: "this year"), to: "papers/housing/paper.md")
    _ = try alliance.context(as: "redactie").revise("housing", because: "Clearer")
    let page = await browser.post(
      "/p/housing/comment", form + [("paragraph", "1"), ("quote", "soon"), ("text", "When?")])
    #expect(page.status == 303)
    #expect(try alliance.context(as: "tenants").comments(on: "housing").rows.map(\.anchor.quote) == ["soon"])
  }

  @Test func `a partner replies, withdraws its own, and sees what became of all`() async throws {
    let alliance = try await WebAlliance()
    let tenants = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let carers = try await Browser.signedIn("carers/p1", at: alliance.site)
    let form = try await tenants.form(at: "/p/housing")
    _ = await tenants.post("/p/housing/comment", form + [("paragraph", "1"), ("text", "Hm.")])
    let id = try #require(try alliance.context(as: "tenants").comments(on: "housing").rows.first?.id)
    let answer = try await carers.form(at: "/p/housing/reply?to=\(id)")
    #expect(await carers.post("/p/housing/reply", answer + [("to", id), ("text", "Indeed.")]).status == 303)
    #expect(await carers.get("/p/housing/withdraw?of=\(id)").status == 403)
    let back =
      try await tenants.form(at: "/p/housing/withdraw?of=\(id)") + [("of", id), ("because", "Settled.")]
    #expect(await tenants.post("/p/housing/withdraw", back).status == 303)
    #expect(await tenants.post("/p/housing/withdraw", back).status == 303)
    let mine = await tenants.get("/mine")
    #expect(mine.text.contains("<tr role=\"row\" data-record=\"\(id)\" data-state=\"withdrawn\">"))
    #expect(mine.text.contains("data-label=\"Reden\" dir=\"auto\">Settled.</td>"))
    #expect(await carers.get("/mine").count(of: "data-record=") == 1)
  }

  @Test func `a change that touches no word is named, and one that shows nothing is none`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/amend?paragraph=3") + [("paragraph", "3")]
    let spaces = await browser.post(
      "/p/housing/amend", form + [("text", "Rents  rise. Rents rise again."), ("step", "preview")])
    #expect(spaces.status == 422 && spaces.text.contains("U hebt nog niets veranderd."))
    let split = [("text", "Rents rise.\n\nRents rise again."), ("because", "Two things."), ("step", "send")]
    #expect(await browser.post("/p/housing/amend", form + split).status == 303)
    let mine = await browser.get("/mine")
    #expect(mine.text.contains("Voorstel: één alinea wordt er twee"))
    #expect(!mine.text.contains("<del> </del>"))
  }

  @Test func `a partner says where it stands, once however often it is sent`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/polls/end")
    #expect(await browser.post("/p/housing/polls/end", form + [("choice", "reservation")]).status == 422)
    #expect(await browser.post("/p/housing/polls/end", form + [("choice", "nonsense")]).status == 422)
    let fields = form + [("choice", "reservation"), ("text", "Too vague."), ("quote", "soon")]
    for _ in 0..<2 { #expect(await browser.post("/p/housing/polls/end", fields).status == 303) }
    let votes = try alliance.context(as: "tenants").poll(PollName(paper: "housing", poll: "end")).votes
    #expect(votes.count == 1)
    #expect(try alliance.repository.git("rev-list", "--count", "main..partners/tenants").hasPrefix("1\n"))
  }

  @Test(arguments: [
    "/p/nowhere", "/p/../x", "/p/HOUSING", "/p/housing/polls/none", "/p/housing/comment?paragraph=99", "/x",
    "/p/housing/amend?paragraph=-1",
  ])
  func `what is not there is said to be`(_ address: String) async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(await browser.get(address).status == 404)
  }

  @Test func `a page speaks the language that is asked for`() async throws {
    let alliance = try await WebAlliance()
    let browser = Browser(alliance.site)
    #expect(await browser.get("/").text.contains("<html lang=\"nl\">"))
    #expect(await browser.get("/?lang=en").text.contains("<html lang=\"en\">"))
    #expect(await browser.get("/").text.contains("Skip to content"))
    #expect(await browser.get("/?lang=xx").status == 200)
  }

  @Test func `words that act are shown and do nothing`() async throws {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing")
    let text = "</div><script>alert(1)</script>\u{202E}" + String(repeating: "x", count: 10_000)
    #expect(
      await browser.post("/p/housing/comment", form + [("paragraph", "1"), ("text", text)]).status == 303)
    let page = await browser.get("/p/housing")
    #expect(page.count(of: "<script") == 1)
    #expect(page.text.contains("⟨U+202E⟩"))
  }

  @Test func `mine says what was voted in which vote, and what was answered`() async throws {
    let alliance = try await WebAlliance()
    let poll = PollName(paper: "housing", poll: "end")
    for wish in [
      VoteWish(option: "opposes"), VoteWish(option: "reservation", quote: "soon", reason: "Too late."),
    ] {
      _ = try alliance.context(as: "tenants").vote(in: poll, wish)
    }
    let question = try alliance.context(as: "tenants").comment(
      on: "housing", quote: "homes", nth: nil, intent: .question, text: "Whose?")
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    _ = try alliance.context(as: "redactie").reply(to: question.id, text: "Everybody’s.")
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let page = await browser.get("/mine").text
    #expect(page.contains("<a href=\"/p/housing/polls/end\" dir=\"auto\">Do you support it?</a>"))
    #expect(page.contains("‘Wij steunen de tekst met een voorbehoud’</span> <q dir=\"auto\">soon</q>"))
    #expect(page.contains("Too late.") && page.contains(">vervangen door een latere stem</span>"))
    #expect(page.contains(">beantwoord</span>") && page.contains("<span dir=\"auto\">Everybody’s.</span>"))
    // What becomes of a comment becomes of its answers, for the same reason.
    _ = try alliance.context(as: "redactie").decide(
      [question.id], .rejected, because: "It says so.", poll: nil, dryRun: false)
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let reply = try #require(
      await editors.get("/mine").text.firstMatch(of: /(?s)Antwoord.*?<\/tr>/)?.output)
    #expect(reply.contains("data-label=\"Reden\" dir=\"auto\">It says so.</td>"))
  }

  @Test func `what is withdrawn is shown before it is`() async throws {
    let alliance = try await WebAlliance()
    let id = try alliance.context(as: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "now"), because: "Better.", answering: []
    ).id
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let page = await browser.get("/p/housing/withdraw?of=\(id)").text
    #expect(page.contains("<del>soon</del><ins>now</ins>") && page.contains("Better.</div>"))
  }
}
