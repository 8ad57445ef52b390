import BeraadKit
import Deliberation
import Foundation
import TestSupport
import Testing

/// An amendment that was made on a state of the draft that this repository lacks: a shallow clone, or a lost object.
@Suite struct MissingBaseTests {
  let alliance: Alliance
  let base: String

  init() throws {
    alliance = try Alliance()
    base = try alliance.repository.revision("main:papers/housing/paper.md")
    _ = try alliance.amend("soon", to: "before 2030")
  }

  private func loseTheBase() throws {
    let draft = try alliance.repository.read("papers/housing/paper.md")
    try alliance.repository.write("An introduction.\n\n" + draft, to: "papers/housing/paper.md")
    _ = try alliance.editors.revise("housing", because: "An introduction")
    let object = "\(base.prefix(2))/\(base.dropFirst(2))"
    try FileManager.default.removeItem(atPath: "\(alliance.repository.path)/.git/objects/\(object)")
  }

  @Test func `it is not collected, and the reason says why`() throws {
    try loseTheBase()
    let collection = try alliance.editors.collect(CollectWish(isDryRun: false))
    let branch = try #require(collection.branches.first { $0.partner == "tenants" })
    #expect(branch.taken == [])
    #expect(
      branch.refused.contains {
        $0.english.contains("a text that is not in this repository: \(base.prefix(7))")
      }
    )
  }

  @Test func `the committee sees it with the reason, and no place is guessed for it`() throws {
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    try loseTheBase()
    let inbox = try alliance.editors.inbox("housing")
    #expect(
      inbox.proposals.map { $0.attention.map(\.code) } == [["main does not have the text it was made on"]])
    #expect(inbox.clean.isEmpty && inbox.contested.isEmpty)
    #expect(try alliance.editors.collisions(of: "housing").pairs.isEmpty)
  }
}
