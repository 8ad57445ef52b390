import CLibgit2
import Glibc

/// The library as a whole.
enum Libgit2 {
  /// Starts libgit2, once in a process and on first use; never stopped, because handles may outlive any
  /// scope.
  ///
  /// Writes are forced to the disk from here on, so that what was acknowledged survives a power cut; and a
  /// file that grows past the largest size is a failed write, and not the end of the process.
  static let started: Void = {
    beraad_keep_freed_memory()
    git_libgit2_init()
    beraad_enable_fsync(1)
    beraad_accept_extensions()
    signal(SIGXFSZ, SIG_IGN)
  }()
}

/// Throws what libgit2 says when `code` is negative; returns `code` otherwise.
@discardableResult
func check(_ code: Int32, _ operation: GitOperation, path: @autoclosure () -> String? = nil) throws(GitError)
  -> Int32
{
  guard code < 0 else { return code }
  throw GitError(code: code, operation: operation, path: path())
}
