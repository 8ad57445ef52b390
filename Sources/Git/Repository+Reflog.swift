import CLibgit2
package import ObjectIDs

extension Repository {
  /// The commits that a reference named, newest first, as far as git noted them in this clone.
  ///
  /// - Parameter count: the most of its moves that are looked at.
  /// - Returns: none where git keeps no such notes.
  package func reflog(of reference: String, atMost count: Int) throws(GitError) -> [ObjectID] {
    let log = try Handle(.readingReflog, freedBy: git_reflog_free) {
      git_reflog_read(&$0, pointer, reference)
    }
    var found: [ObjectID] = []
    for index in 0..<min(count, git_reflog_entrycount(log.pointer)) {
      guard let entry = git_reflog_entry_byindex(log.pointer, index) else { continue }
      // What a clone brought has no line of its own: it is only what the first one moved from.
      for id in [git_reflog_entry_id_new(entry), git_reflog_entry_id_old(entry)] {
        if let id, git_oid_is_zero(id) == 0, found.last != ObjectID(id.pointee) {
          found.append(ObjectID(id.pointee))
        }
      }
    }
    return found
  }

  /// How many moves of a reference git noted in this clone.
  package func reflogLength(of reference: String) throws(GitError) -> Int {
    let log = try Handle(.readingReflog, freedBy: git_reflog_free) {
      git_reflog_read(&$0, pointer, reference)
    }
    return git_reflog_entrycount(log.pointer)
  }

  /// Takes what git noted last of a reference off its notes, down to so many moves. The reference stays where it is.
  package func shortenReflog(of reference: String, to length: Int) throws(GitError) {
    let log = try Handle(.readingReflog, freedBy: git_reflog_free) {
      git_reflog_read(&$0, pointer, reference)
    }
    guard git_reflog_entrycount(log.pointer) > length else { return }
    while git_reflog_entrycount(log.pointer) > length {
      try check(git_reflog_drop(log.pointer, 0, 0), .readingReflog)
    }
    try check(git_reflog_write(log.pointer), .readingReflog)
  }
}
