package import Git
package import ObjectIDs

/// A host that had main, and had none when it was last asked: noted beside the repository, a line for each remote. Git keeps what it
/// last heard, and forgets it with the next fetch that prunes.
extension Workspace {
  /// Whether a host had no main any more when it was last asked. Where another commit of main was heard since, it is there.
  package func hasLostMain(_ remote: String) throws(GitError) -> Bool {
    guard let noted = lostMains[remote] else { return false }
    let there = try main(at: remote).there
    return there == nil || there == noted
  }

  /// Notes whether a host has main, as it just said.
  package func noteMain(at remote: String, isLost: Bool) throws(GitError) {
    let old = lostMains
    var noted = old
    noted[remote] = isLost ? try lastMain(at: remote) : nil
    guard noted != old else { return }
    let path = Layout.lost(in: repository.commonDirectory)
    guard !noted.isEmpty else { return DerivedFile.remove(path) }
    let lines = noted.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }
    DerivedFile.put(Array(lines.joined().utf8), at: path)
  }

  /// The newest commit that a host is known to have had on main; where nothing is, the one that main is at here.
  package func lastMain(at remote: String) throws(GitError) -> ObjectID? {
    if let there = try main(at: remote).there { return there }
    let heard = HeardHost.read(remote, in: repository.commonDirectory)?.main
    let known = [lostMains[remote], heard].compactMap(\.self).filter { repository.contains($0) }
    // Both can be known: one stands on the other.
    if known.count == 2, try repository.isAncestor(known[0], of: known[1]) { return known[1] }
    if let first = known.first { return first }
    return try repository.tip(of: mainReference)
  }

  /// What hosts had on main that have it no longer, by the names of the remotes.
  private var lostMains: [String: ObjectID] {
    let bytes = DerivedFile.contents(of: Layout.lost(in: repository.commonDirectory)) ?? []
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: " ", maxSplits: 1)
    }
    return Dictionary(
      lines.compactMap { parts in
        guard parts.count == 2, let tip = ObjectID(hex: String(parts[0])) else { return nil }
        return (String(parts[1]), tip)
      }, uniquingKeysWith: { $1 })
  }
}
