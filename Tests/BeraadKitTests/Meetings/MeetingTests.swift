import BeraadKit
import Deliberation
import TestSupport
import Testing

@Suite struct MeetingTests {
  let hall: MeetingHall

  init() throws { hall = try MeetingHall() }

  private func refusal(_ act: () throws -> Void) -> String {
    do {
      try act()
      return ""
    } catch let refusal as Refusal {
      return refusal.explanation.message
    } catch {
      return "\(error)"
    }
  }

  @Test func `a meeting is a file that anybody reads, with what was said of it`() throws {
    var facts = MeetingFacts()
    (facts.place, facts.came) = ("Town hall", ["churches=6", "tenants' unions = 14"])
    facts.papers = ["housing"]
    _ = try hall.editors.setMeeting("Leeds", facts)
    let shown = try hall.editors.showMeeting("leeds")
    #expect(shown.summary.people == 20 && shown.came.map(\.kind) == ["churches", "tenants' unions"])
    #expect(shown.summary.place == "Town hall" && shown.summary.date == "2026-03-14")
    let file = try hall.alliance.repository.read("meetings/leeds/meeting.json")
    #expect(file.contains(#""title": "Leeds""#))
    var none = MeetingFacts()
    (none.place, none.groups, none.papers) = ("", [""], [""])
    _ = try hall.editors.setMeeting("leeds", none)
    let after = try hall.editors.showMeeting("leeds").summary
    #expect(after.place == nil && after.groups == [] && after.papers == [])
  }

  @Test func `what is not right is refused, and nothing is written`() throws {
    let before = try hall.alliance.repository.git("rev-parse", "HEAD")
    func set(_ fill: (inout MeetingFacts) -> Void) -> String {
      var facts = MeetingFacts()
      fill(&facts)
      return refusal { _ = try hall.editors.setMeeting("leeds", facts) }
    }
    #expect(set { $0.date = "31-2-2026" }.contains("no day"))
    #expect(set { $0.came = ["churches"] }.contains("how many came"))
    #expect(set { $0.came = ["a=1", "a=2"] }.contains("how many came"))
    #expect(set { $0.groups = ["Table 1", "table 1"] }.contains("twice"))
    #expect(set { $0.papers = ["houzing"] }.contains("no paper"))
    #expect(set { _ in }.contains("nothing to set"))
    #expect(refusal { _ = try hall.editors.newMeeting("leeds", MeetingFacts()) }.contains("already"))
    #expect(refusal { _ = try hall.editors.newMeeting("partners", MeetingFacts()) } != "")
    #expect(refusal { _ = try hall.editors.showMeeting("leds") }.contains("no meeting"))
    #expect(refusal { _ = try hall.tenants.newMeeting("york", MeetingFacts()) }.contains("may not"))
    #expect(try hall.alliance.repository.git("rev-parse", "HEAD") == before)
  }

  @Test func `a meeting that only a poll names is there too, and its poll is held at one of that name`()
    throws
  {
    let name = try #require(PollName("housing/course"))
    let wish = StickerWish(
      boards: [("Worries", ["Rents", "Debts"])], limits: StickerLimits(perBoard: 1, total: nil, perItem: nil),
      source: .counted, hideBelow: nil,
      meetings: .list([
        Meeting(id: try #require(Slug("leeds")), title: "Leeds", region: nil, date: nil),
        Meeting(id: try #require(Slug("york")), title: "York", region: "north", date: "2026-03-07"),
      ]))
    _ = try hall.editors.newPoll(name, question: "What?", wish: .sticker(wish))
    let rows = try hall.editors.meetings().rows
    #expect(rows.map(\.meeting) == ["york", "leeds"] && rows.map(\.kept) == [false, true])
    #expect(rows.allSatisfy { $0.polls == ["housing/course"] })
    try hall.harvest("## Dreams\n\n- A bus\n", as: "york-1", group: nil)
    var facts = MeetingFacts()
    facts.place = "Minster"
    _ = try hall.editors.setMeeting("york", facts)
    let york = try hall.editors.showMeeting("york").summary
    #expect(york.kept && york.region == "north" && york.date == "2026-03-07")
  }

  @Test func `a poll takes what the alliance says of a meeting that it names`() throws {
    let name = try #require(PollName("housing/course"))
    let wish = StickerWish(
      boards: [("Worries", ["Rents", "Debts"])], limits: StickerLimits(perBoard: 1, total: nil, perItem: nil),
      source: .counted, hideBelow: nil, meetings: .list([]))
    _ = try hall.editors.newPoll(name, question: "What?", wish: .sticker(wish))
    _ = try hall.editors.addMeeting("leeds", region: nil, date: nil, to: name)
    let definition = try hall.alliance.repository.read("papers/housing/polls/course/poll.json")
    #expect(definition.contains(#""title": "Leeds", "region": "north", "date": "2026-03-14""#))
  }

  @Test func `a file that is no meeting hides no other, and is named`() throws {
    try hall.alliance.repository.write("{}", to: "meetings/york/meeting.json")
    try hall.alliance.repository.write("Notes", to: "meetings/notes.md")
    try hall.alliance.repository.git("add", ".")
    try hall.alliance.repository.git("commit", "-q", "-m", "By hand")
    let found = try hall.editors.meetings()
    #expect(found.rows.map(\.meeting) == ["leeds"])
    // What is wrong with it, and what mends that.
    #expect(found.problems.count == 2 && found.problems[0].contains("meetings/york/meeting.json"))
  }
}
