import Git
import ObjectIDs

/// Which of two commits goes on from the other, kept beside the repository: never needed, and deleted without loss.
///
/// The answer is a function of the two, so none grows old. Which branch is main can hang on one, and then every command asks; only
/// what was pushed or fetched since makes a new pair.
struct DescentCache {
  private let repository: Repository
  private let file: BlockFile

  /// So many answers are kept before the file is begun anew.
  private static let most = 32

  init(of repository: Repository) {
    self.repository = repository
    let path = Layout.descent(in: repository.commonDirectory)
    file = BlockFile(path: path, head: Array("beraad descent 1\n".utf8))
  }

  /// Whether one commit is another, or part of its history.
  func isAncestor(_ ancestor: ObjectID, of commit: ObjectID) throws(GitError) -> Bool {
    // Where a history is cut off, what is fetched later changes the answer.
    if ancestor == commit || repository.isShallow {
      return try repository.isAncestor(ancestor, of: commit)
    }
    var (known, count): (Bool?, Int) = (nil, 0)
    let isWhole = file.read { block in
      var reader = ByteReader(block)
      let pair = (try reader.objectID(), try reader.objectID())
      let answer = try reader.number(below: 2) == 1
      try reader.end()
      count += 1
      if pair == (ancestor, commit) { known = answer }
    }
    if let known { return known }
    let answer = try repository.isAncestor(ancestor, of: commit)
    var block = ByteWriter(capacity: 48)
    block.add(ancestor.bytes)
    block.add(commit.bytes)
    block.add(answer ? 1 : 0)
    file.add(block.bytes, isNew: !isWhole || count >= Self.most)
    return answer
  }
}
