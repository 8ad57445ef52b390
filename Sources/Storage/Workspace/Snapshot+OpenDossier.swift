package import Deliberation
import Git
import ObjectIDs

/// A dossier of what is open: all of a paper, but for settled records that say nothing about it.
package struct OpenDossier {
  /// What it says of anything that is open, excluded or not collected is what the whole would say.
  package let dossier: Dossier
  /// The comments that nobody answered or decided on, in causal order.
  package let threads: [Thread]
  /// How many others there are, also those that the dossier leaves out.
  package let settledThreads: Int
  /// What could not be read and was left out, one sentence each.
  package let problems: [Localized]
}

extension Snapshot {
  /// What is open about a paper; read by way of an index where there is one that fits, so that its time goes by what is
  /// open.
  ///
  /// - Parameter least: how many settled records are worth an index.
  package func openDossier(of paper: Paper, indexingFrom least: Int = 1_024) throws -> OpenDossier {
    let path = Layout.open(of: paper.slug, in: repository.commonDirectory)
    // Whatever is wrong with what the index lists, reading everything says it better.
    if let index = OpenIndex.read(at: path), let open = try? OpenReading(of: paper, from: index, self) {
      if open.isWorthWriting(least) { open.index()?.write(to: path) }
      return open.result
    }
    let open = try OpenReading(of: paper, self)
    if open.isWorthWriting(least) {
      if let index = open.index(), index.settled.count >= least { index.write(to: path) }
    }
    return open.result
  }

  /// Whether main holds the text of every amendment that it has on it, but for settled ones. Partners' branches cannot change that, so
  /// they are not looked at.
  package func holdsTexts(of paper: Paper) throws -> Bool {
    if let index = OpenIndex.read(at: Layout.open(of: paper.slug, in: repository.commonDirectory)),
      let found = try OpenReading.files(of: paper.slug, from: index, ground(of: paper.slug), self)
    {
      let reading = try read(found)
      if !index.isConcerned(by: reading) { return try lostTexts(among: reading.filed, of: paper).isEmpty }
    }
    let all = try read(files(of: paper.slug, scope: .collected))
    return try lostTexts(among: all.filed, of: paper).isEmpty
  }

  /// What decides over what is settled, besides the records.
  fileprivate func ground(of paper: Slug) throws -> OpenIndex.Ground {
    OpenIndex.Ground(
      roster: try repository.entry(at: Layout.roster, in: commit)?.id, rosters: try history().rosters,
      removed: try removals(under: Layout.folder(of: paper)))
  }
}

extension OpenIndex {
  /// Whether a record that came after it says something about what it leaves out.
  fileprivate func isConcerned(by reading: RecordReading) -> Bool {
    zip(reading.filed, reading.files).contains { $1 >= files.count && concerns($0.record) }
  }
}

/// What is open of a paper as it was read, and what of that a later reading can leave out.
private struct OpenReading {
  let dossier: Dossier
  let ground: OpenIndex.Ground
  let commit: ObjectID
  let history: MainHistory
  let found: FoundFiles
  let reading: RecordReading
  /// Definitions of polls that cannot be read.
  let unread: [StorageError]
  let threads: [Thread]
  /// How many comments in the dossier are not open.
  let answered: Int
  /// What was left out.
  let earlier: OpenIndex?

  /// Reads everything.
  init(of paper: Paper, _ snapshot: Snapshot) throws {
    let found = try snapshot.files(of: paper.slug, scope: .everything)
    try self.init(of: paper, found, snapshot.read(found), ground: snapshot.ground(of: paper.slug), snapshot)
  }

  /// Reads what an index lists, and what came after it; nil where that does not tell enough.
  init?(of paper: Paper, from index: OpenIndex, _ snapshot: Snapshot) throws {
    let ground = try snapshot.ground(of: paper.slug)
    guard var found = try Self.files(of: paper.slug, from: index, ground, snapshot) else { return nil }
    try snapshot.addPartnerBranches(to: &found, paper: paper.slug)
    let reading = try snapshot.read(found)
    guard !index.isConcerned(by: reading) else { return nil }
    try self.init(of: paper, found, reading, ground: ground, besides: index, snapshot)
    guard !dossier.polls.values.contains(where: { index.concerns($0.poll) }) else { return nil }
  }

  /// The files of main that an index lists, and those that came after it; nil where it does not fit.
  static func files(
    of paper: Slug, from index: OpenIndex, _ ground: OpenIndex.Ground, _ snapshot: Snapshot
  ) throws -> FoundFiles? {
    let history = try snapshot.history()
    guard history.contains(index.commit), ground == index.ground,
      index.countMerges(in: history) == index.merges
    else { return nil }
    var found = FoundFiles(index.files)
    let removed = Set(ground.removed.map(\.path))
    let changes = try snapshot.repository.changes(
      under: Layout.folder(of: paper), from: index.commit, to: snapshot.commit)
    for change in changes where Layout.isRecord(change.path) {
      guard change.kind == .added, let entry = change.new, !removed.contains(change.path) else { return nil }
      found.add(entry)
    }
    return found
  }

  private init(
    of paper: Paper, _ found: FoundFiles, _ reading: RecordReading, ground: OpenIndex.Ground,
    besides earlier: OpenIndex? = nil, _ snapshot: Snapshot
  ) throws {
    (dossier, unread) = try snapshot.dossier(of: paper, reading.filed, without: earlier?.polls ?? [])
    let all = dossier.threads
    threads = all.filter { $0.status == .open }
    answered = all.count - threads.count
    (self.found, self.reading, self.ground, self.earlier) = (found, reading, ground, earlier)
    (commit, history) = (snapshot.commit, try snapshot.history())
  }

  var result: OpenDossier {
    OpenDossier(
      dossier: dossier, threads: threads, settledThreads: answered + (earlier?.threads ?? 0),
      problems: (reading.passedOver + Snapshot.passedOver(unread)).map(\.sentence).shortened)
  }

  /// Whether a new index might save more than it costs: much was added, or can be left out.
  func isWorthWriting(_ least: Int) -> Bool {
    guard let earlier else { return reading.filed.count - threads.count >= least }
    let gain = reading.filed.count - threads.count + found.files.count - earlier.files.count
    return earlier.commit != commit && gain > least / 16 + earlier.files.count / 8
  }

  /// The index of what is open now; nil where two records go under one id: then everything has to be read.
  func index() -> OpenIndex? {
    guard !reading.hasDoubles, reading.unread.isEmpty, unread.isEmpty else { return nil }
    let settled = Settled(in: dossier, besides: threads)
    var isOpen = found.files.map(\.isCollected)
    var comments = 0
    for (filed, file) in zip(reading.filed, reading.files) where settled.records.contains(filed.record.id) {
      isOpen[file] = false
      if filed.record.kind == .comment { comments += 1 }
    }
    var index = OpenIndex(
      commit: commit, ground: ground,
      files: found.files.indices.filter { isOpen[$0] }.map { found.files[$0] },
      settled: ((earlier?.settled ?? []) + settled.records.map(\.beginning)).sorted(),
      polls: (earlier?.polls ?? []).union(settled.polls), threads: (earlier?.threads ?? 0) + comments)
    index.merges = index.countMerges(in: history)
    return index
  }
}
