import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct InvitationTests {
  private let alliance: Alliance
  private let box: MailBox

  init() throws {
    alliance = try Alliance()
    box = try MailBox()
  }

  private var editors: Context {
    var context = alliance.editors
    context.environment = ["PATH": "/usr/bin:/bin", "TMPDIR": box.folder.path]
    return context
  }

  private var path: String { alliance.repository.path + "/.git/beraad-addresses.json" }

  private func bring(_ table: String, keepers: [String] = ["Jo Example", "Kim Sample"]) throws
    -> AddressChange
  {
    try editors.importAddresses(Array(table.utf8), keepers: keepers, file: nil)
  }

  private func meeting() throws {
    var facts = MeetingFacts()
    (facts.title, facts.date, facts.place) = ("Tables; in Leeds, north", "2026-03-14", "Town Hall\\1")
    _ = try editors.newMeeting("leeds", facts)
  }

  private func invite(_ text: String? = nil) throws -> MailRun.Outcome {
    try editors.invite(
      InvitationWish(
        meeting: "leeds", sender: "office@alliance.example",
        hours: InvitationHours(from: "9.30", until: "17:00"), text: text),
      SendingWish(program: box.program, perMinute: 0, isAgain: false))
  }

  @Test func `a table of a spreadsheet is taken whichever way it was saved`() throws {
    #expect(
      try bring("\u{FEFF}E-mail;Naam\r\nA@Post.example;\"De Wit; Jan\"\r\nb@post.example;\r\n").added == 2)
    let wide = "address\tname\r\nc@post.example\tÉva\r\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try editors.importAddresses([0xFF, 0xFE] + wide, keepers: [], file: nil).addresses == 3)
    #expect(try bring("address,name\na@post.example,Jan\n", keepers: []).added == 0)
    #expect(
      try editors.exportAddresses(file: nil).csv
        == "\u{FEFF}address,name\r\na@post.example,Jan\r\nb@post.example,\r\nc@post.example,Éva\r\n")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try alliance.repository.git("status", "--porcelain").isEmpty)
  }

  @Test func `one line that is not right brings nothing in, and all are named`() throws {
    do {
      _ = try bring(
        "address,name\na@post.example,\nnobody,\n\"b\"@x.example,\nc@post.example,\"X\r\nBcc: d@post.example\"\n"
      )
      Issue.record("it was taken")
    } catch let refusal as Refusal {
      let told = refusal.explanation.reasons.map(\.english).joined(separator: "\n")
      #expect(
        told.contains("Line 3, column address") && told.contains("Line 4")
          && told.contains("Line 5, column name"), "\(told)")
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `two named people keep the file`() throws {
    for keepers in [[], ["Jo"], ["Jo", "jo"], ["Jo", "Kim", "Lou"]] {
      #expect(throws: Refusal.self) { try bring("address\na@post.example\n", keepers: keepers) }
    }
    #expect(try bring("address\na@post.example\n").keepers == ["Jo Example", "Kim Sample"])
  }

  @Test func `a list of the newsletter is not taken`() throws {
    #expect(throws: Refusal.self) {
      try bring("address,confirmed,unsubscribe\na@post.example,2026-01-15,https://w.example/unsubscribe/x\n")
    }
    #expect(throws: Refusal.self) { try bring("a@post.example\thttps://w.example/unsubscribe/x\n") }
  }

  @Test func `an address file in the work tree is refused`() throws {
    #expect(throws: Refusal.self) {
      try editors.importAddresses(
        Array("address\na@post.example\n".utf8), keepers: ["A", "B"], file: "list.json")
    }
    #expect(throws: Refusal.self) {
      try alliance.tenants.importAddresses([], keepers: ["A", "B"], file: nil)
    }
  }

  @Test func `everybody is invited once, with a calendar file`() throws {
    try meeting()
    _ = try bring("address,name\na@post.example,\"Éva, de Wit\"\nb@post.example,\n")
    #expect(try invite("Come and talk.").isDone)
    #expect(try box.readers == ["a@post.example", "b@post.example"])
    let message = try #require(try box.messages.first)
    #expect(message.contains("Content-Type: multipart/mixed;") && message.contains("Come and talk.\n"))
    #expect(message.contains("Content-Disposition: attachment; filename=\"leeds.ics\""))
    let encoded = try #require(message.firstMatch(of: /leeds\.ics"\n\n([A-Za-z0-9+\/=\n]+)/)?.1)
    let data = try #require(Data(base64Encoded: String(encoded).replacing("\n", with: "")))
    let calendar = String(decoding: data, as: UTF8.self)
    #expect(
      calendar.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && calendar.hasSuffix("END:VCALENDAR\r\n"))
    #expect(calendar.contains("\r\nDTSTART:20260314T093000\r\nDTEND:20260314T170000\r\n"), "\(calendar)")
    #expect(
      calendar.contains("\r\nSUMMARY:Alliance: Tables\\; in Leeds\\, north\r\nLOCATION:Town Hall\\\\1\r\n"))
    #expect(calendar.contains("\r\nUID:leeds@alliance.example\r\n"))
    _ = try bring("address\nc@post.example\n")
    #expect(try invite().sent == 1)
    #expect(try box.readers == ["a@post.example", "b@post.example", "c@post.example"])
  }

  @Test func `lines of a calendar are short, and no letter is cut in two`() throws {
    let meeting = AllianceMeeting(
      Meeting(
        id: try #require(Slug("leeds")), title: String(repeating: "Één tafel 🏠 ", count: 20), region: nil,
        date: nil))
    let text = CalendarFile(
      meeting: meeting, day: "2026-03-14", hours: nil, alliance: "A", domain: "a.example",
      at: Instant(seconds: 0)
    ).text
    #expect(text.utf8.split(separator: 0x0A).allSatisfy { $0.count <= 76 })
    #expect(text.replacing("\r\n ", with: "").contains(String(repeating: "Één tafel 🏠 ", count: 20)))
    #expect(text.contains("DTSTART;VALUE=DATE:20260314\r\n") && !text.contains("\u{FFFD}"))
  }

  @Test func `hours are two times of one day`() {
    for (from, until) in [
      ("17:00", "9:30"), ("24:00", "25:00"), ("9", "10"), ("9:30", "9:30"), ("9:30\r\nX", "10:00"),
    ] {
      #expect(throws: Refusal.self) { try InvitationHours(from: from, until: until) }
    }
  }

  @Test func `a meeting without a day, or nobody to invite, is told`() throws {
    _ = try editors.newMeeting(
      "bath",
      {
        var facts = MeetingFacts(); facts.title = "Bath"; return facts
      }())
    #expect(throws: Refusal.self) { try invite() }
    try meeting()
    #expect(throws: Refusal.self) { try invite() }
  }

  @Test func `of an address that is taken out nothing is left`() throws {
    try meeting()
    _ = try bring("address,name\nreader@post.example,Quickly Gone\nother@post.example,\n")
    _ = try invite()
    #expect(try editors.removeAddresses(["READER@post.example"], file: nil).removed == 1)
    #expect(throws: Refusal.self) { try editors.removeAddresses(["reader@post.example"], file: nil) }
    for name in try FileManager.default.subpathsOfDirectory(atPath: alliance.repository.path) {
      let bytes = FileManager.default.contents(atPath: "\(alliance.repository.path)/\(name)") ?? Data()
      #expect(!Array(bytes).contains("reader@post"), "\(name)")
      #expect(!Array(bytes).contains("Quickly Gone"), "\(name)")
    }
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
