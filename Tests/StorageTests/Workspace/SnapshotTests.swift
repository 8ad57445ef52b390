import Deliberation
import Git
import ObjectIDs
import Prose
import TestSupport
import Testing

@testable import Storage

@Suite struct SnapshotTests {
  @Test func `a repository without a commit, or without a roster, is no workspace`() throws {
    let temporary = try TemporaryRepository()
    let empty = #expect(throws: Refusal.self) { try Workspace(at: temporary.path).snapshot() }
    #expect(empty?.explanation.message == "This repository has no commit on its branch 'main' yet.")
    try temporary.commit(["a.md": "Text.\n"])
    let bare = #expect(throws: Refusal.self) { try Workspace(at: temporary.path).snapshot() }
    #expect(bare?.explanation.message.contains("has no reviewers.json") == true)
    #expect(bare?.explanation.hints == ["make it one with: beraad init"])
  }

  @Test func `main is what git's configuration says, else main or master, else the branch at hand`() throws {
    let temporary = try TemporaryRepository()
    try temporary.git("checkout", "--quiet", "-b", "draft")
    try temporary.commit(["a.md": "Text.\n"])
    func branch() throws -> String { try Workspace(at: temporary.path).mainBranch }
    #expect(try branch() == "draft")
    try temporary.git("branch", "master")
    #expect(try branch() == "master")
    try temporary.git("branch", "main")
    #expect(try branch() == "main")
    try temporary.git("config", "beraad.main", "draft")
    #expect(try branch() == "draft")
  }

  @Test func `papers are the folders with a draft`() throws {
    let sample = try SampleWorkspace()
    try sample.temporary.commit([
      "papers/Upper/paper.md": "x", "papers/empty/notes.md": "x", "papers/care/paper.md": "x",
    ])
    #expect(try sample.snapshot.papers().map(\.description) == ["care", "housing"])
    let refusal = #expect(throws: Refusal.self) { try sample.snapshot.paper(named: "housin") }
    #expect(refusal?.explanation.hints == ["did you mean housing?"])
    #expect(throws: Refusal.self) { try sample.snapshot.paper(named: "../housing") }
    #expect(throws: Refusal.self) { try sample.snapshot.paper(named: "empty") }
  }

  @Test(
    arguments: [([0x61, 0xFF], "it is not UTF-8 text"), ([0x61, 0x00], "it holds a NUL byte")]
      as [([UInt8], String)])
  func `a draft that is no text is named`(bytes: [UInt8], reason: String) throws {
    let sample = try SampleWorkspace()
    try sample.smuggle(bytes, to: "papers/housing/paper.md", on: "main")
    let error = #expect(throws: StorageError.self) { try sample.snapshot.paper(named: "housing") }
    #expect(error?.explanation.message == "papers/housing/paper.md is not as it should be: \(reason).")
  }

