import Deliberation
import Foundation
import ObjectIDs
import Prose
import Storage
import TestSupport

/// A way to be hostile, by name.
struct HostileClass: Sendable {
  /// Also the partner's id.
  let name: String
  /// What `collect` has to say of the branch; empty where it takes all of it.
  let words: String
  let make: @Sendable (HostileBranch) throws -> Void

  init(_ name: String, _ words: String, _ make: @escaping @Sendable (HostileBranch) throws -> Void) {
    (self.name, self.words, self.make) = (name, words, make)
  }

  static let all = names + files + trees + objects + contents + votes + histories + references

  // MARK: Whose it is

  static let names = [
    HostileClass("forged-partner", "in the name of tenants") { branch in
      try branch.add([branch.sealed(branch.comment(), by: "tenants")])
    },
    HostileClass("forged-folder", "belongs at") { branch in
      let record = try branch.sealed(branch.comment())
      let path = Layout.path(of: record).replacingOccurrences(of: branch.partner, with: "tenants")
      try branch.add([(path, RecordCoding.encode(record))])
    },
    HostileClass("unknown-paper", "which main does not have") { branch in
      try branch.add([branch.sealed(branch.comment(), paper: "none")])
    },
    HostileClass("decides", "the committee's to record") { branch in
      let target = try branch.honest
      try branch.add([
        branch.sealed(
          .decision(Decision(targets: [Target(target)], outcome: .adopted, reason: "I", poll: nil)))
      ])
    },
    HostileClass("opens", "the committee's to record") { branch in
      let blob = try HostileBranch.id(branch.draftBlob)
      let me = try HostileBranch.slug(branch.partner)
      try branch.add([
        branch.sealed(
          .opening(Opening(poll: try HostileBranch.slug("loon"), definition: blob, electorate: [me: 1_000])))
      ])
    },
    HostileClass("publishes", "the committee's to record") { branch in
      let commit = try HostileBranch.id(branch.main)
      try branch.add([
        branch.sealed(.edition(Edition(number: 1, commit: commit, tool: "0", files: ["paper.md": "0"])))
      ])
    },
    HostileClass("sets-a-question", "poll.json") { branch in
      try branch.add([("papers/housing/polls/mine/poll.json", Array("{}".utf8))])
    },
  ]

  // MARK: Files

  static let files = [
    HostileClass("changes-the-draft", "paper.md was changed") {
      try $0.add([("papers/housing/paper.md", [65])])
    },
    HostileClass("changes-the-roster", "reviewers.json was changed") {
      try $0.add([("reviewers.json", [65])])
    },
    HostileClass("begins-a-paper", "paper.md") { try $0.add([("papers/mine/paper.md", [65])]) },
    HostileClass("deletes", "was deleted") { branch in
      let files: [(mode: String, path: String, id: String?)] = [("", "papers/housing/paper.md", nil)]
      try branch.point(to: branch.commit(branch.tree(of: branch.main, setting: files)))
    },
    HostileClass("attributes", ".gitattributes") {
      try $0.add([(".gitattributes", Array("* merge=evil\n".utf8))])
    },
    HostileClass("modules", ".gitmodules") {
      try $0.add([(".gitmodules", Array("[submodule \"x\"]\n".utf8))])
    },
    HostileClass("a-hosts-orders", ".github/workflows/x.yml") {
      try $0.add([(".github/workflows/x.yml", [65])])
    },
    HostileClass("link", "not a plain file") { branch in
      try branch.add([(branch.path(), Array("/etc/passwd".utf8))], mode: "120000")
    },
    HostileClass("program", "not a plain file") { branch in
      let record = try branch.sealed(branch.comment())
      try branch.add([(Layout.path(of: record), RecordCoding.encode(record))], mode: "100755")
    },
    HostileClass("submodule", "not a plain file") { branch in
      let files = [(mode: "160000", path: branch.path(), id: Optional(branch.main))]
      try branch.point(to: branch.commit(branch.tree(of: branch.main, setting: files)))
    },
    HostileClass("twin-by-case", "Papers/") { branch in
      let record = try branch.sealed(branch.comment())
      try branch.add([("P" + Layout.path(of: record).dropFirst(), RecordCoding.encode(record))])
    },
    HostileClass("twin-by-unicode", "papers/h") { branch in
      try branch.add([("papers/h\u{6f}\u{308}using/x.json", [65]), ("papers/h\u{f6}using/x.json", [65])])
    },
    HostileClass("windows-name", "aux.json") { branch in try branch.add([(branch.path("aux.json"), [65])]) },
    HostileClass("trailing-dot", "x.json.") { branch in try branch.add([(branch.path("x.json."), [65])]) },
    HostileClass("escapes", "\\u{1b}") { branch in try branch.add([(branch.path("\u{1B}[2Jx.json"), [65])]) },
    HostileClass("backslash", "x.json") { branch in try branch.add([(branch.path("a\\..\\x.json"), [65])]) },
    HostileClass("resurrects", "a partner's branch only adds records") { branch in
      try branch.add([(branch.honestPath, Array("{}".utf8))])
    },
  ]

