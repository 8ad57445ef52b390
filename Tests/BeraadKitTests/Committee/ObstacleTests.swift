import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadKit

/// What stands in a repository's way is refused in one true sentence with a remedy that works, before anything is written,
/// and `doctor` names it.
@Suite struct ObstacleTests {
  private static let draft = "papers/housing/paper.md"

  private func findings(_ hall: Assembly) throws -> [String] {
    try hall.as("board").examine(mends: false).findings.map { "\($0.what.english) \($0.advice.english)" }
  }

  private func add(_ id: String, to hall: Assembly) throws {
    _ = try hall.as("board").addPartner(id, name: id, kind: nil, region: nil, roles: [], person: "p9")
  }

  private func shell(_ line: String, in repository: TemporaryRepository) throws {
    try Command.run(
      ["sh", "-c", line], in: repository.path,
      environment: TemporaryRepository.environment(home: repository.home))
  }

  /// What a hint says to type, behind its words.
  private func command(in text: String) throws -> String {
    try #require(text.split(separator: ": ").last.map(String.init))
  }

  // MARK: Work trees

  /// main in a linked work tree, whose folder is taken away.
  private func away(isLocked: Bool) throws -> (hall: Assembly, stick: String) {
    let hall = try Assembly()
    let stick = hall.repository.surroundings + "/stick"
    try hall.repository.git("switch", "--quiet", "-c", "other")
    try hall.repository.git("worktree", "add", "--quiet", stick, "main")
    if isLocked { try hall.repository.git("worktree", "lock", stick) }
    // Not beside its place: there it would be found, under another name.
    try FileManager.default.createDirectory(atPath: stick + "-away", withIntermediateDirectories: false)
    try FileManager.default.moveItem(atPath: stick, toPath: stick + "-away/stick")
    return (hall, stick)
  }

  @Test func `main is not moved under a locked work tree whose folder is away`() throws {
    let (hall, stick) = try away(isLocked: true)
    let message = try hall.refusal { try add("late", to: hall) }
    #expect(message.contains(stick) && message.contains("nothing was written"), "\(message)")
    #expect(try findings(hall).contains { $0.contains(stick) && $0.contains("git worktree unlock") })
    // A branch on which it does not stand moves.
    _ = try hall.as("tenants").comment(
      on: "housing", quote: "a roof", nth: nil, intent: .remark, text: "Hm.")
    let before = try hall.repository.revision("main")
    try shell(command(in: message), in: hall.repository)
    try add("late", to: hall)
    #expect(try hall.repository.revision("main") != before)
  }

  @Test func `a locked work tree that is put back follows`() throws {
    let (hall, stick) = try away(isLocked: true)
    _ = try hall.refusal { try add("late", to: hall) }
    try FileManager.default.moveItem(atPath: stick + "-away/stick", toPath: stick)
    try add("late", to: hall)
    #expect(try hall.repository.git("-C", stick, "status", "--porcelain") == "")
  }

  @Test func `a work tree that is gone and not locked stops nobody`() throws {
    let (hall, _) = try away(isLocked: false)
    try add("late", to: hall)
    #expect(try findings(hall).allSatisfy { !$0.contains("worktree") })
  }

