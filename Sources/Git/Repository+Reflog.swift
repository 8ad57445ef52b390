import CLibgit2
package import ObjectIDs

extension Repository {
  /// The commits that a reference named, newest first, as far as git noted them in this clone.
  ///
  /// - Parameter count: the most that are wanted.
  /// - Returns: none where git keeps no such notes.
  package func reflog(of reference: String, atMost count: Int) throws(GitError) -> [ObjectID] {
    let log = try Handle("reading what a branch was", freedBy: git_reflog_free) {
      git_reflog_read(&$0, pointer, reference)
    }
    return (0..<min(count, git_reflog_entrycount(log.pointer))).compactMap { index in
      git_reflog_entry_byindex(log.pointer, index).flatMap(git_reflog_entry_id_new).map {
        ObjectID($0.pointee)
      }
    }
  }
}
