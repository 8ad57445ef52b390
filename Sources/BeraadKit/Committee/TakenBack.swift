import Deliberation
import Git
import ObjectIDs
import Prose
import Storage

/// A commit of main by plain git that has files again as they were before Beraad recorded something in them.
///
/// `git commit` reads the index before it locks it. Where that index was an old one, the commit takes back what its
/// author never touched; and nobody sees it, because index and files agree with it afterwards.
struct TakenBack {
  let commit: ObjectID
  /// The newest commit that has what was taken back.
  let recorded: ObjectID
  let paths: [String]

  /// What puts it back; where a name cannot be typed, what shows it.
  var advice: Localized {
    guard let typed = TypedCommit(of: paths, "Put back") else { return .seeing(commit) }
    return
      Localized(
        en:
          "if nobody wanted that, put it back with: \(typed.git) restore --source=\(recorded.abbreviated()) --staged --worktree -- \(typed.words) && \(typed.line)",
        nl:
          "wilde niemand dat, zet het dan terug met: \(typed.git) restore --source=\(recorded.abbreviated()) --staged --worktree -- \(typed.words) && \(typed.line)"
      )
  }
}

extension Desk {
  /// What `doctor` says of commits that take back what was recorded, where it was not put back since.
  func takenBack() throws -> [Diagnosis.Finding] {
    try commitsTakingBack().map { found in
      .init(
        what: Localized(
          en:
            "Commit \(found.commit.abbreviated()), by plain git, has \(found.paths.prefix(3).joined(separator: ", ")) as before commit \(found.recorded.abbreviated()), and so takes back what was recorded there.",
          nl:
            "Commit \(found.commit.abbreviated()), van gewone git, heeft \(found.paths.prefix(3).joined(separator: ", ")) zoals voor commit \(found.recorded.abbreviated()), en draait zo terug wat daar was vastgelegd."
        ),
        advice: found.advice, mended: false)
    }
      + oneSidedMerges().map {
        .init(what: $0.sentence, advice: $0.advice, further: $0.further, mended: false)
      }
  }

  private func commitsTakingBack() throws -> [TakenBack] {
    let history = try snapshot.history()
    return try history.parents.compactMap { commit, parents -> TakenBack? in
      guard parents.count == 1, try isUnannounced(commit), try isRecorded(parents[0]) else { return nil }
      let paths = try repository.changes(under: "", from: parents[0], to: commit).filter { change in
        guard Layout.isOurs(change.path), change.old != nil, try !isNamedElsewhere(change) else {
          return false
        }
        return try repository.entry(at: change.path, in: snapshot.commit) == change.new
          && wasThere(change.new, at: change.path, before: parents[0], in: history)
          && repository.lastChange(of: change.path, at: snapshot.commit)?.commit == commit
      }.map(\.path)
      return paths.isEmpty ? nil : TakenBack(commit: commit, recorded: parents[0], paths: paths)
    }.sorted { $0.commit < $1.commit }
  }

  /// Whether it is a record, a draft that was deleted, or the question of a poll that was opened: those are held against the whole
  /// history.
  private func isNamedElsewhere(_ change: TreeChange) throws -> Bool {
    if Layout.isDefinition(change.path) { return try isOpened(change.path) }
    // A sheet of ballots is held against the record beside it.
    if Layout.isSheet(change.path),
      try repository.entry(at: Layout.record(ofSheet: change.path), in: snapshot.commit) != nil
    {
      return true
    }
    return Layout.isRecord(change.path) || change.new == nil && Layout.paper(ofDraft: change.path) != nil
  }

  /// Whether the poll with this definition was ever opened, as far as main has it.
  func isOpened(_ definition: String) throws -> Bool {
    guard let end = definition.lastIndex(of: "/") else { return false }
    return try repository.entries(of: String(definition[..<end]), in: snapshot.commit)
      .contains { $0.name.hasPrefix(String(Record.Kind.opening.letter)) }
  }

  /// Whether Beraad made a commit: it names whose it is.
  private func isRecorded(_ commit: ObjectID) throws -> Bool {
    try !repository.commit(commit).trailerValues("Partner").isEmpty
  }

  /// Whether plain git made a commit that does not say that it takes something back, as `git revert` does.
  func isUnannounced(_ commit: ObjectID) throws -> Bool {
    let commit = try repository.commit(commit)
    return commit.trailerValues("Partner").isEmpty && !commit.message.contains("This reverts commit ")
  }

  /// Whether a path was like that before the commits that Beraad made last: one merge makes thousands.
  private func wasThere(
    _ entry: TreeEntry?, at path: String, before commit: ObjectID, in history: MainHistory
  ) throws -> Bool {
    var commit = commit
    while try isRecorded(commit), let parent = history.parents[commit]?.first {
      if try repository.entry(at: path, in: parent) == entry { return true }
      commit = parent
    }
    return false
  }
}

extension Localized {
  /// What shows what a commit did.
  static func seeing(_ commit: ObjectID) -> Localized {
    Localized(
      en: "see what it did with: git show \(commit.abbreviated())",
      nl: "zie wat die deed met: git show \(commit.abbreviated())")
  }
}
