import Deliberation
import Foundation
import ObjectIDs
import TestSupport
import Testing

@testable import BeraadKit

/// What comes from a partner's branch, and what stays there: whoever wrote it, and with whatever tool.
@Suite struct CollectTests {
  let alliance: Alliance
  /// A work tree of the tenants' branch, in which a hostile or careless hand works.
  let theirs: String

  init() throws {
    alliance = try Alliance()
    _ = try alliance.tenants.comment(
      on: "housing", quote: "affordable homes", nth: nil, intent: .remark, text: "For whom?")
    theirs = alliance.repository.surroundings + "/theirs"
    try alliance.repository.git("worktree", "add", "--quiet", theirs, "partners/tenants")
  }

  /// Runs a script in the tenants' work tree and commits whatever it left.
  private func tamper(_ script: String) throws {
    let environment = TemporaryRepository.environment(home: alliance.repository.home)
    try Command.run(
      ["sh", "-c", "set -e; \(script); git add --all; git commit --quiet -m tampered"], in: theirs,
      environment: environment)
  }

  private func collect(dryRun: Bool = false) throws -> (tenants: Collected.Branch, commit: ObjectID?) {
    let collection = try alliance.editors.collect(CollectWish(isDryRun: dryRun))
    return (try #require(collection.branches.first { $0.partner == "tenants" }), collection.commit)
  }

  @Test func `what is right is taken in one commit, and the branch becomes part of main's history`() throws {
    let id = try alliance.amend("soon", to: "before 2030")
    let (tenants, commit) = try collect()
    #expect(tenants.refused == [])
    #expect(tenants.taken.count == 2 && tenants.taken.contains { $0.hasSuffix("\(id).json") })
    let repository = alliance.repository
    #expect(try repository.git("log", "-1", "--format=%H %P", "main").contains(commit?.hex ?? "none"))
    #expect(try repository.git("merge-base", "--is-ancestor", "partners/tenants", "main") == "")
    #expect(try repository.git("status", "--porcelain") == "")
    #expect(try collect().commit == nil, "a second time there is nothing to take")
  }

  @Test func `a dry run takes nothing`() throws {
    let main = try alliance.repository.revision("main")
    let (tenants, commit) = try collect(dryRun: true)
    #expect(tenants.taken.count == 1 && commit == nil)
    #expect(try alliance.repository.revision("main") == main)
  }

  @Test(arguments: [
    ("echo more >> papers/housing/paper.md", "papers/housing/paper.md was changed"),
    ("git rm --quiet papers/housing/paper.md", "papers/housing/paper.md was deleted"),
    ("sed -i s/committee/steward/ reviewers.json", "reviewers.json was changed"),
    ("echo hello > notes.md", "notes.md is no record"),
    ("f=$(git ls-files '*/c*.json'); mkdir -p x; cp $f x/", "x/c"),
    (
      "f=$(git ls-files '*/c*.json'); d=$(dirname $f | sed s/tenants/carers/); mkdir -p $d; cp $f $d/",
      "comments/carers/"
    ),
    (
      "f=$(git ls-files '*/c*.json'); ln -s /etc/passwd $(dirname $f)/c00000000000000000000000000000000.json",
      "is not a plain file"
    ),
    (
      "f=$(git ls-files '*/c*.json'); sed 's/For whom/By whom/' $f > $(dirname $f)/c00000000000000000000000000000000.json",
      "was changed after it was written"
    ),
    (
      "f=$(git ls-files '*/c*.json'); sed 's/\"format\":1/\"format\":2/' $f > $(dirname $f)/c00000000000000000000000000000000.json",
      "has format 2"
    ),
    (
      "f=$(git ls-files '*/c*.json'); head -c 2000000 /dev/zero > $(dirname $f)/c00000000000000000000000000000000.json",
      "has 2000000 bytes"
    ),
    ("cp $(git ls-files '*/c*.json') x.json; chmod +x x.json", "x.json is no record"),
  ])
  func `what is wrong stays, and what stands beside it is taken`(script: String, reason: String) throws {
    try tamper(script)
    let (tenants, _) = try collect()
    #expect(tenants.taken.count == 1, "the comment from before")
    #expect(tenants.refused.contains { $0.contains(reason) }, "\(tenants.refused)")
    let changed = try alliance.repository.git("diff", "--name-status", "main^", "main").split(separator: "\n")
    #expect(changed.count == 1 && changed[0].hasPrefix("A\tpapers/housing/comments/tenants/"))
    #expect(try alliance.repository.git("status", "--porcelain") == "")
  }

  @Test func `one bad partner blocks nobody`() throws {
    try tamper("echo more >> papers/housing/paper.md")
    _ = try alliance.carers.comment(on: "housing", quote: "soon", nth: nil, intent: .question, text: "When?")
    let collection = try alliance.editors.collect(CollectWish(isDryRun: false))
    #expect(
      Dictionary(uniqueKeysWithValues: collection.branches.map { ($0.partner, $0.taken.count) }) == [
        "carers": 1, "tenants": 1,
      ])
    #expect(collection.branches.map(\.refused.isEmpty) == [true, false])
  }

