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
}
