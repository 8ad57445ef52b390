import Deliberation
import Git
import ObjectIDs
import Storage

/// Records that one commit of main took away or changed, and that nobody put back. They are read from the history as they were.
struct RemovedRecords {
  let commit: ObjectID
  /// The parent that has them.
  let before: ObjectID
  let removals: [MainHistory.Removal]

  /// What the commit did, in a sentence.
  var sentence: String {
    let names = removals.prefix(3).map(\.path).joined(separator: ", ")
    let rest = removals.count > 3 ? " and \(removals.count - 3) more" : ""
    return "Commit \(commit.abbreviated()) removed or changed what was recorded: \(names)\(rest)."
  }

  /// What puts them back. Where they are many, git lists them itself.
  var remedy: String {
    let paths = removals.map(\.path)
    let commitment = "git commit -m 'Put back'"
    guard paths.count > 5 else {
      let quoted = paths.map { "'\($0)'" }.joined(separator: " ")
      return "git checkout \(before.abbreviated()) -- \(quoted) && \(commitment)"
    }
    let list =
      "git diff --name-only --no-renames --diff-filter=DM \(before.abbreviated()) \(commit.abbreviated()) -- '\(Layout.papers)/*.json' ':!\(Layout.definitions)'"
    return "\(list) | git checkout \(before.abbreviated()) --pathspec-from-file=- && \(commitment)"
  }
}

extension Desk {
  /// The records that commits of main took away or changed, and that nobody put back, by commit.
  ///
  /// - Parameter folder: looks only below it; empty for all.
  func removedRecords(under folder: String = "") throws -> [RemovedRecords] {
    let history = try snapshot.history()
    let open = try history.removals.filter { removal in
      guard removal.path.hasPrefix(folder), Layout.isRecord(removal.path) else { return false }
      return try repository.entry(at: removal.path, in: snapshot.commit)?.id != removal.blob
    }
    return try Dictionary(grouping: open, by: \.commit).sorted { $0.key < $1.key }
      .compactMap { commit, removals in
        let before = try history.parents[commit]?.first {
          try repository.entry(at: removals[0].path, in: $0)?.id == removals[0].blob
        }
        return before.map { RemovedRecords(commit: commit, before: $0, removals: removals) }
      }
  }

  /// What `doctor` says of them.
  func recordsRemoved() throws -> [Diagnosis.Finding] {
    try removedRecords().map {
      .init(what: $0.sentence, advice: "put it back with: \($0.remedy)", mended: false)
    }
  }

  /// What `doctor` says of papers whose draft a commit took away.
  func draftsRemoved() throws -> [Diagnosis.Finding] {
    try snapshot.lostDrafts().map { _, loss in
      .init(what: loss.explanation.message, advice: loss.explanation.hints.first ?? "", mended: false)
    }
  }
}
