/// A lock file of git that stands in the repository: in use now, or left by a process that was killed.
package struct StaleLock: Hashable, Sendable {
  /// The file.
  package let path: String
  /// Its length in bytes.
  package let size: Int64
  /// Seconds since it was last written, when it was looked at.
  package let age: Int64

  let inode: UInt64
  let modifiedAt: Int64
}
