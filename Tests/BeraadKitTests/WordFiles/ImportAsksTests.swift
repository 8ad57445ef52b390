import Deliberation
import ObjectIDs
import Prose
import Storage
import TestSupport
import Testing
import Word

@testable import BeraadKit

/// What an import asks, and what it says no to, in a dry run as in earnest.
@Suite struct ImportAsksTests {
  let alliance: Alliance

  init() throws { alliance = try Alliance() }

  private func refs() throws -> String { try alliance.repository.git("for-each-ref") }

  private func refusal(_ bytes: [UInt8], _ change: (inout ImportRequest) -> Void) throws -> Explanation {
    try #require(throws: Refusal.self) { try alliance.take(bytes, change) }.explanation
  }

  @Test(arguments: [false, true])
  func `personal data in a comment or a reason is asked about`(_ isDryRun: Bool) throws {
    var copy = try Returned(alliance)
    copy.change("soon", to: "now")
    let before = try refs()
    let reason = try refusal(copy.bytes) {
      ($0.reason, $0.isDryRun) = ("Mail jan@example.com.", isDryRun)
    }
    #expect(reason.message.contains("A reason with “jan@example.com”"))
    copy.comment("Call 06-12345678.", on: "homes")
    let comment = try refusal(copy.bytes) { $0.isDryRun = isDryRun }
    #expect(comment.message.contains("A comment with “06-12345678”"))
    #expect(try refs() == before)
    var tenants = alliance.tenants
    tenants.takesPersonalData = { _ in true }
    var request = ImportRequest(copy.bytes)
    (request.reason, request.isDryRun) = ("Mail jan@example.com.", isDryRun)
    #expect(try tenants.importFile(request).comments.count == 1)
  }

  @Test func `a base is a commit, and what is none is said with what to give`() throws {
    let copy = try Returned(alliance)
    let paper = try refusal(copy.bytes) { $0.base = "housing" }
    #expect(paper.message.contains("'housing' is a paper") && paper.hints[0].contains("housing@HEAD"))
    for base in ["nonsense", "housing@nonsense", "b", "..", ""] {
      let other = try refusal(copy.bytes) { $0.base = base }
      #expect(other.message.contains("names no commit"), "\(base): \(other.message)")
    }
  }

  /// The same file without anything that says what it is an export of.
  private func bare(_ text: String) -> [UInt8] {
    WordWriter.file(ExportedPaper(source: Array(text.utf8), title: "", language: "en", reference: ""))
  }

  @Test func `a text that was a file before it was a paper has one base`() throws {
    let text = "# Transport\n\nWe ask for trains that run.\n"
    try alliance.repository.write(text, to: "t.md")
    try alliance.repository.git("add", "t.md")
    try alliance.repository.git("commit", "--quiet", "--message", "text")
    _ = try alliance.editors.newPaper(
      "transport", title: "Getting there", kind: .letter, language: nil, adopting: "t.md")
    let imported = try alliance.take(bare(text)) { $0.isDryRun = true }
    #expect(imported.paper == "transport" && imported.amendments.isEmpty)
  }

  @Test func `a text that reads alike at two commits is an edit of the newer`() throws {
    try alliance.revise("We ask for *affordable* homes, soon.\n")
    try alliance.revise("We ask for _affordable_ homes, soon.\n")
    let imported = try alliance.take(bare("We ask for *affordable* homes, soon.\n")) { $0.isDryRun = true }
    let main = try alliance.repository.git("rev-parse", "main").prefix(40)
    #expect(imported.base.hex == String(main))
    #expect(imported.amendments.isEmpty)
  }

  @Test func `a new block is named by the block that it stands behind`() throws {
    try alliance.revise("One.[^1]\n\nTwo.\n\n[^1]: Note.\n")
    let places = try ["First.\n\nOne.[^1]\n\nTwo.", "One.[^1]\n\nTwo.\n\nLast."].map { text in
      try alliance.take(bare(text + "\n\n[^1]: Note.\n")) {
        ($0.base, $0.isDryRun) = ("housing@HEAD", true)
      }.amendments.map(\.place)
    }
    #expect(places == [["paragraph 1"], ["paragraph 2"]])
  }