  // MARK: Trees that git does not make

  static let trees = [
    HostileClass("dot-dot", "no file may have") { branch in
      let blob = try branch.blob("x")
      let folder = try branch.tree([("100644", "..", blob), ("100644", ".git", blob)])
      try branch.point(
        to: branch.commit(branch.graft(folder, at: "papers/housing/comments/\(branch.partner)")))
    },
    HostileClass("slash-in-a-name", "no file may have") { branch in
      let folder = try branch.tree([("100644", "../../x", branch.blob("x"))])
      try branch.point(
        to: branch.commit(branch.graft(folder, at: "papers/housing/comments/\(branch.partner)")))
    },
    HostileClass("twice-in-a-tree", "stands there twice") { branch in
      let record = try branch.sealed(branch.comment())
      let blob = try branch.object("blob", RecordCoding.encode(record))
      let name = "\(record.id).json"
      let folder = try branch.tree([("100644", name, blob), ("100644", name, branch.blob("y"))])
      let place = "papers/housing/comments/\(branch.partner)/\(record.id.fan)"
      try branch.point(to: branch.commit(branch.graft(folder, at: place)))
    },
    HostileClass("unsorted", "git's order") { branch in
      let blob = try branch.blob("x")
      let folder = try branch.tree([("100644", "b.json", blob), ("100644", "a.json", blob)])
      try branch.point(
        to: branch.commit(branch.graft(folder, at: "papers/housing/comments/\(branch.partner)")))
    },
    HostileClass("broken-tree", "damaged") { branch in
      let folder = try branch.object("tree", Array("100644 x".utf8))
      try branch.point(
        to: branch.commit(branch.graft(folder, at: "papers/housing/comments/\(branch.partner)")))
    },
    HostileClass("tree-is-a-blob", "cannot be read") { branch in
      let folder = try branch.blob("x")
      try branch.point(
        to: branch.commit(branch.graft(folder, at: "papers/housing/comments/\(branch.partner)")))
    },
    HostileClass("blob-is-a-tree", "not a plain file") { branch in
      let tree = try branch.tree([("100644", "x", branch.blob("x"))])
      try branch.point(to: branch.commit(branch.graft(tree, mode: "100644", at: branch.path())))
    },
    HostileClass("deep", "deeper than") { branch in
      var tree = try branch.tree([("100644", "x", branch.blob("x"))])
      for _ in 0..<400 { tree = try branch.tree([("40000", "d", tree)]) }
      try branch.point(to: branch.commit(branch.graft(tree, at: "papers/housing/comments/\(branch.partner)")))
    },
    HostileClass("a-tree-of-millions", "more than is read") { branch in
      let blob = try branch.blob("x")
      var tree = try branch.tree((0..<10).map { ("100644", "x\($0).json", blob) })
      for _ in 0..<9 { tree = try branch.tree((0..<10).map { [tree] in ("40000", "d\($0)", tree) }) }
      try branch.point(to: branch.commit(branch.graft(tree, at: "papers/housing/comments/\(branch.partner)")))
    },
  ]

  // MARK: Objects that are missing or too much

