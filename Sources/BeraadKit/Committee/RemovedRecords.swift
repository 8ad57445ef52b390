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
  /// Whether that parent is no line of main, and only kept by it for an edition: then the commit took nothing away, and a rebase had
  /// dropped the records before.
  let isKept: Bool

  /// What the commit did, in a sentence.
  var sentence: Localized {
    let names = removals.prefix(3).map(\.path).joined(separator: ", ")
    let more = removals.count - 3
    guard !isKept else {
      return Localized(
        en:
          "Main keeps commit \(before.abbreviated()) for an edition, and does not have what is recorded there, since a rebase dropped it: \(names)\(more > 0 ? " and \(more) more" : "").",
        nl:
          "Main bewaart commit \(before.abbreviated()) voor een editie, en heeft niet wat daar is vastgelegd, want een rebase liet het vallen: \(names)\(more > 0 ? " en nog \(more)" : "")."
      )
    }
    return Localized(
      en:
        "Commit \(commit.abbreviated()) removed or changed what was recorded: \(names)\(more > 0 ? " and \(more) more" : "").",
      nl:
        "Commit \(commit.abbreviated()) haalde weg of veranderde wat was vastgelegd: \(names)\(more > 0 ? " en nog \(more)" : "")."
    )
  }

  /// What puts them back. Where they are many, git lists them itself.
  var remedy: String {
    if removals.count <= 5, let typed = TypedCommit(of: removals.map(\.path), "Put back") {
      return "\(typed.git) checkout \(before.abbreviated()) -- \(typed.words) && \(typed.line)"
    }
    let list =
      "git diff --name-only --no-renames --diff-filter=DM \(before.abbreviated()) \(commit.abbreviated()) -- '\(Layout.papers)/*.json' ':!\(Layout.definitions)'"
    // The same list again, for the commit: nothing else that is staged goes along.
    return
      "\(list) | git --literal-pathspecs checkout \(before.abbreviated()) --pathspec-from-file=- && \(list) | git --literal-pathspecs commit -m 'Put back' --pathspec-from-file=-"
  }
}

/// A commit, and the parent whose records it does not have.
private struct Removing: Hashable {
  let commit: ObjectID
  let before: ObjectID
}

extension Desk {
  /// The records that commits of main took away or changed, and that nobody put back, by commit.
  ///
  /// - Parameter folder: looks only below it; empty for all.
  func removedRecords(under folder: String = "") throws -> [RemovedRecords] {
    let history = try snapshot.history()
    let open = try history.removals.filter { removal in
      try removal.path.hasPrefix(folder) && snapshot.lacks(removal)
    }
    var found: [Removing: [MainHistory.Removal]] = [:]
    for removals in Dictionary(grouping: open, by: \.path).values {
      guard let removal = try lastOf(removals),
        let before = try history.parents[removal.commit]?.first(where: {
          try repository.entry(at: removal.path, in: $0)?.id == removal.blob
        })
      else { continue }
      found[Removing(commit: removal.commit, before: before), default: []].append(removal)
    }
    return found.map { removing, removals in
      RemovedRecords(
        commit: removing.commit, before: removing.before, removals: removals.sorted { $0.path < $1.path },
        isKept: !history.isLine(removing.before))
    }.sorted { ($0.commit, $0.before) < ($1.commit, $1.before) }
  }

  /// Of several commits that took one record away the one that made it what it is now: others were put right.
  private func lastOf(_ removals: [MainHistory.Removal]) throws -> MainHistory.Removal? {
    guard removals.count > 1 else { return removals.first }
    let last = try repository.lastChange(of: removals[0].path, at: snapshot.commit)?.commit
    return removals.first { $0.commit == last } ?? removals.first
  }

  /// What `doctor` says of them.
  func recordsRemoved() throws -> [Diagnosis.Finding] {
    try removedRecords().map {
      .init(
        what: $0.sentence,
        advice: Localized(
          en: "the committee puts it back with: \($0.remedy)",
          nl: "de commissie zet het terug met: \($0.remedy)"), mended: false)
    }
  }

