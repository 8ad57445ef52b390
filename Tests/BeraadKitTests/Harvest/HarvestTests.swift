import BeraadKit
import Deliberation
import TestSupport
import Testing

/// A report taken in, and what becomes of its points.
@Suite struct HarvestTests {
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

  // MARK: - What is marked

  @Test func `a report becomes a paper of its meeting, and what stands below its headings becomes points`()
    throws
  {
    try hall.harvest()
    let rows = try hall.editors.points().rows
    #expect(rows.map(\.type) == ["dream", "dream", "story", "offer"])
    #expect(
      rows.map(\.words) == [
        "A bus to the clinic, every hour", "Rent that leaves room to live", "I wait two hours for the bus.",
        "Church on the hill: a room on Fridays",
      ])
    #expect(rows.allSatisfy { $0.meeting == "leeds" && $0.group == "Table 1" && $0.status == "open" })
    #expect(rows[3].organisation == "Church on the hill" && rows[3].route == "connect")
    let text = try hall.alliance.repository.read("papers/leeds-1/paper.md")
    #expect(
      text.contains("kind: report") && text.contains("meeting: leeds") && text.contains("group: Table 1"))
  }

  @Test func `harvested again, only what came since is marked`() throws {
    try hall.harvest()
    #expect(
      refusal { _ = try hall.editors.harvest(HarvestWish(report: "leeds-1")) }.contains("marked already"))
    let path = "papers/leeds-1/paper.md"
    let text = try hall.alliance.repository.read(path)
    try hall.alliance.repository.write(text + "\n## Zorgen\n\n- The queue\n", to: path)
    _ = try hall.editors.revise("leeds-1", because: "One more")
    let again = try hall.editors.harvest(HarvestWish(report: "leeds-1"))
    #expect(again.points.map(\.words) == ["The queue"])
    #expect(try hall.editors.points().rows.count == 5)
  }

  @Test func `headings come in any order and language, and one with nothing below it is named`() throws {
    let found = try hall.editors.harvest(
      HarvestWish(
        report: "leeds-2", meeting: "leeds",
        source: .markdown(
          Array(
            "## Table 2\n\n### Acties\n\n1. Samen naar de raad\n\n### Dreams\n\n### Verhalen\n\n- Een verhaal\n"
              .utf8))))
    #expect(found.points.map(\.type) == ["action", "story"])
    #expect(found.points.allSatisfy { $0.group == "Table 2" })
    #expect(found.story.contains { $0.english.contains("“Dreams”") })
  }

  @Test func `the same words twice in a report are two points`() throws {
    try hall.harvest("## Dreams\n\n- A home\n- A home\n")
    #expect(try hall.editors.points().rows.count == 2)
    #expect(
      refusal { _ = try hall.editors.harvest(HarvestWish(report: "leeds-1")) }.contains("marked already"))
  }

  // MARK: - Files as programs save them

  @Test func `a report with a byte order mark, in Latin-1 or in UTF-16 is read`() throws {
    let text = "## Dromen\r\n\r\n- Eén café\r\n"
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for (name, bytes) in [("a", [0xEF, 0xBB, 0xBF] + Array(text.utf8)), ("b", latin), ("c", wide)] {
      let found = try hall.editors.harvest(
        HarvestWish(report: name, meeting: "leeds", source: .markdown(bytes)))
      #expect(found.points.map(\.words) == ["Eén café"], "\(name)")
      #expect(found.story.contains { $0.english.contains("Latin-1") } == (name == "b"))
    }
  }

  @Test func `a table of Excel becomes a report, a card a point`() throws {
    let table = """
      \u{FEFF}sep=;\r
      Tafel;Soort;Tekst;Organisatie;Route;Toestemming\r
      Table 2;Verhaal;"Ik wacht; ""lang""\r
      al twee uur";;;ja\r
      Table 1;dromen;# 1. een * bus;;;\r
      Table 2;Nodig;- een zaal;Cliëntenraad;Verbind;\r
      Table 1;;;;;\r

      """
    let found = try hall.editors.harvest(
      HarvestWish(report: "cards", meeting: "leeds", source: .table(Array(table.utf8))))
    #expect(
      found.points.map(\.words) == [#"Ik wacht; "lang" al twee uur"#, "- een zaal", "# 1. een * bus"])
    #expect(found.points.map(\.group) == ["Table 2", "Table 2", "Table 1"])
    let rows = try hall.editors.points().rows
    #expect(rows[0].consent && rows[1].organisation == "Cliëntenraad" && rows[1].route == "verbind")
    let text = try hall.alliance.repository.read("papers/cards/paper.md")
    #expect(text.contains("## Table 2\n\n### Stories\n\n- Ik wacht"))
    // The report reads as its own harvest would read it: nothing is left to mark.
    #expect(refusal { _ = try hall.editors.harvest(HarvestWish(report: "cards")) }.contains("marked already"))
  }

  @Test func `a table without cards, or with lines that are not right, changes nothing and names each line`()
    throws
  {
    let before = try hall.alliance.repository.git("rev-parse", "HEAD")
    func harvest(_ table: String) -> String {
      refusal {
        _ = try hall.editors.harvest(
          HarvestWish(report: "cards", meeting: "leeds", source: .table(Array(table.utf8))))
      }
    }
    #expect(harvest("table,kind,text\nTable 1,,\n").contains("no cards"))
    #expect(
      harvest("table,kind,text\nTable 9,dream,A bus\nTable 1,wish,A bus\nTable 1,dream,\n").contains(
        "3 places"))
    #expect(harvest("table,text\nTable 1,A bus\n").contains("headings"))
    #expect(harvest("").contains("headings"))
    #expect(try hall.alliance.repository.git("rev-parse", "HEAD") == before)
  }

  // MARK: - Privacy

  @Test func `a name in a story, or a number anywhere, asks first`() throws {
    let named = "## Stories\n\n- Mrs Jones waited two hours\n"
    let number = "## Dreams\n\n- Call me: 06-12345678\n"
    for text in [named, number] {
      #expect(refusal { try hall.harvest(text) }.contains("is for everybody to read"))
    }
    try hall.harvest("## Dreams\n\n- Mrs Jones of the council listens\n")
  }

  // MARK: - What became of it

  @Test func `a change that cites a point takes it up, and its adoption is the point's`() throws {
    let ids = try hall.harvest()
    let bus = try #require(ids["A bus to the clinic, every hour"])
    let change = try hall.amend("soon", to: "before 2030", citing: [String(bus.prefix(7))])
    #expect(try hall.row(bus).status == "taken-up")
    #expect(try hall.editors.points(PointFilter(openOnly: true)).rows.count == 3)
    _ = try hall.editors.decide([change], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try hall.editors.merge("housing", accepting: .all)
    let row = try hall.row(bus)
    #expect(row.status == "adopted" && row.citedBy.map(\.id) == [change])
    #expect(
      try hall.alliance.repository.git("log", "-1", "--format=%(trailers:key=Point,valueonly)").contains(bus))
    #expect(try hall.editors.verify(nil, since: nil, files: nil).ok)
    let story = try hall.editors.story(of: change)
    #expect(
      story.events.contains { $0.kind == "point" && $0.text.english.contains("Table 1, Leeds, 2026-03-14") })
  }

  @Test func `a change that is taken back leaves its point open, one that is rejected does not`() throws {
    let ids = try hall.harvest()
    let (bus, rent) = (
      try #require(ids["A bus to the clinic, every hour"]), try #require(ids["Rent that leaves room to live"])
    )
    let first = try hall.amend("soon", to: "now", citing: [bus])
    let second = try hall.amend("affordable homes", to: "homes to pay", citing: [rent])
    _ = try hall.tenants.withdraw(first, because: "No.")
    _ = try hall.editors.decide([second], .rejected, because: "Too plain.", poll: nil, dryRun: false)
    #expect(try hall.row(bus).status == "open" && hall.row(rent).status == "rejected")
  }

  @Test func `a comment cites a point as long as it stands`() throws {
    let ids = try hall.harvest()
    let bus = try #require(ids["A bus to the clinic, every hour"])
    let comment = try hall.tenants.comment(
      on: "housing", quote: "soon", nth: nil, intent: .remark, text: "Leeds too.", citing: [bus])
    #expect(try hall.row(bus).status == "taken-up")
    _ = try hall.tenants.withdraw(comment.id, because: "No.")
    #expect(try hall.row(bus).status == "open")
  }

  @Test func `nothing comes of a point by a decision with a reason, and a point is not adopted by one`()
    throws
  {
    let ids = try hall.harvest()
    let bus = try #require(ids["A bus to the clinic, every hour"])
    #expect(
      refusal { _ = try hall.editors.decide([bus], .adopted, because: "Yes.", poll: nil, dryRun: false) }
        .contains("by a change that came of it"))
    _ = try hall.editors.decide([bus], .referred, because: "The region does that.", poll: nil, dryRun: false)
    let row = try hall.row(bus)
    #expect(row.status == "referred" && row.reason == "The region does that.")
    let minutes = try hall.editors.minutes("leeds-1", from: nil, to: nil).markdown
    #expect(minutes.contains("- Table 1: “A bus to the clinic, every hour” (`\(bus)`)"))
    #expect(try hall.editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `points that say the same are one matter, and each is kept`() throws {
    let ids = try hall.harvest()
    let (bus, rent) = (
      try #require(ids["A bus to the clinic, every hour"]), try #require(ids["Rent that leaves room to live"])
    )
    let link = try hall.editors.link([rent], to: bus, as: .alike)
    #expect(try hall.editors.points(PointFilter(openOnly: true)).rows.count == 3)
    _ = try hall.amend("soon", to: "now", citing: [rent])
    #expect(try hall.row(bus).status == "taken-up" && hall.row(bus).alike == 1 && hall.row(rent).under == bus)
    _ = try hall.editors.withdraw(link.id, because: "Not the same.")
    #expect(try hall.row(bus).status == "open" && hall.row(rent).status == "taken-up")
  }

  @Test func `points gathered in a ring are gathered nowhere`() throws {
    let ids = try hall.harvest()
    let (bus, rent) = (
      try #require(ids["A bus to the clinic, every hour"]), try #require(ids["Rent that leaves room to live"])
    )
    _ = try hall.editors.link([rent], to: bus, as: .alike)
    _ = try hall.editors.link([bus], to: rent, as: .alike)
    #expect(try hall.editors.points(PointFilter(openOnly: true)).rows.count == 4)
  }

  @Test func `consent that comes later makes a new point, and who cited the old one cites it`() throws {
    let ids = try hall.harvest()
    let story = try #require(ids["I wait two hours for the bus."])
    _ = try hall.amend("soon", to: "now", citing: [story])
    let new = try hall.editors.setPoint(story, PointFacts(consent: true)).id
    #expect(new != story)
    let row = try hall.row(new)
    #expect(row.consent && row.status == "taken-up")
    #expect(try hall.editors.points().rows.count == 4)
    #expect(try hall.editors.setPoint(new, PointFacts(consent: true)).id == new)
  }

  @Test func `the same words are marked twice as two kinds, and once as one`() throws {
    try hall.harvest()
    func add(_ type: PointType, _ organisation: String? = nil) throws -> FiledRecord {
      try hall.editors.addPoint(
        on: "leeds-1", quote: "a room on Fridays", nth: nil,
        PointFacts(type: type, organisation: organisation))
    }
    let first = try add(.offer)
    #expect(try add(.offer).id == first.id)
    #expect(try add(.recommendation).story.english.contains("offer \(first.id) as well"))
    let third = try add(.offer, "Church on the hill")
    #expect(third.story.english.contains("takes the place of \(first.id)"))
    #expect(try hall.editors.points().rows.count == 6)
  }

  @Test func `an offer goes with a need, and with nothing else`() throws {
    let ids = try hall.harvest(MeetingHall.report + "## Needs\n\n### Connect\n\n- **Tenants:** a room\n")
    let (offer, need) = (
      try #require(ids["Church on the hill: a room on Fridays"]), try #require(ids["Tenants: a room"])
    )
    let bus = try #require(ids["A bus to the clinic, every hour"])
    #expect(
      refusal { _ = try hall.editors.link([bus], to: need, as: .match) }.contains("not an offer and a need"))
    _ = try hall.editors.link([offer], to: need, as: .match)
    let rows = try hall.editors.offers().rows
    #expect(rows.map(\.organisation) == ["Church on the hill", "Tenants"])
    #expect(rows.allSatisfy { $0.status == "taken-up" })
    #expect(rows.map(\.matches) == [[need], [offer]] && rows.allSatisfy { $0.region == "north" })
  }

  @Test func `a point that was taken back is cited by nothing more, and told no more`() throws {
    let ids = try hall.harvest()
    let bus = try #require(ids["A bus to the clinic, every hour"])
    _ = try hall.amend("soon", to: "now", citing: [bus])
    _ = try hall.editors.withdraw(bus, because: "Nobody said it.")
    #expect(try !hall.editors.points().rows.contains { $0.id == bus })
    #expect(
      refusal { _ = try hall.amend("affordable homes", to: "homes to pay", citing: [bus]) }.contains(
        "taken back"))
    #expect(try hall.editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `who has no role marks nothing`() throws {
    let ids = try hall.harvest()
    let bus = try #require(ids["A bus to the clinic, every hour"])
    #expect(refusal { _ = try hall.tenants.setPoint(bus, PointFacts(group: "Table 2")) }.contains("may not"))
    #expect(
      refusal {
        _ = try hall.tenants.harvest(
          HarvestWish(report: "x", meeting: "leeds", source: .markdown(Array("## Dreams\n\n- A\n".utf8))))
      }.contains("may not"))
    #expect(refusal { _ = try hall.tenants.withdraw(bus, because: "No.") }.contains("may not"))
  }
}