  @Test func `what another work tree holds is put aside there`() throws {
    let hall = try Assembly()
    let side = hall.repository.surroundings + "/side"
    try hall.repository.git("worktree", "add", "--quiet", "-b", "side", side)
    let roster = try hall.repository.read("reviewers.json")
    try hall.repository.write(roster.replacing("Carers", with: "Cares"), to: "reviewers.json")
    var board = hall.as("board")
    board.directory = side
    func refused(_ verb: () throws -> Void) throws -> String {
      let error = try #require(throws: (any Error).self) { try verb() }
      let explanation = try #require((error as? any Explained)?.explanation)
      return ([explanation.message] + explanation.hints).joined(separator: " | ")
    }
    let message = try refused {
      _ = try board.addPartner("late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    }
    #expect(message.contains(hall.repository.path), "\(message)")
    try shell("cd '\(side)' && \(command(in: message))", in: hall.repository)
    _ = try board.addPartner("late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    let revising = try refused { _ = try board.revise("housing", because: "x") }
    #expect(revising.contains(hall.repository.path) && !revising.contains("git switch main"), "\(revising)")
  }

  // MARK: What git does to files

  @Test(arguments: [false, true])
  func `a draft that git filters is not touched, and one line makes it plain`(isEncoding: Bool) throws {
    let hall = try Assembly()
    let line = isEncoding ? "*.md working-tree-encoding=UTF-16" : "*.md filter=up"
    try hall.repository.git("config", "filter.up.clean", "sed s/pay/wages/")
    try hall.repository.git("config", "filter.up.smudge", "sed s/wages/pay/")
    try hall.repository.write(line + "\n", to: ".gitattributes")
    try shell("git add .gitattributes && git commit -qm attributes", in: hall.repository)
    try shell("rm \(Self.draft) && git checkout -q -- \(Self.draft)", in: hall.repository)
    #expect(try hall.repository.git("status", "--porcelain") == "")
    let message = try hall.refusal { _ = try hall.as("board").revise("housing", because: "More") }
    let attribute = isEncoding ? "working-tree-encoding=UTF-16" : "filter=up"
    #expect(message.contains(Self.draft) && message.contains(attribute), "\(message)")
    #expect(message.contains("nothing was written"), "\(message)")
    #expect(try findings(hall).contains { $0.contains(Self.draft) && $0.contains(attribute) })
    let id = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    _ = try hall.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    let merging = try hall.refusal { _ = try hall.as("board").merge("housing", accepting: .all) }
    #expect(merging.contains(attribute), "\(merging)")
    try shell(command(in: message), in: hall.repository)
    #expect(try hall.as("board").merge("housing", accepting: .all).steps.map(\.state) == ["merged"])
    #expect(try hall.repository.git("status", "--porcelain") == "")
    #expect(try findings(hall).allSatisfy { !$0.contains(attribute) })
  }

  @Test func `an attribute for which this clone has no program changes nothing`() throws {
    let hall = try Assembly()
    try hall.repository.commit([".gitattributes": "*.md filter=nowhere\n*.json working-tree-encoding=utf-8\n"]
    )
    try hall.repository.write(Assembly.draft + "More.\n", to: Self.draft)
    _ = try hall.as("board").revise("housing", because: "More")
    try add("late", to: hall)
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }

  @Test(arguments: ["", "DIRC no index at all, and no sum either"])
  func `an index that is damaged is named, with what makes it anew`(content: String) throws {
    let hall = try Assembly()
    try hall.repository.write(content, to: ".git/index")
    func refused() throws -> Explanation {
      let error = try #require(throws: (any Error).self) { try add("late", to: hall) }
      return try #require((error as? any Explained)?.explanation)
    }
    let explanation = try refused()
    #expect(explanation.message.contains(".git/index is damaged"), "\(explanation)")
    #expect(try findings(hall).contains { $0.contains(".git/index is damaged") && $0.contains("git reset") })
    try shell(command(in: #require(explanation.hints.first)), in: hall.repository)
    try add("late", to: hall)
    #expect(try hall.repository.git("status", "--porcelain") == "")
  }

  @Test func `a submodule where a paper is to come is named`() throws {
    let hall = try Assembly()
    let commit = try hall.repository.revision("HEAD")
    try hall.repository.git("update-index", "--add", "--cacheinfo", "160000,\(commit),papers/care")
    try hall.repository.git("commit", "--quiet", "--message", "Submodule")
    try FileManager.default.createDirectory(
      atPath: hall.repository.path + "/papers/care", withIntermediateDirectories: true)
    let message = try hall.refusal {
      _ = try hall.as("board").newPaper(
        "care", title: "Care", kind: .manifesto, language: nil, adopting: nil)
    }
    #expect(message.contains("papers/care") && message.contains("submodule"), "\(message)")
  }

  // MARK: Branches and commits

  @Test func `a symbolic reference as a partner's branch is refused, and moves nothing else`() throws {
    let hall = try Assembly()
    try hall.repository.git("symbolic-ref", "refs/heads/partners/tenants", "refs/heads/main")
    let message = try hall.refusal {
      _ = try hall.as("tenants").comment(
        on: "housing", quote: "a roof", nth: nil, intent: .remark, text: "Hm.")
    }
    #expect(message.contains("partners/tenants") && message.contains("main"), "\(message)")
    #expect(
      try findings(hall).contains { $0.contains("partners/tenants") && $0.contains("git symbolic-ref") })
    try shell(command(in: message), in: hall.repository)
    _ = try hall.as("tenants").comment(
      on: "housing", quote: "a roof", nth: nil, intent: .remark, text: "Hm.")
  }

  @Test(arguments: ["1234567890123456789012345678901234567890", "nosuch", ""])
  func `a commit that is expected and not here is named in a sentence`(name: String) throws {
    let hall = try Assembly()
    var board = hall.as("board")
    board.expecting = name
    let message = try hall.refusal {
      _ = try board.addPartner("late", name: "Late", kind: nil, region: nil, roles: [], person: "p9")
    }
    #expect(message.contains("'\(name)'") && !message.contains("Git could not do it"), "\(message)")
  }

  @Test func `a roster that a commit took away is brought back from it, and not made anew`() throws {
    let hall = try Assembly()
    try hall.repository.git("rm", "--quiet", "reviewers.json")
    let slip = try hall.repository.commit(message: "Slip")
    let message = try hall.refusal { _ = try hall.as("board").status() }
    #expect(message.contains(slip.prefix(7)) && !message.contains("beraad init"), "\(message)")
    let refused = try hall.refusal {
      _ = try hall.as("board").makeWorkspace(at: hall.repository.path, name: "Us", language: .english)
    }
    #expect(refused == message)
    #expect(try findings(hall).contains { $0.contains(slip.prefix(7)) })
    try shell(command(in: message), in: hall.repository)
    #expect(try hall.as("board").partners().map(\.id.description).contains("tenants"))
  }

  @Test func `a draft that a commit took away is named with it, and brought back from it`() throws {
    let hall = try Assembly()
    try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    try hall.repository.git("rm", "--quiet", Self.draft)
    let slip = try hall.repository.commit(message: "Slip")
    let board = hall.as("board")
    let status = try board.status()
    let lost = try #require(status.lostPapers.first)
    #expect(status.papers.isEmpty && status.lostPapers.count == 1 && lost.paper == "housing")
    #expect(lost.loss.contains("commit \(slip.prefix(7)) took it away"), "\(lost.loss.english)")
    #expect(try board.isPaper("housing"))
    for verb in [
      { _ = try board.inbox("housing") }, { _ = try board.show("housing") },
      { _ = try board.comments(on: "housing") }, { _ = try board.planMerge("housing") },
    ] as [() throws -> Void] {
      let message = try hall.refusal(verb)
      #expect(message.contains(slip.prefix(7)) && message.contains("git checkout"), "\(message)")
    }
    try shell(command(in: lost.loss.english), in: hall.repository)
    #expect(try board.status().lostPapers.isEmpty)
    #expect(try board.inbox("housing").proposals.count == 1 || board.inbox("housing").clean.count == 1)
    // A name that no paper ever had is unknown.
    #expect(try hall.refusal { _ = try board.inbox("homes") }.contains("There is no paper 'homes'"))
  }

  @Test func `a merge that keeps one side is named while what it took back is gone`() throws {
    let here = try Assembly()
    let id = try here.amend("soon", "before 2030", by: "tenants")
    try here.collect()
    _ = try here.as("board").decide([id], .adopted, because: "Yes.", poll: nil, dryRun: false)
    let there = try Assembly(cloning: here)
    _ = try here.as("board").merge("housing", accepting: .all)
    try add("late", to: here)
    try add("other", to: there)
    #expect(try findings(there).allSatisfy { !$0.contains("takes back") })
    try there.repository.git("fetch", "--quiet", here.repository.path, "main")
    try there.repository.git("merge", "--quiet", "--no-edit", "--strategy=ours", "FETCH_HEAD")
    let found = try there.as("board").examine(mends: false).findings.filter { $0.what.contains("takes back") }
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.what.contains("reviewers.json") == true)
    #expect(found.first?.what.contains(Self.draft) == true)
    let report = try there.as("board").verify(nil, since: nil, files: nil)
    #expect(
      report.checks.contains {
        $0.name == "merges" && $0.waits && $0.detail.hasPrefix(found.first?.what.english ?? "")
      })
    // One put back at a time: both added a partner at one place, which people unite.
    let advice = try #require(found.first?.advice.english).replacing(" 'reviewers.json'", with: "")
      .replacing("'reviewers.json' ", with: "")
    try shell(command(in: advice), in: there.repository)
    #expect(try there.repository.read(Self.draft).contains("before 2030"))
    #expect(
      try findings(there).filter { $0.contains("takes back") }.allSatisfy { !$0.contains(Self.draft) })
    // An ordinary merge takes nothing back.
    let third = try Assembly(cloning: here)
    _ = try third.as("board").newPaper(
      "care", title: "Care", kind: .manifesto, language: nil, adopting: nil)
    try add("later", to: here)
    try third.pull(from: here)
    #expect(try findings(third).allSatisfy { !$0.contains("takes back") })
  }

  @Test func `a branch called partners on a host is found by doctor`() throws {
    let hall = try Assembly()
    let host = try TemporaryRepository(bare: true)
    try hall.repository.git("remote", "add", "host", host.path)
    try hall.repository.git("push", "--quiet", "host", "main:refs/heads/partners")
    try hall.repository.git("fetch", "--quiet", "host")
    let advice = try #require(
      hall.as("board").examine(mends: false).findings.first { $0.what.contains("branch called 'partners'") }?
        .advice)
    try shell(command(in: advice.english), in: hall.repository)
    #expect(try host.git("for-each-ref", "--format=%(refname)") == "refs/heads/old-partners\n")
    #expect(try findings(hall).allSatisfy { !$0.contains("called 'partners'") })
  }

