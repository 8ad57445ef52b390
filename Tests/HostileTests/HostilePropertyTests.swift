import Deliberation
import Foundation
import ObjectIDs
import Storage
import TestSupport
import Testing

/// Random trees, histories and records on many branches: whatever comes of it, everybody has an answer.
@Suite struct HostilePropertyTests {
  @Test func `random trees and histories hold nobody up`() throws {
    let settings = ProcessInfo.processInfo.environment
    let end = Date(
      timeIntervalSinceNow: TimeInterval(settings["BERAAD_TORTURE_SECONDS"].flatMap(Int.init) ?? 0))
    var seed = settings["BERAAD_SEED"].flatMap(UInt64.init) ?? 7
    repeat {
      var random = SplitMix(seed: seed)
      let names = (0..<12).map { "m\($0)" }
      let workspace = try HostileWorkspace(partners: names)
      for name in names { try Self.fill(workspace.branch(of: name), &random) }
      try workspace.expectAnswers("seed \(seed), before")
      #expect([0, 1].contains(try workspace.bounded(["collect"]).code), "seed \(seed)")
      try workspace.expectAnswers("seed \(seed), after")
      seed += 1
    } while Date() < end
  }

  private static func fill(_ branch: HostileBranch, _ random: inout SplitMix) throws {
    var blobs = [branch.draftBlob, String(repeating: "a", count: 40)]
    var files: [(mode: String, path: String, id: String?)] = []
    for number in 0..<Int.random(in: 1...6, using: &random) {
      let record = try branch.sealed(branch.comment("Number \(number)"))
      var bytes = RecordCoding.encode(record)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let blob = try branch.object("blob", bytes)
      blobs.append(blob)
      files.append(("100644", Layout.path(of: record), blob))
    }
    var trees = [try branch.tree(of: branch.main, setting: files)]
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let places = [
        "papers/housing/comments/\(branch.partner)", "papers/housing", "papers", "x", branch.path(),
      ]
      let tree = try tree(of: blobs + trees, in: branch, &random)
      let mode = ["40000", "100644", "120000", "160000", "100755"].randomElement(using: &random) ?? "40000"
      trees.append(try branch.graft(tree, mode: mode, at: places.randomElement(using: &random) ?? "x"))
    }
    var commits = [branch.main]
    for tree in trees.shuffled(using: &random) {
      let parents = (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
        (commits + blobs).randomElement(using: &random)
      }
      commits.append(try branch.commit(tree, on: parents))
    }
    try branch.point(to: commits.randomElement(using: &random) ?? branch.main)
  }

  /// A tree of random entries: in any order, some of them twice, some under names that no file may have.
  private static func tree(of ids: [String], in branch: HostileBranch, _ random: inout SplitMix) throws
    -> String
  {
    let names = [
      "..", ".git", "a", "a", "b.json", "papers", "\u{1B}[2J", "c\\d", "comments", branch.partner, "",
    ]
    let modes = ["40000", "100644", "100755", "120000", "160000", "7", ""]
    return try branch.tree(
      (0..<Int.random(in: 0...8, using: &random)).map { _ in
        (
          modes.randomElement(using: &random) ?? "", names.randomElement(using: &random) ?? "",
          ids.randomElement(using: &random) ?? ""
        )
      })
  }
}
