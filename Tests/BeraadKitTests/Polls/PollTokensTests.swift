import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadKit

/// Cards with tokens, for ballots on paper.
@Suite struct PollTokensTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "beraad-cards-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func open(_ source: String = "ballots") throws -> Assembly {
    try Assembly.open(sticker: Assembly.sticker(source: source))
  }

  private func make(_ hall: Assembly, _ count: Int = 30, as partner: String = "north", to file: String) throws
    -> TokenSheet
  {
    try hall.as(partner).makeTokens(count, at: "Leeds", of: Assembly.course, to: file)
  }

  @Test func `for a meeting that is not there yet the command is told that adds it`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let hall = try Assembly(sticker: Assembly.sticker(source: "ballots"))
    let file = folder.appending(path: "york.html").path
    #expect(
      throws: Refusal.unknown(
        .meeting, "New York", among: ["leeds", "bath"],
        besides: [
          Localized(
            en: "add it with: beraad poll meeting housing/course 'New York'",
            nl: "voeg haar toe met: beraad poll meeting housing/course 'New York'")
        ])
    ) { _ = try hall.as("north").makeTokens(9, at: "New York", of: Assembly.course, to: file) }
  }

  @Test func `the tokens are in the file alone, each can be used, and only its owner reads it`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let hall = try open()
    let before = try hall.everything
    let file = folder.appending(path: "leeds.html").path
    let sheet = try make(hall, to: file)
    #expect(sheet.cards == 30 && sheet.meeting == "leeds")
    #expect(try hall.everything == before, "nothing came into the repository")
    let page = try String(contentsOfFile: file, encoding: .utf8)
    let codes = page.matches(of: /<p class="code">([0-9A-Z-]{14})<\/p>/).map { $0.1.filter { $0 != "-" } }
    #expect(Set(codes).count == 30)
    #expect(page.components(separatedBy: "<svg class=\"qr\"").count == 31)
    #expect(page.contains("Rent") && page.contains("At most 2 on this board, at most 1 at one item.</"))
    #expect(page.contains("The codes are nowhere else.") && sheet.stage == "open")
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let table = "token,worries,hopes\n" + codes.map { "\($0),rent,homes\n" }.joined()
    _ = try hall.as("north").ballots(in: Assembly.course, hall.table("leeds", table))
    #expect(try hall.stickers().people == 30)
  }

  @Test func `the codes alone are kept where that is asked for, and the cards are those`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let hall = try open()
    let list = folder.appending(path: "codes.csv").path
    let sheet = try hall.as("north").makeTokens(
      5, at: "Leeds", of: Assembly.course, to: folder.appending(path: "leeds.html").path, keeping: list)
    #expect(sheet.list == list)
    let mode = try FileManager.default.attributesOfItem(atPath: list)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let kept = try String(contentsOfFile: list, encoding: .utf8)
    let page = try String(contentsOfFile: sheet.file, encoding: .utf8)
    #expect(page.contains("The codes are in a list without names too;") && !page.contains("nowhere else"))
    let codes = page.matches(of: /<p class="code">([0-9A-Z-]{14})<\/p>/).map { String($0.1) }
    #expect(kept == "token\n" + codes.map { $0.filter { $0 != "-" } }.sorted().map { $0 + "\n" }.joined())
    let table = "token,worries\n" + codes.map { "\($0),rent\n" }.joined()
    _ = try hall.as("north").ballots(
      in: Assembly.course, cards: Array(kept.utf8), hall.table("leeds", table))
    #expect(
      try hall.refusal {
        _ = try hall.as("north").makeTokens(
          5, at: "Bath", of: Assembly.course, to: folder.appending(path: "bath.html").path,
          keeping: "codes.csv")
      }.contains("lies in the work tree"))
  }

  @Test func `no card comes into the work tree, over another file, or to a meeting that is over`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let hall = try open()
    #expect(try hall.refusal { _ = try make(hall, to: "cards.html") }.contains("lies in the work tree"))
    #expect(
      try hall.refusal { _ = try make(hall, to: "papers/../cards.html") }.contains("lies in the work tree"))
    let link = folder.appending(path: "link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: hall.repository.path)
    #expect(
      try hall.refusal { _ = try make(hall, to: link + "/cards.html") }.contains("lies in the work tree"))
    let file = folder.appending(path: "leeds.html").path
    _ = try make(hall, 1, to: file)
    #expect(try hall.refusal { _ = try make(hall, to: file) }.contains("is there already"))
    let other = folder.appending(path: "other.html").path
    for count in [0, -1, 5_001] {
      #expect(try hall.refusal { _ = try make(hall, count, to: other) }.contains("1 to 5000"))
    }
    #expect(try hall.refusal { _ = try make(hall, as: "tenants", to: other) }.contains("may not make cards"))
    let counted = try open("counted")
    #expect(try counted.refusal { _ = try make(counted, to: other) }.contains("not ballots"))
    _ = try hall.as("north").ballots(
      in: Assembly.course, hall.table("leeds", "token,worries,hopes\na1,rent,\n"))
    #expect(try hall.refusal { _ = try make(hall, to: other) }.contains("were entered already"))
    #expect(!FileManager.default.fileExists(atPath: other))
  }

  @Test func `a ballot says how several stickers at one item are written, and a draft that it can change`()
    throws
  {
    defer { try? FileManager.default.removeItem(at: folder) }
    let hall = try Assembly(
      sticker: Assembly.sticker(source: "ballots").replacing(#", "perItem": 1"#, with: ""))
    let sheet = try make(hall, 1, to: folder.appending(path: "leeds.html").path)
    #expect(sheet.stage == "draft")
    let page = try String(contentsOfFile: sheet.file, encoding: .utf8)
    #expect(page.contains("Where you place several at one item, write how many in its box."))
  }
}