  @Test func `what main and the partners have is shown together, each record once`() throws {
    let sample = try SampleWorkspace()
    let (one, two) = (try sample.comment("one"), try sample.comment("two"))
    let three = try sample.comment("three", by: "carers")
    try sample.append([one, two])
    try sample.append([three], by: "carers")
    try sample.smuggle(RecordCoding.encode(one), to: Layout.path(of: one), on: "main")
    let loaded = try sample.dossier()
    #expect(loaded.problems == [])
    #expect(
      Dictionary(uniqueKeysWithValues: loaded.dossier.records.map { ($0.record.id, $0.isCollected) })
        == [one.id: true, two.id: false, three.id: false])
    #expect(try sample.dossier(.collected).dossier.records.map(\.record.id) == [one.id])
  }

  @Test func `a bad file on a partner's branch is named, and hides nothing else`() throws {
    let sample = try SampleWorkspace()
    let right = try sample.comment("right")
    try sample.append([right])
    var bytes = RecordCoding.encode(try sample.comment("changed"))
    bytes.replace(Array("changed".utf8), with: Array("forged!".utf8))
    let folder = "papers/housing/comments/tenants/00"
    try sample.smuggle(bytes, to: "\(folder)/c00000000000000000000000000000000.json", on: "partners/tenants")
    try sample.smuggle([0xFF], to: "\(folder)/c00000000000000000000000000000001.json", on: "partners/tenants")
    let loaded = try sample.dossier()
    #expect(loaded.dossier.records.map(\.record.id) == [right.id])
    #expect(loaded.problems.count == 2)
    #expect(
      loaded.problems[0].english.contains(
        "c00000000000000000000000000000000.json was changed after it was written"),
      "\(loaded.problems)")
    #expect(
      loaded.problems[1].english.contains("c00000000000000000000000000000001.json is not JSON"),
      "\(loaded.problems)")
  }

  @Test func `what a partner writes outside its own folders, or one that nobody knows, is not read`() throws {
    let sample = try SampleWorkspace()
    let forged = try sample.comment("in another's name", by: "carers")
    try sample.smuggle(RecordCoding.encode(forged), to: Layout.path(of: forged), on: "partners/tenants")
    let stranger = try sample.comment("hello", by: "stranger")
    try sample.smuggle(
      RecordCoding.encode(stranger), to: Layout.path(of: stranger), on: "partners/stranger")
    #expect(try sample.dossier().dossier.records.isEmpty)
  }

  @Test func `a bad record on main is passed over, and named`() throws {
    let sample = try SampleWorkspace()
    let path = "papers/housing/decisions/d00000000000000000000000000000000.json"
    try sample.smuggle(Array("{\"format\":2}".utf8), to: path, on: "main")
    let loaded = try sample.dossier()
    #expect(loaded.unread == [.newerFormat(path: path, format: 2)])
    #expect(
      loaded.problems.count == 1 && loaded.problems[0].english.contains("stands on main and is passed over"))
  }

  @Test func `of two records under one id only the one whose content it is counts, and the other is named`()
    throws
  {
    let sample = try SampleWorkspace()
    let right = try sample.comment("right")
    let forged = String(decoding: RecordCoding.encode(right), as: UTF8.self).replacing("right", with: "wrong")
    try sample.smuggle(RecordCoding.encode(right), to: Layout.path(of: right), on: "main")
    try sample.smuggle(Array(forged.utf8), to: "papers/housing/comments/tenants/00/forged.json", on: "main")
    let loaded = try sample.dossier()
    #expect(loaded.dossier.records.map(\.record) == [right])
    #expect(
      loaded.problems.map(\.english) == [
        "Two records say that they are \(right.id): only the one whose content it is counts."
      ])
  }

  @Test func `what main lost is read from its history, and what it changed is what it was`() throws {
    let sample = try SampleWorkspace()
    let (gone, changed) = (try sample.comment("gone"), try sample.comment("changed"))
    for record in [gone, changed] {
      try sample.smuggle(RecordCoding.encode(record), to: Layout.path(of: record), on: "main")
    }
    try sample.temporary.git("reset", "--quiet", "--hard")
    try sample.temporary.git("rm", "--quiet", Layout.path(of: gone))
    try sample.temporary.commit([Layout.path(of: changed): "{}"])
    let loaded = try sample.dossier(.collected)
    #expect(Set(loaded.dossier.records.map(\.record)) == [gone, changed])
    #expect(loaded.dossier.records.map(\.isCollected) == [true, true])
    for record in [gone, changed] {
      let found = try sample.snapshot.record(withPrefix: record.id.description, kinds: [.comment])
      #expect(found.record == record && found.isCollected)
    }
  }

  @Test func `of many withdrawals of one record the one that counts is looked up, and no other`() throws {
    let sample = try SampleWorkspace()
    func put(_ record: Record) throws {
      try sample.smuggle(RecordCoding.encode(record), to: Layout.path(of: record), on: "main")
    }
    let comment = try sample.comment("Why?")
    try put(comment)
    let withdrawals = try (1...3).map {
      try sample.record(.withdrawal(Withdrawal(of: comment.id, reason: "\($0)")))
    }
    for withdrawal in withdrawals { try put(withdrawal) }
    let decision = try sample.record(
      .decision(
        Decision(targets: [Target(comment.id)], outcome: .rejected, reason: "No.", poll: nil, replaces: [])),
      by: "board")
    try put(decision)
    let dossier = try sample.dossier().dossier
    let holds = try #require(dossier.withdrawal(of: comment.id)?.record.id)
    let filed = try #require(dossier[decision.id])
    for withdrawal in withdrawals {
      #expect(dossier.witnessed(withdrawal.id, by: filed) == (withdrawal.id == holds))
    }
  }

  @Test func `hunks that main's commits name are merged`() throws {
    let sample = try SampleWorkspace()
    try sample.temporary.commit(
      ["papers/housing/paper.md": "Now.\n"],
      message: "housing: now\n\nAmendment: \(try Samples.id("a"))/2\nPartner: tenants")
    let target = try #require(Target("\(try Samples.id("a"))/2"))
    #expect(try sample.dossier().dossier.merged == [target: ObjectID(try sample.temporary.revision("main"))])
  }

  @Test
  func
    `a roster that went long ago is looked for where there are drafts, and not through the commits of other software`()
    throws
  {
    let git = try SampleWorkspace().temporary
    func later() throws {
      let tip = try git.revision("main")
      let lines = (0..<400).map { number in
        "commit refs/heads/main\ncommitter A <a@example.org> \(1_800_000_000 + number) +0000\ndata 0\n"
          + (number == 0 ? "from \(tip)\n" : "")
      }
      try git.write(lines.joined(), to: "../later")
      try git.git("config", "alias.later", "!git fast-import --quiet < ../later")
      try git.git("later")
    }
    func loss() throws -> Refusal? {
      let repository = try Repository.discover(from: git.path)
      return try Snapshot.lossOfRoster(at: ObjectID(git.revision("main")), in: repository)
    }
    try git.git("rm", "--quiet", "reviewers.json")
    try git.git("commit", "--quiet", "-m", "lost")
    let lost = try git.revision("main").prefix(7)
    #expect(try loss()?.explanation.message.contains(lost) == true)
    try later()
    #expect(try loss()?.explanation.message.contains(lost) == true)
    try git.git("rm", "--quiet", "-r", "papers")
    try git.git("commit", "--quiet", "-m", "without drafts")
    #expect(try loss() == nil)
    #expect(try MainBranch(of: Repository.discover(from: git.path)).name == "main")
  }
}
