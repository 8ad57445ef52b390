import Deliberation
import FoundationEssentials
import ObjectIDs
import Prose
import Rendering
import Storage
import TestSupport
import Testing

@testable import BeraadKit

@Suite struct EditionTests {
  let alliance: Alliance

  init() throws { alliance = try Alliance() }

  /// A paper with one adopted amendment, published.
  private func published() throws -> PublishedEdition {
    let id = try alliance.amend("soon", to: "before 2030")
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try alliance.editors.merge("housing", accepting: .all)
    return try alliance.editors.publish("housing", edition: 1, to: "edition", dryRun: false)
  }

  private func failing() throws -> [String] {
    try alliance.editors.verify(nil, since: nil, files: nil).checks.filter { !$0.ok }.map {
      "\($0.name): \($0.detail.english)"
    }
  }

  @Test func `every word of the text behind the front matter has an origin`() throws {
    _ = try published()
    let desk = try Desk(alliance.editors)
    let dossier = try desk.dossier(of: "housing").dossier
    let attribution = try Origins(
      of: dossier, at: desk.snapshot.commit, in: desk.workspace.repository
    ).attribution
    let (text, head) = (dossier.paper.text, dossier.paper.frontMatter.length)
    let bare = text.indices.filter { offset in
      offset >= head && ![0x20, 0x0A].contains(text[offset])
        && !attribution.spans.contains { $0.start <= offset && offset < $0.end }
    }
    #expect(bare.isEmpty)
    #expect(attribution.spans.allSatisfy { $0.start >= head })
    #expect(
      attribution.origins.contains { $0.kind == .amended && $0.partners.map(\.description) == ["tenants"] })
  }

  @Test func `a page that somebody made themselves is not written over`() throws {
    _ = try published()
    // Once more, over what Beraad made itself.
    _ = try alliance.editors.publish("housing", edition: 1, to: "edition", dryRun: false)
    // Also where its page was lost.
    try alliance.repository.write("", to: "edition/index.html")
    _ = try alliance.editors.publish("housing", edition: 1, to: "edition", dryRun: false)
    for name in ["index.html", "paper.md"] {
      try alliance.repository.write("mine", to: "own-\(name)/\(name)")
      #expect(throws: Refusal.self) {
        _ = try alliance.editors.publish("housing", edition: 1, to: "own-\(name)", dryRun: false)
      }
      #expect(try alliance.repository.read("own-\(name)/\(name)") == "mine")
    }
  }

  @Test func `a change within a remark of the file is published without its words`() throws {
    let draft = try alliance.repository.read("papers/housing/paper.md")
    try alliance.repository.write(
      draft.replacing("soon", with: "soon <!-- ask the lawyers -->"), to: "papers/housing/paper.md")
    _ = try alliance.editors.revise("housing", because: "A remark")
    let id = try alliance.amend("the lawyers", to: "about the debts")
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.decide([id], .rejected, because: "No.", poll: nil, dryRun: false)
    _ = try alliance.editors.publish("housing", edition: 1, to: "edition", dryRun: false)
    for file in try alliance.repository.git("ls-files", "--others", "edition").split(separator: "\n") {
      let text = try alliance.repository.read(String(file))
      #expect(!text.contains("lawyers") && !text.contains("debts"), "\(file)")
    }
    #expect(try alliance.repository.read("edition/index.html").contains("a remark in the file only"))
  }

  @Test func `a comment that was adopted through an amendment shows why`() throws {
    let comment = try alliance.carers.comment(
      on: "housing", quote: "soon", nth: nil, intent: .question, text: "When is that?")
    let amendment = try alliance.tenants.amend(
      "housing", .replace(old: "soon", nth: nil, new: "before 2030"), because: "A date.",
      answering: [comment.id])
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.decide(
      [amendment.id], .adopted, because: "It can be held.", poll: nil, dryRun: false)
    let desk = try Desk(alliance.editors)
    let entries = try PageEntries(desk.dossier(of: "housing").dossier, at: desk.snapshot)
    let content = try entries.content()
    let thread = try #require(content.dossier.threads.first)
    #expect(thread.status == .adopted(through: try #require(RecordID(amendment.id))))
    #expect(content.quotes[thread.id]?.words == "soon")
    #expect(
      content.passages.values.map(\.after) == ["We want affordable homes, and we want them before 2030."])
  }

  @Test func `what is published says that it is final, and when`() throws {
    let edition = try published()
    let page = try alliance.repository.read("edition/index.html")
    #expect(page.contains("State of the text: final."))
    #expect(try alliance.repository.read("papers/housing/paper.md").contains("stage: final\n"))
    // The commit of the edition is made when it is published, so its day is that day.
    let day = try alliance.repository.git("log", "-1", "--format=%cs", edition.commit.hex)
    #expect(page.contains("content=\"\(day.trimmingPrefix(" ").prefix(10))\""))
    #expect(try failing().isEmpty)
  }

  @Test func `a dry run writes nothing, not even the stage`() throws {
    let tip = try alliance.repository.revision("main")
    _ = try alliance.editors.publish("housing", edition: 1, to: "edition", dryRun: true)
    #expect(try alliance.repository.revision("main") == tip)
  }

  @Test func `title, stage and summary are set by a command, and a word that is no stage is refused`() throws
  {
    let set = try alliance.editors.set(
      "housing", PaperSettings(title: "Homes: for all", stage: .consultation, summary: "What we want."))
    #expect(set.story.english.contains("housing"))
    let text = try alliance.repository.read("papers/housing/paper.md")
    #expect(text.contains("title: \"Homes: for all\"\n") && text.contains("stage: consultation\n"))
    #expect(text.hasSuffix("We want affordable homes, and we want them soon.\n"))
    #expect(throws: Refusal.self) { try alliance.tenants.set("housing", PaperSettings(title: "Ours")) }
    #expect(throws: Refusal.self) { try alliance.editors.set("housing", PaperSettings(title: "a\nb")) }
    #expect(throws: Refusal.self) {
      try alliance.editors.set("housing", PaperSettings(stage: .consultation))
    }
    let edition = try alliance.editors.publish("housing", edition: 1, to: "edition", dryRun: false)
    let page = try alliance.repository.read("edition/index.html")
    #expect(page.contains(">Homes: for all</h1>") && page.contains(">What we want.</p>"))
    #expect(try alliance.editors.verify(nil, since: nil, files: edition.directory).ok)
  }

  @Test func `a folder without an edition is named, and accuses none`() throws {
    _ = try alliance.editors.publish("housing", edition: 1, to: "edition", dryRun: false)
    let wrong = try alliance.editors.verify(nil, since: nil, files: "papers").checks.filter { !$0.ok }
    #expect(wrong.map(\.name) == ["files"])
    #expect(wrong[0].detail.contains("No edition lies in"))
  }

  @Test func `the second edition tells what changed since the first`() throws {
    _ = try alliance.editors.publish("housing", edition: 1, to: "edition", dryRun: false)
    let id = try alliance.amend("soon", to: "before 2030")
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try alliance.editors.merge("housing", accepting: .all)
    _ = try alliance.editors.publish("housing", edition: 2, to: "second", dryRun: false)
    let page = try alliance.repository.read("second/index.html")
    #expect(page.contains("Changed since edition 1"))
    #expect(page.contains("soon</del>") && page.contains("before 2030</ins>"))
    #expect(try failing().isEmpty)
    let difference = try alliance.editors.diff("housing", from: "1", to: "2")
    #expect(difference.changes.map(\.new) == ["before 2030"])
    let missing = #expect(throws: Refusal.self) {
      try alliance.editors.diff("housing", from: "1", to: "3")
    }
    #expect(missing?.explanation.sentence.english == "housing has no edition 3.")
    #expect(missing?.explanation.advice.map(\.dutch) == ["er zijn de edities 1, 2"])
  }

  /// The chapter of what changed, of an edition published now.
  private func since(_ number: Int) throws -> String {
    let directory = "edition-\(number)"
    _ = try alliance.editors.publish("housing", edition: number, to: directory, dryRun: false)
    let page = try alliance.repository.read("\(directory)/index.html")
    guard let start = page.firstRange(of: "<section id=\"since\"") else { return "" }
    let rest = page[start.lowerBound...]
    return String(rest[..<(rest.firstRange(of: "<section id=\"changes\"")?.lowerBound ?? rest.endIndex)])
  }

  private func adopt(_ id: String) throws {
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try alliance.editors.merge("housing", accepting: .all)
  }

  private func revise(_ change: (String) -> String) throws {
    let path = "papers/housing/paper.md"
    try alliance.repository.write(change(try alliance.repository.read(path)), to: path)
    _ = try alliance.editors.revise("housing", because: "Edited")
  }

  @Test func `of what changed since the edition before it is told who changed it, not whose the words are`()
    throws
  {
    try revise { $0 + "\nThe council pays for it.\n\nCare is near, and everybody knows whom to ask.\n" }
    try adopt(try alliance.amend("soon", to: "before 2030"))
    _ = try since(1)
    // The editors move a paragraph, in which no word is theirs or not theirs.
    try revise { text in
      let care = "\nCare is near, and everybody knows whom to ask.\n"
      return text.replacing(care, with: "").replacing(
        "\nWe want", with: "\n" + care.dropFirst() + "\nWe want")
    }
    let moved = try since(2)
    #expect(moved.contains("href=\"#partner-editors\"") && !moved.contains(">tenants<"))
    #expect(moved.contains("Moved; the words stayed.") && moved.contains("In 1 place "))
    #expect(!moved.contains("The council pays"))
    // A partner's deletion leaves no words to ask; the editors change another word of the same sentence.
    try adopt(try alliance.amend(", and everybody knows whom to ask", to: ""))
    try revise { $0.replacing("Care is near", with: "Care is close") }
    let edited = try since(3)
    #expect(edited.contains(">tenants<") && edited.contains("#partner-editors"))
    #expect(edited.contains("In 1 place "))
    #expect(try failing().isEmpty)
  }

  @Test func `another title and another summary are told of too, and whose doing they were`() throws {
    _ = try since(1)
    _ = try alliance.editors.set("housing", PaperSettings(title: "A home for each", summary: "What we want."))
    let since = try since(2)
    #expect(since.contains("The title") && since.contains(">each</ins>"))
    #expect(since.contains("The summary") && since.contains("What we want."))
    #expect(since.contains("#partner-editors") && since.contains("In 2 places"))
  }

  @Test func `the files of the second edition are held against the second edition alone`() throws {
    let first = try published()
    let second = try alliance.editors.publish(
      "housing", edition: 2, to: first.directory + "-second", dryRun: false)
    #expect(try alliance.editors.verify(nil, since: nil, files: second.directory).ok)
  }

  @Test func `a folder that cannot be made is refused for what it is, and nothing is recorded`() throws {
    let before = try alliance.repository.git("rev-parse", "main")
    let refusal = #expect(throws: Refusal.self) {
      try alliance.editors.publish("housing", edition: 1, to: "/proc/edition", dryRun: false)
    }
    #expect(refusal?.explanation.message.contains("no folder can be made in /proc") == true)
    #expect(throws: Refusal.self) { try alliance.editors.render("housing", to: "/proc/page") }
    #expect(try alliance.repository.git("rev-parse", "main") == before)
  }

  @Test func `a deadline and a summary are taken away again`() throws {
    _ = try alliance.editors.set("housing", PaperSettings(summary: "What we want.", until: "2026-03-01"))
    _ = try alliance.editors.set("housing", PaperSettings(summary: "", until: ""))
    let paper = try Desk(alliance.editors).snapshot.paper(named: "housing")
    #expect(paper.deadline == nil && paper.frontMatter["summary"]?.isEmpty != false)
    #expect(throws: Refusal.self) {
      try alliance.editors.set("housing", PaperSettings(summary: "", until: ""))
    }
    #expect(throws: Refusal.self) { try alliance.editors.set("housing", PaperSettings(title: "")) }
  }

  @Test func `what a partner recorded can be asked after when it has left`() throws {
    _ = try alliance.amend("soon", to: "before 2030")
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.removePartner("tenants")
    #expect(try alliance.editors.rows(of: "tenants", on: nil).rows.count == 1)
    #expect(try alliance.editors.amendments(to: "housing", ListFilter(partner: "tenants")).rows.count == 1)
    #expect(throws: Refusal.self) { try alliance.editors.rows(of: "nobody", on: nil) }
  }

  @Test func `what is published is verified, and one changed byte in any file is found`() throws {
    let edition = try published()
    #expect(try failing().isEmpty)
    for file in edition.files {
      let path = "\(edition.directory)/\(file.name)"
      let bytes = try #require(FileManager.default.contents(atPath: path))
      var changed = bytes
      changed[bytes.count / 2] ^= 1
      try changed.write(to: URL(filePath: path))
      #expect(try failing() == ["housing: edition 1: \(path) differs from byte \(bytes.count / 2) on."])
      try bytes.write(to: URL(filePath: path))
    }
    #expect(try failing().isEmpty)
  }

  @Test(arguments: [Tool.name, "beraad 0.0.9"])
  func `an edition that another program laid out is not said to be changed, and its text is checked`(
    _ tool: String
  ) throws {
    let made = try published()
    let record = try #require(
      try Desk(alliance.editors).dossier(of: "housing").dossier.records.map(\.record).first {
        if case .edition = $0.body { true } else { false }
      })
    guard case .edition(let edition) = record.body else { return }
    var last = record.id
    func publishAnew(_ names: [String]) throws {
      var files = edition.files
      for name in names {
        let path = "\(made.directory)/\(name)"
        let bytes = try #require(FileManager.default.contents(atPath: path)) + Data("<!-- -->".utf8)
        try bytes.write(to: URL(filePath: path))
        files[name] = SHA256.hex(Array(bytes))
      }
      let other = RecordCoding.seal(
        record.header,
        .edition(Edition(number: 1, commit: edition.commit, tool: tool, files: files, replaces: [last])))
      last = other.id
      try alliance.repository.commit([
        Layout.path(of: other): String(decoding: RecordCoding.encode(other), as: UTF8.self)
      ])
    }
    try publishAnew(["index.html"])
    let said = try failing().filter { $0.hasPrefix("housing: edition 1") }.joined()
    #expect(said.contains("This program cannot check index.html: it lays"))
    #expect(said.contains(tool) && !said.contains("differs from byte"))
    // Where the text is another, that is what is said; and a page is held against the record all the same.
    try Data("<p>Forged</p>".utf8).write(to: URL(filePath: "\(made.directory)/index.html"))
    #expect(try failing().joined().contains("/index.html is not the file that the record"))
    try publishAnew(["paper.md"])
    #expect(try failing().joined().contains("paper.md made from the commit is not what the record"))
  }

  @Test func `one changed byte in any record is found, and where`() throws {
    _ = try published()
    let records = try alliance.repository.git("ls-files", "papers").split(separator: "\n").map(String.init)
      .filter { $0.hasSuffix(".json") }
    #expect(records.count == 3)
    for path in records {
      let before = try alliance.repository.revision("HEAD")
      let text = try alliance.repository.read(path)
      try alliance.repository.write(text.replacing("\"at\":\"2026", with: "\"at\":\"2025"), to: path)
      #expect(try failing().contains { $0.contains(path) }, "\(path) in the work tree")
      try alliance.repository.git("commit", "--quiet", "--all", "--message", "tamper")
      #expect(try failing().contains { $0.contains("records") && $0.contains(path) }, "\(path) committed")
      try alliance.repository.git("reset", "--quiet", "--hard", before)
    }
    #expect(try failing().isEmpty)
  }

  @Test func `a merged change that is not what was proposed is found`() throws {
    let id = try alliance.amend("soon", to: "before 2030")
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    let decision = try alliance.editors.decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    let draft = try alliance.repository.read("papers/housing/paper.md")
    try alliance.repository.write(draft.replacing("soon", with: "never"), to: "papers/housing/paper.md")
    try alliance.repository.git(
      "commit", "--quiet", "--all", "--message", "housing: forged\n\nAmendment: \(id)/1\n")
    #expect(try failing().contains { $0.contains("merged \(id)/1, which was not adopted") })
    try alliance.repository.git(
      "commit", "--quiet", "--amend", "--message",
      "housing: forged\n\nAmendment: \(id)/1\nDecision: \(decision.id)\n")
    #expect(try failing().contains { $0.contains("changed other words than \(id)/1 proposed") })
  }

  @Test func `changes that were adopted after their sections changed places are what was proposed`() throws {
    let path = "papers/housing/paper.md"
    let head = try alliance.repository.read(path)
    let (first, second) = ("# Build\n\nWe build ten homes.\n\n", "# Rent\n\nThe rent stays low.\n")
    try alliance.repository.write(head + first + second, to: path)
    _ = try alliance.editors.revise("housing", because: "Sections")
    let text = head + first.replacing("ten", with: "twenty") + second.replacing("low", with: "as it is")
    let id = try alliance.tenants.amend(
      "housing", .edited(Array(text.utf8)), because: "Better.", answering: []
    ).id
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    try alliance.repository.write(head + second + "\n" + first, to: path)
    _ = try alliance.editors.revise("housing", because: "Rent first")
    _ = try alliance.editors.decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    let outcome = try alliance.editors.merge("housing", accepting: .all)
    #expect(outcome.steps.map(\.state) == ["merged"])
    #expect(try alliance.repository.read(path).contains("as it is.\n\n# Build\n\nWe build twenty homes."))
    #expect(try failing().isEmpty)
  }

  @Test func `an edition is made again by anybody, the same bytes and nothing recorded`() throws {
    let first = try published()
    let tip = try alliance.repository.revision("main")
    let again = try alliance.carers.publish("housing", edition: 1, to: "copy", dryRun: false)
    #expect(again.files.map(\.sha256) == first.files.map(\.sha256))
    #expect(try alliance.repository.revision("main") == tip)
    let bare = try alliance.repository.read("copy/paper.md")
    #expect(bare == "We want affordable homes, and we want them before 2030.\n")
  }

  @Test func `nothing is published while something is undecided, and no number is left out`() throws {
    let id = try alliance.amend("soon", to: "before 2030")
    let refusal = #expect(throws: Refusal.self) {
      try alliance.editors.publish("housing", edition: 1, to: "edition", dryRun: false)
    }
    #expect(refusal?.explanation.kind == .undecided)
    #expect(refusal?.explanation.causes.first?.contains(id) == true)
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.decide([id], .rejected, because: "No.", poll: nil, dryRun: false)
    _ = try alliance.editors.publish("housing", edition: 1, to: "edition", dryRun: false)
    #expect(throws: Refusal.self) {
      try alliance.editors.publish("housing", edition: 3, to: "edition", dryRun: false)
    }
  }
}
