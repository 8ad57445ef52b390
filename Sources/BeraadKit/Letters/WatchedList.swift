import Glibc
import Synchronization

/// Who is on a list that others change meanwhile: read anew whenever its file is another.
package final class WatchedList: Sendable {
  private let path: String
  private let read: @Sendable () throws -> Set<String>
  private let known = Mutex<(stamp: [Int]?, keys: Set<String>)>((nil, []))

  /// - Parameter read: the keys of all addresses that are on it.
  package init(_ path: String, _ read: @escaping @Sendable () throws -> Set<String>) {
    (self.path, self.read) = (path, read)
  }

  package func has(_ address: EmailAddress) throws -> Bool {
    try known.withLock { known in
      var info = stat()
      // Taken before the file is read: what comes between is seen the next time.
      let stamp =
        stat(path, &info) == 0
        ? [Int(info.st_ino), Int(info.st_size), info.st_mtim.tv_sec, info.st_mtim.tv_nsec] : []
      if known.stamp != stamp { known = (stamp, try read()) }
      return known.keys.contains(address.key)
    }
  }
}
