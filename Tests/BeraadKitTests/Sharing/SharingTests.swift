import BeraadKit
import Deliberation
import Foundation
import ObjectIDs
import TestSupport
import Testing
import Transport

/// Clones of one bare host, and nothing but Beraad's own verbs between them.
@Suite struct SharingTests {
  let host: TemporaryRepository
  let folder: TemporaryFolder

  init() throws {
    host = try TemporaryRepository(bare: true)
    folder = try TemporaryFolder()
    let editors = clone("editors", of: "editors")
    _ = try editors.makeWorkspace(at: editors.directory, name: "Alliance", language: .english)
    for partner in ["tenants", "carers"] {
      _ = try editors.addPartner(partner, name: partner, kind: nil, region: nil, roles: [], person: "p1")
    }
    _ = try editors.newPaper(
      "housing", title: "A home for everyone", kind: .manifesto, language: nil, adopting: nil)
    try edit(editors, "We want affordable homes, and we want them soon.\n")
    #expect(try editors.submit(to: host.path).branches == ["main"])
  }

  /// The context of a partner in a clone of its own.
  private func clone(_ name: String, of partner: String) -> Context {
    Context(
      directory: "\(folder.path)/\(name)", environment: TemporaryRepository.environment(home: host.home),
      now: { Instant(seconds: 1_768_478_400) }, actingAs: partner)
  }

  /// A clone that `join` made.
  private func join(_ name: String, as partner: String) throws -> Context {
    var outside = clone(name, of: partner)
    outside.directory = folder.path
    _ = try outside.join(host.path, in: name)
    return clone(name, of: partner)
  }

  private func edit(_ context: Context, _ words: String) throws {
    let draft = try folder.read("\(name(context))/papers/housing/paper.md")
    try folder.write(draft + words, to: "\(name(context))/papers/housing/paper.md")
    _ = try context.revise("housing", because: "Words")
  }

  private func name(_ context: Context) -> String {
    context.directory.split(separator: "/").last.map(String.init) ?? ""
  }

  private func comment(_ context: Context, on quote: String = "affordable homes") throws {
    _ = try context.comment(on: "housing", quote: quote, nth: nil, intent: .remark, text: "For whom?")
  }

