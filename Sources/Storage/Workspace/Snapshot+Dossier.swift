package import Deliberation
import Git
package import ObjectIDs

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
  /// What could not be read and was left out: one bad file must not hide the rest.
  package let passedOver: [PassedOver]
  /// The same, one sentence each.
  package var problems: [Localized] { passedOver.map(\.sentence).shortened }
  /// Records of main among it: what follows from all records is not certain without them.
  package let unread: [StorageError]
}

/// The records that some files hold.
struct RecordReading {
  let filed: [Filed]
  /// For each record the number of its file.
  let files: [Int]
  /// What had to be left out.
  let passedOver: [PassedOver]
  /// Records of main that could not be read.
  let unread: [StorageError]
  /// Whether two records say that they are the same.
  let hasDoubles: Bool
}

extension Snapshot {
  /// Everything recorded about a paper.
  ///
  /// A record that cannot be read is left out and named, whoever wrote it and wherever it stands.
  ///
  /// - Parameter looksAtTokens: whether tokens that were used at two meetings, and editions that have an earlier result of a poll, are
  ///   looked for: what shows a result has to.
  package func dossier(
    of paper: Paper, scope: RecordScope, looksAtTokens: Bool = true
  ) throws -> LoadedDossier {
    let found = try files(of: paper.slug, scope: scope)
    let reading = try read(found)
    let (dossier, unread) = try dossier(of: paper, reading.filed)
    return LoadedDossier(
      dossier: looksAtTokens
        ? dossier.noting(try tokenDoubles(in: dossier)).noting(published: try published(in: dossier))
        : dossier,
      passedOver: reading.passedOver + Self.passedOver(unread), unread: reading.unread + unread)
  }

  /// Some amendments and decisions of main by themselves: nothing else of the paper is read, and what follows from other records is not
  /// told.
  package func dossier(of paper: Paper, with ids: Set<RecordID>) throws -> Dossier {
    var found = FoundFiles()
    let folder = Layout.folder(of: paper.slug)
    let fans = Set(ids.map(\.fan))
    for partner in try repository.entries(of: "\(folder)/amendments", in: commit) where partner.kind == .tree
    {
      for fan in fans {
        for entry in try repository.entries(of: "\(partner.path)/\(fan)", in: commit)
        where RecordID(String(entry.name.prefix { $0 != "." })).map(ids.contains) == true {
          found.add(entry)
        }
      }
    }
    for id in ids {
      if let entry = try repository.entry(at: "\(folder)/decisions/\(id).json", in: commit) {
        found.add(entry)
      }
    }
    return Dossier(
      paper: paper, roster: roster, records: try read(found).filed, merged: [:], polls: [:])
  }

  /// What is said of what was left out of main.
  static func passedOver(_ unread: [StorageError]) -> [PassedOver] {
    unread.map {
      PassedOver(
        sentence: FoundFiles.passedOver($0.explanation.sentence, of: nil), reason: .unread($0.path))
    }
  }

  /// The files of all records of a paper.
  func files(of paper: Slug, scope: RecordScope) throws -> FoundFiles {
    let folder = Layout.folder(of: paper)
    var found = FoundFiles()
    try found.add(folder: folder, of: commit, in: repository)
    try found.restore(removals(under: folder), in: repository)
    if scope == .everything { try addPartnerBranches(to: &found, paper: paper) }
    return found
  }

  /// What main once had below a folder and has no longer, or otherwise.
  func removals(under folder: String) throws -> [MainHistory.Removal] {
    try history().removals.filter { $0.path.hasPrefix(folder + "/") }
  }

  /// A dossier of these records, and the definitions of polls that cannot be read.
  ///
  /// - Parameter settled: polls that it does without.
  func dossier(
    of paper: Paper, _ filed: [Filed], without settled: Set<Slug> = []
  ) throws -> (dossier: Dossier, unread: [StorageError]) {
    let history = try history()
    let (polls, unread) = try polls(of: paper.slug, filed: filed, without: settled)
    let lost = try lostTexts(among: filed, of: paper)
    let otherwise = try mergedAndDecidedOtherwise(among: filed, of: paper, without: lost)
    let dossier = Dossier(
      paper: paper, roster: roster, former: try former(among: filed), records: filed,
      merged: history.merged, polls: polls,
      begun: try history.begun(paper.slug, in: repository),
      witnessed: try witnessed(among: filed, polls: polls),
      mergesApart: otherwise.apart, putBack: otherwise.back, lost: lost,
      leftBehind: Self.leftBehind(among: filed, by: history))
    return (dossier, unread)
  }

  private static func leftBehind(among filed: [Filed], by history: MainHistory) -> Set<ObjectID> {
    Set(
      filed.compactMap { filed in
        guard case .edition(let edition) = filed.record.body else { return nil }
        return history.contains(edition.commit) ? nil : edition.commit
      })
  }

  func addPartnerBranches(to found: inout FoundFiles, paper: Slug) throws {
    let branches = try workspace.partnerBranches()
    guard !branches.isEmpty else { return }
    let gate = try RecordGate(self)
    found.gate = gate
    for branch in branches {
      var budget = FoundFiles.budget
      for tip in branch.tips {
        for folder in try partnerFolders(of: branch.partner, paper: paper, in: tip) {
          try found.addUncollected(
            folder: folder, of: tip, among: branch.tips, partner: branch.partner, through: gate,
            budget: &budget, besides: commit, in: repository)
        }
      }
    }
  }

