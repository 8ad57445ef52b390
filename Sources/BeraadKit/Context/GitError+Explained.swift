package import Deliberation
package import Git
import Storage

/// libgit2's errors in the user's words.
extension GitError: Explained {
  package var explanation: Explanation {
    let place = path.map { " (\($0))" } ?? ""
    let help = remedy.map { ["the remedy: \($0)"] } ?? []
    switch kind {
    case .shallow:
      return Explanation(
        .refused, "This is a shallow clone: its history ends before the beginning.",
        causes: [description], hints: ["fetch the rest with: \(remedy ?? "git fetch --unshallow")"])
    case .partialClone:
      return Explanation(
        .refused, "This is a partial clone, and what is needed was left out of it.", causes: [description],
        hints: remedy.map { ["fetch the rest with: \($0)"] } ?? [])
    case .conflict:
      // It begins with a path, which has no capital of its own.
      let sentence = path.map(message.hasPrefix) == true ? message : message.capitalizedFirst
      return Explanation(.refused, "\(sentence); nothing was written.", hints: draftRemedy ?? help)
    case .workTreeAway:
      return Explanation(
        .refused, "\(message.capitalizedFirst): it would be left behind; nothing was written.",
        hints: [
          "put it back, or, where it does not come back, forget it with: \(remedy ?? "git worktree prune")"
        ])
    case .underWay, .unmerged, .unreadableIndex, .leftOutOfWorkTree, .noRoomForBranch, .filtered:
      let sentence = path.map(message.hasPrefix) == true ? message : message.capitalizedFirst
      return Explanation(.refused, "\(sentence); nothing was written.", hints: help)
    case .inTheWay:
      return Explanation(
        .refused, "\(message); nothing was written.",
        hints: remedy.map { ["put it aside with: \($0)"] } ?? [])
    case .workTreeBehind:
      return Explanation(
        .failed, "It is recorded, and the files could not follow yet: \(message).",
        causes: [operation + place], hints: help.isEmpty ? ["the next command tries again"] : help)
    case .branchWaits:
      return Explanation(
        .failed, "It is ready and not recorded yet: \(message).", causes: [operation + place],
        hints: ["the next command tries again; see what came of it with: beraad status"])
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
      return Explanation(.refused, "\(message.capitalizedFirst).", causes: [operation + place], hints: help)
    case .corrupt:
      return Explanation(
        .failed, "The repository is damaged: \(message)\(place).", causes: [operation],
        hints: ["see what is damaged with: git fsck"])
    default:
      return Explanation(.failed, "Git could not do it: \(message)\(place).", causes: [operation])
    }
  }
  /// For a draft that somebody is at work on.
  private var draftRemedy: [String]? {
    guard let remedy, let paper = path.flatMap(Layout.paper) else { return nil }
    guard !remedy.hasPrefix("git -C ") else {
      return ["commit the changes there, or put them aside with: \(remedy)"]
    }
    return ["commit the changes with: beraad revise \(paper) -m WHY, or put them aside with: \(remedy)"]
  }
}
