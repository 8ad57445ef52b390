import Deliberation
import Git
import ObjectIDs
import Prose
import Storage

/// Whether each commit that says it adopted an amendment did just that: the words that were proposed, on a decision
/// that adopted them.
struct ChainCheck {
  let dossier: Dossier
  let desk: Desk
  /// The history whose commits are looked at: main's, or that of an edition which main only keeps.
  let history: MainHistory
  /// The commits that are looked at; nil for all.
  private let wanted: Set<ObjectID>?

  init(dossier: Dossier, desk: Desk, history: MainHistory, only wanted: Set<ObjectID>? = nil) {
    (self.dossier, self.desk, self.history, self.wanted) = (dossier, desk, history, wanted)
  }

  func problems() throws -> [WrongMerge] {
    // Every commit that says that it merged something, not only the first: the words of each are credited.
    var commits: [ObjectID: [Target]] = [:]
    for (target, ids) in history.merges where dossier[target.record] != nil {
      for id in ids where isWanted(id) { commits[id, default: []].append(target) }
    }
    var texts = DraftTexts(of: dossier.paper.slug, in: desk.workspace.repository)
    var adoptions = Adoptions(dossier)
    return try unknown()
      + inOrder(Array(commits.keys)).flatMap { commit in
        let targets = (commits[commit.id] ?? []).sorted()
        if let stray = targets.first(where: { !adoptions.cover($0, in: commit) }) {
          var wrong = WrongMerge(
            commit.id, en: "Commit \(commit.id.abbreviated()) merged \(stray), which was not adopted.",
            nl: "Commit \(commit.id.abbreviated()) voegde \(stray) samen, en dat was niet overgenomen.")
          wrong.isUndecided = true
          return [wrong]
        }
        return try strayCredits(of: commit, targets)
          + problems(of: commit, targets: targets, &texts)
      }
  }

  private func isWanted(_ commit: ObjectID) -> Bool { wanted?.contains(commit) ?? true }

  /// What commits say that they merged into this draft, and what no record is of.
  private func unknown() throws -> [WrongMerge] {
    let (repository, draft) = (desk.workspace.repository, Layout.draft(of: dossier.paper.slug))
    let strangers = history.merges.filter { dossier[$0.key.record] == nil }.sorted { $0.key < $1.key }
    return try strangers.flatMap { target, ids in ids.filter(isWanted).map { (target, $0) } }.compactMap {
      target, id in
      // What is of another paper changed another draft.
      guard let parent = try repository.commit(id).parents.first,
        try repository.entry(at: draft, in: parent) != repository.entry(at: draft, in: id)
      else { return nil }
      return
        WrongMerge(
          id,
          en:
            "Commit \(id.abbreviated()) says that it merged \(target), which is of no amendment to this paper.",
          nl:
            "Commit \(id.abbreviated()) zegt \(target) te hebben samengevoegd, en dat is niet van een wijziging van dit stuk."
        )
    }
  }

  /// The commits, those that follow each other together: the text behind one is the text before the next.
  private func inOrder(_ ids: [ObjectID]) throws -> [CommitInfo] {
    let commits = try ids.sorted().map(desk.workspace.repository.commit)
    let children = Dictionary(
      commits.compactMap { commit in commit.parents.first.map { ($0, commit) } },
      uniquingKeysWith: { first, _ in first })
    var rest = Set(commits.map(\.id))
    // First those whose parent is none of them; two on one parent leave one over, which comes for itself.
    let starts = commits.filter { commit in commit.parents.first.map { !rest.contains($0) } ?? true }
    var ordered: [CommitInfo] = []
    for start in starts + commits {
      var next: CommitInfo? = start
      while let commit = next, rest.remove(commit.id) != nil {
        ordered.append(commit)
        next = children[commit.id]
      }
    }
    return ordered
  }

