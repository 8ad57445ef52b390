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
    let why = String(cString: strerror(code))
    return Explanation(
      .failed,
      Localized(
        en: "Beraad cannot \(verb) \(path): \(why).", nl: "Beraad kan \(path) niet \(dutchVerb): \(why)."))
  }

  private var dutchVerb: String {
    switch verb {
    case "delete": "verwijderen"
    case "lock": "vergrendelen"
    case "make": "maken"
    case "protect": "afschermen"
    case "read": "lezen"
    case "write": "schrijven"
    default: verb
    }
  }
}
