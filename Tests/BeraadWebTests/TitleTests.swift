import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

@Suite struct TitleTests {
  @Test(arguments: ["A roof for everyone", "# A roof for everyone"])
  func `a proposed title is the title once it is merged, and the heading stays one`(_ typed: String)
    async throws
  {
    let alliance = try await titled()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let page = await browser.get("/p/housing/amend?paragraph=1").text
    #expect(page.contains("<h1>Andere titel voorstellen</h1>"))
    #expect(page.contains("type=\"text\" value=\"A home for everyone\""))
    let fields =
      try await browser.form(at: "/p/housing/amend?paragraph=1") + [
        ("paragraph", "1"), ("text", typed), ("because", "Not all homes have one."),
      ]
    let look = await browser.post("/p/housing/amend", fields + [("step", "preview")])
    #expect(look.text.contains("A <del>home</del><ins>roof</ins> for everyone</div>"))
    #expect(await browser.post("/p/housing/amend", fields + [("step", "send")]).status == 303)
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let inbox = await editors.get("/p/housing/inbox").text
    #expect(!inbox.contains("title:") && !inbox.contains("---"))
    // Who decides about one of its places decides about the title.
    let target = String(try #require(inbox.firstMatch(of: /data-target="(a[0-9a-f]+\/1)"/)?.1))
    let decision = [("target", target), ("outcome", "adopt"), ("because", "It is so.")]
    let form = try await editors.form(at: "/p/housing/inbox")
    #expect(await editors.post("/p/housing/decide", form + decision).status == 303)
    _ = try alliance.context(as: "redactie").merge("housing", accepting: .none)
    let merged = try alliance.repository.git("show", "main:papers/housing/paper.md")
    #expect(merged.contains("\ntitle: A roof for everyone\n") && merged.contains("\n# A roof for everyone\n"))
    let reading = await browser.get("/p/housing").text
    #expect(reading.contains("<h1>A roof for everyone</h1>"))
    #expect(reading.contains("Andere titel voorstellen") && !reading.contains("A home for everyone</h"))
  }

  @Test func `a title without words is none`() async throws {
    let alliance = try await titled()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let form = try await browser.form(at: "/p/housing/amend?paragraph=1")
    for text in ["", "# "] {
      let page = await browser.post(
        "/p/housing/amend", form + [("paragraph", "1"), ("text", text), ("step", "preview")])
      #expect(page.status == 422 && page.text.contains("Schrijf de titel."))
    }
  }

  @Test func `a vote between two titles is about the whole title, and reads as titles`() async throws {
    let alliance = try await titled()
    for (partner, title) in [("tenants", "A roof for everyone"), ("carers", "Together")] {
      let browser = try await Browser.signedIn("\(partner)/p1", at: alliance.site)
      let fields = [("paragraph", "1"), ("text", title), ("because", "Better."), ("step", "send")]
      let form = try await browser.form(at: "/p/housing/amend?paragraph=1")
      #expect(await browser.post("/p/housing/amend", form + fields).status == 303)
    }
    let board = alliance.context(as: "redactie")
    _ = try board.collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let inbox = await editors.get("/p/housing/inbox")
    #expect(inbox.count(of: "name=\"contested\"") == 1)
    let put = [("contested", try inbox.value(of: "contested")), ("poll", "title")]
    let form = try await editors.form(at: "/p/housing/inbox")
    #expect(await editors.post("/p/housing/polls", form + put).status == 303)
    let poll = PollName(paper: "housing", poll: "title")
    _ = try board.openPoll(poll)
    guard case .motion(let motion) = try board.poll(poll).poll.form else {
      Issue.record("no motion")
      return
    }
    #expect(
      Set(motion.alternatives.map(\.text)) == ["A roof for everyone", "Together", "A home for everyone"])
    #expect(motion.alternatives.map(\.targets.count).sorted() == [0, 2, 2])
    for partner in ["tenants", "carers"] {
      _ = try alliance.context(as: partner).vote(in: poll, VoteWish(option: "carers"))
    }
    _ = try board.closePoll(poll)
    let merging = try await editors.form(at: "/p/housing/inbox") + [("step", "preview")]
    let look = await editors.post("/p/housing/merge", merging)
    #expect(look.count(of: "<ins>Together</ins>") == 1 && look.count(of: "‘title’</a>") == 1)
    _ = try board.merge("housing", accepting: .none)
    let merged = try alliance.repository.git("show", "main:papers/housing/paper.md")
    #expect(merged.contains("\ntitle: Together\n") && merged.contains("\n# Together\n"))
    #expect(!merged.contains("A home for everyone") && !merged.contains("A roof"))
    #expect(try board.inbox("housing").contested.isEmpty)
  }

