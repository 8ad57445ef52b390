import Deliberation
import Foundation
import Prose
import Storage
import TestSupport
import Testing
import Word

@testable import BeraadKit

@Suite struct ImportTests {
  let alliance: Alliance

  init() throws { alliance = try Alliance() }

  private func collect() throws { _ = try alliance.editors.collect(CollectWish(isDryRun: false)) }

  private func refs() throws -> String { try alliance.repository.git("for-each-ref") }

  @Test func `changes, comments and answers are the partner's, in one commit`() throws {
    let question = try alliance.carers.comment(
      on: "housing", quote: "affordable homes", nth: nil, intent: .question, text: "For whom?")
    try collect()
    var copy = try Returned(alliance)
    copy.change("soon", to: "before 2030")
    copy.comment("A date can be checked.", on: "soon", id: "mine")
    copy.reply("For all.", to: question.id)
    copy.reply("And for us.", to: "mine")
    let imported = try alliance.take(copy.bytes)
    #expect(imported.amendments.map { $0.changes.map(\.new) } == [["before 2030"]])
    #expect(imported.comments.map(\.text) == ["A date can be checked."])
    #expect(imported.replies.map(\.text) == ["For all.", "And for us."])
    #expect(imported.settled.isEmpty && imported.missing.isEmpty && imported.notTaken.isEmpty)
    #expect(try alliance.repository.git("rev-list", "--count", "main..partners/tenants") == "1\n")
    let dossier = try alliance.dossier()
    #expect(dossier.amendments.map(\.partner.description) == ["tenants"])
    #expect(dossier.amendments.map(\.amendment.reason) == ["From a returned Word file, paragraph 1."])
    #expect(dossier.amendments.map(\.amendment.file) == [imported.file])
    #expect(Set(dossier.threads.map { $0.replies.count }) == [1])
    // Names that a file gives are a claim, and nothing personal goes into git.
    let all = try alliance.repository.git("log", "-p", "--all")
    #expect(!all.contains(Returned.author) && all.contains("For all."))
  }

  @Test func `a new paragraph is no part of the change at the end of the one before it`() throws {
    var copy = try Returned(alliance)
    copy.amend([
      Hunk(
        range: copy.range(of: "soon.").lowerBound + 4..<copy.range(of: "soon.").lowerBound + 4, old: "",
        new: " and for all.\n\nSo do we")
    ])
    let imported = try alliance.take(copy.bytes)
    #expect(imported.amendments.map { $0.changes.map(\.new) } == [[" and for all"], ["\n\nSo do we."]])
    let dossier = try alliance.dossier()
    let text = try Desk(alliance.editors).snapshot.paper(named: "housing").text
    let made = try #require(dossier.amendments.flatMap(\.amendment.hunks).applied(to: text))
    #expect(String(decoding: made, as: UTF8.self).hasSuffix("want them soon and for all.\n\nSo do we.\n"))
  }

