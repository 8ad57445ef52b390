import Deliberation
import Foundation
import Git
import TestSupport
import Testing

@testable import BeraadKit

/// States of a repository in which plain git has something under way, or keeps it in a form of its own: what is recorded
/// there stays recorded, and what cannot be is refused with a reason, and found by `doctor`.
@Suite struct UnusualRepositoryTests {
  private static let counts = "board,item,stickers\nworries,rent,9\nworries,debt,3\n"

  private func findings(_ hall: Assembly) throws -> [String] {
    try hall.as("board").examine(mends: false).findings.map { "\($0.what.english) \($0.advice.english)" }
  }

  /// A conflict in the draft, as `git merge` leaves it.
  private func conflict(_ hall: Assembly) throws {
    let draft = "papers/housing/paper.md"
    try hall.repository.git("switch", "--quiet", "-c", "side")
    try hall.repository.commit([draft: Assembly.draft.replacing("soon", with: "now")])
    try hall.repository.git("switch", "--quiet", "main")
    try hall.repository.commit([draft: Assembly.draft.replacing("soon", with: "today")])
    #expect(throws: CommandFailure.self) { try hall.repository.git("merge", "--quiet", "side") }
  }

  @Test func `an index that is locked for a moment loses no record to the next commit of all changes`() throws
  {
    let hall = try Assembly.open()
    try hall.repository.write("", to: ".git/index.lock")
    let lock = hall.repository.path + "/.git/index.lock"
    // A thread of its own: those of tasks may all be taken by other tests.
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.3)
      try? FileManager.default.removeItem(atPath: lock)
    }
    _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", Self.counts))
    #expect(try hall.repository.git("status", "--porcelain") == "")
    try hall.repository.write(Assembly.draft + "More.\n", to: "papers/housing/paper.md")
    try hall.repository.git("commit", "--quiet", "--all", "--message", "More")
    #expect(try hall.stickers().people == 10)
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
  }

  @Test func `in the middle of a merge nothing is recorded that its end would take away`() throws {
    let hall = try Assembly()
    try conflict(hall)
    let board = hall.as("board")
    func add() throws {
      _ = try board.addPartner("late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    }
    let message = try hall.refusal(add)
    #expect(message.contains("nothing was written"), "\(message)")
    try hall.repository.write(Assembly.draft, to: "papers/housing/paper.md")
    try hall.repository.commit(message: "resolved")
    try add()
    #expect(try board.partners().map(\.id.description).contains("late"))
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }

  @Test func `a draft that is not merged is not revised, marked as it is or with the marks added as text`()
    throws
  {
    let hall = try Assembly()
    try conflict(hall)
    func revise() throws { _ = try hall.as("board").revise("housing", because: "Done") }
    #expect(try hall.refusal(revise).contains("nothing was written"))
    let text = try hall.repository.read("papers/housing/paper.md")
    try hall.repository.git("merge", "--abort")
    try hall.repository.write(text, to: "papers/housing/paper.md")
    #expect(try hall.refusal(revise).contains("has the marks of a merge conflict that is not settled"))
    try hall.repository.commit(message: "by plain git")
    #expect(
      try findings(hall).contains { $0.contains("papers/housing/paper.md has the marks of a merge conflict") }
    )
  }

  @Test func `a branch called partners leaves no room, and doctor says so`() throws {
    let hall = try Assembly()
    try hall.repository.git("branch", "partners")
    let message = try hall.refusal {
      _ = try hall.as("tenants").comment(
        on: "housing", quote: "a roof", nth: nil, intent: .remark, text: "Hm.")
    }
    #expect(message.contains("partners") && message.contains("nothing was written"), "\(message)")
    #expect(try findings(hall).contains { $0.contains("partners") })
  }

  @Test func `a split index is worked with, or named by the refusal and by doctor`() throws {
    let hall = try Assembly.open()
    try hall.repository.git("update-index", "--split-index")
    let message = try hall.refusal {
      _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", Self.counts))
    }
    #expect(message.contains("split") && message.contains("nothing was written"), "\(message)")
    #expect(try findings(hall).contains { $0.contains("split") })
    try hall.repository.git("update-index", "--no-split-index")
    _ = try hall.as("north").count(in: Assembly.course, people: 10, hall.table("leeds", Self.counts))
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }

  @Test func `a clone whose index git will write without a checksum is named by doctor`() throws {
    let hall = try Assembly.open()
    for (key, value) in [("index.skipHash", "true"), ("feature.manyFiles", "true")] {
      try hall.repository.git("config", key, value)
      #expect(try findings(hall).contains { $0.contains("without a checksum") })
      try hall.repository.git("config", "index.skipHash", "false")
      #expect(try !findings(hall).contains { $0.contains("without a checksum") })
      try hall.repository.git("config", "--unset", "index.skipHash")
    }
  }

  @Test func `a partial clone says that it is one, and what brings the rest`() throws {
    let hall = try Assembly.open()
    let changed = Assembly.sticker().replacing("What?", with: "Why?")
    try hall.repository.git("rm", "-r", "--quiet", "papers/housing/texts")
    try hall.repository.commit(["papers/housing/polls/course/poll.json": changed])
    try hall.repository.git("config", "uploadpack.allowFilter", "true")
    let clone = try TemporaryRepository(
      cloning: "file://" + hall.repository.path, options: ["--filter=blob:none"])
    var board = hall.as("board")
    board.directory = clone.path
    // The definition that was frozen is an older one, which was left out.
    let error = try #require(throws: (any Error).self) { try board.tally(of: Assembly.course) }
    let explanation = try #require((error as? any Explained)?.explanation)
    #expect(explanation.message.contains("partial clone"))
    #expect(explanation.hints.contains { $0.contains("git ") }, "\(explanation.hints)")
  }

  /// What a hint says to type, behind its words.
  private func command(in text: String) throws -> String {
    try #require(text.split(separator: ": ").last.map(String.init))
  }

  private func shell(_ line: String, in repository: TemporaryRepository) throws {
    try Command.run(
      ["sh", "-c", line], in: repository.path,
      environment: TemporaryRepository.environment(home: repository.home))
  }

  @Test func `a draft that may be run stays one, by merge and by revise`() throws {
    let hall = try Assembly()
    let draft = "papers/housing/paper.md"
    try shell("chmod +x \(draft) && git commit -qam executable", in: hall.repository)
    let id = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    _ = try hall.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    #expect(try hall.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    func mode() throws -> Substring { try hall.repository.git("ls-tree", "HEAD", draft).prefix(6) }
    #expect(try mode() == "100755")
    #expect(FileManager.default.isExecutableFile(atPath: "\(hall.repository.path)/\(draft)"))
    try hall.repository.write(Assembly.draft + "More.\n", to: draft)
    _ = try hall.as("board").revise("housing", because: "More")
    #expect(try mode() == "100755")
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }

  @Test func `a draft that a sparse checkout leaves out is compared as its commits have it`() throws {
    let hall = try Assembly()
    let draft = "papers/housing/paper.md"
    try hall.repository.commit([draft: Assembly.draft.replacing("soon", with: "now")])
    try hall.repository.git("sparse-checkout", "set", "other")
    #expect(!FileManager.default.fileExists(atPath: hall.repository.path + "/" + draft))
    let board = hall.as("board")
    #expect(try board.diff("housing", from: "HEAD~1", to: "HEAD").changes.map(\.new) == ["now"])
    #expect(try board.diff("housing", from: nil, to: nil).changes.isEmpty)
    // What was deleted is no more.
    try hall.repository.git("sparse-checkout", "disable")
    try hall.repository.git("rm", "--quiet", draft)
    #expect(
      try hall.refusal { _ = try board.diff("housing", from: nil, to: nil) }.contains(
        "is not in the work tree"))
  }

  @Test func `a draft that a sparse checkout leaves out is brought by what the refusal says`() throws {
    let hall = try Assembly()
    try hall.repository.commit(["other/file": "x"])
    try hall.repository.git("sparse-checkout", "set", "other")
    let message = try hall.refusal { _ = try hall.as("board").revise("housing", because: "More") }
    #expect(
      message
        == "papers/housing/paper.md is left out of this work tree by a sparse checkout; nothing was written. | the remedy: git sparse-checkout add papers/housing"
    )
    try shell(command(in: message), in: hall.repository)
    try hall.repository.write(Assembly.draft + "More.\n", to: "papers/housing/paper.md")
    _ = try hall.as("board").revise("housing", because: "More")
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }

  /// An alliance with a merged amendment, a reply and an edition, and a clone of it.
  private func clone(_ options: [String]) throws -> (
    hall: Assembly, clone: TemporaryRepository, board: Context
  ) {
    let hall = try Assembly.open()
    let id = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    _ = try hall.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    _ = try hall.as("board").merge("housing", accepting: .all)
    _ = try hall.as("board").closePoll(Assembly.course)
    _ = try hall.as("board").publish("housing", edition: 1, to: "../edition", isOffline: true, dryRun: false)
    try hall.repository.git("config", "uploadpack.allowFilter", "true")
    let clone = try TemporaryRepository(cloning: "file://" + hall.repository.path, options: options)
    var board = hall.as("board")
    board.directory = clone.path
    return (hall, clone, board)
  }

  @Test func `a clone without its files is told to check them out`() throws {
    let hall = try Assembly()
    let clone = try TemporaryRepository(cloning: hall.repository.path, options: ["--no-checkout"])
    var board = hall.as("board")
    board.directory = clone.path
    func add() throws {
      _ = try board.addPartner("late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    }
    let error = try #require(throws: GitError.self) { try add() }
    #expect(error.remedy == "git checkout HEAD -- reviewers.json")
    try clone.git("checkout", "HEAD", "--", "reviewers.json")
    try add()
  }

  @Test(arguments: [["--filter=tree:0"], ["--filter=blob:none"], ["--filter=blob:none", "--no-checkout"]])
  func `in a partial clone every verb works, or says in a sentence what to type`(options: [String]) throws {
    let (hall, clone, board) = try clone(options)
    let verbs: [(String, () throws -> Void)] = [
      ("status", { _ = try board.status() }), ("show", { _ = try board.show("housing") }),
      ("inbox", { _ = try board.inbox("housing") }), ("log", { _ = try board.log("housing") }),
      ("verify", { _ = try board.verify(nil, since: nil, files: nil) }),
      ("tally", { _ = try board.tally(of: Assembly.course) }),
      ("attribute", { _ = try board.attribute("papers/housing/paper.md", at: nil) }),
      (
        "comment",
        {
          _ = try board.comment(on: "housing", quote: "a roof", nth: nil, intent: .remark, text: "Hm.")
        }
      ),
      ("collect", { _ = try board.collect(CollectWish(isDryRun: false)) }),
      ("merge", { _ = try board.merge("housing", accepting: .all) }),
      ("revise", { _ = try board.revise("housing", because: "x") }),
      (
        "publish",
        { _ = try board.publish("housing", edition: 2, to: "../second", isOffline: true, dryRun: false) }
      ),
    ]
    var refused: [String] = []
    func tryAll() throws {
      refused = []
      for (name, verb) in verbs {
        do {
          try verb()
        } catch is Refusal {
          continue
        } catch let error as any Explained {
          #expect(error.explanation.message.contains("partial clone"), "\(name): \(error.explanation)")
          #expect(error.explanation.hints.contains { $0.contains("git fetch --refetch origin") }, "\(name)")
          refused.append(name)
        }
      }
    }
    try tryAll()
    #expect(refused.contains("attribute"), "\(refused)")
    let found = try board.examine(mends: false).findings
    let partial = found.filter { $0.what.contains("partial clone") }
    #expect(partial.count == 1, "\(found)")
    try shell(command(in: #require(partial.first?.advice.english)), in: clone)
    if options.count > 1 { try clone.git("checkout", "--quiet", "main") }
    try tryAll()
    #expect(refused == [])
    #expect(try board.examine(mends: false).findings.filter { $0.what.contains("partial clone") }.isEmpty)
    _ = hall
  }

  @Test(arguments: [["--depth=1"], ["--filter=tree:0"]])
  func `a clone that lacks something is one finding, beside what the other looks find`(options: [String])
    throws
  {
    let (hall, clone, board) = try clone(options)
    let marks = "<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n"
    try clone.commit(["papers/housing/paper.md": Assembly.draft + marks])
    try clone.git("update-ref", "refs/heads/partners/strangers", "HEAD")
    try clone.git("branch", "--force", "partners/Bad", "HEAD")
    let found = try board.examine(mends: false).findings.map(\.what)
    let lacking = found.filter { $0.contains("partial clone") || $0.contains("shallow") }
    #expect(lacking.count == 1, "\(found)")
    #expect(found.contains { $0.contains("marks of a merge conflict") }, "\(found)")
    _ = hall
  }

  @Test func `a branch of a bad name on a remote is renamed there by what doctor says`() throws {
    let hall = try Assembly()
    let host = try TemporaryRepository(bare: true)
    try hall.repository.git("remote", "add", "host", host.path)
    try hall.repository.git("push", "--quiet", "host", "main:refs/heads/partners/Tenants")
    try hall.repository.git("fetch", "--quiet", "host")
    let advice = try #require(
      hall.as("board").examine(mends: false).findings.first {
        $0.what.contains("The branch host/partners/Tenants has a name that no partner can have")
      }?.advice)
    try shell(
      command(in: advice.english).replacing("partners/ID", with: "partners/tenants"), in: hall.repository)
    #expect(try host.git("for-each-ref", "--format=%(refname)") == "refs/heads/partners/tenants\n")
    #expect(try findings(hall).allSatisfy { !$0.contains("no partner can have") })
  }

  @Test func `a commit that takes back what was recorded is named, with what puts it back`() throws {
    let hall = try Assembly()
    func add(_ id: String) throws {
      _ = try hall.as("board").addPartner(id, name: id, kind: nil, region: nil, roles: [], person: "p9")
    }
    // What an old index, read before the record came, makes of the next commit.
    try add("late")
    let before = try hall.repository.revision("HEAD~1")
    try shell(
      "git read-tree \(before) && echo mine > notes && git add notes && git commit -qm notes && git reset -q --hard",
      in: hall.repository)
    #expect(try !hall.as("board").partners().map(\.id.description).contains("late"))
    let found = try hall.as("board").examine(mends: false).findings.filter { $0.what.contains("takes back") }
    #expect(found.count == 1)
    #expect(found.first?.what.contains("has reviewers.json as before commit") == true, "\(found)")
    try shell(command(in: #require(found.first?.advice.english)), in: hall.repository)
    #expect(try hall.as("board").partners().map(\.id.description).contains("late"))
    #expect(try findings(hall).allSatisfy { !$0.contains("takes back") })
    // A change of somebody's own takes nothing back.
    try add("later")
    let roster = try hall.repository.read("reviewers.json")
    try hall.repository.commit(["reviewers.json": roster.replacing("\"later\"", with: "\"latest\"")])
    #expect(try findings(hall).allSatisfy { !$0.contains("takes back") })
  }
}
