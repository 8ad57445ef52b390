package import Deliberation
import Git
package import ObjectIDs
import Storage
import Transport

/// What `collect` did with each partner's branch.
package struct Collected: Encodable, Sendable {
  package struct Branch: Encodable, Sendable {
    package let partner: String
    /// The records that main has now and had not before, by path.
    package let taken: [String]
    /// What was left, and why, one sentence each.
    package let refused: [Localized]
    /// Why its commits stay out of main for good, though its records are taken: one sentence each.
    var keptOut: [Localized] = []
    /// What was left since this clone cannot read it, an object being missing or damaged here: one sentence each.
    var lost: [Localized] = []
    /// How often something was left for each reason.
    package var leftOut: [LeftOut: Int] = [:]

    private enum CodingKeys: String, CodingKey { case partner, taken, refused, keptOut }

    /// What is said of the branch where something was taken of it, or left.
    package var story: [Localized] {
      let left = refused.map { why in
        Localized(
          en: "\(partner): left out. \(why.english)", nl: "\(partner): niet opgehaald. \(why.dutch)")
      }
      guard !taken.isEmpty else { return left }
      return left
        + keptOut.map { why in
          Localized(
            en: "\(partner): its records are taken, and its commits are not. \(why.english)",
            nl: "\(partner): de bijdragen zijn opgehaald, de commits niet. \(why.dutch)")
        }
    }
  }

  package let branches: [Branch]
  /// The commit that main was moved to; nil where there was nothing to take, or nothing was to be written.
  package let commit: ObjectID?
  /// What kept the host from being asked.
  package fileprivate(set) var trouble: Explanation?
  /// Whether main of the host, as was last heard of it, has what main here lacks.
  package fileprivate(set) var isBehind = false
  /// The votes that were taken and came after the closing of their poll, a sentence each.
  package fileprivate(set) var tooLate: [Localized] = []
  /// What was sent to the host afterwards.
  package fileprivate(set) var submitted: Submitted?

  private enum CodingKeys: String, CodingKey { case branches, commit, submitted }
}

extension Context {
  /// Checks the partners' branches and takes what is right into main, in one commit.
  ///
  /// One wrong file blocks neither its partner's other records nor the other partners. What the host has is fetched
  /// first; where it cannot be reached, what is at hand is collected.
  ///
  /// - Parameter wish: from whom, and what else is to be done.
  package func collect(_ wish: CollectWish) throws -> Collected {
    // Before anything is fetched, taken in or moved; main may say something else by then, and is asked again.
    let desk = try Desk(self)
    try desk.identity().mustBe(.committee, to: Localized(en: "collect", nl: "ophalen"))
    let brought = try takeIn(files: wish.files)
    defer { if wish.isDryRun { putBack(brought) } }
    let trouble = wish.isOffline ? nil : try hearHost(from: desk, isDryRun: wish.isDryRun)
    // What others brought meanwhile lies in packs that this desk does not know.
    let isAlone = try wish.files.isEmpty && (wish.isOffline || desk.remote() == nil)
    var collected = try change("collect", isDryRun: wish.isDryRun, at: isAlone ? desk : nil) { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "collect", nl: "ophalen"))
      let wanted = Set(try wish.partners.map { try desk.desk.partner(named: $0) })
      return try desk.collect { wanted.isEmpty || wanted.contains($0) }
    }
    collected.trouble = trouble
    collected.isBehind = try Desk(self).snapshot.newerMain() != nil
    guard !wish.isDryRun else { return collected }
    let after =
      try isAlone ? Desk(self, desk.workspace, desk.workspace.snapshot()) : Desk(self)
    collected.tooLate = try after.votesTooLate(at: collected.branches.flatMap(\.taken))
    try bringEditionsBack(to: after)
    try after.workspace.forgetBrought(heldBy: after.snapshot.commit)
    if wish.sends { collected.submitted = try submit(to: nil) }
    return collected
  }

  /// Fetches what the host has, and follows its main where this clone has nothing else.
  ///
  /// - Returns: what kept it from that.
  private func hearHost(from desk: Desk, isDryRun: Bool) throws -> Explanation? {
    guard let remote = try desk.remote() else { return nil }
    do {
      let setBack = try desk.fetch(remote)
      let main = try desk.workspace.main(at: remote.name)
      if !isDryRun, main.standing == .behind, !setBack.contains(main.name), let there = main.there {
        try desk.workspace.follow(there, at: now())
      }
      return try desk.lossAtHost()?.explanation
    } catch let error as any Explained {
      return error.explanation
    }
  }
}