  @Test(arguments: [
    ("true.\n", "true.\n\nAdded here.\n"), ("Two with", "Two, with"), ("Last: it is not true.\n\n", ""),
    ("Note two", "Note 2"),
  ])
  func `a note that goes takes nothing along that changed elsewhere`(_ edit: (old: String, new: String))
    throws
  {
    try alliance.revise(
      "One.[^a] And more.\n\nTwo with a note.[^b]\n\nLast: it is not true.\n\n[^a]: Note one.\n[^b]: Note two.\n"
    )
    var copy = try Returned(alliance)
    let exported = copy.paper
    let source = String(decoding: exported.source, as: UTF8.self)
    let edited = source.replacing("[^a] And", with: " And").replacing("[^a]: Note one.\n", with: "")
      .replacing(edit.old, with: edit.new)
    let untracked = WordWriter.file(
      ExportedPaper(
        source: Array(edited.utf8), title: exported.title, language: "en", reference: exported.reference))
    let hunks = [("[^a]", ""), ("[^a]: Note one.\n", ""), edit].map { old, new in
      Hunk(range: copy.range(of: old), old: old, new: new)
    }
    copy.amend(hunks.sorted { $0.range.lowerBound < $1.range.lowerBound })
    for file in [untracked, copy.bytes] {
      let imported = try alliance.take(file) { $0.isDryRun = true }
      #expect(imported.notTaken.isEmpty)
      #expect(
        imported.amendments.map { $0.changes.contains { $0.old.contains("[^a]") } }.sorted { $0 && !$1 } == [
          true, false,
        ],
        "\(imported.amendments)")
    }
    try alliance.take(untracked)
    let text = try Desk(alliance.editors).snapshot.paper(named: "housing").text
    let made = try #require(try alliance.dossier().amendments.flatMap(\.amendment.hunks).applied(to: text))
    #expect(EditedCopy.hunks(from: made, to: Array(edited.utf8)).isEmpty)
  }

  @Test func `the same file twice is nothing new, and a later copy only what it has more`() throws {
    var copy = try Returned(alliance)
    copy.change("soon", to: "before 2030")
    copy.comment("When?", on: "soon")
    try alliance.take(copy.bytes)
    let before = try refs()
    let again = try alliance.take(copy.bytes)
    #expect(again.earlier.count == 2 && again.amendments.isEmpty)
    #expect(try refs() == before)
    copy.change("affordable", to: "warm")
    let later = try alliance.take(copy.bytes)
    #expect(later.amendments.map { $0.changes.map(\.new) } == [["warm"]])
    #expect(later.already == 2 && later.comments.isEmpty && later.earlier.isEmpty)
  }

  @Test func `two partners' copies of two commits are each their own`() throws {
    let first = try Returned(alliance)
    _ = try alliance.amend("soon", to: "now")
    try collect()
    var (one, two) = (first, try Returned(alliance))
    one.change("affordable", to: "warm")
    two.change("homes", to: "houses")
    let early = try alliance.take(one.bytes)
    let late = try alliance.carers.importFile(ImportRequest(two.bytes))
    #expect(early.base != late.base)
    #expect(early.amendments.count == 1 && late.amendments.count == 1)
    #expect(early.settled.isEmpty && late.settled.isEmpty)
    let changes = try alliance.dossier().amendments.flatMap { file in
      file.amendment.hunks.map { "\(file.partner) \($0.new)" }
    }
    #expect(Set(changes) == ["tenants now", "tenants warm", "carers houses"])
  }

  @Test func `changes of others that were accepted or rejected are reported, and nobody's`() throws {
    _ = try alliance.carers.amend(
      "housing", .replace(old: "soon", nth: nil, new: "now"), because: "So.", answering: [])
    _ = try alliance.carers.comment(
      on: "housing", quote: "homes", nth: nil, intent: .question, text: "For whom?")
    try collect()
    let exported = try Returned(alliance)
    for (words, accepted) in [("now", true), ("soon", false)] {
      var copy = exported
      copy.paper = ExportedPaper(
        source: Array(
          String(decoding: exported.paper.source, as: UTF8.self).replacing("soon", with: words).utf8),
        title: exported.paper.title, language: "en", reference: exported.paper.reference)
      let imported = try alliance.take(copy.bytes)
      #expect(imported.amendments.isEmpty && imported.comments.isEmpty)
      #expect(imported.settled.map(\.accepted) == [accepted])
      #expect(imported.missing.count == 1)
    }
    #expect(try !refs().contains("partners/tenants"))
  }

  @Test func `one amendment a paragraph, or one for all`() throws {
    try alliance.revise("- One fair rent.\n- Two homes.\n\nThree of us, and four.\n")
    var copy = try Returned(alliance)
    for (old, new) in [("fair", "low"), ("Two", "Ten"), ("Three", "Many"), ("four", "more")] {
      copy.change(old, to: new)
    }
    func count(_ isOne: Bool) throws -> [Int] {
      try alliance.take(copy.bytes) { ($0.isOne, $0.isDryRun) = (isOne, true) }.amendments.map {
        $0.changes.count
      }
    }
    #expect(try count(false) == [1, 1, 2])
    #expect(try count(true) == [4])
    #expect(try !refs().contains("partners/tenants"))
  }

  @Test func `a file that says nothing of itself is known by its text, or by what is said of it`() throws {
    var copy = try Returned(alliance)
    copy.change("soon", to: "now")
    copy.paper = copy.paper.without(reference: "")
    #expect(try alliance.take(copy.bytes) { $0.isDryRun = true }.amendments.count == 1)
    // Without tracking it reads like no state of the paper.
    let edited = Array(
      String(decoding: copy.paper.source, as: UTF8.self).replacing("soon", with: "now").utf8)
    let untracked = WordWriter.file(
      ExportedPaper(source: edited, title: copy.paper.title, language: "en", reference: ""))
    #expect(throws: Refusal.self) { try alliance.take(untracked) }
    for base in ["HEAD", "housing@HEAD"] {
      let imported = try alliance.take(untracked) { ($0.base, $0.isDryRun) = (base, true) }
      #expect(imported.amendments.map { $0.changes.map(\.new) } == [["now"]])
    }
  }

  @Test func `what others have open is theirs in a file that says nothing of itself`() throws {
    _ = try alliance.carers.amend(
      "housing", .replace(old: "affordable", nth: nil, new: "warm"), because: "So.", answering: [])
    _ = try alliance.carers.comment(
      on: "housing", quote: "homes", nth: nil, intent: .question, text: "For whom?")
    try collect()
    var copy = try Returned(alliance)
    copy.change("soon", to: "now")
    copy.paper = copy.paper.without(reference: "")
    for base in [nil, "HEAD"] {
      let imported = try alliance.take(copy.bytes) { ($0.base, $0.isDryRun) = (base, true) }
      #expect(imported.amendments.map { $0.changes.map(\.new) } == [["now"]])
      #expect(imported.comments.isEmpty && imported.settled.isEmpty && imported.missing.isEmpty)
      #expect(imported.notTaken.isEmpty)
    }
    // In an export of the text alone there is nothing of them, and nothing is missing.
    var clean = try Returned(alliance, with: [])
    clean.paper = clean.paper.without(reference: "")
    clean.change("affordable", to: "cheap")
    let imported = try alliance.take(clean.bytes) { $0.isDryRun = true }
    #expect(imported.amendments.map { $0.changes.map(\.new) } == [["cheap"]])
    #expect(imported.settled.isEmpty && imported.missing.isEmpty)
    // The same words of the same person at the same place are the same change, whatever day a program gave it.
    copy.paper.amendments[0] = ExportedPaper.Amendment(
      author: copy.paper.amendments[0].author, date: "2020-01-01T00:00:00Z",
      hunks: copy.paper.amendments[0].hunks)
    let named = try alliance.take(copy.bytes) { $0.isDryRun = true }
    #expect(named.amendments.map { $0.changes.map(\.new) } == [["now"]])
    #expect(named.comments.isEmpty)
  }

  @Test func `a file of one partner is another's only where somebody says why`() throws {
    var copy = try Returned(alliance)
    copy.change("soon", to: "now")
    try alliance.take(copy.bytes)
    var request = ImportRequest(copy.bytes)
    let refusal = try #require(throws: Refusal.self) { try alliance.carers.importFile(request) }
    #expect(refusal.explanation.message.contains("was imported before as"))
    request.reason = "We want it too."
    #expect(try alliance.carers.importFile(request).amendments.count == 1)
  }

  @Test func `who said which text it is, is not told to say it`() throws {
    let other = WordWriter.file(
      ExportedPaper(source: Array("About cats, and fish.\n".utf8), title: "", language: "en", reference: ""))
    let refusal = try #require(throws: Refusal.self) { try alliance.take(other) { $0.base = "HEAD" } }
    #expect(refusal.explanation.hints.allSatisfy { !$0.contains("--base") })
  }

  @Test func `what nobody can tell is refused, and nothing written`() throws {
    let copy = try Returned(alliance)
    let before = try refs()
    let commit = try alliance.repository.git("rev-parse", "main").prefix(40)
    let elsewhere = String(repeating: "12", count: 20)
    func refused(_ file: [UInt8], _ words: String, base: String? = nil) throws {
      let error = try #require(throws: (any Error).self) { try alliance.take(file) { $0.base = base } }
      let message = (error as? any Explained)?.explanation.message ?? "\(error)"
      #expect(message.contains(words), "\(message)")
    }
    func file(_ reference: String, _ text: String? = nil) -> [UInt8] {
      var paper = copy.paper.without(reference: reference)
      if let text {
        paper = ExportedPaper(
          source: Array(text.utf8), title: "", language: "en", reference: reference)
      }
      return WordWriter.file(paper)
    }
    try refused(file("housing@\(elsewhere)"), "which is not here")
    try refused(file("transport@\(commit)"), "no paper 'transport'")
    try refused(file("housing@\(commit)+signatures"), "newer Beraad")
    try refused(file("housing@\(commit)", ""), "another text")
    try refused(
      file("housing@\(commit)", "Quite another thing that nobody wrote here, about cats.\n"), "another text")
    try refused([], "empty")
    try refused(copy.bytes, "no-such", base: "no-such")
    var long = copy
    long.comment(String(repeating: "word ", count: 200_000), on: "homes")
    try refused(long.bytes, "comment on “homes” of 999999 bytes is too long")
    #expect(try refs() == before)
  }

  @Test func `names and words with markup stay words`() throws {
    var copy = try Returned(alliance)
    copy.change("soon", to: "<b>now</b> & *then*")
    copy.comment("<script>&amp; \u{202E}", on: "homes")
    let imported = try alliance.take(copy.bytes)
    let hunk = try #require(try alliance.dossier().amendments.first?.amendment.hunks.first)
    #expect(hunk.new.contains("now") && imported.comments.map(\.text) == ["<script>&amp; \u{202E}"])
    let merged = try WordFile(WordWriter.file(copy.paper.without(reference: ""))).body.texts(.accepted)
    #expect(merged.contains { $0.contains("now & then") || $0.contains("<b>now</b> & then") })
  }

  @Test func `a comment on words of the partner's own stands at the place where they would come`() throws {
    var copy = try Returned(alliance)
    copy.change("soon", to: "within ten years")
    copy.comment("Ten?", on: "soon")
    let imported = try alliance.take(copy.bytes)
    #expect(imported.comments.map(\.quote) == ["soon"])
  }
}

extension ExportedPaper {
  /// The same with other words about what it is an export of.
  fileprivate func without(reference: String) -> ExportedPaper {
    var paper = ExportedPaper(source: source, title: title, language: language, reference: reference)
    (paper.amendments, paper.comments) = (amendments, comments)
    return paper
  }
}
