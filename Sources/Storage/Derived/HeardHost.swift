package import Git
import ObjectIDs

/// What a host had on main and on the partners' branches when it was asked for both at once, kept beside the repository.
///
/// The branches that git keeps of a remote do not tell that: one of them can have been fetched alone, and main there be newer by then.
/// Without the file nothing is known, and so nobody is blamed.
struct HeardHost {
  let main: ObjectID
  /// The tips of the partners' branches.
  let partners: Set<ObjectID>

  private static let head = Array("beraad heard 1\n".utf8)

  /// What was heard of a host; nil where nothing was, or not at once.
  static func read(_ remote: String, in gitFolder: String) -> HeardHost? {
    DerivedFile.block(behind: head, at: Layout.heard(in: gitFolder)) { block in
      var reader = ByteReader(block)
      let name = try reader.text()
      let main = try reader.objectID()
      var partners: Set<ObjectID> = []
      for _ in 0..<(try reader.count(ofSize: 20)) { partners.insert(try reader.objectID()) }
      try reader.end()
      guard name == remote else { throw ByteReader.Damaged() }
      return HeardHost(main: main, partners: partners)
    }
  }

  func write(_ remote: String, in gitFolder: String) {
    var block = ByteWriter(capacity: 128 + 24 * partners.count)
    block.add(remote.utf8)
    block.add(main.bytes)
    block.add(partners.count)
    for tip in partners.sorted() { block.add(tip.bytes) }
    DerivedFile.put(block: block.bytes, behind: Self.head, at: Layout.heard(in: gitFolder))
  }
}

extension Workspace {
  /// Notes that main and the partners' branches of a host were just fetched, all of them.
  package func noteHeard(_ remote: String) throws(GitError) {
    guard let main = try heardMain(at: remote)?.tip else { return }
    let partners = try repository.checkedBranches(
      matching: Layout.remotePrefix + remote + "/partners/")
    HeardHost(main: main, partners: Set(partners.compactMap(\.tip)))
      .write(remote, in: repository.commonDirectory)
  }
}
