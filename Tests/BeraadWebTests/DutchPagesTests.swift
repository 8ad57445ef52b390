import BeraadKit
import Deliberation
import TestSupport
import Testing

@testable import BeraadWeb

/// Every sentence of a page is in the page's language, whatever is wrong in the workspace.
@Suite struct DutchPagesTests {
  /// Words that no Dutch sentence has.
  private static var english: Regex<(Substring, Substring)> {
    /\b(the|was|were|which|cannot|nothing|with|that|this|not|have|has|been|and|apart|branch|record|committee|settle|is no)\b/
  }

  /// What stands in a part of a page, without its marks and what is to be typed.
  private func words(_ page: Page, in beginning: String, to end: String) throws -> String {
    let after = try #require(page.text.split(separator: beginning, maxSplits: 1).dropFirst().first)
    let part = String(try #require(after.split(separator: end, maxSplits: 1).first))
    return part.replacing(/<code>.*?<\/code>/, with: "").replacing(/<[^>]*>/, with: " ")
      .replacing(/beraad [a-z-]+/, with: "")
  }

  private func expectDutch(_ text: String, _ location: SourceLocation = #_sourceLocation) {
    #expect(text.firstMatch(of: Self.english) == nil, "\(text)", sourceLocation: location)
  }

  @Test func `what was decided twice, what is no record and what has conflict marks is told in Dutch`()
    async throws
  {
    let alliance = try await WebAlliance()
    let editing = alliance.context(as: "redactie")
    let filed = try alliance.context(as: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "now"), because: "Beter.", answering: [])
    _ = try editing.collect(CollectWish(isOffline: true))
    let before = try alliance.repository.revision("main")
    _ = try editing.decide([filed.id], .adopted, because: "Ja.", poll: nil, dryRun: false)
    let other = try alliance.repository.revision("main")
    try alliance.repository.git("reset", "--quiet", "--hard", before)
    _ = try editing.decide([filed.id], .rejected, because: "Nee.", poll: nil, dryRun: false)
    try alliance.repository.git("merge", "--quiet", "--no-edit", other)
    try alliance.repository.git("branch", "partners/carers", "main")
    try alliance.repository.git("switch", "--quiet", "partners/carers")
    try alliance.repository.write("x", to: "papers/housing/comments/carers/aa/none.json")
    try alliance.repository.write("x", to: "stray")
    try alliance.repository.git("rm", "--quiet", "papers/housing/polls/end/poll.json")
    try alliance.repository.git("add", "--all")
    try alliance.repository.git("commit", "--quiet", "--message", "Mixed")
    try alliance.repository.git("switch", "--quiet", "main")
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    let inbox = await editors.get("/p/housing/inbox")
    #expect(inbox.status == 200)
    let apart = try words(inbox, in: "<section id=\"apart\">", to: "</section>")
    #expect(apart.contains("is twee keer besloten, los van elkaar"))
    expectDutch(apart)
    let collecting = try words(inbox, in: "<section id=\"collect\">", to: "</section>")
    #expect(
      collecting.contains("Een partner voegt alleen toe.") && collecting.contains("het hoort daar niet"))
    expectDutch(collecting)
    let form = try await editors.form(at: "/p/housing/inbox")
    for (address, fields) in [
      ("/p/housing/collect", [("partner", "carers")]), ("/p/housing/publish", [("edition", "1")]),
    ] {
      let refused = await editors.post(address, form + fields)
      #expect(refused.status == 422)
      expectDutch(try words(refused, in: "<div id=\"errors\"", to: "</div>"))
    }
    let english = await editors.get("/p/housing/inbox?lang=en")
    #expect(english.text.contains("was decided twice, apart"))
    #expect(
      english.text.contains("a partner&#39;s branch only adds records")
        || english.text.contains("branch only adds records"))
  }

  @Test func `no page marks a part of itself as being in another language, but for the way to it`()
    async throws
  {
    let alliance = try await WebAlliance()
    _ = try alliance.context(as: "tenants").comment(
      on: "housing", quote: "soon", nth: nil, intent: .remark, text: "Wanneer?")
    let editors = try await Browser.signedIn("redactie/p1", at: alliance.site)
    for page in [
      "/", "/mine", "/p/housing", "/p/housing/inbox", "/p/housing/polls/end", "/p/housing/polls/course",
      "/p/housing/polls/course/halls/north", "/nothing", "/z", "/news", "/p/housing/comment?paragraph=1",
    ] {
      #expect(await editors.get(page).count(of: "lang=\"en\"") <= 1, "\(page)")
    }
  }

  @Test func `each thing that can be made apart has its Dutch sentence`() throws {
    let (poll, partner, meeting) = (
      try #require(Slug("koers")), try #require(Slug("vakbond")), try #require(Slug("drachten"))
    )
    let id = try #require(RecordID("a" + String(repeating: "0", count: 32)))
    let subjects: [Exclusion.Subject] = [
      .definition(poll: poll), .replacement(poll: poll), .opening(poll: poll), .closing(poll: poll),
      .vote(poll: poll, partner: partner), .count(poll: poll, meeting: meeting),
      .decision(Target(id, hunk: 1)), .withdrawal(Target(id)), .motion(poll: poll, Target(id)), .edition(2),
      .draft,
    ]
    func sentences(of count: Int) -> [String] {
      subjects.map { subject in
        let ids = (0..<count).compactMap { RecordID("d\($0)" + String(repeating: "0", count: 31)) }
          .map(Exclusion.Candidate.record)
        let exclusion = Exclusion(subject: subject, holds: ids[0], others: Array(ids.dropFirst()))
        return ExclusionWords.dutch(exclusion) { _ in "Vakbond" }
      }
    }
    for count in 2...3 {
      #expect(Set(sentences(of: count)).count == subjects.count)
      for sentence in sentences(of: count) { expectDutch(sentence) }
    }
    #expect(
      sentences(of: 2)[3].contains("is twee keer gesloten") && sentences(of: 2)[3].contains("beide keren"))
    #expect(
      sentences(of: 3)[3].contains("is drie keer gesloten") && sentences(of: 3)[3].contains("alle keren"))
    #expect(!sentences(of: 3).contains { $0.contains("twee keer") })
  }
}
