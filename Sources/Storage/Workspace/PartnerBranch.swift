package import Deliberation
package import Git
package import ObjectIDs

/// One partner's branch, wherever it is: here, as each remote had it when it was last fetched, and as a file brought it.
package struct PartnerBranch {
  package let partner: Slug
  /// The branch of this clone; nil where only a remote has it.
  package let local: ObjectID?
  /// The tips that are not part of one another: one, unless two clones wrote apart. In the order of their ids.
  package let tips: [ObjectID]

  package init(partner: Slug, local: ObjectID?, tips: [ObjectID]) {
    (self.partner, self.local, self.tips) = (partner, local, tips)
  }
}

/// A branch below `partners/` that can be nobody's.
package struct NameOfNoPartner: Hashable {
  /// What stands behind `partners/`.
  package let name: String
  /// The remote that has it; nil where it is a branch of this clone.
  package let remote: String?

  /// As git's commands take it.
  package var shortName: String { (remote.map { $0 + "/" } ?? "") + "partners/" + name }
}

/// A branch below `partners/` that is not read.
package struct BrokenBranch {
  /// Its full name.
  package let reference: String
  /// The partner whose branch it would be; nil where no partner can have that name.
  package let partner: Slug?
  /// Which it is, and why.
  package let sentence: Localized
  /// Whether this clone cannot read what stands there: it may be records as good as any.
  package let hidesRecords: Bool
}

extension Workspace {
  /// The partners' branches at hand, by partner.
  package func partnerBranches() throws(GitError) -> [PartnerBranch] { try branches(of: nil) }

  /// One partner's branch; nil where there is none at hand.
  package func partnerBranch(of partner: Slug) throws(GitError) -> PartnerBranch? {
    try branches(of: partner).first
  }

  /// What below `partners/` cannot be read as a partner's branch, one sentence each.
  package func brokenBranches() throws(GitError) -> [Localized] {
    try brokenReferences().map(\.sentence)
  }

  /// The same with what else is known of each.
  package func brokenReferences() throws(GitError) -> [BrokenBranch] {
    var found: [BrokenBranch] = []
    for reference in try referencesOfPartners() {
      guard let fault = try fault(of: reference) else { continue }
      found.append(
        BrokenBranch(
          reference: reference.name, partner: reference.slug,
          sentence: Localized(
            en: "The branch \(reference.shortName) \(fault.english); it is not read.",
            nl: "De branch \(reference.shortName) \(fault.dutch); die wordt niet gelezen."),
          hidesRecords: reference.slug != nil && !isThere(reference.tip)))
    }
    return found
  }

  /// Whether a commit and its folder are among the objects of this clone, whatever stands in them.
  private func isThere(_ tip: ObjectID?) -> Bool {
    guard let tip, repository.isIntact(tip) else { return false }
    guard let tree = try? repository.tree(of: tip) else { return true }
    return repository.isIntact(tree)
  }

  private func branches(of only: Slug?) throws(GitError) -> [PartnerBranch] {
    var tips: [Slug: (local: ObjectID?, all: Set<ObjectID>)] = [:]
    for reference in try referencesOfPartners() {
      guard let partner = reference.slug, only == nil || only == partner, let tip = reference.tip,
        try fault(of: reference) == nil
      else { continue }
      if reference.isLocal { tips[partner, default: (nil, [])].local = tip }
      tips[partner, default: (nil, [])].all.insert(tip)
    }
    var branches: [PartnerBranch] = []
    for (partner, found) in tips.sorted(by: { $0.key < $1.key }) {
      branches.append(
        PartnerBranch(partner: partner, local: found.local, tips: try heads(of: found.all)))
    }
    return branches
  }

  /// What is wrong with a reference that ought to be a partner's branch, as a sentence goes on; nil where nothing is.
  private func fault(of reference: PartnerReference) throws(GitError) -> Localized? {
    guard reference.slug != nil else {
      return Localized(
        en: "has a name that no partner can have", nl: "heeft een naam die geen partner kan hebben")
    }
    guard let tip = reference.tip else {
      return repository.torn(reference.name) == nil
        ? Localized(en: "names nothing", nl: "wijst nergens naar") : TornReference.fault
    }
    // Another host may hold nothing but a partner's branch: that one tells by itself whose it is.
    if let remote = reference.remote, try isOfOthers(remote), try !standsOnMain(tip) {
      return Localized(
        en: "is of a host whose \(mainBranch) has no beginning in common with the one here",
        nl: "komt van een host waarvan de \(mainBranch) geen begin gemeen heeft met die van hier")
    }
    if let slug = reference.slug, reference.isLocal, let other = try otherName(of: slug) {
      return Localized(en: "is another name for \(other)", nl: "is een andere naam voor \(other)")
    }
    if let known = try faultWherever(tip) { return known }
    // Nothing was ever heard of whoever made a file.
    guard reference.name.hasPrefix(Layout.broughtPrefix), try !standsOnMain(tip) else { return nil }
    return Localized(
      en: "has no beginning in common with \(mainBranch) here",
      nl: "heeft geen begin gemeen met \(mainBranch) van hier")
  }

