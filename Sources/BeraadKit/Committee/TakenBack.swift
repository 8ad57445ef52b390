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
    guard let typed = TypedCommit(of: paths, "Put back") else {
      return Localized(
        en: "see what it did with: git show \(commit.abbreviated())",
        nl: "zie wat die deed met: git show \(commit.abbreviated())")
    }
    return
      Localized(
        en:
          "if nobody wanted that, put it back with: \(typed.git) restore --source=\(recorded.abbreviated()) --staged --worktree -- \(typed.words) && \(typed.line)",
        nl:
          "wilde niemand dat, zet het dan terug met: \(typed.git) restore --source=\(recorded.abbreviated()) --staged --worktree -- \(typed.words) && \(typed.line)"
      )
  }
}

/// A merge by plain git that keeps files as one of its sides had them, and so leaves out what the other had recorded in them.
struct OneSidedMerge {
  let commit: ObjectID
  /// The side that was left out, and where it parted from the other.
  let left: ObjectID
  let base: ObjectID
  let paths: [String]

  /// What it did, in a sentence.
  var sentence: Localized {
    let names = paths.prefix(3).joined(separator: ", ")
    return Localized(
      en:
        "Commit \(commit.abbreviated()), a merge by plain git, keeps one side of \(names), and so takes back what commit \(left.abbreviated()) brings.",
      nl:
        "Commit \(commit.abbreviated()), een samenvoeging met gewone git, houdt één kant van \(names), en draait zo terug wat commit \(left.abbreviated()) bracht."
    )
  }

  /// What puts the other side in as well, and stops where people have to choose; where a name cannot be typed, what shows it.
  var advice: Localized {
    guard let typed = TypedCommit(of: paths, "Put back") else {
      return Localized(
        en: "see what it did with: git show \(commit.abbreviated())",
        nl: "zie wat die deed met: git show \(commit.abbreviated())")
    }
    return
      Localized(
        en:
          "if nobody wanted that, put it back with: \(typed.git) diff --binary \(base.abbreviated()) \(left.abbreviated()) -- \(typed.words) | git apply --3way --index && \(typed.line)",
        nl:
          "wilde niemand dat, zet het dan terug met: \(typed.git) diff --binary \(base.abbreviated()) \(left.abbreviated()) -- \(typed.words) | git apply --3way --index && \(typed.line)"
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
        .init(what: $0.sentence, advice: $0.advice, mended: false)
      }
  }

  /// The merges that take back what one of their sides recorded in the roster or a draft, where that still stands so. What they
  /// take away of records is read from the history, and named with it.
  func oneSidedMerges() throws -> [OneSidedMerge] {
    let history = try snapshot.history()
    var found: [OneSidedMerge] = []
    for (commit, parents) in history.parents where parents.count > 1 {
      guard try isUnannounced(commit) else { continue }
      for left in parents {
        var paths: [String] = []
        var base: ObjectID?
        for change in try repository.changes(under: "", from: left, to: commit) {
          guard let parted = try parting(of: left, parents, before: change) else { continue }
          base = parted
          paths.append(change.path)
        }
        if let base { found.append(OneSidedMerge(commit: commit, left: left, base: base, paths: paths)) }
      }
    }
    return found.sorted { ($0.commit, $0.left) < ($1.commit, $1.left) }
  }

  /// Where the side of a merge that it left out parted from the one that it kept: nil where nothing was left out of this file,
  /// nobody recorded it, people had to choose, or it was put right since.
  private func parting(
    of left: ObjectID, _ parents: [ObjectID], before change: TreeChange
  ) throws -> ObjectID? {
    guard change.path == Layout.roster || Layout.paper(ofDraft: change.path) != nil, let old = change.old,
      try repository.entry(at: change.path, in: snapshot.commit) == change.new,
      let other = try parents.first(where: {
        try $0 != left && repository.entry(at: change.path, in: $0) == change.new
      })
    else { return nil }
    // Two lines that took each other in have several beginnings; what one of them has as the left side is no news of it.
    let bases = try repository.mergeBases(left, other)
    guard let base = bases.first,
      try bases.allSatisfy({ try repository.entry(at: change.path, in: $0) != old }),
      try !areTwoBeginnings(of: change.path, after: bases),
      try !isChosen(change, since: base), try isRecorded(change.path, from: base, to: left)
    else { return nil }
    return try merge(of: other, left, gives: change.new, at: change.path) ? nil : base
  }

  /// Whether both sides began a draft: that is named as such, until somebody says that it is right as it stands.
  private func areTwoBeginnings(of path: String, after bases: [ObjectID]) throws -> Bool {
    guard Layout.paper(ofDraft: path) != nil else { return false }
    return try bases.allSatisfy { try repository.entry(at: path, in: $0) == nil }
  }

  /// Whether two sides united give this entry, so that nothing of either is left out. Both orders are asked, since the first has
  /// its way where they exclude each other.
  private func merge(
    of one: ObjectID, _ other: ObjectID, gives entry: TreeEntry?, at path: String
  ) throws -> Bool {
    try [[one, other], [other, one]].allSatisfy { order in
      guard let united = try repository.unitedTree(of: order) else { return false }
      return try repository.entry(at: path, inTree: united) == entry
    }
  }

  /// Whether the two sides of a draft or of the roster exclude each other: then people had to choose one, and that is no slip. Nothing
  /// else of the side that was left out may be gone with it.
  private func isChosen(_ change: TreeChange, since base: ObjectID) throws -> Bool {
    guard let old = change.old?.id, let new = change.new?.id,
      let before = try repository.entry(at: change.path, in: base)?.id,
      let text = try repository.text(ofBlob: before), let left = try repository.text(ofBlob: old),
      let right = try repository.text(ofBlob: new)
    else { return false }
    guard change.path == Layout.roster else {
      let merge = TextMerge(base: text, left: left, right: right)
      return merge.outcome == .contested && merge.keepingRight == right
    }
    guard let rosters = try? [text, left, right].map({ try RosterCoding.decode($0) }) else { return false }
    return !RosterMerge(base: rosters[0], rosters[1], rosters[2]).conflicts.isEmpty
  }

  /// Whether Beraad made one of the commits that changed a path on the way from one commit to a later one.
  private func isRecorded(
    _ path: String, from base: ObjectID, to tip: ObjectID
  ) throws -> Bool {
    var isRecorded = false
    try repository.walk(from: tip, until: base) { (commit) throws(GitError) in
      guard commit.parents.count == 1, !commit.trailerValues("Partner").isEmpty else { return true }
      isRecorded =
        try repository.entry(at: path, in: commit.id) != repository.entry(at: path, in: commit.parents[0])
      return !isRecorded
    }
    return isRecorded
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
  private func isUnannounced(_ commit: ObjectID) throws -> Bool {
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
