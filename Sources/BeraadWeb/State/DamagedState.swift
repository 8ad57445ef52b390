import BeraadKit
import Deliberation

/// A file of the state folder that is not as Beraad writes it: nothing that somebody asked for is to blame.
struct DamagedState: Explained, Hashable {
  let path: String

  var explanation: Explanation {
    Explanation(
      .failed,
      Localized(
        en: "\(path) is damaged: it is not as Beraad writes it.",
        nl: "\(path) is beschadigd: zo schrijft Beraad het niet."),
      hints: [.putBack])
  }
}

/// The key of a state folder is gone, and the accesses that hang on it are there.
struct LostKey: Explained, Hashable {
  let path: String
  let accesses: String

  var explanation: Explanation {
    Explanation(
      .failed,
      Localized(
        en: "\(path) is gone: without it no link, code or cookie that was given out is good.",
        nl: "\(path) is weg: zonder dat werkt geen link, code of cookie die is uitgegeven."),
      hints: [
        .putBack,
        .beginAnew(without: accesses),
      ])
  }
}

/// The book of accesses of a state folder is gone: whoever was signed out for good would be in again.
struct LostAccesses: Explained, Hashable {
  let path: String
  let key: String

  var explanation: Explanation {
    Explanation(
      .failed,
      Localized(
        en: "\(path) is gone: without it, who was signed out for good is in again.",
        nl: "\(path) is weg: zonder dat is wie voorgoed is uitgelogd, weer binnen."),
      hints: [
        .putBack,
        .beginAnew(without: key),
      ])
  }
}

extension Localized {
  fileprivate static let putBack = Localized(
    en: "put it back from a copy; docs/hosting.md says how",
    nl: "zet het terug uit een kopie; docs/hosting.md zegt hoe")

  fileprivate static func beginAnew(without path: String) -> Localized {
    Localized(
      en: "or, to begin anew with other links for everybody, delete \(path)",
      nl: "of gooi, om opnieuw te beginnen met andere links voor iedereen, \(path) weg")
  }
}
