package import Deliberation
import Git
import ObjectIDs

/// Who vouches for what main holds: a function of one commit of main.
///
/// What counts is the roster that main had when it took a commit: that of the first parent of the commit that took it.
package struct MainSignatures {
  /// Who vouches for each record, by its path; what is not in it nobody vouches for.
  package private(set) var vouchers: [String: Voucher] = [:]
  /// Whether signatures are asked for.
  package let policy: SignaturePolicy
  /// Whether anybody has a key: without, nothing can be told.
  package let hasKeys: Bool
  /// Commits of main that are not signed as main asked when they were made, one sentence each.
  package private(set) var faults: [Localized] = []
  /// Whether there are signatures by keys that main names which nobody could check here.
  package private(set) var isUncertain = false
  private let snapshot: Snapshot
  /// The commits on which main first asked for signatures.
  private var before: [ObjectID] = []
  private var rings: [ObjectID: KeyRing] = [:]

  /// After so many faults nobody reads on.
  private static let mostFaults = 1_000

  /// - Throws: `GitError`.
  package init(of snapshot: Snapshot) throws {
    self.snapshot = snapshot
    policy = snapshot.roster.signatures
    let history = try snapshot.history()
    let rosters = try history.rosters.compactMap { try snapshot.workspace.roster($0) }
    let keys = rosters.map { KeyRing($0).digests }.reduce(into: Set()) { $0.formUnion($1) }
    hasKeys = !keys.isEmpty
    // Where main never had a key and never asked for one, there is nothing to look for.
    guard hasKeys || rosters.contains(where: { $0.signatures == .required }) else { return }
    try walk(history, keys)
    snapshot.workspace.signatures.keep()
  }

  /// Looks at each commit behind all that it stands on.
  private mutating func walk(_ history: MainHistory, _ keys: Set<[UInt8]>) throws {
    let order = history.parents.keys.map { (generation: history.generation(of: $0) ?? 0, commit: $0) }
      .sorted { ($0.generation, $0.commit) < ($1.generation, $1.commit) }.map(\.commit)
    var seen = Set(order)
    let rosterCommits = Set(history.rosterCommits)
    let signatures = snapshot.workspace.signatures
    for commit in order {
      let facts = try signatures.facts(of: commit, keys: keys)
      let (roster, ring) = try rosterAndRing(at: facts.parents.first ?? commit)
      let own = Set(history.parents[commit] ?? [])
      var open = facts.parents.filter { !own.contains($0) }
      while let next = open.popLast() {
        guard seen.insert(next).inserted else { continue }
        let taken = try signatures.facts(of: next, keys: keys)
        open += taken.parents
        note(taken, ring, otherwise: nil)
      }
      try judge(facts, roster, ring)
      if roster?.signatures == .required, rosterCommits.contains(commit) {
        try judgeRoster(of: facts, roster)
      }
    }
  }

  /// Who may do what is the committee's to say. Whoever unites two lines of main has of both what both have.
  private mutating func judgeRoster(of facts: SignatureFacts, _ roster: Roster?) throws {
    if let maker = facts.maker, roster?[maker]?.roles.contains(.committee) == true { return }
    if facts.parents.count == 2, let one = try self.roster(at: facts.parents[0]),
      let other = try self.roster(at: facts.parents[1]),
      let base = try snapshot.repository.mergeBase(facts.parents[0], facts.parents[1])
    {
      let union = RosterMerge(base: try self.roster(at: base), one, other)
      if union.conflicts.isEmpty, try self.roster(at: facts.commit) == union.roster { return }
    }
    faults.append(
      Localized(
        en:
          "Commit \(facts.commit.abbreviated()) of main changed \(Layout.roster), which is the committee's to do.",
        nl:
          "Commit \(facts.commit.abbreviated()) van main veranderde \(Layout.roster), en dat mag alleen de commissie."
      )
    )
  }

  /// A commit of main itself.
  private mutating func judge(_ facts: SignatureFacts, _ roster: Roster?, _ ring: KeyRing) throws {
    let verdict = ring.isOfMain(facts)
    guard roster?.signatures == .required else {
      if try self.roster(at: facts.commit)?.signatures == .required, let parent = facts.parents.first {
        before.append(parent)
      }
      return note(facts, ring, otherwise: (try? verdict.get()).map { _ in .committee })
    }
    switch verdict {
    case .success: note(facts, ring, otherwise: .committee)
    case .failure(let reason):
      note(facts, ring, otherwise: nil)
      guard faults.count < Self.mostFaults else { return }
      let why = reason.words(of: facts.maker)
      faults.append(
        Localized(
          en: "Commit \(facts.commit.abbreviated()) of main \(why.english).",
          nl: "Commit \(facts.commit.abbreviated()) van main \(why.dutch)."))
    }
  }

  private mutating func note(_ facts: SignatureFacts, _ ring: KeyRing, otherwise: Voucher?) {
    if case .unchecked(let digest) = facts.signer, ring.digests.contains(digest) { isUncertain = true }
    for path in facts.added {
      guard let partner = Layout.partner(ofRecord: path) else { continue }
      if case .success(let voucher) = ring.voucher(for: facts, of: partner) {
        vouchers[path] = voucher
      } else if let otherwise, vouchers[path] == nil {
        vouchers[path] = otherwise
      }
    }
  }

  private mutating func rosterAndRing(at commit: ObjectID) throws -> (Roster?, KeyRing) {
    guard let blob = try snapshot.repository.entry(at: Layout.roster, in: commit)?.id,
      let roster = try snapshot.workspace.roster(blob)
    else { return (nil, KeyRing(snapshot.roster.withoutKeys)) }
    let ring = rings[blob] ?? KeyRing(roster)
    rings[blob] = ring
    return (roster, ring)
  }

  private func roster(at commit: ObjectID) throws -> Roster? {
    guard let blob = try snapshot.repository.entry(at: Layout.roster, in: commit)?.id else { return nil }
    return try snapshot.workspace.roster(blob)
  }

  /// The records of partners that main holds below a folder.
  func recordPaths(under folder: String) throws -> [String] {
    try snapshot.repository.files(under: folder, in: snapshot.commit).map(\.path).filter {
      Layout.isRecord($0) && Layout.partner(ofRecord: $0) != nil
    }
  }

  /// Who vouches for a record of main; nil where nobody does.
  package func voucher(at path: String) throws -> Voucher? {
    if let voucher = vouchers[path] { return voucher }
    let isEarlier = try before.contains { try snapshot.repository.entry(at: path, in: $0) != nil }
    return isEarlier ? .earlier : nil
  }
}

extension Roster {
  fileprivate var withoutKeys: Roster { Roster(alliance: alliance, language: language, partners: []) }
}
