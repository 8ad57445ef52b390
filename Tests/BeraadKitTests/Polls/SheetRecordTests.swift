import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadKit
@testable import Storage

/// Records of ballots that plain git put beside right ones.
@Suite struct SheetRecordTests {
  /// The record of ballots of an id with its sheet, once more, as somebody writes it past the program.
  private func again(
    _ id: String, in hall: Assembly, by partner: String, at meeting: String, people: Int
  ) throws -> [String: String] {
    let path = try hall.repository.git("ls-files", "*/\(id).json").replacing("\n", with: "")
    let record = try RecordCoding.decodeChecked(
      Array(hall.repository.git("show", "main:\(path)").utf8), path: path)
    let sheet = try hall.repository.git("show", "main:\(path.replacing(".json", with: ".csv"))")
    guard case .ballots(let cast) = record.body else {
      throw Refusal(Localized(verbatim: "\(id) is no record of ballots."))
    }
    let other = Ballots(
      poll: cast.poll, opening: cast.opening, meeting: try #require(Slug(meeting)), people: people,
      sheet: cast.sheet)
    let header = Record.Header(
      paper: record.header.paper, partner: try #require(Slug(partner)), person: "p4",
      at: record.header.at, seen: record.header.seen)
    let sealed = RecordCoding.seal(header, .ballots(other))
    return [
      Layout.path(of: sealed): String(decoding: RecordCoding.encode(sealed), as: UTF8.self),
      Layout.sheet(of: sealed): sheet,
    ]
  }

  @Test(arguments: [0, 1, 30, 60, 100, 1000])
  func `a token is used once, whatever is left of what was remembered of the sheets`(cut: Int) throws {
    let hall = try Assembly.open(sticker: Assembly.sticker(source: "ballots"))
    _ = try hall.as("north").ballots(
      in: Assembly.course, hall.table("leeds", "token,worries,hopes\nt1,rent,homes\nt2,rent,homes\n"))
    _ = try hall.as("board").tally(of: Assembly.course)
    let folder = hall.repository.path + "/.git/beraad/sheets/"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.contains("tokens") })
    let kept = try Data(contentsOf: URL(filePath: folder + name))
    try kept.dropLast(cut).write(to: URL(filePath: folder + name))
    func cast(_ token: String) throws {
      _ = try hall.as("north").ballots(
        in: Assembly.course, hall.table("bath", "token,worries,hopes\nt3,debt,work\n\(token),debt,work\n"))
    }
    #expect(try hall.refusal { try cast("t2") }.contains("t2"))
    try cast("t4")
    #expect(try hall.stickers().people == 4)
  }

  /// What one record says of a sheet is nobody else's: `people` is not a fact of the sheet.
  @Test(arguments: ["north", "carers"], [false, true])
  func `a record that lies about the sheet of another one takes nothing of that out`(
    partner: String, isClosed: Bool
  ) throws {
    let hall = try Assembly.open(sticker: Assembly.sticker(source: "ballots"))
    let cast = try hall.as("north").ballots(
      in: Assembly.course,
      hall.table("leeds", "token,worries,hopes\nt1,rent,homes\nt2,rent,homes\nt3,debt,work\n"))
    if isClosed { _ = try hall.as("board").closePoll(Assembly.course) }
    let before = try hall.stickers()
    #expect(before.people == 3)
    try hall.repository.commit(
      again(try #require(cast.record), in: hall, by: partner, at: "bath", people: 99))
    #expect(try hall.stickers().boards == before.boards)
    #expect(try hall.stickers().people == 3)
    let left = try hall.as("board").tally(of: Assembly.course).left
    let said = "The sheet has 3 ballots with stickers, and its record says 99."
    #expect(isClosed || partner == "carers" || left.contains { $0.contains(said) }, "\(left)")
    if !isClosed { _ = try hall.as("board").closePoll(Assembly.course) }
    #expect(try hall.stickers().boards == before.boards)
  }

  @Test(arguments: [false, true])
  func `a sheet that plain git changed or took away is named, and put back as is printed`(isGone: Bool) throws
  {
    let hall = try Assembly.open(sticker: Assembly.sticker(source: "ballots"))
    _ = try hall.as("north").ballots(
      in: Assembly.course, hall.table("leeds", "token,worries,hopes\nt1,rent,homes\nt2,rent,homes\n"))
    _ = try hall.as("board").closePoll(Assembly.course)
    let path = try hall.repository.git("ls-files", "*.csv").replacing("\n", with: "")
    let sheet = try hall.repository.read(path)
    if isGone {
      try hall.repository.git("rm", "--quiet", path)
      try hall.repository.git("commit", "--quiet", "-m", "tidy up")
    } else {
      try hall.repository.commit([path: sheet.replacing("rent", with: "debt")])
    }
    let wrong = try hall.as("board").verify(nil, since: nil, files: nil).checks.filter { !$0.ok }
    let said = try #require(wrong.first?.detail.english)
    #expect(wrong.count == 1 && said.contains("\(path) was \(isGone ? "deleted" : "changed")"), "\(wrong)")
    let command = try #require(said.split(separator: "Put it back with: ").last)
    let found = try hall.as("board").examine(mends: false).findings.filter { $0.what.contains(path) }
    #expect(found.count == 1 && found[0].advice.english.hasSuffix(command), "\(found)")
    try Command.run(
      ["sh", "-c", String(command)], in: hall.repository.path,
      environment: TemporaryRepository.environment(home: hall.repository.home))
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
    #expect(try hall.repository.read(path) == sheet)
    #expect(try !hall.as("board").examine(mends: false).findings.contains { $0.what.contains(path) })
  }
}
