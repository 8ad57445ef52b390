import Git
import ObjectIDs
import TestSupport
import Testing

@Suite struct HistoryPropertyTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `on any history the commits are those of git log`(seed: UInt64) throws {
    let temporary = try TemporaryRepository()
    try temporary.git("fast-import", "--quiet", input: Self.stream(commits: 60, seed: seed))
    let repository = try Repository.discover(from: temporary.path)
    let head = try repository.resolve("main")
    for path in ["a", "f/a", "f/g/a"] {
      let logged = try temporary.git("log", "--format=%H", "main", "--", path).split(separator: "\n")
      let history = try repository.history(of: path, from: head, following: .path)
      #expect(Set(history.map(\.commit.id.hex)) == Set(logged.map(String.init)), "seed \(seed), \(path)")
      for (place, revision) in history.enumerated() {
        #expect(revision.parents.allSatisfy { $0 < place }, "seed \(seed)")
        #expect(Set(revision.parents).count == revision.parents.count, "seed \(seed)")
        let blob = try repository.entry(at: path, in: revision.commit.id)?.id
        #expect(blob == revision.blob, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64], [false, true])
  func `one walk answers for all commits what each walk by itself does`(seed: UInt64, hasGraph: Bool) throws {
    let temporary = try TemporaryRepository()
    try temporary.git("fast-import", "--quiet", input: Self.stream(commits: 40, seed: seed))
    if hasGraph { try temporary.git("commit-graph", "write", "--reachable") }
    let repository = try Repository.discover(from: temporary.path)
    let all = try temporary.git("rev-list", "--all", "--reverse").split(separator: "\n").compactMap {
      ObjectID(hex: $0)
    }
    for tip in all {
      let ancestry = Ancestry(of: tip, in: repository)
      let own = try Set(temporary.git("rev-list", tip.hex).split(separator: "\n").map(String.init))
      for commit in all {
        #expect(try ancestry.contains(commit) == own.contains(commit.hex), "seed \(seed)")
        #expect(try repository.isAncestor(commit, of: tip) == own.contains(commit.hex), "seed \(seed)")
      }
      #expect(try !ancestry.contains(.zero))
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64], [false, true])
  func `what a history lacks of another is what git log leaves of it`(seed: UInt64, hasGraph: Bool) throws {
    let temporary = try TemporaryRepository()
    try temporary.git("fast-import", "--quiet", input: Self.stream(commits: 30, seed: seed))
    if hasGraph { try temporary.git("commit-graph", "write", "--reachable") }
    let repository = try Repository.discover(from: temporary.path)
    let all = try temporary.git("rev-list", "--all").split(separator: "\n").compactMap { ObjectID(hex: $0) }
    for main in all.prefix(12) {
      let ancestry = Ancestry(of: main, in: repository)
      for tip in all {
        let beyond = ancestry.beyond(tip, atMost: 1_000)
        let wanted = try temporary.git("rev-list", "--boundary", tip.hex, "^\(main)").split(separator: "\n")
        let (inside, edge) = (wanted.filter { !$0.hasPrefix("-") }, wanted.filter { $0.hasPrefix("-") })
        #expect(Set(beyond.commits.map(\.hex)) == Set(inside.map(String.init)) && beyond.fault == nil)
        #expect(Set(beyond.commits).count == beyond.commits.count)
        let isInside = try ancestry.contains(tip)
        #expect(
          isInside ? beyond.edge == [tip] : Set(beyond.edge.map { "-\($0)" }) == Set(edge.map(String.init)))
        for (place, commit) in beyond.commits.enumerated() {
          let parents = try Set(repository.parents(of: commit))
          #expect(beyond.commits[..<place].allSatisfy { !parents.contains($0) }, "seed \(seed)")
        }
        if beyond.commits.count > 3 { #expect(ancestry.beyond(tip, atMost: 3).commits.count == 4) }
      }
    }
  }

  @Test func `a commit-graph, a chain of them, or a damaged one changes nothing`() throws {
    let temporary = try TemporaryRepository()
    try temporary.git("fast-import", "--quiet", input: Self.stream(commits: 120, seed: 9))
    func fingerprint() throws -> [String] {
      let repository = try Repository.discover(from: temporary.path)
      return try repository.history(of: "f/a", from: repository.resolve("main")).map {
        "\($0.commit.id) \($0.path) \($0.parents) \(String(describing: $0.blob))"
      }
    }
    let plain = try fingerprint()
    #expect(plain.count > 5, "a history to compare")
    let early = try temporary.revision("main~3") + "\n"
    try temporary.git("commit-graph", "write", "--stdin-commits", "--split=no-merge", input: early)
    #expect(try fingerprint() == plain)
    try temporary.git("commit-graph", "write", "--reachable", "--split=no-merge")
    let chain = try temporary.read(".git/objects/info/commit-graphs/commit-graph-chain")
    #expect(chain.split(separator: "\n").count == 2)
    #expect(try fingerprint() == plain)
    try temporary.git("gc", "--quiet")
    #expect(try fingerprint() == plain)
    try temporary.git("commit-graph", "write", "--reachable")
    for length in [7, 40, 1_200, 3_000] {
      let file = temporary.path + "/.git/objects/info/commit-graph"
      try Command.run(
        ["sh", "-c", "chmod u+w \(file) && truncate --size \(length) \(file)"], in: temporary.path,
        environment: TemporaryRepository.environment(home: temporary.home))
      #expect(try fingerprint() == plain, "\(length) bytes")
      try temporary.git("commit-graph", "write", "--reachable")
    }
  }

  /// A history with merges of two and three, roots beside the first, deletions, and equal times, as
  /// `git fast-import` reads it.
  private static func stream(commits: Int, seed: UInt64) -> String {
    var random = SplitMix(seed: seed)
    var stream = ""
    for mark in 1...commits {
      stream += "commit refs/heads/\(mark == commits ? "main" : "b\(mark)")\nmark :\(mark)\n"
      stream += "committer A <a> \(1_000 + mark / 3) +0000\ndata 1\nx\n"
      let isRoot = mark == 1 || (mark == 20 && mark != commits)
      if !isRoot {
        let count = mark == commits ? 3 : [1, 1, 1, 2, 3].randomElement(using: &random) ?? 1
        let nearby = Array(max(1, mark - 6)..<mark).shuffled(using: &random)
        let parents = nearby.prefix(count)
        stream += "from :\(nearby[0])\n"
        for parent in parents.dropFirst() { stream += "merge :\(parent)\n" }
      }
      for path in ["a", "f/a", "f/g/a", "z"] where Int.random(in: 0..<3, using: &random) == 0 {
        if Int.random(in: 0..<6, using: &random) == 0 {
          stream += "D \(path)\n"
        } else {
          stream += "M 644 inline \(path)\ndata 2\n\(Int.random(in: 0..<4, using: &random))\n\n"
        }
      }
      stream += "\n"
    }
    return stream
  }
}
