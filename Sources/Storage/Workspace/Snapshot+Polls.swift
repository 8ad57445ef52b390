import Deliberation
import Git
import ObjectIDs

extension Snapshot {
  /// The definitions of the polls, and what is wrong with those that cannot be read: the one that its opening froze, wherever in the
  /// history it lies, else the one that lies there now.
  func polls(
    of paper: Slug, filed: [Filed], without settled: Set<Slug>
  ) throws -> (files: [Slug: PollFile], unread: [StorageError]) {
    var polls: [Slug: PollFile] = [:]
    var unread: [StorageError] = []
    let openings = Self.openings(among: filed)
    let frozen = openings.compactMapValues(\.body.frozenDefinition)
    let lying = try repository.entries(of: Layout.polls(of: paper), in: commit)
      .filter { $0.kind == .tree }.compactMap { Slug($0.name) }
    for id in Set(lying).union(frozen.keys).subtracting(settled) {
      let path = Layout.definition(ofPoll: id, of: paper)
      let entry = try frozen[id] == nil ? repository.entry(at: path, in: commit) : nil
      guard let blob = frozen[id] ?? entry?.id else { continue }
      let poll: Poll
      do {
        if let entry, entry.kind != .blob {
          throw StorageError.malformed(
            path: path, reason: Localized(en: "it is no file", nl: "dat is geen bestand"))
        }
        poll = try PollCoding.decode(repository.blob(blob), path: path)
        guard poll.id == id, poll.paper == paper else {
          throw StorageError.malformed(
            path: path,
            reason: Localized(
              en: "it names another poll or paper than its folder",
              nl: "er staat een andere peiling of een ander stuk in dan de map zegt"))
        }
      } catch let error as StorageError {
        unread.append(error)
        continue
      }
      let put = frozen[id] == nil ? try history().definitions(at: path, in: repository) : []
      let replacedBy = try openings[id].map { try replacements(of: blob, at: path, openedBy: $0) } ?? []
      polls[id] = PollFile(
        poll: poll, blob: blob, put: put, replacedBy: replacedBy,
        isTakenAway: try !replacedBy.isEmpty && repository.entry(at: path, in: commit) == nil,
        meetingsLeftOut: try openings[id].map { try meetingsLeftOut(of: poll, at: path, openedBy: $0) } ?? [],
        sheets: try sheets(of: poll, blob, among: filed))
    }
    return (polls, unread)
  }

  /// The opening of each poll that holds.
  private static func openings(among filed: [Filed]) -> [Slug: Record] {
    let openings = Dictionary(grouping: filed.filter { $0.record.kind == .opening }) { $0.record.body.poll }
    var held: [Slug: Record] = [:]
    for case (let poll?, let members) in openings {
      held[poll] = Standing(members, rule: .first, agree: { _, _ in true }).holds?.record
    }
    return held
  }

  /// The commits that put the question that lies in the file of a poll in the place of the frozen one, or took the file away, made
  /// without knowing of the opening: apart from it, or by Beraad, which refuses that to who knows of it, and then moved by a rebase.
  private func replacements(
    of frozen: ObjectID, at path: String, openedBy opening: Record
  ) throws -> [ObjectID] {
    guard let now = try repository.entry(at: path, in: commit)?.id else {
      return try takenAway(path, openedBy: opening)
    }
    guard now != frozen else { return [] }
    let changes = try history().removals.filter { $0.path == path && $0.isChange }.map(\.commit)
    var replacing = try Set(changes.filter { try repository.entry(at: path, in: $0)?.id == now })
    var asked = replacing
    if replacing.isEmpty {
      // One took the file away, and another put a question where none lay: both are asked about.
      replacing = try Set(
        history().puts(at: path).filter { try repository.entry(at: path, in: $0)?.id == now })
      asked = try replacing.union(history().removals.filter { $0.path == path && !$0.isChange }.map(\.commit))
    }
    let opened = Layout.path(of: opening)
    let isUnknowing = try asked.allSatisfy { id in
      let commit = try repository.commit(id)
      let lies = try repository.entry(at: path, in: id)?.id
      // What a merge took of one of its sides, that side is asked about.
      return try !commit.trailerValues("Partner").isEmpty || !knew(commit, of: opened)
        || commit.parents.contains { try repository.entry(at: path, in: $0)?.id == lies }
    }
    return isUnknowing ? replacing.sorted() : []
  }

  /// Whether a file was there before a commit, or is there with it: one that takes both files away knew of the other.
  private func knew(_ commit: CommitInfo, of path: String) throws -> Bool {
    try ([commit.id] + commit.parents).contains { try repository.entry(at: path, in: $0) != nil }
  }

  private func takenAway(_ path: String, openedBy opening: Record) throws -> [ObjectID] {
    let opened = Layout.path(of: opening)
    let commits = try Set(history().removals.filter { $0.path == path && !$0.isChange }.map(\.commit))
    var (own, unions): ([ObjectID], [ObjectID]) = ([], [])
    for id in commits.sorted() {
      let parents = try repository.commit(id).parents
      let isUnion = try parents.contains { try repository.entry(at: path, in: $0) == nil }
      if isUnion { unions.append(id) } else { own.append(id) }
    }
    let isUnknowing = try own.allSatisfy { id in
      let commit = try repository.commit(id)
      return try !commit.trailerValues("Partner").isEmpty || !knew(commit, of: opened)
    }
    // A merge took it from a side that took it away; a side that is older than the question took nothing away.
    let isTaken = try unions.allSatisfy { id in
      try repository.commit(id).parents.contains { parent in
        try repository.entry(at: path, in: parent) == nil
          && own.contains { try $0 == parent || repository.isAncestor($0, of: parent) }
      }
    }
    return isUnknowing && isTaken ? own : []
  }
}
