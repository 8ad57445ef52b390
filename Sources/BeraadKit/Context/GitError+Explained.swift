package import Deliberation
package import Git
import Storage

/// libgit2's errors in the user's words.
extension GitError: Explained {
  package var explanation: Explanation {
    let place = path.map { " (\($0))" } ?? ""
    let help =
      ((filterRemedy ?? remedy).map { ["the remedy: \(typed($0))"] } ?? []) + further.map(typed)
      + (filterRemedy == nil ? [] : [Self.filterNotice])
    switch kind {
    case .shallow:
      return Explanation(
        .refused, "This is a shallow clone: its history ends before the beginning.",
        causes: [Localized(description)], hints: ["fetch the rest with: \(remedy ?? "git fetch --unshallow")"]
      )
    case .partialClone:
      return Explanation(
        .refused, "This is a partial clone, and what is needed was left out of it.",
        causes: [Localized(description)],
        hints: remedy.map { ["fetch the rest with: \($0)"] } ?? [])
    case .conflict:
      return Explanation(
        .refused, "\(sentence); nothing was written.", hints: (draftRemedy ?? help).map { Localized($0) })
    case .workTreeAway:
      return Explanation(
        .refused, "\(message.capitalizedFirst): it would be left behind; nothing was written.",
        hints: [
          "put it back, or, where it does not come back, forget it with: \(remedy ?? "git worktree prune")"
        ])
    case .underWay, .unmerged, .unreadableIndex, .leftOutOfWorkTree, .noRoomForBranch, .filtered:
      return Explanation(.refused, "\(sentence); nothing was written.", hints: help.map { Localized($0) })
    case .bothFileAndFolder:
      return Explanation(
        .refused, "\(message); nothing was written.",
        hints: remedy.map { ["where main has it, put it aside with: \($0)"] } ?? [])
    case .inTheWay:
      return Explanation(
        .refused, "\(message); nothing was written.",
        hints: remedy.map { ["put it aside with: \($0)"] } ?? [])
    case .workTreeBehind:
      return Explanation(
        .failed, "It is recorded, and the files could not follow yet: \(message).",
        causes: [Localized(operation + place)],
        hints: (help.isEmpty ? ["the next command tries again"] : help).map { Localized($0) })
    case .branchWaits:
      return Explanation(
        .failed, "It is ready and not recorded yet: \(message).", causes: [Localized(operation + place)],
        hints: ["the next command tries again; see what came of it with: beraad status"])
    case .noSpace:
      return Explanation(
        .failed, "There is no room left on the disk; nothing was recorded.",
        causes: [Localized(description + place)])
    case .readOnly:
      return Explanation(
        .failed, "The repository cannot be written to; nothing was recorded.",
        causes: [Localized(description + place)],
        hints: [
          "look whose the folder is, and whether its disk is mounted to be read only, with: ls -ld .git && findmnt -T ."
        ])
    case .locked:
      return Explanation(
        .failed, "Another program holds the repository; nothing was recorded.",
        causes: [Localized(description + place)],
        hints: ["wait and try again; if nothing runs any more: beraad doctor"])
    case .ownership, .bareRepository, .unsupportedRepository:
      return Explanation(
        .refused, "\(message.capitalizedFirst).", causes: [Localized(operation + place)],
        hints: help.map { Localized($0) })
    case .corrupt:
      return Explanation(
        .failed, "The repository is damaged: \(message)\(place).", causes: [Localized(operation)],
        hints: ["see what is damaged with: git fsck"])
    default:
      return Explanation(.failed, "Git could not do it: \(message)\(place).", causes: [Localized(operation)])
    }
  }
  /// What is so, without a full stop. A path has no capital of its own.
  private var sentence: String {
    if let folder, !message.contains(folder) { return "In \(folder), \(message)" }
    return path.map(message.hasPrefix) == true ? message : message.capitalizedFirst
  }

  /// What a look at the repository found, in which nothing was going to be written; nil where the explanation says it as well.
  var found: String? {
    switch kind {
    case .underWay, .unmerged, .unreadableIndex, .leftOutOfWorkTree, .noRoomForBranch: sentence + "."
    default: nil
    }
  }

  /// What has git keep this file as it stands, and with it all of the workspace that end like it: one line for all. It says so above
  /// every other place where attributes stand, and only then looks at the files: what differs from main then is put aside.
  var filterRemedy: String? {
    guard kind == .filtered, let remedy, let path else { return nil }
    let isRecords = path.hasSuffix(".json")
    let patterns = isRecords ? [Layout.roster, "\(Layout.papers)/**/*.json"] : ["\(Layout.papers)/**/*.md"]
    let lines = patterns.map { "\\n\($0) \(remedy)" }.joined()
    let files = "':(top)*.\(isRecords ? "json" : "md")'"
    return
      "printf '\(lines)\\n' >> \"$(git rev-parse --git-path info/attributes)\" && git ls-files -z \(files) | xargs -0 touch -c -- && git stash push -m \(Self.filterStash) -- \(files)"
  }

  /// What is said with that remedy: whoever is at work on these files is to know where the work goes.
  static let filterNotice =
    "it puts what differs from the last commit in these files aside; where that is work of yours, 'git stash list' has it as \(filterStash), and 'git stash pop' brings it back"

  private static let filterStash = "beraad-filter"

  /// A remedy as it is to be typed where the user stands: it may be for another work tree. Words before a command stay.
  private func typed(_ remedy: String) -> String {
    guard let folder = folder?.quotedForShell else { return remedy }
    let start =
      remedy.firstRange(of: ": git ").map { remedy.index($0.lowerBound, offsetBy: 2) } ?? remedy.startIndex
    let command = remedy[start...]
    let isOne = command.hasPrefix("git ") && !command.contains("&&") && !command.contains("|")
    return remedy[..<start]
      + (isOne ? "git -C \(folder) \(command.dropFirst(4))" : "(cd \(folder) && \(command))")
  }

  /// For a draft that somebody is at work on.
  private var draftRemedy: [String]? {
    guard let remedy, remedy.hasPrefix("git "), isAboutAnEdit,
      let paper = path.flatMap(Layout.paper(ofDraft:))
    else {
      return nil
    }
    guard folder == nil else {
      return ["commit the changes there, or put them aside with: \(typed(remedy))"]
    }
    return [
      "commit the changes with: beraad revise \(paper) -m WHY", "or put them aside with: \(remedy)",
    ]
  }

  /// The no for a partner whose draft is in the way: only authors and the committee revise one. Nil for any other error.
  func draftInTheWay(of partner: Partner) -> Refusal? {
    guard kind == .conflict, isAboutAnEdit, partner.roles.isDisjoint(with: [.author, .committee]),
      let path, let paper = Layout.paper(ofDraft: path)
    else { return nil }
    return Refusal(
      "\(message); nothing was written.",
      hints: [
        "propose the changes with: beraad amend \(paper) --file \(path) --because WHY",
        "and then have the draft back as it was with: git checkout -- \(path)",
        "or put them aside with: git stash",
      ])
  }
}
