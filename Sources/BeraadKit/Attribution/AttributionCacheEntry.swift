import Git
import Prose

/// A file's attribution at one commit, as it is kept between runs.
struct AttributionCacheEntry: Equatable {
  let path: String
  let commit: String
  /// The commits of the file's history, as the graph names them.
  let ids: [String]
  let parents: [[Int]]
  let recorded: [Int]
  let snapshot: AttributionSnapshot

  /// Raised with every change of the file's form or of the attribution itself: what an older program kept is made anew.
  static let version = 3

  private static let magic = Array("BERAAD-ATTRIBUTION".utf8)

  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.add(path.utf8)
    writer.add(commit.utf8)
    writer.add(ids.count)
    for (id, parents) in zip(ids, parents) {
      writer.add(id.utf8)
      writer.add(parents.count)
      for parent in parents { writer.add(parent) }
    }
    writer.add(recorded.count)
    for revision in recorded { writer.add(revision) }
    Self.write(snapshot, &writer)
    var file = ByteWriter()
    file.add(Self.magic)
    file.add(Self.version)
    file.add(Int(Self.checksum(writer.bytes[...]) >> 1))
    file.add(writer.bytes)
    return file.bytes
  }

  /// Reads what `bytes` made; nil where it is damaged, or from another version.
  init?(_ bytes: [UInt8]) {
    do throws(ByteReader.Damaged) {
      var file = ByteReader(bytes[...])
      guard try file.content().elementsEqual(Self.magic), try file.number() == Self.version else {
        return nil
      }
      let checksum = try file.number()
      let content = try file.content()
      try file.end()
      guard Int(Self.checksum(content) >> 1) == checksum else { return nil }
      try self.init(content: content)
    } catch {
      return nil
    }
  }

  private init(content: ArraySlice<UInt8>) throws(ByteReader.Damaged) {
    var reader = ByteReader(content)
    path = try reader.text()
    commit = try reader.text()
    var ids: [String] = []
    var parents: [[Int]] = []
    for revision in 0..<(try reader.count()) {
      ids.append(try reader.text())
      var found: [Int] = []
      for _ in 0..<(try reader.count()) { found.append(try reader.number()) }
      guard found.allSatisfy({ $0 < revision }) else { throw ByteReader.Damaged() }
      parents.append(found)
    }
    var recorded: [Int] = []
    for _ in 0..<(try reader.count()) { recorded.append(try reader.number()) }
    self.ids = ids
    self.parents = parents
    self.recorded = recorded
    snapshot = try Self.readSnapshot(&reader, revisions: ids.count)
    try reader.end()
  }

  init(path: String, commit: String, graph: RevisionGraph, snapshot: AttributionSnapshot) {
    self.path = path
    self.commit = commit
    ids = graph.ids
    parents = graph.parents
    recorded = graph.recorded.sorted()
    self.snapshot = snapshot
  }

  // MARK: The snapshot

  private static func write(_ snapshot: AttributionSnapshot, _ writer: inout ByteWriter) {
    for words in snapshot.wordsEver { writer.add(words) }
    writer.add(snapshot.runs.count)
    for run in snapshot.runs {
      writer.add(run.range.lowerBound)
      writer.add(run.range.count)
      writer.add(run.first.origin)
      writer.add(run.first.ordinal)
    }
    writer.add(snapshot.vocabulary.count)
    for word in snapshot.vocabulary { writer.add(word) }
    writer.add(snapshot.removals.count)
    for removal in snapshot.removals {
      writer.add(removal.revision)
      writer.add(removal.tokens.count)
      for token in removal.tokens { writer.add(Int(token)) }
      writer.add(removal.identities.count)
      for stretch in removal.identities {
        writer.add(stretch.first.origin)
        writer.add(stretch.first.ordinal)
        writer.add(stretch.count)
      }
    }
  }

  private static func readSnapshot(
    _ reader: inout ByteReader, revisions: Int
  ) throws(ByteReader.Damaged) -> AttributionSnapshot {
    var words: [Int] = []
    for _ in 0..<revisions { words.append(try reader.number()) }
    var runs: [OriginRun] = []
    for _ in 0..<(try reader.count()) {
      let start = try reader.number()
      let end = start + (try reader.number())
      runs.append(OriginRun(range: start..<end, first: try identity(&reader, revisions)))
    }
    var vocabulary: [ArraySlice<UInt8>] = []
    let wordCount = try reader.count()
    vocabulary.reserveCapacity(wordCount)
    for _ in 0..<wordCount { vocabulary.append(try reader.content()) }
    var removals: [AttributionSnapshot.Removal] = []
    for _ in 0..<(try reader.count()) {
      let revision = try reader.number()
      let tokenCount = try reader.count()
      var tokens: [UInt32] = []
      tokens.reserveCapacity(tokenCount)
      for _ in 0..<tokenCount {
        tokens.append(UInt32(try reader.count(atMost: vocabulary.count)))
      }
      var stretches: [AttributionSnapshot.Stretch] = []
      for _ in 0..<(try reader.count()) {
        let first = try identity(&reader, revisions)
        stretches.append(.init(first: first, count: try reader.count(atMost: tokens.count)))
      }
      removals.append(.init(revision: revision, tokens: tokens, identities: stretches))
    }
    return AttributionSnapshot(
      runs: runs, wordsEver: words, vocabulary: vocabulary, removals: removals)
  }

  private static func identity(
    _ reader: inout ByteReader, _ revisions: Int
  ) throws(ByteReader.Damaged) -> TokenIdentity {
    let origin = try reader.number()
    guard origin < revisions else { throw ByteReader.Damaged() }
    return TokenIdentity(origin: origin, ordinal: try reader.number())
  }

  /// FNV-1a of 64 bits: against damage, not against forgers, who could write the repository itself.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