  @Test func `main is not sent with a commit that credits a partner with other words`() throws {
    let editors = clone("editors", of: "editors")
    let id = try clone("editors", of: "tenants").amend(
      "housing", .replace(old: "soon", nth: nil, new: "before 2030"), because: "Better.", answering: []
    ).id
    _ = try editors.collect(CollectWish(isOffline: true, isDryRun: false))
    _ = try editors.decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try editors.merge("housing", accepting: .all)
    let draft = try folder.read("editors/papers/housing/paper.md")
    try folder.write(draft.replacing("before 2030", with: "some day"), to: "editors/papers/housing/paper.md")
    let right = try git(editors, "rev-parse", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
    _ = try git(editors, "commit", "--quiet", "--all", "--amend", "--no-edit")
    let there = try host.git("rev-parse", "main")
    let refusal = try #require(throws: Refusal.self) { try editors.submit(to: nil) }
    #expect(
      refusal.explanation.causes.contains {
        $0.contains("changed other words than \(id)/1 proposed")
      }, "\(refusal.explanation)")
    #expect(try host.git("rev-parse", "main") == there)
    // What is printed holds.
    _ = try git(editors, "reset", "--quiet", "--hard", right)
    #expect(try editors.submit(to: nil).branches.contains("main"))
    #expect(try editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `a forgetting deletes the name at once, also where people have to unite the roster`() throws {
    let (editors, other) = (clone("editors", of: "editors"), try join("other", as: "editors"))
    let jo = try editors.addPerson(to: "tenants", PersonSettings()).id
    _ = try editors.submit(to: nil)
    _ = try other.sync()
    _ = try other.namePerson(jo, PersonSettings(name: "Jo Example"))
    _ = try editors.forgetPerson(jo)
    _ = try editors.submit(to: nil)
    _ = try other.removePartner("tenants")
    let register = "other/.git/beraad-people.json"
    #expect(throws: Refusal.self) { try other.submit(to: nil) }
    #expect(try !folder.read(register).contains("Example"))
    let synced = try other.sync()
    #expect(synced.main == .contested && synced.files == ["reviewers.json"])
    #expect(synced.roster.count == 1 && synced.roster[0].english.contains("'tenants' was taken off"))
    // No git command is needed to go on.
    let united = try other.sync(unitesRoster: true)
    #expect(united.main == .united && united.roster == synced.roster)
    #expect(try other.people().contains { $0.person == jo && $0.forgotten })
    _ = try other.removePartner("tenants")
    _ = try other.submit(to: nil)
    _ = try editors.sync()
    #expect(try editors.people().contains { $0.person == jo && $0.forgotten && !$0.onRoster })
    #expect(try editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `sync says who came and who left, and announces nothing that a branch has in another's name`()
    throws
  {
    let (editors, other) = (clone("editors", of: "editors"), try join("other", as: "editors"))
    let here = try join("here", as: "carers")
    _ = try editors.removePartner("tenants")
    _ = try editors.addPartner(
      "churches", name: "The churches", kind: nil, region: nil, roles: [], person: "p1")
    _ = try editors.submit(to: nil)
    let news = try other.sync().news
    #expect(news.came == ["The churches"] && news.left == ["tenants"])
    #expect(try other.sync().news.isEmpty)
    // A partner whose branch stands on a main of its own making.
    _ = try git(here, "switch", "--quiet", "--create", "mine")
    let poll = PollName(paper: "housing", poll: "course")
    let definition = """
      {"format": 1, "kind": "poll", "type": "stance", "paper": "housing", "poll": "course", "question": "Is it ours?"}
      """
    let forging = clone("forging", of: "editors")
    _ = try git(other, "clone", "--quiet", host.path, forging.directory)
    _ = try forging.newPoll(poll, definition: Array(definition.utf8))
    _ = try forging.openPoll(poll)
    _ = try git(forging, "push", "--quiet", host.path, "main:refs/heads/partners/carers")
    #expect(try other.sync().news.records.isEmpty)
  }

  @Test func `a name that was forgotten goes from every clone, and an old file does not bring it back`()
    throws
  {
    let (editors, other) = (clone("editors", of: "editors"), try join("other", as: "editors"))
    _ = try editors.addPerson(to: "tenants", id: "p2", PersonSettings(name: "Jo Example"))
    _ = try editors.submit(to: nil)
    _ = try other.sync()
    _ = try other.namePerson("tenants/p2", PersonSettings(name: "Jo Example", agrees: true))
    let old = try folder.read("other/.git/beraad-people.json")
    _ = try editors.forgetPerson("tenants/p2")
    #expect(try !folder.read("editors/.git/beraad-people.json").contains("Jo"))
    _ = try editors.submit(to: nil)
    _ = try other.sync()
    #expect(try !folder.read("other/.git/beraad-people.json").contains("Jo"))
    try folder.write(old, to: "other/.git/beraad-people.json")
    #expect(try other.people(of: "tenants").last?.name == nil)
    #expect(try !folder.read("other/.git/beraad-people.json").contains("Jo"))
    #expect(throws: Refusal.self) { try other.namePerson("tenants/p2", PersonSettings(name: "Jo Example")) }
    // An id is nobody else's after that.
    #expect(throws: Refusal.self) { try other.addPerson(to: "tenants", id: "p2", PersonSettings()) }
    // Nor do two clones draw one id for two people.
    let apart = try [editors, other].map { try $0.addPerson(to: "tenants", PersonSettings()).id }
    #expect(apart[0] != apart[1] && apart.allSatisfy { $0.hasPrefix("tenants/p") })
    #expect(try git(other, "log", "--all", "--format=%B%an%ae%cn%ce").contains("Jo") == false)
  }

  @Test func `what rests on a commit of no main waits until the host was asked for both, and is named then`()
    throws
  {
    let (editors, other) = (clone("editors", of: "editors"), try join("other", as: "editors"))
    let here = try join("here", as: "tenants")
    let poll = PollName(paper: "housing", poll: "course")
    let definition = """
      {"format": 1, "kind": "poll", "type": "stance", "paper": "housing", "poll": "course", "question": "Is it ours?"}
      """
    _ = try other.newPoll(poll, definition: Array(definition.utf8))
    _ = try other.openPoll(poll)
    _ = try git(here, "pull", "--quiet", "\(folder.path)/other", "main")
    _ = try here.vote(in: poll, VoteWish(option: "supports"))
    _ = try git(here, "push", "--quiet", "origin", "partners/tenants")
    func said() throws -> String {
      let findings = try editors.examine(mends: false).findings
      return findings.map { "\($0.what.english)\n\($0.advice.english)\n\($0.further.map(\.english))\n" }
        .joined()
    }
    _ = try git(
      editors, "fetch", "--quiet", "--refmap=", "origin",
      "refs/heads/partners/*:refs/remotes/origin/partners/*")
    #expect(try said().contains("and waits for that") && !said().contains("take the file away"))
    _ = try editors.sync()
    let named = try said()
    #expect(named.contains("which neither main here has nor main of the host"), "\(named)")
    #expect(
      named.contains("sends it with: beraad submit") && named.contains("take the file away"), "\(named)")
    let left = try editors.collect(CollectWish()).branches.map(\.leftOut)
    #expect(left == [[.onNoMain: 1]])
    // Who made it has only not sent it yet.
    _ = try other.submit(to: nil)
    _ = try editors.sync()
    #expect(try editors.collect(CollectWish()).branches.flatMap(\.taken).count == 1)
  }

