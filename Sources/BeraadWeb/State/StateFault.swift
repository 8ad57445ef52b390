import Deliberation
import Glibc

/// The state folder cannot be used as it has to be.
struct StateFault: Explained, Hashable {
  let verb: String
  let path: String
  let code: Int32

  init(_ verb: String, _ path: String, _ code: Int32) {
    (self.verb, self.path, self.code) = (verb, path, code)
  }

  /// The disk is full, or may not be written.
  var isNoRoom: Bool { [ENOSPC, EDQUOT, EROFS, EFBIG].contains(code) }

  var explanation: Explanation {
    Explanation(.failed, "Beraad cannot \(verb) \(path): \(String(cString: strerror(code))).")
  }
}
