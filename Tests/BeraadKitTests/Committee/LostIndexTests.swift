import Deliberation
import Foundation
import Git
import TestSupport
import Testing

@testable import BeraadKit

/// An index that is gone, what is staged as taken away, a clone that git takes for bare, and files in the place of folders: one
/// sentence each, with what helps, and `doctor` names it.
@Suite struct LostIndexTests {
  private func findings(_ hall: Assembly) throws -> [String] {
    try hall.as("board").examine(mends: false).findings.map { "\($0.what.english) \($0.advice.english)" }
  }

  private func add(to hall: Assembly) throws {
    _ = try hall.as("board").addPartner("late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
  }

  /// Does what stands behind `with: ` or `remedy: `.
  private func type(_ said: String, in hall: Assembly) throws {
    let command = try #require(said.split(separator: ": ").last.map(String.init))
    try Command.run(
      ["sh", "-c", command], in: hall.repository.path,
      environment: TemporaryRepository.environment(home: hall.repository.home))
  }

  @Test func `a lost index stops every writer of main, and comes back by what is said`() throws {
    let hall = try Assembly()
    _ = try hall.as("tenants").comment(
      on: "housing", quote: "a roof", nth: nil, intent: .remark, text: "Hm.")
    try FileManager.default.removeItem(atPath: hall.repository.path + "/.git/index")
    let said = try hall.refusal { try add(to: hall) }
    #expect(said.contains(".git/index is not there") && said.contains("nothing was written"), "\(said)")
    #expect(try hall.refusal { try hall.collect() } == said)
    let found = try findings(hall)
    #expect(
      found.count { $0.contains(".git/index is not there") && $0.contains("git reset") } == 1, "\(found)")
    #expect(!found.contains { $0.contains("staged as taken away") }, "\(found)")
    try type(said, in: hall)
    try add(to: hall)
    try hall.collect()
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }

  @Test func `verify and doctor say of a lost index how it comes back, and nothing that would hide the loss`()
    throws
  {
    let hall = try Assembly()
    _ = try hall.as("tenants").comment(
      on: "housing", quote: "a roof", nth: nil, intent: .remark, text: "Hm.")
    try hall.collect()
    try FileManager.default.removeItem(atPath: hall.repository.path + "/.git/index")
    let check = try #require(
      try hall.as("board").verify(nil, since: nil, files: nil).checks.first {
        $0.name == "housing: work tree"
      })
    #expect(
      check.waits && check.detail.contains("git reset") && !check.detail.contains("restore"), "\(check)")
    #expect(try !findings(hall).contains { $0.contains("restore") })
  }

  /// The branch began where main had a file there, and main has none by now.
  @Test(arguments: ["papers/housing/comments", "papers/housing/comments/tenants"])
  func `a partner writes on once a file in the place of a folder is put aside`(_ path: String) throws {
    let hall = try Assembly()
    try hall.repository.commit([path: "mine"])
    _ = try hall.amend("soon", "before 2030", by: "tenants")
    func comment() throws {
      _ = try hall.as("tenants").comment(
        on: "housing", quote: "a roof", nth: nil, intent: .remark, text: "Hm.")
    }
    #expect(try hall.refusal { try comment() }.contains("cannot be both a file and a folder"))
    try type(try #require(try findings(hall).first { $0.hasPrefix("\(path) is no folder") }), in: hall)
    try comment()
    try hall.collect()
    #expect(try hall.as("board").verify(nil, since: nil, files: nil).ok)
    #expect(try hall.repository.git("ls-files", "papers/housing/comments/tenants").contains(".json"))
  }

  @Test func `a draft that is staged as taken away is named, and what is said brings it back`() throws {
    let hall = try Assembly()
    try hall.repository.git("rm", "--quiet", "--cached", "papers/housing/paper.md")
    let found = try #require(try findings(hall).first { $0.contains("staged as taken away") })
    #expect(found.hasPrefix("papers/housing/paper.md"))
    try type(found, in: hall)
    #expect(try !findings(hall).contains { $0.contains("staged as taken away") })
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }

  @Test func `of a draft that is staged as taken away it is said that revise takes it`() throws {
    let hall = try Assembly()
    try hall.repository.git("rm", "--quiet", "--cached", "papers/housing/paper.md", "reviewers.json")
    let found = try findings(hall).filter { $0.contains("staged as taken away") }
    #expect(
      found.map { $0.contains("what would change it but `beraad revise` is refused") } == [false, true])
    try hall.repository.git("reset", "--quiet", "--", "reviewers.json")
    try hall.repository.write(Assembly.draft + "\nMore.\n", to: "papers/housing/paper.md")
    _ = try hall.as("board").revise("housing", because: "More.")
    #expect(try !findings(hall).contains { $0.contains("staged as taken away") })
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }

  /// To git, that is an index without anything in it.
  @Test func `all that is staged as taken away is named, and each comes back by what is said`() throws {
    let hall = try Assembly()
    try hall.repository.git("rm", "-r", "--quiet", "--cached", ".")
    #expect(try hall.refusal { try add(to: hall) }.contains("reviewers.json was taken away or renamed"))
    let found = try findings(hall).filter { $0.contains("staged as taken away") }
    #expect(
      found.map { $0.prefix { $0 != " " } } == ["reviewers.json", "papers/housing/paper.md"], "\(found)")
    for line in found { try type(line, in: hall) }
    #expect(try !findings(hall).contains { $0.contains("staged as taken away") })
    try add(to: hall)
  }

  @Test func `in a clone without files nothing is staged as taken away`() throws {
    let hall = try Assembly()
    let other = hall.repository.surroundings + "/without-files"
    try hall.repository.git("clone", "--quiet", "--no-checkout", hall.repository.path, other)
    let context = Context(
      directory: other, environment: [:], now: { Instant(seconds: 1_700_000_000) }, actingAs: "board")
    #expect(try !context.examine(mends: false).findings.contains { $0.what.contains("staged as taken away") })
  }

  @Test func `a clone that git takes for bare is told otherwise`() throws {
    let hall = try Assembly()
    try hall.repository.git("config", "core.bare", "true")
    let error = try #require(throws: GitError.self) { try add(to: hall) }
    #expect(error.explanation.message.contains("core.bare is true"))
    let found = try findings(hall).filter { $0.contains("core.bare is true") }
    #expect(found.count == 1)
    try type(error.explanation.hints.first ?? "", in: hall)
    try add(to: hall)
    #expect(try hall.repository.git("status", "--porcelain") == "")
    // A host never had a work tree: it is bare by right.
    let host = hall.repository.surroundings + "/host/.git"
    try hall.repository.git("clone", "--quiet", "--bare", hall.repository.path, host)
    #expect(try Repository.open(at: host).refusalOfBareClone == nil)
  }

  @Test func `a file in the place of the folder of comments is named, and goes by what is said`() throws {
    let hall = try Assembly()
    _ = try hall.as("tenants").comment(
      on: "housing", quote: "a roof", nth: nil, intent: .remark, text: "Hm.")
    // The name that it would go to is taken.
    try hall.repository.commit([
      "papers/housing/comments": "mine", "papers/housing/comments.aside": "of before",
    ])
    let said = try hall.refusal { try hall.collect() }
    #expect(said.contains("cannot be both a file and a folder; nothing was written"), "\(said)")
    let found = try #require(
      try findings(hall).first { $0.hasPrefix("papers/housing/comments is no folder") })
    try type(found, in: hall)
    #expect(try !findings(hall).contains { $0.contains("is no folder") })
    try hall.collect()
    let aside = try hall.repository.git("ls-files", "--others", "papers/housing").trimmingWhitespace
    #expect(try hall.repository.read(aside) == "mine")
    #expect(try hall.repository.read("papers/housing/comments.aside") == "of before")
    #expect(try hall.repository.git("ls-files", "papers/housing/comments").contains(".json"))
  }

  @Test func `a file that is on no branch in the place of a folder is named, and goes by what is said`()
    throws
  {
    let hall = try Assembly()
    try hall.repository.write("mine", to: "papers/housing/decisions")
    let found = try #require(
      try findings(hall).first { $0.hasPrefix("papers/housing/decisions is no folder") })
    try type(found, in: hall)
    #expect(try !findings(hall).contains { $0.contains("is no folder") })
    #expect(try !hall.repository.git("status", "--porcelain").contains("D "))
  }

  /// Where no folder of records ever comes, a file is in nobody's way.
  @Test(arguments: [
    "comments/README", "comments/notes", "amendments/tenants/LICENSE", "decisions/Makefile",
    "polls/LICENSE", "polls/course/notes", "polls/course/votes/nobody", "editions/README", "editions/0",
  ]) func `a file in nobody's way is not named`(_ name: String) throws {
    let hall = try Assembly()
    try hall.repository.commit(["papers/housing/\(name)": "mine"])
    #expect(try !findings(hall).contains { $0.contains("is no folder") })
  }

  @Test(arguments: [
    "amendments/carers", "comments/tenants/0a", "decisions", "polls/next", "polls/course/votes",
    "polls/course/votes/tenants", "polls/course/meetings/leeds", "polls/course/items", "editions/1",
  ]) func `a file in the place of a folder is named`(_ name: String) throws {
    let hall = try Assembly()
    try hall.repository.commit(["papers/housing/\(name)": "mine"])
    let path = "papers/housing/\(name)"
    try type(try #require(try findings(hall).first { $0.hasPrefix("\(path) is no folder") }), in: hall)
    #expect(try !findings(hall).contains { $0.contains("is no folder") })
  }

  @Test func `an index without a checksum is said once, in words`() throws {
    let hall = try Assembly()
    let path = hall.repository.path + "/.git/index"
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes.replaceSubrange((bytes.count - 20)..<bytes.count, with: Data(count: 20))
    try bytes.write(to: URL(filePath: path))
    let found = try findings(hall)
    #expect(found.count { $0.contains("has no checksum") } == 1, "\(found)")
    #expect(!found.contains { $0.contains("Git could not do it") }, "\(found)")
  }

  @Test func `a work tree that is set elsewhere and is not there is named, and found again by what is said`()
    throws
  {
    let hall = try Assembly()
    try hall.repository.git("config", "core.worktree", "/nonexistent")
    for verb in [
      { _ = try hall.as("board").status() },
      { _ = try hall.as("board").makeWorkspace(at: hall.repository.path, name: "X", language: .english) },
    ] {
      let error = try #require(throws: GitError.self) { try verb() }
      #expect(error.explanation.message.contains("/nonexistent (core.worktree), which is not there"))
      #expect(error.remedy == "git --git-dir=.git config --unset core.worktree")
    }
    try type(": git --git-dir=.git config --unset core.worktree", in: hall)
    try add(to: hall)
  }

  @Test func `from a folder of the work tree it is named too, with what helps from there`() throws {
    let hall = try Assembly()
    try hall.repository.git("config", "core.worktree", "/nonexistent")
    let folder = hall.repository.path + "/papers/housing"
    let context = Context(
      directory: folder, environment: [:], now: { Instant(seconds: 1_700_000_000) }, actingAs: "board")
    let error = try #require(throws: GitError.self) { _ = try context.status() }
    #expect(error.explanation.message.contains("/nonexistent (core.worktree), which is not there"))
    // Beyond a ceiling nobody looks.
    let beyond = try #require(throws: GitError.self) {
      _ = try Repository.discover(from: folder, ceiling: [hall.repository.path])
    }
    #expect(beyond.kind == .notFound)
    try Command.run(
      ["sh", "-c", try #require(error.remedy)], in: folder,
      environment: TemporaryRepository.environment(home: hall.repository.home))
    #expect(try context.status().papers.map(\.paper) == ["housing"])
  }

  @Test func `a repository of SHA-256 is named, and where to begin instead`() throws {
    let hall = try Assembly()
    let folder = hall.repository.surroundings + "/other"
    try hall.repository.git("init", "--quiet", "--object-format=sha256", folder)
    let error = try #require(throws: GitError.self) { _ = try Repository.discover(from: folder) }
    #expect(error.explanation.message.contains("SHA-256"))
    #expect(error.explanation.hints == ["the remedy: git init --object-format=sha1 ANOTHER-FOLDER"])
  }

  @Test func `a question that was deleted and not committed comes back by what is said`() throws {
    let hall = try Assembly()
    let path = "papers/housing/polls/course/poll.json"
    try FileManager.default.removeItem(atPath: "\(hall.repository.path)/\(path)")
    let said = try hall.refusal { _ = try hall.as("board").openPoll(Assembly.course) }
    try type(said, in: hall)
    _ = try hall.as("board").openPoll(Assembly.course)
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }
}