  @Test func `submit says what the partners can be mailed about, once the host has it`() throws {
    let editors = clone("editors", of: "editors")
    let poll = PollName(paper: "housing", poll: "course")
    let definition = """
      {"format": 1, "kind": "poll", "type": "stance", "paper": "housing", "poll": "course", "question": "Is it ours?"}
      """
    _ = try editors.newPoll(poll, definition: Array(definition.utf8))
    #expect(try editors.openPoll(poll).unsent)
    let sent = try editors.submit(to: nil)
    #expect(sent.announced?.what.map(\.english) == ["the opening of housing/course"])
    #expect(
      try sent.announced?.main.hex
        == git(editors, "rev-parse", "main").trimmingCharacters(in: .whitespacesAndNewlines))
    #expect(try editors.submit(to: nil).announced == nil)
  }

  private func git(_ context: Context, _ words: String...) throws -> String {
    try Command.run(
      ["git"] + words, in: context.directory, environment: TemporaryRepository.environment(home: host.home))
  }

  @Test func `a partner joins, comments and submits, and the committee collects and sends main`() throws {
    let tenants = try join("tenants", as: "tenants")
    try comment(tenants)
    #expect(try tenants.sync().unsent.records == 1)
    let submitted = try tenants.submit(to: nil)
    #expect(submitted.branches == ["partners/tenants"] && submitted.sent.records == 1)
    #expect(try tenants.submit(to: nil).branches == [])
    let editors = clone("editors", of: "editors")
    let collected = try editors.collect(CollectWish(sends: true))
    #expect(collected.branches.map(\.taken.count) == [1] && collected.submitted?.branches == ["main"])
    let synced = try tenants.sync()
    #expect(synced.main == .forward && synced.news.isEmpty, "one's own records are no news")
    #expect(try git(tenants, "status", "--porcelain") == "")
    #expect(try git(tenants, "rev-parse", "main") == git(editors, "rev-parse", "main"))
  }

  @Test func `two machines of one partner are united without a git command`() throws {
    let (desk, laptop) = (try join("desk", as: "tenants"), try join("laptop", as: "tenants"))
    try comment(desk)
    try comment(laptop, on: "soon")
    _ = try desk.submit(to: nil)
    #expect(try laptop.submit(to: nil).sent.records == 1)
    let synced = try desk.sync()
    #expect(synced.news.records.map(\.kind) == ["comment"] && synced.unsent.isEmpty)
    #expect(
      try host.git("ls-tree", "-r", "--name-only", "partners/tenants", "papers/housing/comments").split(
        separator: "\n"
      ).count == 2)
  }

  @Test func `two of the committee write main apart, and both stand`() throws {
    let editors = clone("editors", of: "editors")
    let second = try join("second", as: "editors")
    try edit(editors, "\nAnd gardens.\n")
    let stance = #"{"format":1,"kind":"poll","type":"stance","paper":"housing","poll":"q","question":"For?"}"#
    _ = try second.newPoll(PollName(paper: "housing", poll: "q"), definition: Array(stance.utf8))
    _ = try editors.submit(to: nil)
    #expect(try second.sync().main == .united)
    let told = try second.log("housing")
    #expect(told.filter { $0.summary == "housing: Words" }.map(\.kind) == ["draft", "draft"])
    #expect(told.contains { $0.summary.hasPrefix("poll: ") && $0.kind == "record" }, "\(told)")
  }

  @Test func `a bundle on a stick does what a host does, twice as well as once`() throws {
    let tenants = try join("tenants", as: "tenants")
    try comment(tenants)
    let stick = folder.path + "/tenants.bundle"
    #expect(try tenants.submit(intoBundle: stick).sent.records == 1)
    let editors = clone("editors", of: "editors")
    let wish = CollectWish(files: [stick], isOffline: true)
    #expect(try editors.collect(wish).branches.map(\.taken.count) == [1])
    let again = try editors.collect(wish)
    #expect(again.commit == nil && again.branches.allSatisfy(\.taken.isEmpty))
    #expect(try git(editors, "for-each-ref", "refs/beraad") == "")
  }

  @Test func `a file that is no bundle, and one that brings no partner's branch, are refused by name`() throws
  {
    let editors = clone("editors", of: "editors")
    try folder.write("hello", to: "no.bundle")
    #expect(throws: TransportError(.noBundle, at: folder.path + "/no.bundle")) {
      try editors.collect(CollectWish(files: [folder.path + "/no.bundle"], isOffline: true))
    }
    _ = try git(editors, "bundle", "create", "--quiet", folder.path + "/main.bundle", "main")
    let refusal = #expect(throws: Refusal.self) {
      try editors.collect(CollectWish(files: [folder.path + "/main.bundle"], isOffline: true))
    }
    #expect(refusal?.explanation.message.contains("brings no partner's branch") == true)
  }

  /// Git fetches from a file as from a host, and says of one that was cut off that the host hung up.
  @Test func `a bundle that was cut off or changed is said to be damaged, and nothing of it is taken in`()
    throws
  {
    let tenants = try join("tenants", as: "tenants")
    try comment(tenants)
    let whole = folder.path + "/whole.bundle"
    _ = try tenants.submit(intoBundle: whole)
    let bytes = try Data(contentsOf: URL(filePath: whole))
    let header = try #require(bytes.firstRange(of: Data("\n\n".utf8))).upperBound
    var damaged = [header, header + 4, header + 13, bytes.count / 2, bytes.count - 1].map { bytes.prefix($0) }
    var changed = bytes
    changed[(header + bytes.count) / 2] ^= 0x55
    damaged.append(changed)
    let (editors, file) = (clone("editors", of: "editors"), folder.path + "/damaged.bundle")
    for bytes in damaged {
      try bytes.write(to: URL(filePath: file))
      #expect(throws: TransportError(.damagedBundle, at: file), "\(bytes.count) bytes") {
        try editors.collect(CollectWish(files: [file], isOffline: true))
      }
      #expect(try git(editors, "for-each-ref", "refs/beraad") == "")
    }
    #expect(
      try editors.collect(CollectWish(files: [whole], isOffline: true)).branches.map(\.taken.count) == [1])
  }

  @Test func `without the host, what is at hand is collected, and it is said`() throws {
    let tenants = try join("tenants", as: "tenants")
    try comment(tenants)
    _ = try tenants.submit(to: nil)
    let editors = clone("editors", of: "editors")
    _ = try editors.sync()
    try FileManager.default.moveItem(atPath: host.path, toPath: folder.path + "/away")
    let collected = try editors.collect(CollectWish())
    #expect(collected.branches.map(\.taken.count) == [1] && collected.trouble != nil)
  }

  @Test func `what holds no workspace is not joined, and leaves nothing behind`() throws {
    let other = try TemporaryRepository()
    try other.commit(["a.md": "One.\n"])
    var outside = clone("x", of: "tenants")
    outside.directory = folder.path
    #expect(throws: (any Error).self) { try outside.join(other.path, in: "x") }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
    #expect(throws: TransportError.self) { try outside.join(folder.path + "/nothing.git", in: nil) }
    #expect(throws: Refusal.self) { try outside.join(host.path, in: "editors") }
  }

  @Test(arguments: [true, false])
  func `of several that join into one folder one wins, and the others refuse by name`(
    _ isThere: Bool
  ) async throws {
    if isThere {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/same", withIntermediateDirectories: false)
    }
    let context = {
      var context = clone("same", of: "tenants"); context.directory = folder.path; return context
    }()
    let refusals = await withTaskGroup(of: (any Error)?.self) { group in
      for _ in 0..<4 {
        group.addTask {
          do {
            _ = try context.join(host.path, in: "same")
            return nil
          } catch {
            return error
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(refusals.count { $0 == nil } == 1)
    for case let error? in refusals {
      let said = (error as? Refusal)?.explanation.message ?? ""
      #expect(said.contains(folder.path + "/same"), "\(error)")
    }
    let made = clone("same", of: "tenants")
    #expect(try git(made, "status", "--porcelain") == "" && git(made, "fsck").isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(try left.sorted() == ["editors", "same"] && made.status().alliance == "Alliance")
  }

  @Test(arguments: ["--mirror", "--bare"])
  func `of a copy of the host nobody says what the host does not have`(kind: String) throws {
    let tenants = try join("tenants", as: "tenants")
    #expect(try tenants.statusHere().unsent != nil)
    _ = try git(tenants, "clone", "--quiet", kind, host.path, folder.path + "/mirror")
    let mirror = clone("mirror", of: "editors")
    #expect(try mirror.statusHere().unsent == nil)
    #expect(try mirror.sync().unsent.isEmpty)
  }

  @Test func `status says that main here is behind what was fetched`() throws {
    let (editors, tenants) = (clone("editors", of: "editors"), try join("tenants", as: "tenants"))
    #expect(try tenants.statusHere().unfinished.isEmpty)
    try edit(editors, "More of it.\n")
    _ = try editors.submit(to: nil)
    _ = try git(tenants, "fetch", "--quiet")
    #expect(try tenants.statusHere().unfinished.map(\.english).contains { $0.hasSuffix("with: beraad sync") })
    _ = try tenants.sync()
    #expect(try tenants.statusHere().unfinished.isEmpty)
  }

  @Test func `records of others are news, by paper, partner and kind`() throws {
    let (tenants, carers) = (try join("tenants", as: "tenants"), try join("carers", as: "carers"))
    try comment(tenants)
    try comment(tenants, on: "soon")
    _ = try tenants.submit(to: nil)
    let news = try carers.sync().news
    #expect(
      news.records.map { "\($0.paper) \($0.partner) \($0.kind) \($0.ids.count)" } == [
        "housing tenants comment 2"
      ])
    #expect(try carers.sync().news.isEmpty, "once told, it is no news")
    _ = try clone("editors", of: "editors").collect(CollectWish(sends: true))
    #expect(try carers.sync().news.isEmpty, "collecting makes nothing new")
  }

  @Test func `a branch called partners on the host is said by name, and its remedy works`() throws {
    let tenants = try join("tenants", as: "tenants")
    try host.git("branch", "partners", "main")
    try comment(tenants)
    let error = try #require(throws: TransportError.self) { try tenants.submit(to: nil) }
    #expect(error.explanation.message.contains("branch called 'partners'"), "\(error.explanation)")
    let hint = try #require(error.explanation.hints.first?.firstRange(of: ": "))
    let command = String(try #require(error.explanation.hints.first)[hint.upperBound...])
    try Command.run(
      ["sh", "-c", command], in: tenants.directory,
      environment: TemporaryRepository.environment(home: host.home))
    #expect(try tenants.submit(to: nil).branches == ["partners/tenants"])
  }

  @Test func `what a clone remembers of a branch called partners is forgotten by the hint`() throws {
    let (tenants, carers) = (try join("tenants", as: "tenants"), try join("carers", as: "carers"))
    try host.git("branch", "partners", "main")
    _ = try git(carers, "fetch", "--quiet")
    try host.git("branch", "--move", "partners", "old")
    try comment(tenants)
    _ = try tenants.submit(to: nil)
    let error = try #require(throws: TransportError.self) { try carers.sync() }
    #expect(error.explanation.message.contains("partners"), "\(error.explanation)")
    let hint = try #require(error.explanation.hints.first?.firstRange(of: ": "))
    let command = String(try #require(error.explanation.hints.first)[hint.upperBound...])
    try Command.run(
      ["sh", "-c", command], in: carers.directory,
      environment: TemporaryRepository.environment(home: host.home))
    #expect(try carers.sync().news.records.map(\.partner) == ["tenants"])
  }

  @Test func `records of one's own on main are no change of the draft`() throws {
    let tenants = try join("tenants", as: "tenants")
    try comment(tenants)
    _ = try git(tenants, "merge", "--quiet", "--ff-only", "partners/tenants")
    try comment(tenants, on: "soon")
    let synced = try tenants.sync()
    #expect(synced.kept == nil && synced.main == .same)
    _ = try tenants.submit(to: nil)
    _ = try clone("editors", of: "editors").collect(CollectWish(sends: true))
    #expect(try tenants.sync().main == .forward)
    #expect(try git(tenants, "rev-parse", "main") == host.git("rev-parse", "main"))
  }
}
