import CLibgit2
import ObjectIDs

extension ObjectID {
  init(_ id: git_oid) {
    self = withUnsafeBytes(of: id) { ObjectID($0) }
  }

  /// The same id as libgit2 takes it.
  var libgit2: git_oid {
    var id = git_oid()
    withUnsafeMutableBytes(of: &id) { store(to: $0) }
    return id
  }
}
