import Deliberation
import Git
import ObjectIDs

/// Which records of a partner's branch somebody vouches for: each has to be added by a commit that is rightly signed. What a
/// commit only stands on, its signature does not vouch for.
struct BranchSignatures {
  private var vouched: Set<String> = []
  private var reasons: [String: (commit: ObjectID, reason: Unvouched)] = [:]
  private let partner: Slug

  /// Anybody can send many commits; this many are looked at.
  private static let mostCommits = 50_000
  /// And so many records that they add, in all.
  private static let mostRecords = 200_000

  /// - Parameter tips: those of the branch.
  /// - Throws: `.shallow`, `.partialClone`, since then it cannot be told in this clone.
  init(of partner: Slug, tips: [ObjectID], snapshot: Snapshot) throws(GitError) {
    self.partner = partner
    let workspace = snapshot.workspace
    let ring = workspace.keyRing(of: snapshot.roster)
    let digests = ring.digests
    var records = 0
    for tip in tips {
      let beyond = snapshot.beyond(tip, atMost: Self.mostCommits)
      // What of its history can be read is looked at; nobody vouches for the rest.
      if let fault = beyond.fault, fault.kind == .shallow || fault.kind == .partialClone { throw fault }
      for id in beyond.commits where records < Self.mostRecords {
        guard let facts = try? workspace.signatures.facts(of: id, keys: digests) else { continue }
        records += facts.added.count
        note(facts, ring)
      }
    }
    workspace.signatures.keep()
  }

  private mutating func note(_ facts: SignatureFacts, _ ring: KeyRing) {
    guard !facts.added.isEmpty else { return }
    switch ring.voucher(for: facts, of: partner) {
    case .success: vouched.formUnion(facts.added)
    case .failure(let reason):
      for path in facts.added where reasons[path] == nil { reasons[path] = (facts.commit, reason) }
    }
  }

  /// Refuses a record for which nobody vouches.
  func check(_ path: String) throws(Refusal) {
    guard !vouched.contains(path) else { return }
    guard let (commit, reason) = reasons[path] else {
      throw Refusal(
        Localized(
          en: "\(path) came in no commit that adds it and is signed.",
          nl: "\(path) kwam in geen ondertekende commit die het toevoegt."))
    }
    let why = reason.words(of: partner)
    throw Refusal(
      Localized(
        en: "\(path): its commit \(commit.abbreviated()) \(why.english).",
        nl: "\(path): de commit ervan, \(commit.abbreviated()), \(why.dutch)."))
  }
}