  static let objects = [
    HostileClass("missing-blob", "cannot be read") { branch in
      let record = try branch.sealed(branch.comment())
      try branch.add([record])
      try branch.lose(branch.object("blob", RecordCoding.encode(record)))
    },
    HostileClass("short-blob", "cannot be read") { branch in
      let record = try branch.sealed(branch.comment(String(repeating: "Long enough to be cut. ", count: 99)))
      try branch.add([record])
      try branch.truncate(branch.object("blob", RecordCoding.encode(record)))
    },
    HostileClass("missing-tree", "cannot be read") { branch in
      try branch.add([branch.sealed(branch.comment())])
      let id = try branch.repository.git(
        "rev-parse", "\(branch.reference):papers/housing/comments/\(branch.partner)"
      ).trimmed
      try branch.lose(id)
    },
    HostileClass("short-tree", "cannot be read") { branch in
      try branch.add([branch.sealed(branch.comment())])
      let id = try branch.repository.git("rev-parse", "\(branch.reference):papers/housing").trimmed
      try branch.truncate(id)
    },
    HostileClass("large-blob", "has 50000000 bytes") { branch in
      try branch.add([(branch.path(), [UInt8](repeating: 32, count: 50_000_000))])
    },
    HostileClass("json-bomb", "bytes: a record has at most") { branch in
      let bomb = Array("{\"a\":[".utf8) + [UInt8](repeating: UInt8(ascii: "["), count: 100_000_000)
      try branch.add([(branch.path(), bomb)])
    },
    HostileClass("nested", "nested deeper") { branch in
      try branch.add([(branch.path(), [UInt8](repeating: UInt8(ascii: "["), count: 900_000))])
    },
  ]

  // MARK: What a record says

  static let contents = [
    HostileClass("empty-file", "is not JSON") { try $0.add([($0.path(), [])]) },
    HostileClass("empty-comment", "says nothing") { try $0.add([$0.sealed($0.comment("  \n"))]) },
    HostileClass("changed-after", "was changed after it was written") { branch in
      let record = try branch.sealed(branch.comment("Before"))
      let text = String(decoding: RecordCoding.encode(record), as: UTF8.self)
      try branch.add([
        (Layout.path(of: record), Array(text.replacingOccurrences(of: "Before", with: "After!").utf8))
      ])
    },
    HostileClass("anchor-beyond", "points at other words") { branch in
      let blob = try HostileBranch.id(branch.draftBlob)
      let anchor = Anchor(quote: "abc", prefix: "", suffix: "", range: 999_997..<1_000_000, blob: blob)
      try branch.add([branch.sealed(branch.comment(anchor: anchor))])
    },
    HostileClass("anchor-in-a-letter", "points at other words") { branch in
      let whole = try branch.anchor("é")
      let start = whole.range.lowerBound + 1
      let anchor = Anchor(quote: "?", prefix: "", suffix: "", range: start..<start + 1, blob: whole.blob)
      try branch.add([branch.sealed(branch.comment(anchor: anchor))])
    },
    HostileClass("anchor-on-a-commit", "which is no text") { branch in
      let commit = try HostileBranch.id(branch.main)
      let anchor = Anchor(quote: "abc", prefix: "", suffix: "", range: 0..<3, blob: commit)
      try branch.add([branch.sealed(branch.comment(anchor: anchor))])
    },
    HostileClass("base-missing", "neither main nor its branch has") { branch in
      try branch.add([branch.sealed(.amendment(branch.amendment(on: String(repeating: "5", count: 40))))])
    },
    HostileClass("base-is-a-commit", "which is no text") { branch in
      try branch.add([branch.sealed(.amendment(branch.amendment(on: branch.main)))])
    },
    HostileClass("base-is-a-tree", "which is no text") { branch in
      let tree = try branch.repository.git("rev-parse", "\(branch.main)^{tree}").trimmed
      try branch.add([branch.sealed(.amendment(branch.amendment(on: tree)))])
    },
    HostileClass("hunk-beyond", "does not read as hunk 1") { branch in
      let body = try branch.amendment(
        on: branch.draftBlob, [Hunk(range: 99_999..<100_000, old: "x", new: "y")])
      try branch.add([branch.sealed(.amendment(body))])
    },
    HostileClass("hunks-overlap", "does not come behind") { branch in
      let hunks = [Hunk(range: 0..<3, old: "---", new: "x"), Hunk(range: 1..<2, old: "-", new: "y")]
      try branch.add([branch.sealed(.amendment(branch.amendment(on: branch.draftBlob, hunks)))])
    },
    HostileClass("seen-is-a-blob", "which is no commit") { branch in
      try branch.add([branch.sealed(branch.comment(), seen: branch.draftBlob)])
    },
    // A rebase leaves such behind: no fault.
    HostileClass("seen-nowhere", "") { branch in
      try branch.add([branch.sealed(branch.comment(), seen: String(repeating: "7", count: 40))])
    },
    HostileClass("reply-circle", "was changed after it was written") { branch in
      let ids = ["a", "b"].map { "r" + String(repeating: $0, count: 32) }
      let files = try zip(ids, ids.reversed()).map { id, other -> (String, [UInt8]) in
        guard let to = RecordID(other) else { throw CocoaError(.coderInvalidValue) }
        let record = try branch.sealed(.reply(Reply(to: to, text: "Round and round.")))
        let text = String(decoding: RecordCoding.encode(record), as: UTF8.self)
        return (
          "papers/housing/comments/\(branch.partner)/\(id.dropFirst().prefix(2))/\(id).json",
          Array(text.replacingOccurrences(of: record.id.description, with: id).utf8)
        )
      }
      try branch.add(files)
    },
    HostileClass("newer-format", "newer Beraad") { branch in
      try branch.add([(branch.path(), Array("{\"format\":2,\"kind\":\"comment\"}\n".utf8))])
    },
    HostileClass("newer-intent", "newer Beraad") { branch in
      let text = String(decoding: RecordCoding.encode(try branch.sealed(branch.comment())), as: UTF8.self)
      try branch.add([(branch.path(), Array(text.replacingOccurrences(of: "question", with: "wonder").utf8))])
    },
    HostileClass("terminal-text", "") { branch in
      try branch.add([branch.sealed(branch.comment("\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\u{202E}x"))])
    },
  ]

