import Deliberation
import Git
import ObjectIDs
import Prose
import Storage

/// A merge by plain git that has the roster, a draft or another file of ours as one side has it, and so takes back what the other put
/// there.
struct OneSidedMerge {
  let commit: ObjectID
  /// The side that was left out, and where it parted from the other.
  let left: ObjectID
  let base: ObjectID
  var paths: [String]
  /// What was adopted and merged on that side.
  let changes: [Target]

  /// What it did, in a sentence.
  var sentence: Localized {
    let names = paths.prefix(3).joined(separator: ", ")
    let shown = changes.prefix(3).map(\.description).joined(separator: ", ")
    let more = changes.count > 3 ? " (\(changes.count))" : ""
    return Localized(
      en:
        "Commit \(commit.abbreviated()), a merge by plain git, keeps one side of \(names), and so takes back what commit \(left.abbreviated()) brought\(changes.isEmpty ? "" : ", with what was adopted: \(shown)\(more)").",
      nl:
        "Commit \(commit.abbreviated()), een samenvoeging met gewone git, houdt één kant van \(names), en draait zo terug wat commit \(left.abbreviated()) bracht\(changes.isEmpty ? "" : ", met wat was overgenomen: \(shown)\(more)")."
    )
  }

  /// A difference that `git apply` reads, whatever the settings of who types it.
  private static let plainDifference =
    "-c diff.noprefix=false -c diff.mnemonicPrefix=false diff --no-color --no-ext-diff --binary"

  /// What puts the other side in as well, and stops where people have to choose; where a name cannot be typed, what shows it.
  var advice: Localized {
    guard let typed = TypedCommit(of: paths, "Put back") else { return .seeing(commit) }
    return
      Localized(
        en:
          "if nobody wanted that, put it back with: \(typed.git) \(Self.plainDifference) \(base.abbreviated()) \(left.abbreviated()) -- \(typed.words) | git apply --3way --index && \(typed.line)",
        nl:
          "wilde niemand dat, zet het dan terug met: \(typed.git) \(Self.plainDifference) \(base.abbreviated()) \(left.abbreviated()) -- \(typed.words) | git apply --3way --index && \(typed.line)"
      )
  }

  /// What happened and what to type.
  var told: Localized {
    // The longer command stands last, so that it can be copied to the end of the line.
    let ways = [meantElsewhere, advice].compactMap(\.self).joined(separator: "; ")
    return [sentence, ways.map(\.capitalizedFirst)].joined(separator: " ")
  }

  /// What says of a file that is no draft that it was meant to be left out.
  private var meantElsewhere: Localized? {
    guard paths.contains(where: { Layout.paper(ofDraft: $0) == nil }) else { return nil }
    let command = "git commit --allow-empty --only -m 'Meant so' -m '\(CommitFacts.settles): \(commit)'"
    return Localized(
      en: "if it was meant, say so with: \(command)", nl: "is het zo bedoeld, zeg dat dan met: \(command)")
  }

  /// What comes after that where git stops in a conflict, and what says that it was meant.
  var further: [Localized] {
    [meantElsewhere].compactMap(\.self)
      + paths.compactMap(Layout.paper(ofDraft:)).flatMap { paper in
        [
          Localized(
            en:
              "where git stops in a conflict there, choose in \(Layout.draft(of: paper)), and record that with: git add \(Layout.draft(of: paper)) && beraad revise \(paper) -m WHY",
            nl:
              "stopt git daar in een conflict, kies dan in \(Layout.draft(of: paper)), en leg dat vast met: git add \(Layout.draft(of: paper)) && beraad revise \(paper) -m WAAROM"
          ), meant(in: paper),
        ]
      }
  }

  /// What says that it was meant. A decision on what was adopted does so too.
  private func meant(in paper: Slug) -> Localized {
    Localized(
      en: "if the draft is right as it is, an author says so with: beraad revise \(paper) -m WHY",
      nl: "is het concept goed zoals het is, dan zegt een auteur dat met: beraad revise \(paper) -m WAAROM"
    )
  }