  /// What `doctor` says of records that the work tree has not as main has them: the next commit of all changes would take them off
  /// main. A question may be somebody's work of this moment.
  func recordsNotAsCommitted() throws -> [Diagnosis.Finding] {
    let paths = try changedInWorkTree(under: Layout.papers).known.filter {
      try Layout.isRecord($0) && repository.entry(at: $0, in: snapshot.commit) != nil
    }
    // Where no folder is that of main, that is what has to be said.
    guard !paths.isEmpty, try otherThanFiles().isEmpty else { return [] }
    let (names, more) = (paths.prefix(3).joined(separator: ", "), paths.count - 3)
    return [
      .init(
        what: Localized(
          en:
            "In the work tree \(names)\(more > 0 ? " and \(more) more" : "") \(paths.count == 1 ? "is" : "are") not as main has \(paths.count == 1 ? "it" : "them"): the next git commit -a would take that along.",
          nl:
            "In de werkmap \(paths.count == 1 ? "is" : "zijn") \(names)\(more > 0 ? " en nog \(more)" : "") niet zoals main \(paths.count == 1 ? "het" : "ze") heeft: de volgende git commit -a zou dat meenemen."
        ),
        advice: Localized(
          en: "have it back with: \(Self.restoring(paths))",
          nl: "haal het terug met: \(Self.restoring(paths))"), mended: false)
    ]
  }

  /// The records and the questions of polls that the work tree has otherwise than main, or not: those that main has too, and strays,
  /// which git does not know either.
  func changedInWorkTree(under folder: String) throws -> (known: [String], strays: [String]) {
    guard repository.workDirectory != nil, try repository.isCheckedOut(workspace.mainReference),
      !repository.isWithoutFiles
    else { return ([], []) }
    try repository.mustHaveIndex()
    let isBringing = repository.isBringing
    let changes = try repository.workTreeChanges(under: folder).filter { change in
      guard
        Layout.isRecord(change.path) || Layout.isDefinition(change.path) || Layout.isSheet(change.path)
      else { return false }
      // A question that was never opened is somebody's work until then.
      if Layout.isDefinition(change.path), try !isOpened(change.path) { return false }
      // What a merge brings is no difference, and to take it out of the index would take it out of the merge. A record tells by its own
      // name whether it is whole.
      guard isBringing, change.status == .staged,
        try repository.entry(at: change.path, in: snapshot.commit) == nil,
        let file = try? repository.blob(fromWorkTree: change.path)
      else { return true }
      // A sheet that a merge brings is looked at through the record that names it.
      if Layout.isSheet(change.path) { return false }
      return Layout.isRecord(change.path)
        && (try? RecordCoding.decodeChecked(file.bytes, path: change.path)) == nil
    }
    let strays = try changes.filter {
      try $0.status == .untracked && repository.entry(at: $0.path, in: snapshot.commit) == nil
    }
    return (changes.filter { !strays.contains($0) }.map(\.path), strays.map(\.path))
  }

  /// What has files of the work tree as the commit has them. Where they are many, git lists the records among them itself.
  static func restoring(_ paths: [String]) -> String {
    if paths.count <= 5, let typed = TypedCommit(of: paths, "Put back") {
      return "\(typed.git) restore --staged --worktree -- \(typed.words)"
    }
    return
      "git diff --name-only --no-renames --diff-filter=DM HEAD -- '\(Layout.papers)/*.json' ':!\(Layout.definitions)' | git --literal-pathspecs restore --staged --worktree --pathspec-from-file=-"
  }

  /// What `doctor` says of questions of opened polls, and sheets of ballots, that are gone or changed.
  func questionsChanged() throws -> [Diagnosis.Finding] {
    try snapshot.soundPapers().flatMap { paper in
      let check = PollCheck(
        dossier: try dossier(of: paper.description, scope: .collected).dossier, snapshot: snapshot)
      return try (check.changedDefinitions() + check.changedSheets()).map { file -> Diagnosis.Finding in
        .init(
          what: file.sentence,
          advice: Localized(
            en: "the committee puts it back with: \(file.remedy)",
            nl: "de commissie zet het terug met: \(file.remedy)"), mended: false)
      }
    }
  }

  /// What `doctor` says of papers whose draft a commit took away.
  func draftsRemoved() throws -> [Diagnosis.Finding] {
    try snapshot.lostDrafts().map { _, loss in
      .init(what: loss.explanation.sentence, advice: loss.explanation.advice.first ?? .nothing, mended: false)
    }
  }
}
