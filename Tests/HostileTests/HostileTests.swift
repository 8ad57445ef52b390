import Foundation
import TestSupport
import Testing

/// Whatever stands in a repository, every reading command answers, says what it left out, and loses no honest record; and
/// what `collect` took never turns `verify` against the alliance.
@Suite struct HostileTests {
  @Test func `every class of hostile branch at once`() throws { try hold(HostileClass.all) }

  /// One by one it takes minutes: that is for `make torture`, or for one class by its name.
  @Test func `each class of hostile branch by itself`() throws {
    let settings = ProcessInfo.processInfo.environment
    let wanted =
      settings["BERAAD_HOSTILE"].map { [$0] }
      ?? (settings["BERAAD_TORTURE_SECONDS"] == nil ? ["deep", "date-beyond-numbers"] : [])
    for each in HostileClass.all where wanted.isEmpty || wanted.contains(each.name) { try hold([each]) }
  }

  private func hold(_ classes: [HostileClass]) throws {
    let workspace = try HostileWorkspace(partners: classes.map(\.name))
    let before = try workspace.mainPaths()
    for each in classes { try each.make(workspace.branch(of: each.name)) }
    let what = classes.count == 1 ? classes[0].name : "all"
    try workspace.expectAnswers(what + ", before")
    try expectNames(classes, in: workspace)
    let collected = try workspace.bounded(["collect"])
    #expect([0, 1].contains(collected.code), "\(what): \(collected.complaint.prefix(2_000))")
    try workspace.expectAnswers(what + ", after")
    try expectHonestMain(workspace, before: before, what)
  }

  private func expectNames(_ classes: [HostileClass], in workspace: HostileWorkspace) throws {
    let dry = try workspace.bounded(["collect", "--dry-run", "--json"])
    let status = try workspace.bounded(["status"])
    let said = dry.output.replacingOccurrences(of: "\\/", with: "/") + dry.complaint + status.complaint
    let lines = said.split(whereSeparator: \.isNewline)
    for each in classes where !each.words.isEmpty {
      #expect(
        lines.contains { $0.contains(each.words) },
        "\(each.name): nothing says “\(each.words)”\n\(said.prefix(4_000))")
    }
  }

  /// Main holds what it held, and records; a clone that checks every object takes it.
  private func expectHonestMain(
    _ workspace: HostileWorkspace, before: Set<String>, _ what: String
  ) throws {
    let repository = workspace.repository
    let after = try workspace.mainPaths()
    #expect(before.isSubset(of: after), "\(what): main lost \(before.subtracting(after))")
    for path in after.subtracting(before) {
      let isRecord =
        path.wholeMatch(
          of:
            #/papers/housing/(comments|amendments|polls/[a-z]+/votes)/[a-z0-9-]+/[0-9a-f]{2}/[a-z][0-9a-f]{32}\.json/#
        ) != nil
      #expect(isRecord, "\(what): main has \(path)")
    }
    let clone = repository.surroundings + "/clone"
    try repository.git(
      "-c", "transfer.fsckObjects=true", "-c", "fetch.fsck.badTimezone=error", "clone", "--quiet",
      "--no-local", "--single-branch",
      "--branch", "main", repository.path, clone)
    try repository.git("-C", clone, "fsck", "--strict")
  }
}
