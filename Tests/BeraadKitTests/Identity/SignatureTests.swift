import BeraadKit
import Deliberation
import Foundation
import Storage
import TestSupport
import Testing

/// What is signed counts, what is not is set aside and named, and nothing on the branch itself can change that.
@Suite struct SignatureTests {
  let signed: SignedAlliance
  var repository: TemporaryRepository { signed.repository }

  init() throws { signed = try SignedAlliance() }

  @Test func `a signed record is taken, and git says the same`() throws {
    try signed.comment(signed.tenants, with: signed.tenantsKey)
    #expect(try signed.collect() == [])
    let verdict = try signed.verdict()
    #expect(verdict.ok && verdict.detail.contains("Of 1 record of partners: 1 signed by the partner"))
    _ = try signed.editors.examine(mends: true)
    let said = try repository.git("log", "--format=%G? %GS %s", "main")
    #expect(said.contains("G p1@tenants.beraad.invalid comment:"))
    #expect(said.contains("G p1@editors.beraad.invalid collect:"))
  }

  @Test func `a record that plain git committed without a signature is set aside everywhere`() throws {
    let id = try signed.comment(signed.tenants, with: signed.tenantsKey)
    try unsign("partners/tenants")
    let list = try signed.editors.comments(on: "housing")
    #expect(list.rows.isEmpty && list.problems.contains { $0.contains(id) && $0.contains("is not signed") })
    let refused = try signed.collect()
    #expect(refused.count == 1 && refused[0].contains("\(id).json") && refused[0].contains("is not signed"))
    #expect(try signed.verdict().ok)
  }

  @Test func `what is not signed is answered by nobody, also where its id is known`() throws {
    let id = try signed.comment(signed.tenants, with: signed.tenantsKey)
    try unsign("partners/tenants")
    try signed.use(signed.editorsKey)
    for act in [
      { _ = try signed.editors.reply(to: id, text: "We regret that.") },
      { _ = try signed.editors.story(of: id) },
    ] as [() throws -> Void] {
      let refusal = #expect(throws: Refusal.self, performing: act)
      #expect(refusal?.explanation.message.hasPrefix("There is no") == true)
      #expect(refusal?.explanation.causes.first?.contains("is not signed") == true)
      #expect(refusal?.explanation.hints == [])
    }
  }

  @Test func `a signature that was made over another commit is a forgery`() throws {
    try signed.comment(signed.tenants, with: signed.tenantsKey)
    let text = try repository.git("cat-file", "commit", "partners/tenants")
    try forge("partners/tenants", text.replacingOccurrences(of: "1768478400", with: "1768478401"))
    #expect(try signed.collect().first?.contains("has a signature that does not hold") == true)
  }

  @Test func `two signatures in one commit are none`() throws {
    try signed.comment(signed.tenants, with: signed.tenantsKey)
    let text = try repository.git("cat-file", "commit", "partners/tenants")
    let header = text.components(separatedBy: "\n\n")[0]
    let signature = header.components(separatedBy: "gpgsig ")[1]
    let doubled = text.replacingOccurrences(of: header, with: header + "\ngpgsig " + signature)
    try forge("partners/tenants", doubled)
    #expect(try signed.collect().isEmpty == false)
  }

  @Test func `a key that only the branch names is nobody's`() throws {
    let stranger = try SigningKey()
    try signed.use(stranger)
    let error = #expect(throws: Refusal.self) { try signed.comment(signed.tenants, with: stranger) }
    #expect(error?.explanation.message.contains("which main does not name") == true)
    // Whoever has another program writes it all the same, and the key beside it.
    try signed.comment(signed.tenants, with: signed.tenantsKey)
    let roster = try repository.git("show", "main:reviewers.json")
      .replacingOccurrences(of: signed.tenantsKey.bare, with: stranger.bare)
    let blob = try write(roster)
    let index = ["GIT_INDEX_FILE": repository.surroundings + "/index"]
    try repository.git("read-tree", "partners/tenants", environment: index)
    try repository.git("update-index", "--cacheinfo", "100644,\(blob),reviewers.json", environment: index)
    let tree = try repository.git("write-tree", environment: index).trimmingCharacters(
      in: .whitespacesAndNewlines)
    try signed.use(stranger)
    try signed.plainCommit(on: "partners/tenants", tree: tree, parent: "main", options: ["-S"])
    let refused = try signed.collect()
    #expect(refused.contains { $0.contains("which is no key of tenants on main") })
    #expect(refused.contains { $0.contains("reviewers.json was changed") })
  }

