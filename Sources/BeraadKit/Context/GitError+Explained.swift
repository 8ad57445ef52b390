package import Deliberation
package import Git

/// libgit2's errors in the user's words.
extension GitError: Explained {
  package var explanation: Explanation {
    let place = path.map { " (\($0))" } ?? ""
    switch kind {
    case .shallow:
      return Explanation(
        .refused, "This is a shallow clone: its history ends before the beginning.",
        causes: [description], hints: ["fetch the rest with: git fetch --unshallow"])
    case .noSpace:
      return Explanation(
        .failed, "There is no room left on the disk; nothing was recorded.", causes: [description + place])
    case .readOnly:
      return Explanation(
        .failed, "The repository cannot be written to; nothing was recorded.", causes: [description + place])
    case .locked:
      return Explanation(
        .failed, "Another program holds the repository; nothing was recorded.", causes: [description + place],
        hints: ["wait and try again; if nothing runs any more: beraad doctor"])
    case .ownership, .bareRepository, .unsupportedRepository:
      return Explanation(.refused, "\(message.capitalizedFirst).", causes: [operation + place])
    case .corrupt:
      return Explanation(
        .failed, "The repository is damaged: \(message)\(place).", causes: [operation],
        hints: ["see what is damaged with: git fsck"])
    default:
      return Explanation(.failed, "Git could not do it: \(message)\(place).", causes: [operation])
    }
  }
}
