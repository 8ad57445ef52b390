import BeraadKit
import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct CommitteeTests {
  @Test func `from a proposal to the text, each step once`() async throws {
    let alliance = try await WebAlliance()
    _ = try alliance.context(as: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "before 2030"), because: "A date.", answering: [])
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let collecting = try await editors.form(at: "/p/housing/inbox")
    #expect(await editors.post("/p/housing/collect", collecting + [("partner", "tenants")]).status == 303)
    let inbox = await editors.get("/p/housing/inbox")
    let target = try #require(inbox.text.firstMatch(of: /<article data-target="(a[0-9a-f]+\/1)">/)?.1)
      .description
    let form = try await editors.form(at: "/p/housing/inbox")
    let decision = form + [("target", target), ("outcome", "adopt"), ("because", "Better.")]
    let look = await editors.post("/p/housing/decide", decision + [("step", "preview")])
    #expect(look.status == 200)
    #expect(look.text.contains("<del>soon</del><ins>before 2030</ins>"))
    #expect(try alliance.context(as: "redactie").decisions(about: "housing").rows.isEmpty)
    for _ in 0..<2 { #expect(await editors.post("/p/housing/decide", decision).status == 303) }
    #expect(try alliance.context(as: "redactie").decisions(about: "housing").rows.count == 1)
    // What was looked at before the decision is no longer what there is.
    #expect(await editors.post("/p/housing/merge", form).status == 409)
    let merging = try await editors.form(at: "/p/housing/inbox")
    #expect(
      await editors.post("/p/housing/merge", merging + [("step", "preview")]).text.contains("before 2030"))
    #expect(await editors.post("/p/housing/merge", merging).status == 303)
    #expect(try alliance.repository.read("papers/housing/paper.md").contains("we want them before 2030."))
  }

  @Test func `a merge that is sent twice is one, and is told to be done`() async throws {
    let alliance = try await WebAlliance()
    let editors = try await adopting(alliance)
    let merging = try await editors.form(at: "/p/housing/inbox")
    for _ in 0..<2 {
      #expect(await editors.post("/p/housing/merge", merging).location == "/p/housing/inbox?saved=1")
    }
    #expect(
      try alliance.repository.git("log", "--oneline", "--grep", "^merge").split(separator: "\n").count <= 1)
  }

  @Test func `a decision over what somebody else decided meanwhile is refused, and stays to be looked at`()
    async throws
  {
    let alliance = try await WebAlliance()
    _ = try alliance.context(as: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "now"), because: "Better.", answering: [])
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let (one, other) = (
      try await Browser.signedIn("redactie/p1", at: alliance.site),
      try await Browser.signedIn("redactie/p1", at: alliance.site)
    )
    let (first, second) = (
      try await one.form(at: "/p/housing/inbox"), try await other.form(at: "/p/housing/inbox")
    )
    let target = String(
      try #require(await one.get("/p/housing/inbox").text.firstMatch(of: /data-target="(a[0-9a-f]+\/1)"/)?.1))
    let fields = { (outcome: String) in [("target", target), ("outcome", outcome), ("because", "So it is.")] }
    #expect(await one.post("/p/housing/decide", first + fields("reject")).status == 303)
    for step in ["preview", "send"] {
      let page = await other.post("/p/housing/decide", second + fields("adopt") + [("step", step)])
      #expect(page.status == 409)
      #expect(page.text.contains("So it is.</textarea>"))
    }
    let decisions = try alliance.context(as: "redactie").decisions(about: "housing").rows
    #expect(decisions.map(\.outcome) == ["rejected"])
    // Whoever has looked may decide otherwise.
    let third = try await other.form(at: "/p/housing/inbox")
    #expect(await other.post("/p/housing/decide", third + fields("adopt")).status == 303)
  }

  @Test func `an edition is made once, however often its form is sent`() async throws {
    let alliance = try await WebAlliance()
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await editors.form(at: "/p/housing/inbox") + [("edition", "1")]
    let early = await editors.post("/p/housing/publish", form)
    #expect(early.status == 422)
    #expect(
      early.text.contains("<a href=\"/p/housing/polls/course\">De peiling ‘course’ is nog open.</a>"))
    #expect(!early.text.contains("lang=\"en\">"))
    for poll in ["course", "end"] {
      _ = await editors.post(
        "/p/housing/polls/\(poll)/close", try await editors.form(at: "/p/housing/polls/\(poll)"))
    }
    for _ in 0..<2 {
      #expect(await editors.post("/p/housing/publish", form).location == "/p/housing/editions/1?saved=1")
    }
    #expect(await editors.get("/p/housing/editions/1").text.contains("/p/housing/editions/1/index.html"))
    #expect(await editors.get("/p/housing/editions/1/index.html").status == 200)
    // A file that never changes has one address.
    #expect(await editors.get("/p/housing/editions/01/index.html").status == 404)
    #expect(await editors.get("/p/housing/editions/2").status == 404)
    let inbox = await editors.get("/p/housing/inbox").text
    #expect(inbox.contains("name=\"edition\" value=\"2\""))
    #expect(inbox.contains("href=\"/p/housing/editions/1\""))
    // Everybody finds it, and reads it there: under rules of its own, since its style stands in it.
    let tenants = try await Browser.signedIn("tenants/p1", at: alliance.site)
    for address in ["/", "/p/housing", "/mine"] {
      #expect(await tenants.get(address).text.contains("href=\"/p/housing/editions/1\""), "\(address)")
    }
    #expect(await tenants.get("/p/housing/editions/1").text.contains("index.html\">Lees de editie</a>"))
    let page = await tenants.get("/p/housing/editions/1/index.html")
    #expect(page.header("Content-Type") == "text/html; charset=utf-8")
    #expect(page.header("Content-Disposition") == nil)
    #expect(page.header("Content-Security-Policy")?.contains("sandbox allow-downloads") == true)
    let file = await tenants.get("/p/housing/editions/1/paper.md")
    #expect(file.header("Content-Disposition") == "attachment; filename=\"paper.md\"")
    // Where its files are gone, or it was published at a terminal, it is made again from its commit.
    let index = await tenants.get("/p/housing/editions/1/index.html").text
    try FileManager.default.removeItem(atPath: alliance.state.place("editions"))
    #expect(await tenants.get("/p/housing/editions/1/index.html").text == index)
    #expect(await tenants.get("/p/housing").text.contains("href=\"/p/housing/editions/1\""))
  }

  @Test func `a bare repository is served like any other`() async throws {
    let alliance = try await WebAlliance()
    let bare = try TemporaryRepository(cloning: alliance.repository.path, options: ["--bare"])
    let site = try Site(
      WebAlliance.context(bare, nil), state: StateFolder(bare.surroundings + "/state"),
      address: "https://beraad.example")
    let tenants = try await Browser.signedIn("tenants/p1", at: site)
    let comment = try await tenants.form(at: "/p/housing") + [("paragraph", "1"), ("text", "Yes.")]
    #expect(await tenants.post("/p/housing/comment", comment).status == 303)
    let editors = try await Browser.signedIn("redactie/p1", at: site)
    #expect(
      await editors.post("/p/housing/collect", try await editors.form(at: "/p/housing/inbox")).status == 303)
    let inbox = await editors.get("/p/housing/inbox").text
    let target = try #require(inbox.firstMatch(of: /name="target" value="(c[0-9a-f]+)"/)?.1)
    let decision = [("target", String(target)), ("outcome", "adopt"), ("because", "So it is.")]
    #expect(
      await editors.post("/p/housing/decide", try await editors.form(at: "/p/housing/inbox") + decision)
        .status
        == 303)
    #expect(try bare.git("log", "-1", "--format=%s", "main").hasPrefix("decide: adopted"))
  }

  /// The committee, once it has adopted a change of one word.
  private func adopting(_ alliance: WebAlliance) async throws -> Browser {
    _ = try alliance.context(as: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "now"), because: "Better.", answering: [])
    let editors = alliance.context(as: "redactie")
    _ = try editors.collect(CollectWish(isOffline: true))
    let target = try #require(try editors.inbox("housing").clean.first?.target)
    _ = try editors.decide([target], .adopted, because: "Better.", poll: nil, dryRun: false)
    return try await Browser.signedIn("redactie/p1", at: alliance.site)
  }

  @Test func `why to look at a change is said in Dutch`() async throws {
    let alliance = try await WebAlliance()
    for (partner, old, new) in [("tenants", "affordable", "good"), ("carers", "soon", "now")] {
      _ = try alliance.context(as: partner).amend(
        "housing", .replace(old: old, nth: nil, new: new), because: "Better.", answering: [])
    }
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let inbox = await editors.get("/p/housing/inbox").text
    #expect(inbox.contains("staat naast woorden die een ander verandert"))
    #expect(!inbox.contains("separate-words"))
    #expect(
      await editors.get("/p/housing/inbox?lang=en").text.contains("other words of the passage change too"))
  }

  @Test func `two wishes for one place stand side by side, and are put to a vote`() async throws {
    let alliance = try await WebAlliance()
    for (partner, word) in [("tenants", "now"), ("carers", "before 2030")] {
      _ = try alliance.context(as: partner).amend(
        "housing", .replace(old: "soon", nth: nil, new: word), because: "Better.", answering: [])
    }
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let inbox = await editors.get("/p/housing/inbox")
    #expect(inbox.count(of: "class=\"alternative\"") == 2)
    #expect(inbox.count(of: ">Better.</div>") == 2)
    let form = try await editors.form(at: "/p/housing/inbox")
    let place = try inbox.value(of: "contested")
    let put = await editors.post("/p/housing/polls", form + [("contested", place), ("poll", "when")])
    #expect(put.location == "/p/housing/polls/when")
    // Sent twice it is one vote; and no other poll is overwritten.
    #expect(
      await editors.post("/p/housing/polls", form + [("contested", place), ("poll", "when")]).location
        == "/p/housing/polls/when")
    let taken = await editors.post("/p/housing/polls", form + [("contested", place), ("poll", "end")])
    #expect(taken.status == 422)
    #expect(taken.text.contains("Er is al een peiling"))
    let opening = try await editors.form(at: "/p/housing/polls/when")
    for _ in 0..<2 { #expect(await editors.post("/p/housing/polls/when/open", opening).status == 303) }
    let again = await editors.post("/p/housing/polls", form + [("contested", place), ("poll", "later")])
    #expect(again.text.contains("Hierover wordt al gestemd, in de peiling ‘when’."))
    let carers = try await Browser.signedIn("carers/p1", at: alliance.site)
    let ballot = try await carers.form(at: "/p/housing/polls/when")
    #expect(await carers.post("/p/housing/polls/when", ballot + [("choice", "carers")]).status == 303)
    let closing = try await editors.form(at: "/p/housing/polls/when")
    #expect(await editors.post("/p/housing/polls/when/close", closing).status == 303)
    #expect(await carers.get("/p/housing/polls/when").text.contains("Gekozen: "))
    #expect(await carers.post("/p/housing/polls/when", ballot + [("choice", "tenants")]).status == 422)
    // What was voted on is not asked again.
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let decided = await editors.get("/p/housing/inbox").text
    #expect(decided.contains("Hierover is gestemd: <a href=\"/p/housing/polls/when\""))
    #expect(!decided.contains("name=\"contested\"") && !decided.contains("form=\"decide\""))
    let later = try await editors.form(at: "/p/housing/inbox") + [("contested", place), ("poll", "later")]
    let refused = await editors.post("/p/housing/polls", later)
    #expect(refused.status == 422)
    #expect(refused.text.contains("Hierover is al gestemd, in de peiling ‘when’"))
  }

  @Test func `a form is about its own paper, and names things whole`() async throws {
    let alliance = try await WebAlliance()
    let editing = alliance.context(as: "redactie")
    _ = try editing.newPaper("rents", title: "Rents", kind: .manifesto, language: nil, adopting: nil)
    let comment = try alliance.context(as: "tenants").comment(
      on: "housing", quote: "soon", nth: nil, intent: .remark, text: "When?")
    _ = try editing.collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await editors.form(at: "/p/housing/inbox")
    let reply = form + [("to", comment.id), ("text", "Soon.")]
    #expect(await editors.post("/p/rents/reply", reply).status == 404)
    let decision = form + [("outcome", "adopt"), ("because", "Yes.")]
    let elsewhere = await editors.post("/p/rents/decide", decision + [("target", comment.id)])
    #expect(elsewhere.status == 422 && elsewhere.text.contains("hoort bij een ander stuk"))
    let short = String(comment.id.prefix(8))
    #expect(await editors.post("/p/housing/decide", decision + [("target", short)]).status == 422)
    #expect(await editors.post("/p/housing/merge", form + [("target", short)]).status == 422)
    #expect(try editing.decisions(about: "housing").rows.isEmpty)
    #expect(await editors.post("/p/housing/reply", reply).status == 303)
    #expect(await editors.post("/p/housing/decide", decision + [("target", comment.id)]).status == 303)
  }

  @Test(arguments: ["inbox"]) func `a partner does not see the committee's pages`(_ page: String) async throws
  {
    let alliance = try await WebAlliance()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(await browser.get("/p/housing/\(page)").status == 403)
    let form = try await browser.form(at: "/p/housing")
    for verb in ["decide", "collect", "merge", "publish", "polls/end/close", "polls/course/halls/north"] {
      #expect(await browser.post("/p/housing/\(verb)", form).status == 403, "\(verb)")
    }
  }
}
