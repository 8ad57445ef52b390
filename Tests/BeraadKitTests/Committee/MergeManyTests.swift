import Deliberation
import FoundationEssentials
import Git
import TestSupport
import Testing

@testable import BeraadKit
import ObjectIDs

/// What a congress adopts at once.
@Suite struct MergeManyTests {
  let alliance: Alliance

  @Test func `a yes to all is one to what was asked, and not to what waits for that`() throws {
    let path = "papers/housing/paper.md"
    let moved = "Bread costs more than wages do.\n"
    let text =
      try alliance.repository.read(path)
      + "\n# One\n\nAll of us eat.\n\n\(moved)\n# Two\n\nTrams run at night.\n"
    try alliance.repository.write(text, to: path)
    _ = try alliance.editors.revise("housing", because: "More")
    let copy = text.replacing(moved + "\n", with: "").replacing("night.\n", with: "night.\n\n\(moved)")
    let ids = [
      try alliance.tenants.amend("housing", .edited(Array(copy.utf8)), because: "There.", answering: []).id,
      try alliance.amend("costs more", to: "costs much more"),
    ]
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.decide(ids, .adopted, because: "Yes.", poll: nil, dryRun: false)
    let outcome = try alliance.editors.merge("housing", accepting: .all)
    #expect(Set(outcome.steps.map(\.state)) == ["merged", "proposal"] && outcome.needsPeople)
    #expect(try !alliance.editors.merge("housing", accepting: .all).needsPeople)
    #expect(try alliance.repository.read(path).hasSuffix("night.\n\nBread costs much more than wages do.\n"))
    #expect(try alliance.editors.verify("housing", since: nil, files: nil).ok)
  }

  init() throws { alliance = try Alliance() }

  @Test func `many changes at once are a commit each and one pack, and every state of the draft is there`()
    throws
  {
    let path = "papers/housing/paper.md"
    let numbers = 1...15
    let old = numbers.map { "Point \($0) is old.\n\n" }.joined()
    try alliance.repository.write(alliance.repository.read(path) + old, to: path)
    _ = try alliance.editors.revise("housing", because: "Points")
    let ids = try numbers.map { try alliance.amend("Point \($0) is old", to: "Point \($0) is quite new") }
    _ = try alliance.editors.collect(CollectWish(isDryRun: false))
    _ = try alliance.editors.decide(ids, .adopted, because: "Yes.", poll: nil, dryRun: false)
    let before = try alliance.repository.revision("main")
    let outcome = try alliance.editors.merge("housing", accepting: .all)
    #expect(outcome.steps.map(\.state) == numbers.map { _ in "merged" })

    let packs = try FileManager.default.contentsOfDirectory(
      atPath: alliance.repository.path + "/.git/objects/pack")
    #expect(packs.count { $0.hasSuffix(".pack") } == 1)
    let commits = try alliance.repository.git("rev-list", "--reverse", "\(before)..main").split(
      separator: "\n")
    #expect(outcome.steps.map(\.commit?.hex) == commits.map(String.init))
    for (count, commit) in zip(1..., commits) {
      let text = try alliance.repository.git("show", "\(commit):\(path)")
      #expect(text.matches(of: /is quite new/).count == count)
      #expect(text.matches(of: /is old/).count == numbers.count - count)
    }
    #expect(try alliance.repository.git("status", "--porcelain").isEmpty)
    try alliance.repository.git("fsck", "--strict", "--no-dangling")
    #expect(try alliance.editors.verify("housing", since: nil, files: nil).ok)
  }
}