  /// The folders of a paper that are a partner's own.
  package func partnerFolders(of partner: Slug, paper: Slug, in tip: ObjectID) throws -> [String] {
    let polls = try repository.checkedEntries(of: Layout.polls(of: paper), in: tip).map(\.name)
      .filter { Slug($0) != nil }
    return Layout.folders(of: partner, paper: paper, polls: polls)
  }

  /// Reads the records that some files hold; what cannot be read is left out and named.
  func read(_ found: FoundFiles) throws -> RecordReading {
    var records: [(record: Record, isCollected: Bool)] = []
    var files: [Int] = []
    var passedOver =
      try workspace.brokenBranches().map { PassedOver(sentence: $0, reason: .damaged) } + found.passedOver
    var unread: [StorageError] = []
    var nobody = Nobody(self)
    records.reserveCapacity(found.files.count)
    files.reserveCapacity(found.files.count)
    for (index, result) in try found.records(in: repository).enumerated() {
      let file = found.files[index]
      do {
        let record = try result.get()
        if let partner = file.partner {
          try found.gate?.check(record, of: partner, at: file.path)
        } else if let sentence = try nobody.sentence(about: record.header, at: file.path) {
          passedOver.append(
            PassedOver(
              sentence: FoundFiles.passedOver(sentence, of: nil), reason: .ofNobody(file.path)))
          continue
        }
        records.append((record, file.isCollected))
        files.append(index)
      } catch let error as StorageError where file.isCollected {
        unread.append(error)
      } catch {
        passedOver.append(
          PassedOver(
            sentence: FoundFiles.passedOver(
              try RecordGate.sentence(about: error, at: file.path), of: file.partner),
            reason: .init(error)))
      }
    }
    passedOver += Self.passedOver(unread)
    let doubles = Self.doubles(among: records.lazy.map(\.record))
    let left = records.indices.filter { !doubles.dropped.contains($0) }
    if left.count < records.count {
      (records, files) = (left.map { records[$0] }, left.map { files[$0] })
    }
    let generations = try generations(of: records)
    return RecordReading(
      filed: zip(records, generations).map {
        Filed(record: $0.record, isCollected: $0.isCollected, generation: $1)
      },
      files: files,
      passedOver: passedOver + doubles.problems.map { PassedOver(sentence: $0, reason: .damaged) },
      unread: unread, hasDoubles: !doubles.problems.isEmpty)
  }

  /// Of two records under one id at most one counts: the one whose content computes it.
  private static func doubles(
    among records: some RandomAccessCollection<Record>
  ) -> (dropped: Set<Int>, problems: [Localized]) {
    // Hardly ever are there any: numbers are sorted faster than texts are hashed.
    let beginnings = records.map(\.id.beginning).sorted()
    guard zip(beginnings, beginnings.dropFirst()).contains(where: ==) else { return ([], []) }
    let groups = Dictionary(grouping: records.enumerated(), by: \.element.id).filter { $0.value.count > 1 }
    var dropped: Set<Int> = []
    var problems: [Localized] = []
    for (id, members) in groups.sorted(by: { $0.key < $1.key }) {
      let right = members.filter { RecordCoding.seal($0.element.header, $0.element.body).id == id }
      let kept = Set(right.map(\.element)).count == 1 ? right.first : nil
      dropped.formUnion(members.map(\.offset).filter { $0 != kept?.offset })
      // The same record twice, one of them where it does not belong, is one record.
      if kept != nil, Set(members.map(\.element)).count == 1 {
        problems.append(
          Localized(
            en: "\(id) stands in two places, of which one is not its own; it counts once.",
            nl: "\(id) staat op twee plaatsen, waarvan één niet de juiste; het telt één keer."))
        continue
      }
      problems.append(
        kept == nil
          ? Localized(
            en: "Two records say that they are \(id): none of them counts.",
            nl: "Twee records zeggen dat ze \(id) zijn: geen van beide telt.")
          : Localized(
            en: "Two records say that they are \(id): only the one whose content it is counts.",
            nl: "Twee records zeggen dat ze \(id) zijn: alleen het record met die inhoud telt."))
    }
    return (dropped, problems)
  }

  /// For each record the generation of the commit that it was written against, or where that is no part of the
  /// history, of what the commit that brought the record in stands on.
  private func generations(of records: [(record: Record, isCollected: Bool)]) throws -> [Int?] {
    let history = try history()
    var bySight: [ObjectID: Int?] = [:]
    let known = records.map { record, _ in
      if let known = bySight[record.header.seen] { return known }
      let generation = history.generation(of: record.header.seen)
      bySight[record.header.seen] = .some(generation)
      return generation
    }
    let lost = records.indices.filter { known[$0] == nil && records[$0].isCollected }
      .map { Layout.path(of: records[$0].record) }
    guard !lost.isEmpty else { return known }
    let introductions = try workspace.introductions(of: Set(lost), at: commit)
    return zip(records, known).map { record, generation in
      guard generation == nil, record.isCollected else { return generation }
      let commits = introductions[Layout.path(of: record.record)] ?? []
      return commits.compactMap { commit in
        history.parents[commit]?.compactMap(history.generation).max()
      }.min() ?? 0
    }
  }

  /// The partners that records are of, or that may vote in a poll, and that the roster no longer has: who said nothing is named too.
  private func former(among filed: [Filed]) throws -> [Slug: Partner] {
    var former: [Slug: Partner] = [:]
    var known = Set(filed.map(\.record.header.partner))
    for case .opening(let opening) in filed.lazy.map(\.record.body) {
      known.formUnion(opening.electorate.keys)
    }
    for id in known where roster[id] == nil {
      former[id] = try partner(id)
    }
    return former
  }
}
