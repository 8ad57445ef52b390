package import Git
import ObjectIDs

/// A host that had main, and had none when it was last asked: noted beside the repository, since git keeps what it last heard.
extension Workspace {
  /// Whether a host had no main any more when it was last asked. Where another commit of main was heard since, it is there.
  package func hasLostMain(_ remote: String) throws(GitError) -> Bool {
    guard let there = try main(at: remote).there,
      let noted = DerivedFile.contents(of: Layout.lost(in: repository.commonDirectory))
    else { return false }
    return noted == Self.note(remote, there)
  }

  /// Notes whether a host has main, as it just said.
  package func noteMain(at remote: String, isLost: Bool) throws(GitError) {
    let path = Layout.lost(in: repository.commonDirectory)
    guard isLost, let there = try main(at: remote).there else { return DerivedFile.remove(path) }
    DerivedFile.put(Self.note(remote, there), at: path)
  }

  private static func note(_ remote: String, _ tip: ObjectID) -> [UInt8] { Array("\(tip) \(remote)\n".utf8) }
}
