import TestSupport

/// How everything reaches everybody at the end, with `git fetch`, `git pull`, `git push` and ordinary commands only.
extension Alliance {
  /// Spreads until all clones have the same main and know the same branches of partners.
  ///
  /// - Returns: whether that came to pass.
  func spread(random: inout SplitMix) throws -> Bool {
    for _ in 0..<8 {
      clock += 60
      for place in places {
        try fetchAll(place)
        try pull(place, rebase: false, random: &random)
        try bringEditionsBack(at: place)
        try git(place, "push", "--quiet", "origin", "main")
        for branch in try place.partnerBranches where branch.hasPrefix("refs/heads/") {
          try share(branch.replacing("refs/heads/", with: ""), of: place)
        }
      }
      for place in places { try fetchAll(place) }
      if try isSpread { return true }
    }
    find(.machineWorks, "the clones do not come to one main: \(try places.map { try $0.main })")
    return false
  }

  /// A rebase left the commit of an edition behind, and plain git goes on without it: the committee sends main with Beraad then.
  private func bringEditionsBack(at place: Place) throws {
    let verify = try place.beraad(["verify"], as: "editors", at: clock)
    guard verify.output.contains("a rebase left it behind") else { return }
    _ = try place.beraad(["submit"], as: "editors", at: clock)
  }

  private var isSpread: Bool {
    get throws {
      let states = try places.map { place in
        let shared = try place.answer(
          "for-each-ref", "--format=%(refname) %(objectname)", "refs/remotes/origin/main",
          "refs/remotes/origin/partners")
        return try "\(place.main)\n\(shared)"
      }
      let branchesAreShared = try places.allSatisfy { place in
        try place.partnerBranches.filter { $0.hasPrefix("refs/heads/") }.allSatisfy {
          try isBehindHost($0.replacing("refs/heads/", with: ""), of: place)
        }
      }
      let host = "refs/remotes/origin/main \(try places[0].main)"
      return Set(states).count == 1 && branchesAreShared && states[0].contains(host)
    }
  }

  func fetchAll(_ place: Place) throws {
    try git(place, "fetch", "--quiet", "--prune", "origin", "+refs/heads/*:refs/remotes/origin/*")
  }

  /// Whether the host has all of this branch of the clone.
  private func isBehindHost(_ branch: String, of place: Place) throws -> Bool {
    try place.git(["merge-base", "--is-ancestor", branch, "refs/remotes/origin/\(branch)"]).code == 0
  }

  /// Pushes a partner's branch. Where the host's has something else, the partner's next record unites the two: so it is
  /// promised, and nobody has to know a git command for it.
  private func share(_ branch: String, of place: Place) throws {
    if try isBehindHost(branch, of: place) { return }
    if try git(place, "push", "--quiet", "origin", branch).code == 0 { return }
    try fetchAll(place)
    let partner = branch.replacing("partners/", with: "")
    var random = SplitMix(seed: UInt64(clock))
    if let quote = Drafting.quote(in: draft(of: "housing", at: place), random: &random) {
      try comment(at: place, paper: "housing", on: quote, as: partner, text: "Samen \(place.name) \(clock).")
    }
    if try git(place, "push", "--quiet", "origin", branch).code == 0 { return }
    find(
      .pushesFit, "\(place.name): after a fetch and one more record \(branch) would still have to be forced")
    try unite(branch, of: place)
  }

  /// What somebody who knows git does, so that the run goes on.
  private func unite(_ branch: String, of place: Place) throws {
    let other = "refs/remotes/origin/\(branch)"
    // Trees laid over each other: only additions, each in the partner's own folders.
    let theirs = try place.git(["ls-tree", "-r", "--full-tree", other])
    let partner = branch.replacing("partners/", with: "/")
    let added = theirs.output.split(separator: "\n").filter { $0.contains(partner + "/") }.joined(
      separator: "\n")
    let index = "\(folder.path)/index-\(place.name)"
    let script = """
      export GIT_INDEX_FILE=\(index) && rm -f \(index) && git read-tree \(branch) && git update-index --index-info &&
      git commit-tree $(git write-tree) -p \(branch) -p \(other) -m Unite
      """
    let commit = try Command.run(
      ["sh", "-c", script], in: place.path, environment: Program.environment(home: place.home, clock: clock),
      input: added.isEmpty ? "" : added + "\n")
    try git(place, "update-ref", "refs/heads/\(branch)", String(commit.prefix(40)))
    try git(place, "push", "--quiet", "origin", branch)
  }
}
