import BeraadKit
import Deliberation

/// A file of the state folder that is not as Beraad writes it: nothing that somebody asked for is to blame.
struct DamagedState: Explained, Hashable {
  let path: String

  var explanation: Explanation {
    Explanation(
      .failed, "\(path) is damaged: it is not as Beraad writes it.",
      hints: ["put it back from a copy; docs/hosting.md says how"])
  }
}

/// The key of a state folder is gone, and the accesses that hang on it are there.
struct LostKey: Explained, Hashable {
  let path: String
  let accesses: String

  var explanation: Explanation {
    Explanation(
      .failed, "\(path) is gone: without it no link, code or cookie that was given out is good.",
      hints: [
        "put it back from a copy; docs/hosting.md says how",
        "or, to begin anew with other links for everybody, delete \(accesses)",
      ])
  }
}

/// The book of accesses of a state folder is gone: whoever was signed out for good would be in again.
struct LostAccesses: Explained, Hashable {
  let path: String
  let key: String

  var explanation: Explanation {
    Explanation(
      .failed, "\(path) is gone: without it, who was signed out for good is in again.",
      hints: [
        "put it back from a copy; docs/hosting.md says how",
        "or, to begin anew with other links for everybody, delete \(key)",
      ])
  }
}
