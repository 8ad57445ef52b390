import CLibgit2
import Glibc
import ObjectIDs

extension Repository {
  /// The id that a symbolic link would have if it were committed now.
  func linkTarget(at path: String) throws(GitError) -> ObjectID {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(path, &buffer, buffer.count)
    guard length >= 0 else { throw GitError(errno: errno, operation: .readingLink, path: path) }
    var id = git_oid()
    try check(git_odb_hash(&id, buffer, length, GIT_OBJECT_BLOB), .readingLink, path: path)
    return ObjectID(id)
  }
}