  // MARK: Votes

  static let votes = [
    HostileClass("vote-for-nothing", "There is no alternative") { branch in
      try branch.add([branch.sealed(.vote(branch.vote("loon", .option("nothing"))))])
    },
    HostileClass("vote-with-a-thousand", "does not keep the poll's rules") { branch in
      let (board, item) = (try HostileBranch.slug("bord"), try HostileBranch.slug("een"))
      let stickers = [board: [Slug](repeating: item, count: 1_000)]
      try branch.add([branch.sealed(.vote(branch.vote("muur", .stickers(stickers))))])
    },
    HostileClass("vote-of-a-latecomer", "was not in reviewers.json when the poll") { branch in
      try branch.add([branch.sealed(.vote(branch.vote("loon", .option("wel"))))])
    },
    HostileClass("vote-without-an-opening", "names no opening") { branch in
      let vote = try branch.vote("loon", .option("wel"))
      guard let opening = RecordID("o" + String(repeating: "1", count: 32)) else { return }
      try branch.add([branch.sealed(.vote(Vote(poll: vote.poll, opening: opening, choice: vote.choice)))])
    },
  ]

  // MARK: Histories

  static let histories = [
    HostileClass("no-common-root", "nothing in common with main") { branch in
      let record = try branch.sealed(branch.comment())
      try branch.add([record])
      let tree = try branch.repository.git("rev-parse", "\(branch.reference)^{tree}").trimmed
      try branch.point(to: branch.commit(tree, on: []))
    },
    HostileClass("ten-thousand-parents", "parents") { branch in
      let tree = try branch.repository.git("rev-parse", "\(branch.main)^{tree}").trimmed
      let parents = try (0..<100).map { try branch.commit(tree, message: "\($0)\n") }
      let many = (0..<100).flatMap { _ in parents }
      try branch.point(to: branch.commit(tree, on: [branch.main] + many))
    },
    HostileClass("missing-parent", "The history of partners") { branch in
      let record = try branch.sealed(branch.comment())
      try branch.add([record])
      let tree = try branch.repository.git("rev-parse", "\(branch.reference)^{tree}").trimmed
      try branch.point(to: branch.commit(tree, on: [String(repeating: "9", count: 40)]))
    },
    HostileClass("large-once", "once put") { branch in
      let big = try branch.object("blob", [UInt8](repeating: 66, count: 20_000_000))
      let first = try branch.commit(branch.tree(of: branch.main, setting: [("100644", "big", big)]))
      let record = try branch.sealed(branch.comment("After it"))
      let blob = try branch.object("blob", RecordCoding.encode(record))
      let clean = try branch.tree(of: branch.main, setting: [("100644", Layout.path(of: record), blob)])
      try branch.point(to: branch.commit(clean, on: [first]))
    },
    HostileClass("date-of-no-time", "not as git makes one") { branch in
      let record = try branch.sealed(branch.comment("When?"))
      let blob = try branch.object("blob", RecordCoding.encode(record))
      let tree = try branch.tree(of: branch.main, setting: [("100644", Layout.path(of: record), blob)])
      try branch.point(to: branch.commit(tree, author: "Mallory <m@x> 99999999999999999999999 +0000"))
    },
    HostileClass("date-beyond-numbers", "not as git makes one") { branch in
      let record = try branch.sealed(branch.comment("When at all?"))
      let blob = try branch.object("blob", RecordCoding.encode(record))
      let tree = try branch.tree(of: branch.main, setting: [("100644", Layout.path(of: record), blob)])
      try branch.point(to: branch.commit(tree, author: "Mallory <m@x> 18446744073709551616 +0000"))
    },
    HostileClass("claims-a-decision", "only main's commits may") { branch in
      let record = try branch.sealed(branch.comment("Decided"))
      let blob = try branch.object("blob", RecordCoding.encode(record))
      let tree = try branch.tree(of: branch.main, setting: [("100644", Layout.path(of: record), blob)])
      try branch.point(to: branch.commit(tree, message: "x\n\nDecision: d0\n"))
    },
    HostileClass("anothers-branch", "in the name of tenants") { branch in
      let theirs = try branch.repository.git("rev-parse", "refs/heads/partners/tenants").trimmed
      try branch.point(to: branch.commit("\(theirs)^{tree}".resolved(in: branch), on: [theirs]))
    },
    HostileClass("a-thousand-commits", "") { branch in
      var tip = branch.main
      let tree = try branch.repository.git("rev-parse", "\(branch.main)^{tree}").trimmed
      for number in 0..<50 { tip = try branch.commit(tree, on: [tip], message: "\(number)\n") }
      try branch.point(to: tip)
    },
  ]