  /// What happened and what to type, as it stands in every list.
  func story(in paper: Slug) -> Localized {
    let meant = meant(in: paper)
    return Localized(
      en: "\(sentence.english) \(meant.english.capitalizedFirst). \(advice.english.capitalizedFirst)",
      nl: "\(sentence.dutch) \(meant.dutch.capitalizedFirst). \(advice.dutch.capitalizedFirst)")
  }
}

extension Desk {
  /// The merges that take back what one of their sides recorded in the roster or a draft, where that still stands so. What they
  /// take away of records is read from the history, and named with it.
  func oneSidedMerges() throws -> [OneSidedMerge] {
    let history = try snapshot.history()
    var found = try sidesBesidesDrafts()
    for paper in history.papers.keys.sorted() {
      for merge in try oneSidedMerges(of: paper) {
        if let same = found.firstIndex(where: { $0.commit == merge.commit && $0.left == merge.left }) {
          found[same] = OneSidedMerge(
            commit: merge.commit, left: merge.left, base: merge.base,
            paths: (found[same].paths + merge.paths).sorted(), changes: found[same].changes + merge.changes)
        } else {
          found.append(merge)
        }
      }
    }
    return found.sorted { ($0.commit, $0.left) < ($1.commit, $1.left) }
  }

  /// What was taken back so of the roster and of other files than drafts, in sentences.
  func sidesElsewhere() throws -> [Localized] { try sidesBesidesDrafts().map(\.told) }

  private func sidesBesidesDrafts() throws -> [OneSidedMerge] {
    let roster = try oneSidedMerges(at: Layout.roster, among: snapshot.history().unionsSinceRoster)
      .filter { try !isMeant($0.commit) }
    return try filesLeftOut().reduce(into: roster) { found, merge in
      if let same = found.firstIndex(where: { $0.commit == merge.commit && $0.left == merge.left }) {
        found[same].paths += merge.paths
      } else {
        found.append(merge)
      }
    }
  }

  /// Whether somebody has said since of a merge that it was meant.
  private func isMeant(_ merge: ObjectID) throws -> Bool {
    var isMeant = false
    try repository.walk(from: snapshot.commit, until: merge) { (commit) throws(GitError) in
      isMeant = commit.trailerCommits(CommitFacts.settles).contains(merge)
      return !isMeant
    }
    return isMeant
  }

  /// Those of one paper's draft. Only commits since the draft was last changed by people are looked at: what these did settles it.
  func oneSidedMerges(of paper: Slug) throws -> [OneSidedMerge] {
    let found = try oneSidedMerges(
      at: Layout.draft(of: paper), among: snapshot.history().unions(sinceRevising: paper))
    guard found.contains(where: { !$0.changes.isEmpty }),
      try repository.entry(at: Layout.draft(of: paper), in: snapshot.commit) != nil
    else { return found }
    // All of the paper: what was adopted and merged is settled, and an index leaves it out.
    let dossier = try dossier(of: paper.description, scope: .collected).dossier
    return try found.filter { try !isDecided($0, in: dossier) }
  }

  private func oneSidedMerges(at path: String, among unions: [ObjectID]) throws -> [OneSidedMerge] {
    guard !unions.isEmpty else { return [] }
    let (history, now) = (try snapshot.history(), try repository.entry(at: path, in: snapshot.commit))
    var found: [OneSidedMerge] = []
    for commit in unions {
      let then = try repository.entry(at: path, in: commit)
      // What was united with it since may have changed the draft elsewhere.
      guard then == now || path != Layout.roster, try isUnannounced(commit) else { continue }
      let parents = history.parents[commit] ?? []
      for left in parents {
        let side = LeftSide(path: path, old: try repository.entry(at: path, in: left), new: then)
        guard side.old != then, let base = try parting(of: left, parents, before: side),
          try then == now || !isBack(side, since: base, in: now)
        else { continue }
        found.append(
          OneSidedMerge(
            commit: commit, left: left, base: base, paths: [path],
            changes: try drops(side, from: base, to: left).flatMap(\.self)))
      }
    }
    return found
  }