  @Test func `a branch in the name of nobody is named`() throws {
    try alliance.repository.git("branch", "partners/stranger", "partners/tenants")
    let stranger = try alliance.editors.collect(CollectWish(isDryRun: false)).branches.first {
      $0.partner == "stranger"
    }
    #expect(stranger?.taken == [])
    #expect(
      stranger?.refused.map(\.english) == ["The branch partners/stranger is of nobody in reviewers.json."])
  }

  @Test func `a record in the name of another partner, in its folder, is refused`() throws {
    _ = try alliance.carers.comment(on: "housing", quote: "soon", nth: nil, intent: .question, text: "When?")
    try tamper("git checkout --quiet partners/carers -- papers/housing/comments/carers")
    try alliance.repository.git("branch", "--quiet", "-D", "partners/carers")
    let (tenants, _) = try collect()
    #expect(tenants.taken.count == 1)
    #expect(
      tenants.refused.contains { $0.contains("is written in the name of carers") }, "\(tenants.refused)")
  }

  @Test func `only the committee collects`() throws {
    let refusal = #expect(throws: Refusal.self) { try alliance.tenants.collect(CollectWish(isDryRun: false)) }
    #expect(refusal?.explanation.message.contains("may not collect") == true)
  }

  /// Whoever deletes a record on their own branch wants it taken back.
  @Test(arguments: [true, false])
  func `a record that its partner deleted after it was collected is named with what takes it back`(
    _ withdraws: Bool
  ) throws {
    let hall = try Assembly()
    let id = try hall.amend("soon", "before 2030", by: "tenants")
    try hall.collect()
    try hall.repository.git("switch", "--quiet", "partners/tenants")
    try hall.repository.git("rm", "--quiet", "papers/housing/amendments/tenants/*/\(id)*.json")
    try hall.repository.git("commit", "--quiet", "-m", "Not this one")
    try hall.repository.git("switch", "--quiet", "main")
    func wrong() throws -> String {
      let branches = try hall.as("board").verify(nil, since: nil, files: nil).checks.filter {
        $0.name == "branches"
      }
      return branches.map(\.detail.english).joined()
    }
    let said = try wrong()
    #expect(said.contains("was deleted") && said.contains("beraad withdraw \(id)"), "\(said)")
    if withdraws {
      _ = try hall.as("tenants").withdraw(id, because: "Not this one.")
    } else {
      _ = try hall.as("tenants").comment(
        on: "housing", quote: "Rents", nth: nil, intent: .remark, text: "Whose?")
    }
    // Any later record puts the deleted one back on the branch.
    let after = try wrong()
    #expect(!after.contains("was deleted"), "\(after)")
    #expect(try hall.as("tenants").leftOut().isEmpty)
    let collected = try hall.as("board").collect(CollectWish())
    #expect(collected.branches.flatMap(\.refused).isEmpty, "\(collected.branches.flatMap(\.refused))")
    let status = try hall.as("tenants").amendments(to: "housing").rows.first?.hunks.map(\.status)
    #expect(status == [withdraws ? "withdrawn" : "open"])
  }
}
