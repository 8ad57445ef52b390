import BeraadKit
import Deliberation
import Foundation
import TestSupport
import Testing

/// Words that the committee takes out go from every clone that syncs, and nothing else does.
@Suite(.serialized) struct RedactionTests {
  static let slander = "Mrs Vandersteen of number 12 never pays."

  let clones: RedactionClones
  private var editors: Context { clones.editors }
  private var tenants: Context { clones.tenants }
  private var carers: Context { clones.carers }

  init() throws { clones = try RedactionClones() }

  /// The tenants' comment with the words that have to go, on main everywhere.
  private func slander() throws -> String {
    let id = try clones.comment(tenants, Self.slander)
    _ = try tenants.submit(to: nil)
    _ = try editors.collect(CollectWish(sends: true))
    _ = try tenants.sync()
    _ = try carers.sync()
    return id
  }

  @Test func `the words are in no reference and no reflog of any clone that synced, nor at the host`() throws
  {
    let id = try slander()
    let blob = try clones.blob(of: id, in: editors)
    #expect(try clones.has(blob, in: editors) && clones.has(blob, in: tenants))
    let told = try editors.redact([id], because: "It names a tenant.", dryRun: false)
    #expect(told.targets == [id] && told.id.hasPrefix("x"))
    _ = try editors.submit(to: nil)
    #expect(try !clones.has(blob, in: editors))
    #expect(try !clones.hostHas(blob))
    for partner in [tenants, carers] {
      // Nobody has a key here, so a person says that it was meant.
      let asked = try partner.sync()
      #expect(
        asked.main == .setBack && asked.redacted.count == 1
          && asked.redacted[0].contains("It names a tenant."))
      #expect(try clones.has(blob, in: partner))
      let synced = try partner.sync(rewritten: true)
      #expect(synced.main != .setBack && synced.kept == nil && synced.redactedLeft == [])
      #expect(try !clones.has(blob, in: partner))
      #expect(try partner.verify(nil, since: nil, files: nil).ok)
      #expect(try partner.sync().main == .same)
    }
    let story = try tenants.story(of: id)
    #expect(story.text == "[…]" && story.events.contains { $0.kind == "redaction" })
  }

  @Test func `what was counted, decided and credited stays to the byte, but for the words`() throws {
    let id = try slander()
    let amendment = try tenants.amend(
      "housing", .replace(old: "soon", nth: nil, new: "before 2030"), because: Self.slander, answering: []
    ).id
    let other = try clones.comment(carers, "Who pays?")
    for partner in [tenants, carers] { _ = try partner.submit(to: nil) }
    _ = try editors.collect(CollectWish())
    _ = try editors.decide([amendment], .adopted, because: "A date.", poll: nil, dryRun: false)
    _ = try editors.merge("housing", accepting: .all)
    _ = try editors.decide([other], .referred, because: Self.slander, poll: nil, dryRun: false)
    let decision = try #require(try editors.decisions(about: "housing").rows.last?.id)
    let since = try clones.head(of: editors)
    let before = try clones.answers(editors)
    let credits = try clones.credits(editors)
    _ = try editors.redact([id, amendment, decision], because: "It names a tenant.", dryRun: false)
    #expect(try clones.answers(editors).replacingOccurrences(of: "[…]", with: Self.slander) == before)
    #expect(try clones.credits(editors) == credits)
    let checks = try editors.verify(nil, since: since, files: nil)
    #expect(checks.ok, "\(checks.checks.filter { !$0.ok })")
    #expect(checks.checks.contains { $0.detail.contains("3 records were redacted") })
    #expect(try !clones.git(editors, "log", "--format=%B", "main").contains("Vandersteen"))
    // The draft's words came by a commit that has its partner, and its amendment, still.
    #expect(try clones.git(editors, "log", "--format=%B", "main").contains("Amendment: \(amendment)/1"))
  }

  @Test func `records that were made before and after are sent on the new main, and another machine unites`()
    throws
  {
    let laptop = try clones.join("laptop", as: "editors")
    let id = try slander()
    _ = try laptop.sync()
    let before = try clones.comment(tenants, "Written before.")
    _ = try laptop.decide([id], .rejected, because: "Not here.", poll: nil, dryRun: false)
    let blob = try clones.blob(of: id, in: editors)
    _ = try editors.redact([id], because: "It names a tenant.", dryRun: false)
    _ = try editors.submit(to: nil)
    let after = try clones.comment(tenants, "Written after.")
    _ = try tenants.sync(rewritten: true)
    _ = try tenants.submit(to: nil)
    #expect(try !clones.has(blob, in: tenants))
    let united = try laptop.sync(rewritten: true)
    #expect(united.main == .united && united.unsent.commits > 0)
    _ = try laptop.submit(to: nil)
    _ = try editors.sync()
    _ = try editors.collect(CollectWish(sends: true))
    for clone in [editors, laptop, tenants] { _ = try clone.sync() }
    for clone in [editors, laptop, tenants] {
      #expect(try !clones.has(blob, in: clone), "\(clone.directory)")
      let ids = try clone.comments(on: "housing").rows.map(\.id)
      #expect(Set(ids) == Set([id, before, after]))
      #expect(try clone.decisions(about: "housing").rows.count == 1)
      #expect(try clone.verify(nil, since: nil, files: nil).ok)
    }
    #expect(try !clones.hostHas(blob))
  }

  @Test func `a clone that did not sync brings nothing back`() throws {
    let id = try slander()
    let blob = try clones.blob(of: id, in: editors)
    _ = try editors.redact([id], because: "It names a tenant.", dryRun: false)
    _ = try editors.submit(to: nil)
    // On the old main, and sent.
    let late = try clones.comment(tenants, "Late.")
    _ = try tenants.submit(to: nil)
    _ = try editors.collect(CollectWish(sends: true))
    #expect(try editors.comments(on: "housing").rows.contains { $0.id == late && $0.collected })
    #expect(try !clones.git(editors, "rev-list", "--objects", "main").contains(blob))
    #expect(try editors.verify(nil, since: nil, files: nil).ok)
    _ = try tenants.sync(rewritten: true)
    _ = try tenants.submit(to: nil)
    _ = try editors.sync()
    #expect(try !clones.has(blob, in: editors) && !clones.has(blob, in: tenants) && !clones.hostHas(blob))
  }

  @Test(arguments: RedactionClones.Tampering.allCases)
  func `a main with something slipped in beside the redaction is not followed`(
    _ trick: RedactionClones.Tampering
  ) throws {
    let id = try slander()
    _ = try editors.redact([id], because: "It names a tenant.", dryRun: false)
    try clones.tamper(trick, id)
    try clones.git(editors, "push", "--force", "--quiet", "origin", "main")
    let before = try clones.head(of: tenants)
    let synced = try tenants.sync()
    // With nothing slipped in, it is a redaction that waits for a word.
    #expect(synced.main == .setBack && synced.redacted.count == (trick == .nothing ? 1 : 0))
    #expect(try clones.head(of: tenants) == before)
  }

  @Test func `a plain fetch of the new main, and an earlier main, change nothing of it`() throws {
    let id = try slander()
    let blob = try clones.blob(of: id, in: editors)
    let since = try clones.head(of: editors)
    let unsent = try clones.comment(tenants, "Not sent.")
    _ = try editors.redact([id], because: "It names a tenant.", dryRun: false)
    _ = try editors.submit(to: nil)
    try clones.git(tenants, "fetch", "--quiet", "origin")
    #expect(try tenants.sync().main == .setBack)
    let synced = try tenants.sync(rewritten: true)
    #expect(synced.main == .forward && synced.kept == nil && synced.unsent.records == 1)
    _ = try tenants.submit(to: nil)
    #expect(try !clones.has(blob, in: tenants))
    #expect(try tenants.comments(on: "housing").rows.map(\.id).contains(unsent))
    #expect(try tenants.examine(mends: false).findings.isEmpty)
    // Who joins now has never had that commit.
    let late = try clones.join("late", as: "carers")
    #expect(try late.verify(nil, since: since, files: nil).ok)
    #expect(try late.verify(nil, since: String(since.prefix(10)), files: nil).ok)
    #expect(try !clones.has(blob, in: late))
  }

  @Test func `where the committee signs, clones follow unasked, and everybody's signature counts as it did`()
    throws
  {
    let signed = try RedactionClones(signing: true)
    let id = try signed.comment(signed.tenants, Self.slander)
    _ = try signed.tenants.submit(to: nil)
    _ = try signed.editors.collect(CollectWish(sends: true))
    _ = try signed.tenants.sync()
    let unsent = try signed.comment(signed.tenants, "Not sent yet.")
    func signatures(_ context: Context) throws -> String {
      let checks = try context.verify(nil, since: nil, files: nil).checks
      return try #require(checks.first { $0.name == "signatures" }).detail
    }
    let before = try signatures(signed.editors)
    #expect(before.contains("1 signed by the partner"))
    let blob = try signed.blob(of: id, in: signed.editors)
    _ = try signed.editors.redact([id], because: "It names a tenant.", dryRun: false)
    let word = try signatures(signed.editors)
    #expect(word.hasPrefix(before) && word.contains("How 1 of them was signed is the committee's word"))
    _ = try signed.editors.submit(to: nil)
    let synced = try signed.tenants.sync()
    #expect(synced.main == .forward && synced.redacted.count == 1)
    #expect(try signatures(signed.tenants) == word)
    _ = try signed.tenants.submit(to: nil)
    #expect(try !signed.has(blob, in: signed.tenants))
    _ = try signed.editors.collect(CollectWish(sends: true))
    let after = try signed.editors.verify(nil, since: nil, files: nil)
    #expect(after.ok && after.checks.contains { $0.detail.contains("2 signed by the partner") })
    #expect(try signed.editors.comments(on: "housing").rows.contains { $0.id == unsent && $0.collected })
    // Whoever joins later has nothing but what main says.
    let late = try signed.join("late", as: "carers")
    #expect(try late.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `a redaction that somebody without a key of the committee signed is not followed unasked`()
    throws
  {
    let signed = try RedactionClones(signing: true)
    let id = try signed.comment(signed.tenants, Self.slander)
    _ = try signed.tenants.submit(to: nil)
    _ = try signed.editors.collect(CollectWish(sends: true))
    _ = try signed.tenants.sync()
    _ = try signed.editors.redact([id], because: "It names a tenant.", dryRun: false)
    try signed.resign(by: signed.tenantsKey)
    try signed.git(signed.editors, "push", "--force", "--quiet", "origin", "main")
    let synced = try signed.tenants.sync()
    #expect(synced.main == .setBack && synced.redacted.count == 1)
    #expect(
      try signed.git(signed.tenants, "rev-list", "--objects", "main").contains(
        signed.blob(of: id, in: signed.tenants)))
  }

  @Test func `two redactions compose for who syncs once, and redacting a part after the whole is refused`()
    throws
  {
    let first = try slander()
    let second = try clones.comment(carers, "Mr Janssen neither.")
    _ = try carers.submit(to: nil)
    _ = try editors.collect(CollectWish(sends: true))
    _ = try tenants.sync()
    let blobs = try [first, second].map { try clones.blob(of: $0, in: editors) }
    let since = try clones.head(of: editors)
    _ = try editors.redact([first], because: "It names a tenant.", dryRun: false)
    let between = try clones.head(of: editors)
    _ = try clones.comment(editors, "Between the two.")
    _ = try editors.collect(CollectWish())
    _ = try editors.redact([second], because: "It names another.", dryRun: false)
    _ = try editors.submit(to: nil)
    for partner in [tenants, carers] {
      let asked = try partner.sync()
      #expect(asked.main == .setBack && asked.redacted.count == 2)
      _ = try partner.sync(rewritten: true)
      _ = try partner.submit(to: nil)
    }
    for clone in [editors, tenants, carers] {
      _ = try clone.sync()
      #expect(try blobs.allSatisfy { try !clones.has($0, in: clone) }, "\(clone.directory)")
      for commit in [since, between] {
        let checks = try clone.verify(nil, since: commit, files: nil)
        #expect(checks.ok, "\(checks.checks.filter { !$0.ok })")
      }
      #expect(try clone.comments(on: "housing").rows.count == 3)
    }
    #expect(try blobs.allSatisfy { try !clones.hostHas($0) })
  }

  @Test func `what the host got meanwhile is made anew, and united`() throws {
    let laptop = try clones.join("laptop", as: "editors")
    let id = try slander()
    let blob = try clones.blob(of: id, in: editors)
    _ = try laptop.sync()
    _ = try editors.redact([id], because: "It names a tenant.", dryRun: false)
    _ = try laptop.decide([id], .rejected, because: "Not here.", poll: nil, dryRun: false)
    _ = try laptop.submit(to: nil)
    _ = try editors.submit(to: nil)
    #expect(try !clones.hostHas(blob))
    #expect(try editors.decisions(about: "housing").rows.count == 1)
    #expect(try editors.verify(nil, since: nil, files: nil).ok)
    let synced = try laptop.sync(rewritten: true)
    #expect(synced.main == .forward && synced.unsent.isEmpty)
    #expect(try clones.head(of: laptop) == clones.head(of: editors) && !clones.has(blob, in: laptop))
  }

  @Test func `main that was united with what it was by plain git is refused and named`() throws {
    let id = try slander()
    let old = try clones.head(of: editors)
    _ = try editors.redact([id], because: "It names a tenant.", dryRun: false)
    _ = try editors.submit(to: nil)
    let main = try clones.head(of: editors)
    try clones.git(editors, "merge", "--quiet", "-s", "ours", "-m", "Pull", old)
    try clones.git(editors, "push", "--quiet", "origin", "main:refs/heads/trial")
    var host = editors
    host.directory = clones.host.path
    let push = try PushedReference(name: "refs/heads/main", old: main, new: clones.head(of: editors))
    #expect(try host.checkPush([push], by: "editors").first?.contains("may not come back") == true)
    #expect(try !editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `a closed vote comes to the same without the reason of a vote`() throws {
    let end = PollName(paper: "housing", poll: "end")
    let stance =
      #"{"format":1,"kind":"poll","type":"stance","paper":"housing","poll":"end","question":"Agreed?"}"#
    _ = try editors.newPoll(end, definition: Array(stance.utf8))
    _ = try editors.openPoll(end)
    _ = try editors.submit(to: nil)
    _ = try tenants.sync()
    let vote = try tenants.vote(in: end, VoteWish(option: "opposes", reason: Self.slander)).id
    _ = try tenants.submit(to: nil)
    _ = try editors.closePoll(end)
    let closed = try clones.head(of: editors)
    func result() throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return String(decoding: try encoder.encode(editors.tally(of: end).result), as: UTF8.self)
    }
    let before = try result()
    #expect(before.contains("Vandersteen"))
    _ = try editors.redact([vote], because: "It names a tenant.", dryRun: false)
    #expect(try result() == before.replacingOccurrences(of: Self.slander, with: "[…]"))
    let checks = try editors.verify(nil, since: closed, files: nil)
    #expect(checks.ok, "\(checks.checks.filter { !$0.ok })")
    #expect(checks.checks.contains { $0.detail.contains("none of the 1 results that it had has changed") })
  }

  @Test func `what says that it was redacted and no redaction names counts nowhere`() throws {
    let id = try slander()
    _ = try editors.redact([id], because: "It names a tenant.", dryRun: false)
    _ = try editors.submit(to: nil)
    _ = try tenants.sync(rewritten: true)
    _ = try clones.comment(tenants, "Another.")
    try clones.forge(id, on: "partners/tenants", in: tenants)
    try clones.git(tenants, "push", "--quiet", "--force", "origin", "partners/tenants")
    let refused = try editors.collect(CollectWish()).branches.flatMap(\.refused)
    #expect(refused.count == 1 && refused[0].contains("says that it was redacted"))
    #expect(try editors.comments(on: "housing").rows.count == 2)
    try clones.forge(id, on: "main", in: editors)
    let list = try editors.comments(on: "housing")
    #expect(list.rows.count == 2 && list.problems.contains { $0.contains("no redaction names it") })
    #expect(try !editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `an edition that was published before is held against what can be made again`() throws {
    let id = try slander()
    _ = try editors.decide([id], .rejected, because: "Not here.", poll: nil, dryRun: false)
    _ = try editors.publish("housing", edition: 1, to: "edition", dryRun: false)
    _ = try editors.redact([id], because: "It names a tenant.", dryRun: false)
    let verified = try editors.verify(nil, since: nil, files: nil)
    #expect(verified.ok, "\(verified.checks.filter { !$0.ok })")
    let edition = try #require(verified.checks.first { $0.name == "housing: edition 1" })
    #expect(edition.detail.contains("paper.md is a function of commit"))
    #expect(throws: Refusal.self) {
      try editors.publish("housing", edition: 1, to: "again", dryRun: false)
    }
    _ = try editors.publish("housing", edition: 2, to: "edition-2", dryRun: false)
    #expect(try editors.verify(nil, since: nil, files: nil).ok)
  }

  @Test func `what cannot be taken out is refused with what to do`() throws {
    let comment = try clones.comment(tenants, Self.slander)
    let open = try tenants.amend(
      "housing", .replace(old: "soon", nth: nil, new: Self.slander), because: "Better.", answering: []
    ).id
    func no(_ id: String, by who: Context? = nil) -> String? {
      #expect(throws: Refusal.self) {
        try (who ?? editors).redact([id], because: "Why", dryRun: false)
      }?.explanation.message
    }
    _ = try tenants.submit(to: nil)
    _ = try editors.collect(CollectWish(isDryRun: true))
    #expect(no(comment)?.contains("is not collected yet") == true)
    _ = try editors.collect(CollectWish(sends: true))
    _ = try tenants.sync()
    #expect(no(comment, by: tenants) != nil)
    #expect(no(open)?.contains("may still come into the draft") == true)
    _ = try editors.decide([open], .rejected, because: "No.", poll: nil, dryRun: false)
    let redacted = try editors.redact([open], because: "Why", dryRun: false)
    #expect(redacted.targets == [open, "\(open)/1"])
    #expect(no(open)?.contains("already") == true)
    #expect(try editors.amendments(to: "housing").rows.count == 1)
    #expect(no(redacted.id)?.contains("nothing in words of its own") == true)
  }

  @Test func `a host lets main and the branches go over, and nothing else`() throws {
    let id = try slander()
    let old = try clones.head(of: editors)
    _ = try clones.comment(tenants, "Not collected.")
    let branch = try clones.git(tenants, "rev-parse", "partners/tenants").trimmed
    try clones.git(tenants, "push", "--quiet", "origin", "\(branch):refs/heads/old-trial")
    _ = try editors.redact([id], because: "It names a tenant.", dryRun: false)
    let new = try clones.head(of: editors)
    try clones.git(editors, "push", "--quiet", "origin", "main:refs/heads/trial")
    var host = editors
    host.directory = clones.host.path
    func faults(_ who: String, _ name: String, _ old: String, _ new: String) throws -> [String] {
      try host.checkPush([PushedReference(name: name, old: old, new: new)], by: who)
    }
    #expect(try faults("editors", "refs/heads/main", old, new) == [])
    #expect(try faults("tenants", "refs/heads/main", old, new) != [])
    let before = try clones.git(editors, "rev-parse", "\(old)^").trimmed
    #expect(try faults("editors", "refs/heads/main", old, before) != [])
    try clones.git(editors, "push", "--quiet", "--force", "origin", "main")
    _ = try tenants.sync(rewritten: true)
    let own = try clones.git(tenants, "rev-parse", "partners/tenants").trimmed
    #expect(own != branch)
    try clones.git(tenants, "push", "--quiet", "origin", "\(own):refs/heads/own-trial")
    #expect(try faults("tenants", "refs/heads/partners/tenants", branch, own) == [])
    #expect(try faults("carers", "refs/heads/partners/tenants", branch, own) != [])
    // What was not collected would be lost.
    #expect(try faults("tenants", "refs/heads/partners/tenants", branch, new) != [])
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
