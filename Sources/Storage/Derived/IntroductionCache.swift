import Git
import ObjectIDs

/// Which commits brought in some files, kept beside the repository: never needed, and deleted without loss.
///
/// It was found in the history of one commit, and holds in every history that has that one, for the commits up to it. It
/// is written whole, and held against its checksum.
struct IntroductionCache {
  let path: String

  /// The commits that brought each file in, of all up to the tip.
  struct Kept: Equatable {
    let tip: ObjectID
    let found: [String: [ObjectID]]
  }

  /// How many new commits are sooner looked at than the file is written again.
  static let few = 64

  private static let head = Array("beraad introductions 1\n".utf8)

  /// What is kept; nil where there is nothing, or it is not whole.
  func kept() -> Kept? {
    DerivedFile.block(behind: Self.head, at: path, read: Self.read)
  }

  /// Puts this in place of what is there; where that fails, there is none the better.
  func put(_ kept: Kept) {
    var block = ByteWriter(capacity: 128 * kept.found.count + 64)
    block.add(kept.tip.bytes)
    block.add(kept.found.count)
    for (file, commits) in kept.found {
      block.add(file.utf8)
      block.add(commits.count)
      for commit in commits { block.add(commit.bytes) }
    }
    DerivedFile.put(block: block.bytes, behind: Self.head, at: path)
  }

  private static func read(_ block: UnsafeRawBufferPointer) throws -> Kept {
    var reader = ByteReader(block)
    let tip = try reader.objectID()
    var found: [String: [ObjectID]] = [:]
    for _ in 0..<(try reader.count(ofSize: 2)) {
      let file = try reader.text()
      var commits: [ObjectID] = []
      for _ in 0..<(try reader.count(ofSize: 20)) { commits.append(try reader.objectID()) }
      found[file] = commits
    }
    try reader.end()
    return Kept(tip: tip, found: found)
  }
}