  // MARK: References

  static let references = [
    HostileClass("names-a-tree", "is no commit") { branch in
      try branch.point(to: branch.repository.git("rev-parse", "\(branch.main)^{tree}").trimmed)
    },
    HostileClass("names-a-blob", "is no commit") { try $0.point(to: $0.draftBlob) },
    HostileClass("names-a-tag", "is no commit") { branch in
      let text = "object \(branch.main)\ntype commit\ntag x\ntagger M <m@x> 1700000000 +0000\n\nx\n"
      try branch.point(to: branch.object("tag", Array(text.utf8)))
    },
    HostileClass("names-nothing-here", "cannot be read") {
      try $0.point(to: String(repeating: "3", count: 40))
    },
    HostileClass("is-empty", "names nothing") { try $0.point(to: "") },
    HostileClass("tip-is-cut", "cannot be read") { branch in
      let tree = try branch.repository.git("rev-parse", "\(branch.main)^{tree}").trimmed
      let commit = try branch.commit(tree, message: String(repeating: "a long message ", count: 100))
      try branch.truncate(commit)
      try branch.point(to: commit)
    },
    HostileClass("tree-is-missing", "cannot be read") { branch in
      try branch.point(to: branch.commit(String(repeating: "4", count: 40)))
    },
    HostileClass("is-no-commit-inside", "cannot be read") { branch in
      try branch.point(to: branch.object("commit", Array("not a commit".utf8)))
    },
  ]
}

extension String {
  /// The object that this names in a branch's repository.
  fileprivate func resolved(in branch: HostileBranch) throws -> String {
    try branch.repository.git("rev-parse", self).trimmed
  }
}
