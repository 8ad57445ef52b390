import Foundation
import TestSupport

/// What people do with plain git between two commands.
extension Alliance {
  func pull(_ place: Place, rebase: Bool, random: inout SplitMix) throws {
    if rebase {
      let outcome = try git(place, "pull", "--quiet", "--rebase", "origin", "main")
      if outcome.code != 0 { try git(place, "rebase", "--abort") }
      return
    }
    let outcome = try git(place, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    if outcome.code != 0 { try resolve(at: place, random: &random) }
  }

  func pushPartners(at place: Place) throws {
    for branch in try place.answer("for-each-ref", "--format=%(refname:short)", "refs/heads/partners")
      .split(separator: "\n")
    {
      try git(place, "push", "--quiet", "origin", String(branch))
    }
  }

  /// Deletes a local branch of a partner, if the host or main has all of it: nobody deletes the only copy.
  func deleteBranch(at place: Place, random: inout SplitMix) throws {
    let branches = try place.partnerBranches.filter { $0.hasPrefix("refs/heads/") }
    guard let branch = random.pick(branches) else { return }
    let name = branch.replacing("refs/heads/", with: "")
    let isKept = try ["refs/remotes/origin/\(name)", "refs/heads/main"].contains {
      try place.git(["merge-base", "--is-ancestor", branch, $0]).code == 0
    }
    if isKept { try git(place, "branch", "--quiet", "-D", name) }
  }

  /// Deletes a partner's branch on the host, where main has all of it.
  func deleteOnHost(at place: Place, random: inout SplitMix) throws {
    try git(place, "fetch", "--quiet", "origin")
    let branches = try place.partnerBranches.filter { $0.hasPrefix("refs/remotes/") }
    guard let branch = random.pick(branches),
      try place.git(["merge-base", "--is-ancestor", branch, "refs/remotes/origin/main"]).code == 0
    else { return }
    try git(
      place, "push", "--quiet", "origin", "--delete", branch.replacing("refs/remotes/origin/", with: ""))
  }

  /// Takes one commit of another clone's main, by way of a branch on the host.
  func cherryPick(at place: Place, random: inout SplitMix) throws {
    guard let other = random.pick(places), other !== place else { return }
    try git(other, "push", "--quiet", "--force", "origin", "main:refs/heads/side/\(other.name)")
    let side = "refs/remotes/origin/side/\(other.name)"
    try git(place, "fetch", "--quiet", "origin", "+refs/heads/side/\(other.name):\(side)")
    let commits = try place.answer("rev-list", "--no-merges", "--reverse", "refs/heads/main..\(side)")
    guard let commit = random.pick(commits.split(separator: "\n").map(String.init)) else { return }
    let outcome = try git(place, "cherry-pick", commit)
    if outcome.code != 0 { try git(place, "cherry-pick", "--abort") }
  }

  /// Ends a merge that stopped, as a person would who wants to lose nothing.
  private func resolve(at place: Place, random: inout SplitMix) throws {
    let conflicts = Set(
      try place.answer("ls-files", "--unmerged", "-z").split(separator: "\0")
        .compactMap { $0.split(separator: "\t", maxSplits: 1).last.map(String.init) }
    ).sorted()
    guard !conflicts.isEmpty else {
      // Nothing began: the host could not be reached, or a file stood in the way.
      find(.machineWorks, "\(place.name): the pull stopped without a conflict: \(try place.status)")
      try git(place, "merge", "--abort")
      return
    }
    for path in conflicts { try resolve(path, at: place, random: &random) }
    let outcome = try git(place, "commit", "--quiet", "--no-edit")
    if outcome.code != 0 {
      find(.machineWorks, "\(place.name): the merge could not be ended: \(outcome.complaint)")
      try git(place, "merge", "--abort")
    }
  }

  private func resolve(_ path: String, at place: Place, random: inout SplitMix) throws {
    func side(_ number: Int) throws -> String? {
      let outcome = try place.git(["show", ":\(number):\(path)"])
      return outcome.code == 0 ? outcome.output : nil
    }
    let (base, ours, theirs) = (try side(1), try side(2), try side(3))
    let parts = path.split(separator: "/").map(String.init)
    let text: String?
    switch (base, ours, theirs) {
    case (let base?, let ours?, let theirs?) where path == "reviewers.json":
      text = Roster.merged(base: Roster(base), ours: Roster(ours), theirs: Roster(theirs)).text
    case (let base?, let ours?, let theirs?) where path.hasSuffix("paper.md"):
      text = try union(base: base, ours: ours, theirs: theirs)
    case (_, let ours?, let theirs?):
      // Two texts for one thing, begun apart: a person can only choose.
      text = random.once(in: 2) ? ours : theirs
      if path.hasSuffix("paper.md"), parts.count > 1 { ledger.noteChosen(parts[1]) }
    case (_, let ours, let theirs): text = ours ?? theirs
    }
    note("\(place.name): resolves \(path)")
    if let text { try place.write(text, to: path) }
    try git(place, "add", path)
  }

  private func union(base: String, ours: String, theirs: String) throws -> String {
    let here = try TemporaryFolder()
    for (name, text) in [("ours", ours), ("base", base), ("theirs", theirs)] {
      try here.write(text, to: name)
    }
    return try Command.run(
      ["git", "merge-file", "-p", "--quiet", "--union", "ours", "base", "theirs"], in: here.path,
      environment: Program.environment(home: here.path, clock: clock))
  }
}