  /// What is wrong with a tip of a partner's branch, wherever that stands.
  private func faultWherever(_ tip: ObjectID) throws(GitError) -> Localized? {
    if let known = faults[tip] { return known }
    // What cannot be read of it is said of its files.
    let found =
      try fault(ofTip: tip)
      ?? ((try? isStrange(tip)) == true
        ? Localized(en: "is another alliance's", nl: "is van een andere alliantie") : nil)
    faults[tip] = .some(found)
    return found
  }

  private func fault(ofTip tip: ObjectID) throws(GitError) -> Localized? {
    do throws(GitError) {
      guard try repository.weight(of: tip).kind == .commit else {
        return Localized(en: "names something that is no commit", nl: "wijst naar iets wat geen commit is")
      }
      _ = try repository.checkedCommit(tip)
      guard try repository.weight(of: repository.tree(of: tip)).kind == .tree else {
        return Localized(en: "has no folder", nl: "heeft geen map")
      }
      return nil
    } catch {
      guard error.kind != .partialClone else { throw error }
      return Localized(en: "cannot be read: \(error.message)", nl: "is niet te lezen: \(error.said.dutch)")
    }
  }

  /// What a partner's branch of this clone is another name for, as `git symbolic-ref` makes it; nil where it is a branch.
  func otherName(of partner: Slug) throws(GitError) -> String? {
    let reference = Layout.reference(of: partner)
    let other = try repository.directName(of: reference)
    guard other != reference else { return nil }
    let heads = "refs/heads/"
    return other.hasPrefix(heads) ? String(other.dropFirst(heads.count)) : other
  }

  /// The branches below `partners/` whose name no partner can have.
  package func namesOfNoPartner() throws(GitError) -> [NameOfNoPartner] {
    try referencesOfPartners().filter { $0.slug == nil }.map {
      NameOfNoPartner(name: $0.rest, remote: $0.remote)
    }
  }

  private func referencesOfPartners() throws(GitError) -> [PartnerReference] {
    let remotes = try repository.remotes()
    let all =
      try repository.checkedBranches(matching: Layout.partnerPrefix)
      + (remotes.isEmpty ? [] : repository.checkedBranches(matching: Layout.remotePrefix))
      + repository.checkedBranches(matching: Layout.broughtPrefix)
    return all.compactMap { name, tip in
      guard let found = Layout.partner(ofReference: name, remotes: remotes) else { return nil }
      let remote = name.hasPrefix(Layout.remotePrefix) ? name.dropFirst(Layout.remotePrefix.count) : nil
      return PartnerReference(
        name: name, slug: found.slug, rest: found.name,
        remote: remote.map { String($0.dropLast("/partners/\(found.name)".count)) }, tip: tip)
    }
  }

  /// The commits of a set that stand in no other one's history. Where a history cannot be followed, that is none's reason to
  /// leave another one out.
  private func heads(of commits: Set<ObjectID>) throws(GitError) -> [ObjectID] {
    guard commits.count > 1 else { return Array(commits) }
    var heads: [ObjectID] = []
    for commit in commits {
      var isPart = false
      for other in commits where other != commit {
        if try repository.isPart(commit, of: other) { isPart = true }
      }
      if !isPart { heads.append(commit) }
    }
    return heads.sorted()
  }
}

/// A reference below `partners/`, here or as a remote had it.
private struct PartnerReference {
  /// Its full name.
  let name: String
  /// Nil where no partner can have that name.
  let slug: Slug?
  /// What stands behind `partners/`.
  let rest: String
  /// Nil where it is a branch of this clone.
  let remote: String?
  /// Nil where it cannot be read.
  let tip: ObjectID?

  var isLocal: Bool { remote == nil }

  var shortName: String { (remote.map { $0 + "/" } ?? "") + "partners/" + rest }
}

extension Repository {
  /// As `isAncestor`, where anybody may have made the later commit: false too where its history cannot be followed.
  package func isPart(_ ancestor: ObjectID, of commit: ObjectID) throws(GitError) -> Bool {
    try Self.unlessBroken { () throws(GitError) in try isAncestor(ancestor, of: commit) }
  }

  fileprivate static func unlessBroken(_ answer: () throws(GitError) -> Bool) throws(GitError) -> Bool {
    do throws(GitError) {
      return try answer()
    } catch {
      guard error.kind != .shallow, error.kind != .partialClone else { throw error }
      return false
    }
  }
}

extension Snapshot {
  /// Whether a commit is this one, or part of its history; false too where that cannot be followed. For many questions about one
  /// snapshot.
  package func includes(_ other: ObjectID) throws(GitError) -> Bool {
    try Repository.unlessBroken { () throws(GitError) in
      try workspace.ancestry(of: commit).contains(other)
    }
  }

  /// The commits of a branch that this one does not have, as `Ancestry.beyond`. For many branches of one snapshot.
  package func beyond(_ tip: ObjectID, atMost most: Int) -> Ancestry.Beyond {
    workspace.ancestry(of: commit).beyond(tip, atMost: most)
  }
}