  /// The third only adds words behind the title: chosen apart, it would stand behind a title that it was not written for.
  @Test func `each title that was proposed is one of the vote`() async throws {
    let alliance = try await titled()
    let titles = [
      ("tenants", "A roof for everyone"), ("carers", "Together"), ("tenants", "A home for everyone in 2030"),
    ]
    for (partner, title) in titles {
      let browser = try await Browser.signedIn("\(partner)/p1", at: alliance.site)
      let fields = [("paragraph", "1"), ("text", title), ("because", "Better."), ("step", "send")]
      let form = try await browser.form(at: "/p/housing/amend?paragraph=1")
      #expect(await browser.post("/p/housing/amend", form + fields).status == 303)
    }
    let board = alliance.context(as: "redactie")
    _ = try board.collect(CollectWish(isOffline: true))
    let inbox = try board.inbox("housing")
    #expect(inbox.contested.count == 1 && inbox.clean.isEmpty && inbox.proposals.isEmpty)
    let poll = PollName(paper: "housing", poll: "title")
    let place = try #require(inbox.contested.first?.alternatives.first?.targets.first)
    _ = try board.newPoll(poll, contested: place, terms: MotionTerms())
    guard case .motion(let motion) = try board.poll(poll).poll.form else {
      Issue.record("no motion")
      return
    }
    #expect(
      Set(motion.alternatives.map(\.text)) == Set(titles.map(\.1) + ["A home for everyone"]))
    _ = try board.openPoll(poll)
    for partner in ["tenants", "carers"] {
      _ = try alliance.context(as: partner).vote(in: poll, VoteWish(option: "carers"))
    }
    _ = try board.closePoll(poll)
    _ = try board.merge("housing", accepting: .none)
    let merged = try alliance.repository.git("show", "main:papers/housing/paper.md")
    #expect(merged.contains("\ntitle: Together\n") && merged.contains("\n# Together\n"))
    let after = try board.inbox("housing")
    #expect(after.contested.isEmpty && after.clean.isEmpty && after.proposals.isEmpty)
  }

  @Test func `one proposal of a title is in the inbox once`() async throws {
    let alliance = try await titled()
    let browser = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let fields = [("paragraph", "1"), ("text", "Together"), ("because", "Better."), ("step", "send")]
    let form = try await browser.form(at: "/p/housing/amend?paragraph=1")
    #expect(await browser.post("/p/housing/amend", form + fields).status == 303)
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    let inbox = try alliance.context(as: "redactie").inbox("housing")
    #expect(inbox.clean.count + inbox.proposals.count == 1)
    let target = try #require((inbox.clean + inbox.proposals).first?.target)
    _ = try alliance.context(as: "redactie").decide(
      [target], .adopted, because: "So.", poll: nil, dryRun: false)
    #expect(try alliance.context(as: "redactie").merge("housing", accepting: .all).unsettled.isEmpty)
    let merged = try alliance.repository.git("show", "main:papers/housing/paper.md")
    #expect(merged.contains("\ntitle: Together\n") && merged.contains("\n# Together\n"))
  }

  /// An alliance whose paper begins with its title.
  private func titled() async throws -> WebAlliance {
    let alliance = try await WebAlliance()
    let draft = try alliance.repository.read("papers/housing/paper.md")
    try alliance.repository.write(
      draft.replacing("We want affordable", with: "# A home for everyone\n\nWe want affordable"),
      to: "papers/housing/paper.md")
    _ = try alliance.context(as: "redactie").revise("housing", because: "With its title")
    return alliance
  }
}
