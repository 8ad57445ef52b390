import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

/// A contested place that is put to a vote, until its outcome is in the text.
@Suite struct VotedPlaceTests {
  private static let poll = PollName(paper: "housing", poll: "when")

  /// An alliance whose partners voted for the first of two wordings.
  private func voted() async throws -> (alliance: WebAlliance, first: String) {
    let alliance = try await WebAlliance()
    var ids: [String] = []
    for (partner, word) in [("tenants", "now"), ("carers", "this year")] {
      ids += [
        try alliance.context(as: partner).amend(
          "housing", .replace(old: "soon", nth: nil, new: word), because: "Better.", answering: []
        ).id
      ]
    }
    let editors = alliance.context(as: "redactie")
    _ = try editors.collect(CollectWish(isOffline: true))
    _ = try editors.newPoll(Self.poll, contested: "\(ids[0])/1", terms: MotionTerms())
    _ = try editors.openPoll(Self.poll)
    for partner in ["tenants", "carers"] {
      _ = try alliance.context(as: partner).vote(in: Self.poll, VoteWish(option: "tenants"))
    }
    return (alliance, ids[0])
  }

  private func close(_ alliance: WebAlliance) throws {
    _ = try alliance.context(as: "redactie").collect(CollectWish(isOffline: true))
    _ = try alliance.context(as: "redactie").closePoll(Self.poll)
  }

  @Test func `a look at a merge shows what a vote decides against`() async throws {
    let (alliance, _) = try await voted()
    try close(alliance)
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let form = try await editors.form(at: "/p/housing/inbox")
    let look = await editors.post("/p/housing/merge", form + [("step", "preview")])
    #expect(look.status == 200)
    #expect(look.text.contains("Niet overgenomen, door een stemming") && look.text.contains("this year"))
    #expect(look.text.contains("<ins>now</ins>"))
  }

  @Test func `a proposal that came while a vote ran is put to no vote of its own`() async throws {
    let (alliance, _) = try await voted()
    let late = try alliance.context(as: "carers").amend(
      "housing", .replace(old: "soon", nth: nil, new: "today"), because: "Better.", answering: [])
    try close(alliance)
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let inbox = await editors.get("/p/housing/inbox").text
    #expect(inbox.contains("Hierover is gestemd:") && inbox.contains("Er kwam een voorstel bij."))
    #expect(!inbox.contains("name=\"contested\""))
    let form = try await editors.form(at: "/p/housing/inbox")
    let second = await editors.post(
      "/p/housing/polls", form + [("contested", "\(late.id)/1"), ("poll", "again")])
    #expect(second.status == 422 && second.text.contains("Zet eerst die uitslag in de tekst"))
  }

  @Test func `a text that was withdrawn during its vote is not promised, and the other can be decided on`()
    async throws
  {
    let (alliance, first) = try await voted()
    _ = try alliance.context(as: "tenants").withdraw(first, because: "We changed our mind.")
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let ballot = await editors.get("/p/housing/polls/when").text
    #expect(ballot.contains("(ingetrokken)"))
    try close(alliance)
    #expect(await editors.get("/p/housing/polls/when").text.contains("(ingetrokken)</p>"))
    let inbox = await editors.get("/p/housing/inbox").text
    #expect(inbox.contains("de gekozen tekst is ingetrokken: besluit zelf"))
    let other = try #require(inbox.firstMatch(of: /name="target" value="(a[0-9a-f]+\/1)"/)?.1)
    #expect(!other.hasPrefix(first))
    // A merge decides nothing of it.
    let form = try await editors.form(at: "/p/housing/inbox")
    _ = await editors.post("/p/housing/merge", form + [("step", "send")])
    #expect(try alliance.context(as: "redactie").decisions(about: "housing").rows.isEmpty)
    let decision = [("target", String(other)), ("outcome", "adopt"), ("because", "It is left.")]
    let fresh = try await editors.form(at: "/p/housing/inbox")
    #expect(await editors.post("/p/housing/decide", fresh + decision).status == 303)
  }

