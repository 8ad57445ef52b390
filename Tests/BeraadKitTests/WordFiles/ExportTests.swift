import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadKit
@testable import Word

@Suite struct ExportTests {
  let alliance: Alliance

  init() throws { alliance = try Alliance() }

  private func export(
    _ parts: Set<ExportPart> = Set(ExportPart.allCases), to path: String? = nil
  ) throws -> ExportedFile { try alliance.editors.export("housing", with: parts, to: path) }

  private func collect() throws { _ = try alliance.editors.collect(CollectWish(isDryRun: false)) }

  @Test func `what is open is in it as tracked changes and comments, by organisation`() throws {
    _ = try alliance.amend("soon", to: "before 2030")
    let comment = try alliance.carers.comment(
      on: "housing", quote: "affordable homes", nth: nil, intent: .question, text: "For whom?")
    _ = try alliance.tenants.reply(to: comment.id, text: "For all.")
    try collect()
    let exported = try export()
    #expect((exported.changes, exported.comments, exported.replies) == (1, 1, 1))
    let file = try WordFile(exported.bytes)
    #expect(Set(file.body.changes.map(\.author)) == ["tenants"])
    #expect(file.comments.map(\.author) == ["carers", "tenants"])
    #expect(file.comments.map { $0.replyTo == nil } == [true, false])
    #expect(file.references.allSatisfy { $0 == exported.reference })
    #expect(exported.reference == "housing@\(exported.commit)+comments+amendments+contested")
    #expect(try export().bytes == exported.bytes)
  }

  @Test func `what is not on main is counted, and not in the file`() throws {
    _ = try alliance.amend("soon", to: "before 2030")
    let exported = try export()
    #expect(exported.uncollected == 1)
    #expect(try WordFile(exported.bytes).body.changes.isEmpty)
  }

  @Test func `what is decided is not in it`() throws {
    let amendment = try alliance.amend("soon", to: "before 2030")
    try collect()
    _ = try alliance.editors.decide([amendment], .rejected, because: "No.", poll: nil, dryRun: false)
    #expect(try export().changes == 0)
  }

  @Test func `each part can be left out`() throws {
    _ = try alliance.amend("soon", to: "before 2030")
    for words in ["at once", "in ten years"] {
      _ = try alliance.carers.amend(
        "housing", .replace(old: "affordable", nth: nil, new: words), because: "So.", answering: [])
    }
    _ = try alliance.carers.comment(
      on: "housing", quote: "homes", nth: nil, intent: .question, text: "For whom?")
    try collect()
    #expect(try export([.amendments]).changes == 1)
    let contested = try export([.contested])
    #expect(contested.changes == 2)
    let file = try WordFile(contested.bytes)
    // Two of one moment are in the order of their ids.
    let (first, second) = try #require(
      [("at once", "in ten years"), ("in ten years", "at once")].first { words, _ in
        file.body.texts(.accepted).contains { $0.contains("We want \(words) homes") }
      })
    #expect(first != second)
    #expect(file.comments.map(\.text) == ["Another proposal: “affordable” becomes “\(second)”."])
    #expect(try export([.comments]).comments == 1)
    #expect(try export([]).reference == "housing@\(contested.commit)")
  }

  @Test func `what two partners want alike is one change of both`() throws {
    _ = try alliance.amend("soon", to: "now")
    _ = try alliance.carers.amend(
      "housing", .replace(old: "soon", nth: nil, new: "now"), because: "So.", answering: [])
    try collect()
    let file = try WordFile(export().bytes)
    let authors = Set(file.body.changes.map(\.author))
    #expect(authors == ["tenants, carers"] || authors == ["carers, tenants"])
    #expect(file.comments.isEmpty)
  }

  @Test func `a comment on words that are gone says which`() throws {
    _ = try alliance.carers.comment(
      on: "housing", quote: "affordable homes", nth: nil, intent: .question, text: "For whom?")
    try collect()
    try alliance.revise("Something else altogether.\n")
    #expect(
      try WordFile(export().bytes).comments.map(\.text)
        == ["On “affordable homes”, which is no longer there:\nFor whom?"])
  }

  @Test func `the text alone has footnotes that say who brought in what, where somebody asks`() throws {
    let amendment = try alliance.amend("soon", to: "before 2030")
    try collect()
    _ = try alliance.editors.decide([amendment], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try alliance.editors.merge("housing", accepting: .all)
    let plain = try WordFile(try export([]).bytes)
    let exported = try alliance.editors.export("housing", with: [], hasOrigins: true, to: nil)
    let file = try WordFile(exported.bytes)
    #expect(file.body.texts(.accepted) == plain.body.texts(.accepted))
    let notes = file.stories.filter { $0.kind == .footnote }.flatMap { $0.texts(.accepted) }
    #expect(notes.count == 1)
    #expect(notes.first?.contains("Words without a note are by Editors.") == true, "\(notes)")
    #expect(notes.first?.contains("Proposed by tenants; adopted on") == true, "\(notes)")
    #expect(plain.stories.filter { $0.kind == .footnote }.flatMap { $0.texts(.accepted) }.isEmpty)
    // The footnotes are no words of anybody, and never come back as a change.
    #expect(throws: Refusal.self) {
      try alliance.carers.importFile(ImportRequest(exported.bytes))
    }
  }

  /// The first bytes of a picture of so many dots: all that is read of one.
  private func picture(_ width: UInt8, _ height: UInt8) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
      + [0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0]
  }

  @Test
  func `a picture beside the paper is in the file, with the words that describe it, and none from elsewhere`()
    throws
  {
    let folder = alliance.repository.path + "/papers/housing/"
    try Data(picture(40, 20)).write(to: URL(filePath: folder + "street.png"))
    try Data(Array("no picture".utf8)).write(to: URL(filePath: folder + "fake.png"))
    try Data(picture(0, 20)).write(to: URL(filePath: folder + "empty.png"))
    _ = try alliance.repository.git("add", ".")
    _ = try alliance.repository.git("commit", "-q", "-m", "Pictures")
    let names = [
      "street.png", "fake.png", "empty.png", "gone.png", "../../reviewers.json", "https://example.org/a.png",
    ]
    try alliance.revise(
      names.map { "We see ![a <quiet> street](\($0)) here.\n" }.joined(separator: "\n"))
    let bytes = try export().bytes
    var archive = try ZipArchive(bytes)
    let text = String(decoding: try archive.contents(of: "word/document.xml"), as: UTF8.self)
    #expect(text.components(separatedBy: "<w:drawing>").count == 2)
    #expect(text.contains("descr=\"a &lt;quiet&gt; street\""))
    #expect(try archive.contents(of: "word/media/picture1.png") == picture(40, 20))
    #expect(
      try WordFile(bytes).body.texts(.accepted).allSatisfy {
        $0 == "We see a <quiet> street here." || $0 == "A home for everyone"
      })
    // It comes back as it went.
    let found = try alliance.carers.importFile(ImportRequest(bytes))
    #expect(
      found.amendments.isEmpty && found.comments.isEmpty && found.notTaken.isEmpty && found.settled.isEmpty)
  }

  @Test func `a file that is there is not written over`() throws {
    let path = alliance.repository.path + "/out.docx"
    _ = try export(to: path)
    #expect(throws: Refusal.self) { try export(to: path) }
  }
}