  // MARK: Drafts

  @Test(arguments: [false, true])
  func `a draft that is no text stops its own paper only`(isLink: Bool) throws {
    let hall = try Assembly()
    try hall.repository.commit(["papers/care/paper.md": "---\ntitle: Care\n---\n\nCare for all.\n"])
    if isLink {
      try shell("ln -sf ../../reviewers.json \(Self.draft)", in: hall.repository)
    } else {
      try shell("printf 'caf\\351\\n' >> \(Self.draft)", in: hall.repository)
    }
    try hall.repository.commit(message: "No text")
    let board = hall.as("board")
    let status = try board.status()
    #expect(status.papers.map(\.paper) == ["care"])
    let sentence = isLink ? "is a symbolic link, and no file" : "it is not UTF-8 text"
    #expect(
      status.problems.contains { $0.contains(Self.draft) && $0.contains(sentence) }, "\(status.problems)")
    let report = try board.verify(nil, since: nil, files: nil)
    #expect(report.checks.contains { !$0.ok && $0.name == "housing: draft" && $0.detail.contains(sentence) })
    #expect(report.checks.contains { $0.name == "care: history" })
    #expect(try findings(hall).contains { $0.contains(Self.draft) && $0.contains(sentence) })
    let message = try hall.refusal { _ = try board.show("housing") }
    #expect(message.contains(sentence) && !message.contains("did you mean"), "\(message)")
    _ = try hall.as("tenants").comment(
      on: "care", quote: "Care for all", nth: nil, intent: .remark, text: "Hm.")
    try hall.collect()
  }
}
