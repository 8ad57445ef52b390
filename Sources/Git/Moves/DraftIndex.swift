import CLibgit2
import Glibc

/// The index of a work tree, opened as a file of ours that will be written in its stead.
///
/// Our file begins as another name of the index, and writing it makes a new file. The repository's handle uses
/// it until `dropDraft`, as libgit2 asks the index for attributes too: so it is read once.
struct DraftIndex {
  let file: IndexFile
  /// What the index was that was read; nil where there was none yet.
  let source: FileStamp?
  private let path: String

  /// - Throws: `.unreadableIndex`, `.corrupt`; `.locked` where it does not stay the same long enough.
  init(of repository: Repository, for reference: String) throws(GitError) {
    let lock = repository.indexLock(for: reference)
    path = repository.indexPath
    try Folder.make(repository.gitDirectory + "/beraad")
    for _ in 0..<20 {
      unlink(lock.file)
      let source = FileStamp.at(path)
      if source != nil { try Self.copy(path, to: lock.file) }
      guard FileStamp.at(path) == source else { continue }
      file = try IndexFile(lock.file, of: path)
      self.source = source
      file.lend(to: repository)
      return
    }
    throw StaleLock.inTheWay(path, operation: .readingIndex)
  }

  /// Whether the index is still the one that was read.
  var isCurrent: Bool { FileStamp.at(path) == source }

  private static func copy(_ path: String, to copy: String) throws(GitError) {
    if link(path, copy) == 0 || errno == ENOENT { return }
    guard let bytes = WholeFile.bytes(path) else {
      throw GitError(errno: errno, operation: .readingIndex, path: path)
    }
    try WholeFile.write(bytes, to: copy, replacing: true)
  }
}

extension Repository {
  /// Removes our file, and lets libgit2 read git's own index again.
  func dropDraft(for reference: String) {
    git_repository_set_index(pointer, nil)
    let lock = indexLock(for: reference)
    let file = lock.file
    unlink(file)
    unlink(lock.passing)
    // Where libgit2 was stopped while it wrote our file.
    unlink(file + ".lock")
  }

  /// The lock of this work tree's index, for the move of one branch.
  func indexLock(for reference: String) -> OwnLock {
    OwnLock(
      file: "\(gitDirectory)/beraad/\(Self.fileName(for: reference)).index", path: indexPath + ".lock")
  }
}