  /// What the commits of a side did to a file: for each that changed it what it merged, which is nothing where an author edited it.
  private func drops(_ side: LeftSide, from base: ObjectID, to left: ObjectID) throws -> [[Target]] {
    var drops: [[Target]] = []
    try repository.walk(from: left, until: base) { (commit) throws(GitError) in
      guard commit.parents.count == 1,
        try repository.entry(at: side.path, in: commit.id)
          != repository.entry(at: side.path, in: commit.parents[0])
      else { return true }
      drops.append(commit.trailerValues("Amendment").compactMap { Target($0) })
      return true
    }
    return drops
  }

  /// Whether the committee has said since of all that a merge left out that it stays out: it decided otherwise, or adopted it as it stands.
  private func isDecided(_ merge: OneSidedMerge, in dossier: Dossier) throws -> Bool {
    let side = LeftSide(path: Layout.draft(of: dossier.paper.slug), old: nil, new: nil)
    let drops = try drops(side, from: merge.base, to: merge.left)
    guard !drops.contains(where: \.isEmpty) else { return false }
    return try merge.changes.allSatisfy { target in
      guard !dossier.isUnsettled(target), let decision = dossier.decision(about: target),
        case .decision(let body) = decision.record.body
      else { return false }
      guard body.outcome == .adopted else { return true }
      let seen = decision.record.header.seen
      return try body.isAsItStands
        && (!snapshot.history().contains(seen) || repository.isAncestor(merge.commit, of: seen))
    }
  }

  /// Where the side of a merge that it left out parted from the one that it kept: nil where nothing was left out of this file,
  /// nobody recorded it, people had to choose, or it was put right since.
  private func parting(
    of left: ObjectID, _ parents: [ObjectID], before side: LeftSide
  ) throws -> ObjectID? {
    guard let old = side.old,
      let other = try parents.first(where: {
        try $0 != left && repository.entry(at: side.path, in: $0) == side.new
      })
    else { return nil }
    // Two lines that took each other in have several beginnings; what one of them has as the left side is no news of it.
    let bases = try repository.mergeBases(left, other)
    guard let base = bases.first,
      try bases.allSatisfy({ try repository.entry(at: side.path, in: $0) != old }),
      try !areTwoBeginnings(of: side.path, after: bases),
      try !isChosen(side, since: base), try isRecorded(side.path, from: base, to: left)
    else { return nil }
    return try merge(of: other, left, gives: side.new, at: side.path) ? nil : base
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
  private func isChosen(_ side: LeftSide, since base: ObjectID) throws -> Bool {
    guard let old = side.old?.id, let new = side.new?.id,
      let before = try repository.entry(at: side.path, in: base)?.id,
      let text = try repository.text(ofBlob: before), let left = try repository.text(ofBlob: old),
      let right = try repository.text(ofBlob: new)
    else { return false }
    guard side.path == Layout.roster else {
      let merge = TextMerge(base: text, left: left, right: right)
      return merge.outcome == .contested && merge.keepingRight == right
    }
    guard let rosters = try? [text, left, right].map({ try RosterCoding.decode($0) }) else { return false }
    return !RosterMerge(base: rosters[0], rosters[1], rosters[2]).conflicts.isEmpty
  }

  /// Whether a draft has all that the side which a merge left out did to it, so that merging that side once more would change nothing.
  private func isBack(_ side: LeftSide, since base: ObjectID, in now: TreeEntry?) throws -> Bool {
    guard let old = side.old?.id, let now = now?.id,
      let before = try repository.entry(at: side.path, in: base)?.id,
      let text = try repository.text(ofBlob: before), let left = try repository.text(ofBlob: old),
      let right = try repository.text(ofBlob: now)
    else { return false }
    let merge = TextMerge(base: text, left: left, right: right)
    return merge.outcome == .clean && merge.keepingRight == right
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
}

/// A file as the side of a merge has it that was left out, and as the merge has it.
private struct LeftSide {
  let path: String
  let old: TreeEntry?
  let new: TreeEntry?
}
