import Deliberation
import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

@testable import BeraadKit

/// Several who write main at once: every one that was told "done" is there, and nobody is told so of what is not.
@Suite struct TogetherTests {
  let hall: Assembly

  init() throws { hall = try Assembly() }

  /// Runs acts at once, each in a thread of its own, and says which of them were done.
  private func atOnce(_ acts: [@Sendable () throws -> Void]) -> [Bool] {
    let done = Mutex(Array(repeating: false, count: acts.count))
    let (gate, group) = (DispatchSemaphore(value: 0), DispatchGroup())
    for (index, act) in acts.enumerated() {
      group.enter()
      Thread.detachNewThread {
        gate.wait()
        if (try? act()) != nil { done.withLock { $0[index] = true } }
        group.leave()
      }
    }
    for _ in acts { gate.signal() }
    group.wait()
    return done.withLock { $0 }
  }

  @Test func `partners that are added at once are all on the roster`() throws {
    let board = hall.as("board")
    let names = (1...6).map { "partner-\($0)" }
    let done = atOnce(
      names.map { name in
        { _ = try board.addPartner(name, name: name, kind: nil, region: nil, roles: [], person: "p1") }
      })
    #expect(!done.contains(false))
    #expect(Set(try board.partners().map(\.id.description)).isSuperset(of: names))
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }

  @Test func `of several who begin one paper at once one began it`() throws {
    let board = hall.as("board")
    let done = atOnce(
      (1...4).map { number in
        {
          _ = try board.newPaper(
            "care", title: "Care \(number)", kind: .manifesto, language: nil, adopting: nil)
        }
      })
    #expect(done.count { $0 } == 1)
    let title = "Care \(try #require(done.firstIndex(of: true)) + 1)"
    #expect(try hall.repository.read("papers/care/paper.md").contains("title: \(title)\n"))
  }

  @Test func `a definition is not changed beside the opening that froze it`() throws {
    for _ in 0..<6 {
      let hall = try Assembly()
      let board = hall.as("board")
      let other = Array(Assembly.sticker().replacing("What?", with: "Why?").utf8)
      _ = atOnce([
        { _ = try board.openPoll(Assembly.course) },
        { _ = try board.newPoll(Assembly.course, definition: other) },
      ])
      let checks = try board.verify(nil, since: nil, files: nil).checks
      #expect(checks.filter { !$0.ok }.map(\.detail) == [])
      #expect(try hall.repository.git("status", "--porcelain") == "")
    }
  }

  /// Whichever comes first: words that nobody adopted any more are never put in.
  @Test func `a rejection beside a merge leaves a chain that verifies`() throws {
    for _ in 0..<4 {
      let hall = try Assembly()
      let board = hall.as("board")
      let id = try hall.amend("soon", "before 2030", by: "tenants")
      try hall.collect()
      _ = try board.decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
      let done = atOnce([
        { _ = try board.decide([id], .rejected, because: "No.", poll: nil, dryRun: false) },
        { _ = try board.merge("housing", accepting: .all) },
      ])
      let isMerged = try hall.repository.read("papers/housing/paper.md").contains("before 2030")
      #expect(done[1])
      #expect(done[0] != isMerged, "rejected or merged, never both")
      let checks = try board.verify(nil, since: nil, files: nil).checks
      #expect(checks.filter { !$0.ok }.map(\.detail) == [])
    }
  }

  @Test func `a plan that people looked at is applied to the main that they saw, or not at all`() throws {
    let board = hall.as("board")
    let id = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    _ = try board.decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    let plan = try board.planMerge("housing")
    #expect(plan.outcome { _ in true }.steps.map(\.state) == ["would-merge"])
    _ = try board.addPartner("late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    let before = try hall.everything
    #expect(throws: MainMoved.self) {
      try board.merge("housing", accepting: .these(["\(id)/1"]), on: plan.commit)
    }
    #expect(try hall.everything == before)
    let again = try board.planMerge("housing")
    #expect(
      try board.merge("housing", accepting: .these(["\(id)/1"]), on: again.commit).steps.map(\.state)
        == ["merged"])
  }
}