  private func problems(
    of commit: CommitInfo, targets: [Target], _ texts: inout DraftTexts
  ) throws -> [WrongMerge] {
    let name = commit.id.abbreviated()
    let (old, new) = (
      try commit.parents.first.flatMap { try texts.text(in: $0) }, try texts.text(in: commit.id)
    )
    guard let before = old, let after = new else {
      // A draft that is not there before has no words to change, whatever it has afterwards.
      return new == nil
        ? []
        : [
          WrongMerge(
            commit.id,
            en: "Commit \(name) says that it merged something, and there was no draft before it.",
            nl: "Commit \(name) zegt iets te hebben samengevoegd, en daarvoor was er geen concept.")
        ]
    }
    var hunks: [RecordID: [Hunk]] = [:]
    for target in targets {
      guard let hunk = dossier.hunk(target) else {
        return [
          WrongMerge(
            commit.id,
            en: "Commit \(name) merged \(target), which does not exist.",
            nl: "Commit \(name) voegde \(target) samen, en dat bestaat niet.")
        ]
      }
      hunks[target.record, default: []].append(hunk)
    }
    let list = targets.map(\.description).joined(separator: ", ")
    guard before != after else {
      return try hunks.contains { try !stand($0.value, of: $0.key, in: before) }
        ? [
          WrongMerge(
            commit.id,
            en: "Commit \(name) says that it merged \(list), and changed nothing that was not so already.",
            nl: "Commit \(name) zegt \(list) te hebben samengevoegd, en veranderde niets dat niet al zo was.")
        ] : []
    }
    let wishes = targets.map(\.record).uniqued().map {
      (hunks[$0] ?? []).flatMap(\.parts).map(ReplacementCheck.Wish.init)
    }
    switch ReplacementCheck(wishes).leads(from: before, to: after) {
    case .yes: return []
    // Words that were edited before they moved are not those that were proposed to move, and the move is.
    case _ where targets.count == 1 && hunks.values.first?.first?.moves(from: before, to: after) == true:
      return []
    // It stands where the draft had it by then, or a passage that the draft had rewritten was put back as the amendment has it.
    case _
    where try targets.contains { try places(hunks[$0.record] ?? [], $0.record, from: before, to: after) }:
      return []
    case .no:
      var wrong = WrongMerge(
        commit.id, en: "Commit \(name) changed other words than \(list) proposed.",
        nl: "Commit \(name) veranderde andere woorden dan \(list) voorstelde.")
      wrong.isOtherWords = commit.parents.count == 1
      return [wrong]
    case .unknown:
      return [
        WrongMerge(
          commit.id,
          en: "Nobody can tell whether commit \(name) did what \(list) proposed: its words repeat too often.",
          nl:
            "Niemand kan zeggen of commit \(name) deed wat \(list) voorstelde: de woorden herhalen zich te vaak."
        )
      ]
    }
  }

  /// What a commit names beside what it merged: whose words, which comments and which vote, where the records say otherwise.
  private func strayCredits(of commit: CommitInfo, _ targets: [Target]) -> [WrongMerge] {
    let amendments = targets.map(\.record).uniqued().compactMap(dossier.amendment)
    let own = Set(targets + targets.map { Target($0.record) })
    let decisions = commit.trailerValues("Decision").compactMap {
      name -> (name: String, decision: Decision)? in
      guard case .decision(let decision)? = RecordID(name).flatMap({ dossier[$0] })?.record.body,
        decision.targets.contains(where: own.contains)
      else { return nil }
      return (name, decision)
    }
    let partners = Set(amendments.map(\.partner))
    let known = [
      "Partner": Set(partners.map(\.description)),
      "Comment": Set(amendments.flatMap(\.amendment.comments).map(\.description)),
      "Point": Set(amendments.flatMap(\.amendment.points).map(\.description)),
      "Poll": Set(decisions.compactMap(\.decision.poll).map(\.description)),
      "Decision": Set(decisions.map(\.name)),
    ]
    let (name, list) = (commit.id.abbreviated(), targets.map(\.description).joined(separator: ", "))
    var stray = known.sorted { $0.key < $1.key }.flatMap { key, right in
      commit.trailerValues(key).filter { !right.contains($0) }.map {
        WrongMerge(
          commit.id,
          en: "Commit \(name) says “\(key): \($0)” of \(list), and the records do not.",
          nl: "Commit \(name) zegt “\(key): \($0)” van \(list), en wat is vastgelegd zegt dat niet.")
      }
    }
    if let author = Slug.maker(ofAddress: commit.author.email), !partners.contains(author) {
      let wrote = partners.sorted().map { "'\($0)'" }
      stray.append(
        WrongMerge(
          commit.id,
          en:
            "Commit \(name) has '\(author)' as its author, and \(list) is of \(wrote.joined(separator: " and ")).",
          nl:
            "Commit \(name) heeft '\(author)' als auteur, en \(list) is van \(wrote.joined(separator: " en "))."
        ))
    }
    return stray
  }