  @Test func `of a file that was passed on only what is new in it is the next partner's`() throws {
    var copy = try Returned(alliance)
    copy.change("soon", to: "now")
    copy.comment("When?", on: "soon", id: "first")
    try alliance.take(copy.bytes)
    copy.change("affordable", to: "warm")
    copy.reply("In spring.", to: "first")
    var request = ImportRequest(copy.bytes)
    request.isDryRun = true
    let next = try alliance.carers.importFile(request)
    #expect(next.amendments.map { $0.changes.map(\.new) } == [["warm"]])
    #expect(next.comments.isEmpty && next.replies.map(\.text) == ["In spring."])
    #expect(
      next.notTaken.count == 2 && next.notTaken.allSatisfy { $0.english.contains("has brought in already") })
    request.reason = "We want it too."
    let both = try alliance.carers.importFile(request)
    #expect(both.amendments.flatMap(\.changes).count == 2 && both.notTaken.isEmpty)
  }

  @Test func `what has another partner's name in the file is not this one's`() throws {
    var copy = try Returned(alliance)
    let name = try Desk(alliance.editors).roster.partners.first { $0.id.description == "carers" }?.name
    copy.paper.amendments.append(
      ExportedPaper.Amendment(
        author: try #require(name), date: "2027-03-01T10:00:00Z",
        hunks: [Hunk(range: copy.range(of: "affordable"), old: "affordable", new: "warm")]))
    copy.change("soon", to: "now")
    let imported = try alliance.take(copy.bytes)
    #expect(imported.amendments.map { $0.changes.map(\.new) } == [["now"]])
    #expect(imported.notTaken.count == 1)
  }

  @Test func `a comment that stands twice in a file is one`() throws {
    var copy = try Returned(alliance)
    copy.comment("For whom?", on: "homes", id: "a")
    copy.comment("For whom?", on: "homes", id: "b")
    copy.comment("When?", on: "soon", id: "c")
    #expect(try alliance.take(copy.bytes).comments.map(\.text) == ["For whom?", "When?"])
    #expect(try alliance.dossier().threads.count == 2)
  }

  @Test func `what has no place in a paper is named in both languages`() throws {
    let desk = try Desk(alliance.editors)
    let paper = try desk.snapshot.paper(named: "housing")
    let body =
      String(decoding: paper.text, as: UTF8.self).split(separator: "\n\n").dropFirst().map(String.init)
    let drawing = "<w:r><w:drawing/></w:r>"
    let parts = WordParts(body: body.map { paragraph(run($0.replacing("\n", with: " ")) + drawing) }.joined())
    let imported = try alliance.take(parts.bytes) { ($0.base, $0.isDryRun) = ("housing@HEAD", true) }
    #expect(imported.notTaken.contains { $0.english.hasPrefix("picture without a description, at “") })
    let found = ReturnedPaper.LeftOut(kind: .formula, words: "E=mc2", near: "De huur")
    #expect(
      LeftOutOfFile.words(found)
        == Localized(en: "formula: E=mc2, at “De huur”", nl: "formule: E=mc2, bij „De huur”"))
    let item = ReturnedPaper.Reshaped(
      words: "De huur", was: .text, becomes: .item(level: 2, isNumbered: true))
    #expect(
      LeftOutOfFile.words(item)
        == Localized(
          en: "“De huur” was a plain paragraph and becomes an item with a number, at level 2",
          nl: "„De huur” was een gewone alinea en wordt een lijstpunt met een nummer, op niveau 2"))
  }

  @Test func `an end of a paragraph is shown as one`() throws {
    try alliance.revise("One.\n\nTwo.\n\nThree.\n")
    _ = try alliance.carers.amend(
      "housing", .replace(old: "Two.", nth: nil, new: ""), because: "So.", answering: [])
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    let exported = try Returned(alliance)
    let text = String(decoding: exported.paper.source, as: UTF8.self)
    var copy = exported
    copy.paper = ExportedPaper(
      source: Array(text.replacing("Two.\n\n", with: "").utf8), title: exported.paper.title, language: "en",
      reference: exported.paper.reference)
    let settled = try alliance.take(copy.bytes).settled
    #expect(!settled.isEmpty && settled.allSatisfy { !($0.old + $0.new).contains("\u{2029}") })
  }
}
