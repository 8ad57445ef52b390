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

extension Workspace {
  /// The partners' branches at hand, by partner.
  package func partnerBranches() throws(GitError) -> [PartnerBranch] { try branches(of: nil) }

  /// One partner's branch; nil where there is none at hand.
  package func partnerBranch(of partner: Slug) throws(GitError) -> PartnerBranch? {
    try branches(of: partner).first
  }

  private func branches(of only: Slug?) throws(GitError) -> [PartnerBranch] {
    var tips: [Slug: (local: ObjectID?, all: Set<ObjectID>)] = [:]
    for (name, found, tip) in try referencesOfPartners() {
      guard let partner = found.slug, only == nil || only == partner else { continue }
      if name.hasPrefix(Layout.partnerPrefix) { tips[partner, default: (nil, [])].local = tip }
      tips[partner, default: (nil, [])].all.insert(tip)
    }
    var branches: [PartnerBranch] = []
    for (partner, found) in tips.sorted(by: { $0.key < $1.key }) {
      branches.append(
        PartnerBranch(partner: partner, local: found.local, tips: try heads(of: found.all)))
    }
    return branches
  }

  /// The branches below `partners/` whose name no partner can have.
  package func namesOfNoPartner() throws(GitError) -> [NameOfNoPartner] {
    try referencesOfPartners().compactMap { name, found, _ in
      guard found.slug == nil else { return nil }
      let short =
        name.hasPrefix(Layout.remotePrefix) ? String(name.dropFirst(Layout.remotePrefix.count)) : nil
      return NameOfNoPartner(
        name: found.name, remote: short.map { String($0.dropLast("/partners/\(found.name)".count)) })
    }
  }

  private func referencesOfPartners() throws(GitError) -> [(
    name: String, found: (slug: Slug?, name: String), tip: ObjectID
  )] {
    let remotes = try repository.remotes()
    let all =
      try repository.branches(matching: Layout.partnerPrefix)
      + (remotes.isEmpty ? [] : repository.branches(matching: Layout.remotePrefix))
      + repository.branches(matching: Layout.broughtPrefix)
    return all.compactMap { name, tip in
      Layout.partner(ofReference: name, remotes: remotes).map { (name, $0, tip) }
    }
  }

  /// The commits of a set that stand in no other one's history.
  private func heads(of commits: Set<ObjectID>) throws(GitError) -> [ObjectID] {
    guard commits.count > 1 else { return Array(commits) }
    var heads: [ObjectID] = []
    for commit in commits {
      var isPart = false
      for other in commits where other != commit {
        if try repository.isAncestor(commit, of: other) { isPart = true }
      }
      if !isPart { heads.append(commit) }
    }
    return heads.sorted()
  }
}
