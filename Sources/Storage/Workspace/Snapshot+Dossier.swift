package import Deliberation
package import Git

/// Where records are read from.
package enum RecordScope: Sendable {
  /// What main holds: what everybody who has the commit derives the same from.
  case collected
  /// Also what stands on the partners' branches at hand.
  case everything
}

/// A dossier, and what had to be left out of it.
package struct LoadedDossier {
  package let dossier: Dossier
  /// Records on partners' branches that cannot be read, one sentence each: one bad file must not hide the rest.
  package let problems: [String]
}

extension Snapshot {
  /// Everything recorded about a paper.
  ///
  /// - Throws: `StorageError` where a record on main cannot be read.
  package func dossier(of paper: Paper, scope: RecordScope) throws -> LoadedDossier {
    let story = try MainStory(repository: repository, tip: commit)
    var found = FoundFiles()
    try found.add(folder: "papers/\(paper.slug)", of: commit, in: repository)
    if scope == .everything { try addPartnerBranches(to: &found, paper: paper.slug) }
    let (filed, problems) = try read(found, story: story)
    let polls = try polls(of: paper.slug, openings: filed)
    let lateVotes = try lateVotes(among: filed)
    let dossier = Dossier(
      paper: paper, roster: roster, records: filed, merged: story.merged, polls: polls, lateVotes: lateVotes)
    return LoadedDossier(dossier: dossier, problems: problems)
  }

  private func addPartnerBranches(to found: inout FoundFiles, paper: Slug) throws {
    for (partner, tip) in try workspace.partnerTips() where roster[partner] != nil {
      for folder in try partnerFolders(of: partner, paper: paper, in: tip) {
        try found.addUncollected(folder: folder, of: tip, in: repository)
      }
    }
  }

  /// The folders of a paper that are a partner's own.
  package func partnerFolders(of partner: Slug, paper: Slug, in tip: ObjectID) throws -> [String] {
    let polls = try repository.entries(of: "papers/\(paper)/polls", in: tip).map(\.name)
    return ["papers/\(paper)/comments/\(partner)", "papers/\(paper)/amendments/\(partner)"]
      + polls.map { "papers/\(paper)/polls/\($0)/votes/\(partner)" }
  }

  private func read(_ found: FoundFiles, story: MainStory) throws -> ([Filed], [String]) {
    var filed: [Filed] = []
    var problems: [String] = []
    filed.reserveCapacity(found.files.count)
    for (file, result) in zip(found.files, try found.records(in: repository)) {
      switch result {
      case .success(let record):
        let position = story.position(of: record.header.seen)
        filed.append(Filed(record: record, isCollected: file.isCollected, position: position))
      case .failure(let error) where file.isCollected: throw error
      case .failure(let error):
        problems.append(
          "\(error.explanation.message) It stands on its partner's branch and is passed over.")
      }
    }
    return (filed, problems)
  }

  /// The definitions of the polls: the one that its opening froze, else the one that lies there.
  private func polls(of paper: Slug, openings filed: [Filed]) throws -> [Slug: PollFile] {
    var polls: [Slug: PollFile] = [:]
    let frozen = Self.frozen(by: filed)
    for entry in try repository.entries(of: "papers/\(paper)/polls", in: commit) where entry.kind == .tree {
      guard let id = Slug(entry.name) else { continue }
      let path = PollCoding.path(paper: paper, poll: id)
      guard let definition = try repository.entry(at: path, in: commit) else { continue }
      let blob = frozen[id] ?? definition.id
      let poll = try PollCoding.decode(repository.blob(blob), path: path)
      guard poll.id == id, poll.paper == paper else {
        throw StorageError.malformed(path: path, reason: "it names another poll or paper than its folder")
      }
      polls[id] = PollFile(poll: poll, blob: blob.hex)
    }
    return polls
  }

  /// The definition that the first opening of each poll froze.
  private static func frozen(by filed: [Filed]) -> [Slug: ObjectID] {
    var frozen: [Slug: ObjectID] = [:]
    let openings = filed.filter { $0.record.kind == .opening }
    for filed in openings.sorted(by: { $0.order.isCausallyBefore($1.order) }) {
      guard case .opening(let opening) = filed.record.body, frozen[opening.poll] == nil else { continue }
      frozen[opening.poll] = ObjectID(hex: opening.definition)
    }
    return frozen
  }

  /// The votes that no closing could see: not on main when it was written, not named in it, and not in the tips
  /// that it lists.
  private func lateVotes(among filed: [Filed]) throws -> Set<RecordID> {
    var closings: [Slug: Record] = [:]
    let candidates = filed.filter { $0.record.kind == .closing }
    for filed in candidates.sorted(by: { $0.order.isCausallyBefore($1.order) }) {
      if case .closing(let closing) = filed.record.body {
        closings[closing.poll] = closings[closing.poll] ?? filed.record
      }
    }
    var late: Set<RecordID> = []
    for filed in filed {
      guard case .vote(let vote) = filed.record.body, let closing = closings[vote.poll],
        case .closing(let body) = closing.body, !body.votes.contains(filed.record.id)
      else { continue }
      let path = RecordCoding.path(of: filed.record)
      let sources = [closing.header.seen, body.tips[filed.record.header.partner]].compactMap { $0 }
      let isSeen = try sources.contains { hex in
        guard let source = ObjectID(hex: hex), repository.contains(source) else { return false }
        return try repository.entry(at: path, in: source) != nil
      }
      if !isSeen { late.insert(filed.record.id) }
    }
    return late
  }
}