  @Test func `one partner's key does not sign for another`() throws {
    try signed.comment(signed.tenants, with: signed.tenantsKey)
    let tree = try repository.revision("partners/tenants^{tree}")
    try signed.use(signed.editorsKey)
    try signed.plainCommit(on: "partners/tenants", tree: tree, parent: "main", options: ["-S"])
    #expect(try signed.collect().first?.contains("which is no key of tenants on main") == true)
  }

  @Test func `a revoked key keeps what main has, and brings nothing more, whatever date it bears`() throws {
    try signed.comment(signed.tenants, with: signed.tenantsKey)
    #expect(try signed.collect() == [])
    try signed.comment(signed.tenants, with: signed.tenantsKey, on: "soon", "On an old base.")
    try signed.use(signed.editorsKey)
    _ = try signed.editors.revokeKey(signed.tenantsKey.line, of: "tenants")
    #expect(try signed.collect().count == 1)
    let verdict = try signed.verdict()
    #expect(verdict.ok && verdict.detail.contains("1 signed by the partner"))
    let row = try #require(try signed.editors.keys(of: "tenants").first)
    #expect(row.until != nil)
    let error = #expect(throws: Refusal.self) {
      try signed.editors.addKey(signed.tenantsKey.line, of: "carers")
    }
    #expect(error?.explanation.message.contains("revoked it") == true)
    _ = try signed.editors.examine(mends: true)
    let known = try repository.read(".git/beraad/allowed_signers")
    #expect(known.contains(#"namespaces="git",valid-before="20260115120000Z" "# + signed.tenantsKey.bare))
  }

  @Test func `a record that was signed before main named the key counts once it does`() throws {
    let optional = try SignedAlliance(requiring: .optional)
    let new = try SigningKey()
    try optional.repository.git("config", "commit.gpgsign", "true")
    try optional.comment(optional.tenants, with: new)
    try optional.use(optional.editorsKey)
    _ = try optional.editors.addKey(new.line, of: "tenants")
    _ = try optional.editors.setSignatures(.required)
    let verdict = try optional.verdict()
    #expect(verdict.ok && verdict.detail.contains("1 signed by the partner"), "\(verdict)")
  }

  // MARK: Doors

  @Test func `a door acts for its partners, and says so`() throws {
    try signed.comment(signed.carers, with: signed.doorKey)
    #expect(try signed.collect() == [])
    #expect(try signed.verdict().detail.contains("1 by way of the alliance's door"))
    #expect(
      try repository.git("log", "-1", "--format=%(trailers:key=Via,valueonly)", "partners/carers").hasPrefix(
        "web"))
    let page = try signed.editors.render("housing", to: repository.surroundings + "/page").page
    let text = try String(contentsOfFile: page, encoding: .utf8)
    #expect(text.contains("This alliance asks for a digital signature under every record."))
    #expect(text.contains("1 by way of the alliance’s door"))
  }

  @Test func `a door beyond its partners, and one that does not say so, count for nothing`() throws {
    var tenants = signed.tenants
    tenants.door = Slug("web")
    try signed.comment(tenants, with: signed.doorKey)
    #expect(try signed.collect().first?.contains("the door 'web', which is not open to tenants") == true)
    let id = try signed.comment(signed.carers, with: signed.doorKey)
    let tree = try repository.revision("partners/carers^{tree}")
    try signed.use(signed.doorKey)
    try signed.plainCommit(on: "partners/carers", tree: tree, parent: "main", options: ["-S"])
    #expect(try signed.collect().contains { $0.contains(id) && $0.contains("does not say so") })
  }

  // MARK: Main

  @Test func `a commit of main without a signature is named by verify`() throws {
    try repository.commit(["notes.md": "Plain.\n"])
    let verdict = try signed.verdict()
    #expect(!verdict.ok && verdict.detail.contains("of main was made by nobody who has a role"))
  }

  @Test func `the committee cannot write in a partner's name`() throws {
    let id = try signed.comment(signed.tenants, with: signed.tenantsKey)
    let path = try #require(
      try repository.git("ls-tree", "-r", "--name-only", "partners/tenants").split(separator: "\n")
        .first { $0.contains(id) })
    let text = try repository.git("show", "partners/tenants:\(path)")
    try repository.git("branch", "-D", "partners/tenants")
    try repository.write(text, to: String(path))
    try signed.use(signed.editorsKey)
    try repository.git("add", "--all")
    let who = [
      "GIT_COMMITTER_NAME": "Editors", "GIT_COMMITTER_EMAIL": "p1@editors.beraad.invalid",
    ]
    try repository.git("commit", "-q", "-S", "-m", "A record", environment: who)
    let verdict = try signed.verdict()
    #expect(verdict.detail.contains("1 vouched for by the committee alone"), "\(verdict)")
  }

  /// An author has a role, may write main, and gives itself no other.
  @Test func `who may do what is the committee's to say`() throws {
    let key = try SigningKey()
    try signed.use(signed.editorsKey)
    _ = try signed.editors.addPartner(
      "writer", name: "Writer", kind: nil, region: nil, roles: [.author], person: "p1")
    _ = try signed.editors.addKey(key.line, of: "writer")
    #expect(try signed.verdict().ok)
    let roster = try repository.read("reviewers.json")
    try repository.write(
      roster.replacingOccurrences(of: #""roles": ["author"]"#, with: #""roles": ["committee"]"#),
      to: "reviewers.json")
    try signed.use(key)
    let who = ["GIT_COMMITTER_NAME": "Writer", "GIT_COMMITTER_EMAIL": "p1@writer.beraad.invalid"]
    try repository.git("commit", "-q", "-a", "-S", "-m", "I decide", environment: who)
    let verdict = try signed.verdict()
    #expect(!verdict.ok && verdict.detail.contains("which is the committee's to do"))
  }

  @Test func `without a way to sign nothing is recorded, and nobody asks for signatures`() throws {
    try repository.git("config", "--unset", "user.signingkey")
    let before = try repository.git("for-each-ref")
    #expect(throws: Refusal.self) {
      try signed.tenants.comment(on: "housing", quote: "soon", nth: nil, intent: .remark, text: "Now?")
    }
    #expect(throws: Refusal.self) { try signed.editors.setSignatures(.optional) }
    #expect(try repository.git("for-each-ref") == before)
    let plain = try Alliance()
    let error = #expect(throws: Refusal.self) { try plain.editors.setSignatures(.required) }
    #expect(error?.explanation.message.contains("not set to sign") == true)
  }

  @Test func `the last key of a committee is not revoked`() throws {
    try signed.use(signed.editorsKey)
    let error = #expect(throws: Refusal.self) {
      try signed.editors.revokeKey(signed.editorsKey.line, of: "editors")
    }
    #expect(error?.explanation.message.contains("last key") == true)
  }

  // MARK: What is kept

  @Test func `what was found about signatures may be deleted, cut or changed`() throws {
    try signed.comment(signed.tenants, with: signed.tenantsKey)
    #expect(try signed.collect() == [])
    let verdict = try signed.verdict()
    let path = repository.path + "/.git/beraad/signatures"
    let kept = try Data(contentsOf: URL(fileURLWithPath: path))
    var random = SplitMix(seed: 11)
    for _ in 0..<40 {
      var touched = kept
      let place = Int.random(in: 0..<touched.count, using: &random)
      if Bool.random(using: &random) { touched[place] ^= 0x55 } else { touched.removeSubrange(place...) }
      try touched.write(to: URL(fileURLWithPath: path))
      #expect(try signed.verdict() == verdict, "seed 11, byte \(place)")
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(try signed.verdict() == verdict)
  }

  // MARK: What a hostile hand does

  /// Takes the signature out of the commit of a branch.
  private func unsign(_ branch: String) throws {
    let lines = try repository.git("cat-file", "commit", branch).components(separatedBy: "\n")
    var isIn = false
    let rest = lines.filter { line in
      isIn = line.hasPrefix("gpgsig") || isIn && line.hasPrefix(" ")
      return !isIn
    }
    try forge(branch, rest.joined(separator: "\n"))
  }

  private func forge(_ branch: String, _ text: String) throws {
    let commit = try repository.git(["hash-object", "-t", "commit", "-w", "--stdin"], input: text)
    try repository.git(
      "update-ref", "refs/heads/\(branch)", commit.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  private func write(_ text: String) throws -> String {
    try repository.git(["hash-object", "-w", "--stdin"], input: text).trimmingCharacters(
      in: .whitespacesAndNewlines)
  }
}