  /// Whether a text has what the hunks of an amendment would make of it.
  private func stand(_ hunks: [Hunk], of id: RecordID, in text: [UInt8]) throws -> Bool {
    // Without the text that it was made on, nobody can tell.
    guard let base = dossier.amendment(id)?.amendment.base,
      let old = try desk.workspace.repository.text(ofBlob: base)
    else { return true }
    return Rebase.rebase(hunks, from: old, to: text).allSatisfy {
      if case .alreadyThere = $0.fate { true } else { false }
    }
  }

  /// Whether a text became another by what merging makes of hunks of an amendment on it.
  private func places(
    _ hunks: [Hunk], _ id: RecordID, from before: [UInt8], to after: [UInt8]
  ) throws -> Bool {
    guard let base = dossier.amendment(id)?.amendment.base,
      let text = try desk.workspace.repository.text(ofBlob: base)
    else { return false }
    // To the byte, and nothing beside it: whatever else is different was not proposed.
    let placed = Rebase.rebase(hunks, from: text, to: before).compactMap(\.placed)
    // Earlier versions put lines in that ended as those of the amendment's text.
    let ends = LineEnds(of: text)
    return [placed, placed.map(ends.applied)].contains { passages in
      passages.contains { [$0].applied(to: before) == after }
        || passages.count > 1 && passages.applied(to: before) == after
    }
  }
}

/// What decisions adopted; a later one, or one made apart, does not undo that. Each decision is read once: a congress decides
/// thousands of changes in one, and each of their commits names it.
private struct Adoptions {
  private let dossier: Dossier
  private var known: [RecordID: Set<Target>] = [:]

  init(_ dossier: Dossier) { self.dossier = dossier }

  /// Whether one of the decisions that a commit names adopted a change, or the whole amendment that it is of.
  mutating func cover(_ target: Target, in commit: CommitInfo) -> Bool {
    for id in commit.trailerValues("Decision").compactMap({ RecordID($0) }) {
      let adopted = adopted(by: id)
      if adopted.contains(target) || adopted.contains(Target(target.record)) { return true }
    }
    return false
  }

  private mutating func adopted(by id: RecordID) -> Set<Target> {
    if let adopted = known[id] { return adopted }
    var adopted: Set<Target> = []
    if case .decision(let decision)? = dossier[id]?.record.body, decision.outcome == .adopted {
      adopted = Set(decision.targets)
    }
    known[id] = adopted
    return adopted
  }
}

/// The draft in one commit after the other; each text is read once.
private struct DraftTexts {
  private let path: String
  private let repository: Repository
  private var latest: [(id: ObjectID, text: [UInt8])] = []

  init(of paper: Slug, in repository: Repository) {
    path = Layout.draft(of: paper)
    self.repository = repository
  }

  /// The draft in a commit; nil where it is not there.
  mutating func text(in commit: ObjectID) throws -> [UInt8]? {
    guard let entry = try repository.entry(at: path, in: commit), entry.kind == .blob else { return nil }
    if let known = latest.first(where: { $0.id == entry.id }) { return known.text }
    let text = try repository.blob(entry.id)
    latest = latest.suffix(1) + [(entry.id, text)]
    return text
  }
}
