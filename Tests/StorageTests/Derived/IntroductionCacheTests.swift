import Deliberation
import Git
import ObjectIDs
import TestSupport
import Testing

@testable import Storage

/// What brought records in is told alike with what was kept of it, without it, and with what is damaged.
@Suite struct IntroductionCacheTests {
  let sample: SampleWorkspace

  init() throws { sample = try SampleWorkspace() }

  private var cache: IntroductionCache {
    IntroductionCache(path: Layout.introductions(in: sample.workspace.repository.commonDirectory))
  }

  private func found(_ paths: [String]) throws -> [String: [ObjectID]] {
    let repository = sample.workspace.repository
    return try MainHistory(repository: repository, tip: repository.resolve("main"))
      .introductions(of: Set(paths), in: repository)
  }

  /// As it is found where nothing was kept.
  private func fresh(_ paths: [String]) throws -> [String: [ObjectID]] {
    let kept = cache.kept()
    DerivedFile.put([], at: cache.path)
    defer { if let kept { cache.put(kept) } else { DerivedFile.put([], at: cache.path) } }
    return try found(paths)
  }

  private static func path(_ number: Int) -> String { "papers/housing/comments/x/\(number).json" }

  @Test(arguments: 0..<6 as Range<UInt64>) func `asked at any commits, it is as where nothing was kept`(
    seed: UInt64
  ) throws {
    var random = SplitMix(seed: seed)
    let git = sample.temporary
    for step in 0..<14 {
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        try git.git("checkout", "--quiet", "-B", "side", "main~\(min(step, 1))")
        try git.commit([Self.path(Int.random(in: 0..<9, using: &random)): "side \(step)"])
        try git.git("checkout", "--quiet", "main")
        _ = try? git.git("merge", "--quiet", "--no-edit", "-s", "ours", "side")
      case 1 where step > 2: try git.git("reset", "--quiet", "--hard", "main~1")
      case 2 where step > 2: try git.git("commit", "--quiet", "--amend", "--allow-empty", "-m", "\(step)")
      default:
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          try git.commit(
            [Self.path(Int.random(in: 0..<9, using: &random)): "\(step)"], at: 1_700_000_000 + step)
        }
      }
      let asked = (0..<9).filter { _ in Bool.random(using: &random) }.map(Self.path)
      #expect(try found(asked) == fresh(asked), "seed \(seed), step \(step)")
    }
  }

  @Test func `what is kept is used, and what is not whole or another history's is not`() throws {
    let path = Self.path(1)
    let commit = try #require(ObjectID(hex: sample.temporary.commit([path: "{}"])))
    #expect(try found([path]) == [path: [commit]])
    let root = try sample.workspace.repository.resolve("main~1")
    // Nobody looks at the old commits again.
    cache.put(.init(tip: commit, found: [path: [root]]))
    #expect(try found([path]) == [path: [root]])
    try sample.temporary.commit(["notes.md": "1"])
    #expect(try found([path]) == [path: [root]])
    let bytes = try #require(DerivedFile.contents(of: cache.path))
    for place in stride(from: 0, to: bytes.count, by: 5) {
      var wrong = bytes
      wrong[place] ^= 0x20
      for damaged in [wrong, Array(bytes.prefix(place))] {
        DerivedFile.put(damaged, at: cache.path)
        #expect(try found([path]) == [path: [commit]], "at \(place)")
      }
    }
    let elsewhere = try #require(ObjectID(hex: String(repeating: "a", count: 40)))
    cache.put(.init(tip: elsewhere, found: [path: [root]]))
    #expect(try found([path]) == [path: [commit]])
  }
}