/// What a committee wants collected.
package struct CollectWish: Sendable {
  /// The partners; all where it is empty.
  package let partners: [String]
  /// Bundles that partners made.
  package let files: [String]
  /// Whether the host is left alone.
  package let isOffline: Bool
  /// Whether main is sent to the host afterwards.
  package let sends: Bool
  package let isDryRun: Bool

  package init(
    partners: [String] = [], files: [String] = [], isOffline: Bool = false, sends: Bool = false,
    isDryRun: Bool = false
  ) {
    (self.partners, self.files) = (partners, files)
    (self.isOffline, self.sends, self.isDryRun) = (isOffline, sends, isDryRun)
  }
}

extension Desk {
  /// A partner, also one that has left and whose branch is still at hand.
  fileprivate func partner(named name: String) throws -> Slug {
    if let slug = Slug(name), try snapshot.partner(slug) != nil { return slug }
    return try roster.partner(named: name).id
  }
}

extension ChangeDesk {
  /// Takes what is right on the partners' branches, in one commit on top; where something is right on a branch that is
  /// not right as a whole, in two.
  ///
  /// A branch that is right as a whole becomes a parent; of another one the right files are taken, and the rest is met
  /// again at the next collecting. Those files stand in a commit of their own: a rebase leaves merges out, with all that
  /// only they bring.
  func collect(of wanted: (Slug) -> Bool = { _ in true }) throws -> Collected {
    let checks = try desk.workspace.partnerBranches().filter { wanted($0.partner) }
      .map { try BranchCheck($0, snapshot: snapshot) }
    let (whole, partly) = (checks.filter(\.isMergeable), checks.filter { !$0.isMergeable })
    let first = try take(partly, with: try desk.keptTexts(of: checks.flatMap(\.records)))
    let second = try take(whole, asParents: true)
    var branches = checks.map {
      Collected.Branch(
        partner: $0.partner.description, taken: $0.right.map(\.path), refused: $0.wrong.shortened,
        keptOut: $0.once.shortened, lost: $0.lost, leftOut: $0.leftOut)
    }
    let broken = try desk.workspace.brokenBranches()
    if !broken.isEmpty {
      branches.append(.init(partner: "others", taken: [], refused: broken.shortened, leftOut: [.branch: 1]))
    }
    return Collected(branches: branches, commit: second ?? first)
  }

  private func take(
    _ checks: [BranchCheck], with texts: [MainChange.File] = [], asParents isMerge: Bool = false
  ) throws -> ObjectID? {
    let files = checks.flatMap(\.right)
    let tips = checks.flatMap { check in check.unmerged.map { (partner: check.partner, tip: $0) } }
    guard !files.isEmpty || !texts.isEmpty || isMerge && !tips.isEmpty else { return nil }
    let partners = checks.filter { !$0.right.isEmpty }.map(\.partner.description)
    guard !checks.isEmpty else { return try commit(.keeping(texts)) }
    let records = files.count == 1 ? "1 record" : "\(files.count) records"
    var step = MainChange.Step(
      CommitMessage(
        "collect: \(records) of \(partners.isEmpty ? "nobody new" : partners.joined(separator: ", "))",
        body: partners.map { "- \($0)" }.joined(separator: "\n")),
      files: files.map { .init($0.path, .blob($0.id)) } + texts)
    if isMerge { step.collected = tips }
    return try commit(step)
  }
}