  @Test func `the inbox leads to the vote that is made, and no other is made beside it`() async throws {
    let alliance = try await WebAlliance()
    for (partner, word) in [("tenants", "now"), ("carers", "this year")] {
      _ = try alliance.context(as: partner).amend(
        "housing", .replace(old: "soon", nth: nil, new: word), because: "Better.", answering: [])
    }
    let board = alliance.context(as: "redactie")
    _ = try board.collect(CollectWish(isOffline: true))
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let inbox = await editors.get("/p/housing/inbox")
    let place = try inbox.value(of: "contested")
    let form = try await editors.form(at: "/p/housing/inbox") + [("contested", place)]
    #expect(await editors.post("/p/housing/polls", form + [("poll", "when")]).status == 303)
    let made = await editors.get("/p/housing/inbox").text
    #expect(
      made.contains("die nog niet open is:</p>") || made.contains("href=\"/p/housing/polls/when\">‘when’</a>")
    )
    #expect(!made.contains("name=\"contested\""))
    let second = await editors.post("/p/housing/polls", form + [("poll", "again")])
    #expect(second.status == 422 && second.text.contains("Hierover is al een stemming gemaakt, ‘when’"))
    // What comes to the place since is taken in by making the vote anew.
    _ = try alliance.context(as: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "today"), because: "Better.", answering: [])
    _ = try board.collect(CollectWish(isOffline: true))
    #expect(await editors.get("/p/housing/inbox").text.contains("De stemming vernieuwen"))
    let anew = try await editors.form(at: "/p/housing/inbox") + [("contested", place), ("poll", "when")]
    #expect(await editors.post("/p/housing/polls", anew).status == 303)
    guard case .motion(let motion) = try board.poll(Self.poll).poll.form else {
      Issue.record("no motion")
      return
    }
    #expect(motion.alternatives.count == 4)
    #expect(!(await editors.get("/p/housing/inbox").text.contains("De stemming vernieuwen")))
  }

  @Test func `what was postponed, referred or rejected can be decided again`() async throws {
    let alliance = try await WebAlliance()
    let board = alliance.context(as: "redactie")
    let comment = try alliance.context(as: "carers").comment(
      on: "housing", quote: "homes", nth: nil, intent: .question, text: "Whose?")
    var targets: [String: String] = [:]
    for (word, outcome) in [("affordable", Outcome.postponed), ("soon", .rejected)] {
      let id = try alliance.context(as: "tenants").amend(
        "housing", .replace(old: word, nth: nil, new: "good"), because: "Better.", answering: []
      ).id
      _ = try board.collect(CollectWish(isOffline: true))
      _ = try board.decide([id], outcome, because: "For \(word).", poll: nil, dryRun: false)
      targets[word] = "\(id)/1"
    }
    _ = try board.decide([comment.id], .referred, because: "To the council.", poll: nil, dryRun: false)
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let inbox = await editors.get("/p/housing/inbox").text
    let (postponed, rejected) = (try #require(targets["affordable"]), try #require(targets["soon"]))
    #expect(inbox.contains("name=\"target\" value=\"\(postponed)\"") && inbox.contains("To the council."))
    #expect(inbox.contains("name=\"target\" value=\"\(comment.id)\"") && !inbox.contains(rejected))
    let record = rejected.prefix { $0 != "/" }
    let link = "/p/housing/inbox?target=\(record)#decided"
    #expect(await editors.get("/p/housing").text.contains("href=\"\(link)\">Opnieuw besluiten<span"))
    let partner = try await Browser.signedIn("tenants/p1", at: alliance.site)
    #expect(!(await partner.get("/p/housing").text.contains("Opnieuw besluiten")))
    #expect(await editors.get(link).text.contains("name=\"target\" value=\"\(rejected)\">"))
    let decision = [("target", rejected), ("outcome", "adopt"), ("because", "A slip.")]
    let form = try await editors.form(at: "/p/housing/inbox")
    let look = await editors.post("/p/housing/decide", form + decision + [("step", "preview")]).text
    #expect(look.contains("<del>soon</del><ins>good</ins>"))
    #expect(await editors.post("/p/housing/decide", form + decision + [("step", "send")]).status == 303)
    #expect(try board.inbox("housing").clean.map(\.target) == [rejected])
    #expect(await editors.post("/p/housing/decide", form + decision + [("step", "zz")]).status == 422)
  }

  @Test func `a vote about what was decided since can only be taken away`() async throws {
    let alliance = try await WebAlliance()
    var ids: [String] = []
    for (partner, word) in [("tenants", "now"), ("carers", "this year")] {
      ids += [
        try alliance.context(as: partner).amend(
          "housing", .replace(old: "soon", nth: nil, new: word), because: "Better.", answering: []
        ).id
      ]
    }
    let board = alliance.context(as: "redactie")
    _ = try board.collect(CollectWish(isOffline: true))
    _ = try board.newPoll(Self.poll, contested: "\(ids[0])/1", terms: MotionTerms())
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let made = await editors.get("/p/housing/polls/when").text
    #expect(made.contains("Peiling openen") && made.contains("Peiling weghalen"))
    let old = try await editors.form(at: "/p/housing/polls/when")
    for (id, outcome) in zip(ids, [Outcome.adopted, .rejected]) {
      _ = try board.decide(["\(id)/1"], outcome, because: "So.", poll: nil, dryRun: false)
    }
    let decided = await editors.get("/p/housing/polls/when").text
    #expect(!decided.contains("Peiling openen") && decided.contains("is intussen besloten"))
    let refused = await editors.post("/p/housing/polls/when/open", old)
    #expect(refused.status == 422 && refused.text.contains("Haal de peiling weg."))
    let partner = try await Browser.signedIn("tenants/p1", at: alliance.site)
    let theirs = try await partner.form(at: "/p/housing/polls/when")
    #expect(await partner.post("/p/housing/polls/when/remove", theirs).status == 403)
    let form = try await editors.form(at: "/p/housing/polls/when")
    for _ in 1...2 {
      let answer = await editors.post("/p/housing/polls/when/remove", form)
      #expect(answer.status == 303 && answer.location == "/p/housing/inbox")
    }
    #expect(await editors.get("/p/housing/polls/when").status == 404)
  }
}
