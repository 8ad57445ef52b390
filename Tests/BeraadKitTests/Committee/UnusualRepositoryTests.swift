import Deliberation
import Foundation
import Git
import TestSupport
import Testing

@testable import BeraadKit

/// States of a repository in which plain git has something under way, or keeps it in a form of its own: what is recorded
/// there stays recorded, and what cannot be is refused with a reason, and found by `doctor`.
@Suite struct UnusualRepositoryTests {
  private static let counts = "board,item,stickers\nworries,rent,9\n"

  private func findings(_ hall: Assembly) throws -> [String] {
    try hall.as("board").examine(mends: false).findings.map { "\($0.what) \($0.advice)" }
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

  @Test func `a partial clone says that it is one, and what brings the rest`() throws {
    let hall = try Assembly.open()
    let changed = Assembly.sticker().replacing("What?", with: "Why?")
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
}
