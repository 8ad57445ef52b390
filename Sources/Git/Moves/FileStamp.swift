import Glibc

/// By what a file is known to be the one that was looked at, unchanged.
struct FileStamp: Decodable, Equatable {
  let inode: UInt64
  let size: Int64
  /// Nanoseconds since 1970.
  let modifiedAt: Int64

  init(_ status: stat) {
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modifiedAt = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
  }

  /// What stands at a path now, a link itself and not its target; nil where nothing does.
  static func at(_ path: String) -> FileStamp? {
    var status = stat()
    return lstat(path, &status) == 0 ? FileStamp(status) : nil
  }
}
