import BeraadKit
import Deliberation
import TestSupport
import Testing

/// What an edition tells of meetings.
@Suite struct HarvestEditionTests {
  let hall: MeetingHall
  let folder: TemporaryFolder

  init() throws {
    hall = try MeetingHall()
    folder = try TemporaryFolder()
  }

  private func publish(_ paper: String = "housing", _ number: Int = 1) throws -> (
    page: String, origins: String
  ) {
    let name = "\(paper)-\(number)"
    _ = try hall.editors.publish(paper, edition: number, to: "\(folder.path)/\(name)", dryRun: false)
    return (try folder.read("\(name)/index.html"), try folder.read("\(name)/attribution.json"))
  }

  private func adopt(_ change: String) throws {
    _ = try hall.editors.decide([change], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try hall.editors.merge("housing", accepting: .all)
  }

  @Test func `the chain of a word leads to the table and the meeting where it came from`() throws {
    let ids = try hall.harvest()
    let bus = try #require(ids["A bus to the clinic, every hour"])
    try adopt(try hall.amend("soon", to: "before 2030", citing: [bus]))
    let (page, origins) = try publish()
    #expect(
      page.contains(
        "Came from: <a href=\"#p-\(bus.dropFirst())\">dream (<span dir=\"auto\">Table 1, Leeds, 14 March 2026</span>)</a>"
      ))
    #expect(page.contains("id=\"p-\(bus.dropFirst())\"") && page.contains("A bus to the clinic, every hour"))
    #expect(
      origins.contains(bus) && origins.contains(#""group": "Table 1""#)
        || origins.contains(#""group":"Table 1""#))
    #expect(!origins.contains("A bus to"))
    #expect(try hall.editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `what nothing came of is told with its reason, and a story only with consent`() throws {
    let ids = try hall.harvest()
    let (rent, story) = (
      try #require(ids["Rent that leaves room to live"]), try #require(ids["I wait two hours for the bus."])
    )
    _ = try hall.editors.decide(
      [rent], .rejected, because: "That is for the other paper.", poll: nil, dryRun: false)
    let (page, _) = try publish()
    #expect(page.contains("Rent that leaves room to live") && page.contains("That is for the other paper."))
    #expect(page.contains("there is no consent for it") && !page.contains("I wait two hours"))
    _ = try hall.editors.setPoint(story, PointFacts(consent: true))
    let next = try publish("housing", 2).page
    #expect(next.contains("I wait two hours") && !next.contains("there is no consent for it"))
    // What was published stays as it is, byte for byte.
    #expect(try hall.editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `a story with a name in it is told by no edition, whatever consent there is`() throws {
    var editors = hall.editors
    editors.takesPersonalData = { _ in true }
    _ = try editors.harvest(
      HarvestWish(
        report: "leeds-1", meeting: "leeds",
        source: .markdown(Array("## Stories\n\n- Mrs Jones waits\n".utf8)),
        hasConsent: true))
    #expect(try !publish().page.contains("Mrs Jones"))
  }

  @Test func `a report with a story that may not be published is not published`() throws {
    let ids = try hall.harvest()
    let story = try #require(ids["I wait two hours for the bus."])
    #expect(throws: Refusal.self) { _ = try publish("leeds-1") }
    _ = try hall.editors.setPoint(story, PointFacts(consent: true))
    #expect(try publish("leeds-1").page.contains("I wait two hours"))
  }

  @Test func `a meeting about another paper is told only where it is cited`() throws {
    _ = try hall.editors.newPaper(
      "transport", title: "Getting there", kind: .letter, language: nil, adopting: nil)
    var facts = MeetingFacts()
    facts.papers = ["transport"]
    _ = try hall.editors.setMeeting("leeds", facts)
    let ids = try hall.harvest()
    let bus = try #require(ids["A bus to the clinic, every hour"])
    let before = try publish().page
    #expect(!before.contains("From the meetings"))
    try adopt(try hall.amend("soon", to: "before 2030", citing: [bus]))
    let after = try publish("housing", 2).page
    #expect(after.contains("A bus to the clinic") && !after.contains("Rent that leaves room"))
    #expect(try publish("transport").page.contains("Rent that leaves room"))
  }

  @Test func `a point that was taken back, or a report that is gone, leaves the change and its edition`()
    throws
  {
    let ids = try hall.harvest()
    let bus = try #require(ids["A bus to the clinic, every hour"])
    try adopt(try hall.amend("soon", to: "before 2030", citing: [bus]))
    _ = try publish()
    _ = try hall.editors.withdraw(bus, because: "Nobody said it.")
    let page = try publish("housing", 2).page
    #expect(!page.contains("A bus to the clinic") && page.contains("before 2030"))
    try hall.alliance.repository.git("rm", "-q", "-r", "papers/leeds-1")
    try hall.alliance.repository.git("commit", "-q", "-m", "Withdrawn")
    let third = try publish("housing", 3).page
    #expect(third.contains("before 2030") && !third.contains("Rent that leaves room"))
  }
}
