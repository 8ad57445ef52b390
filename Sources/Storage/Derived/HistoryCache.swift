import Deliberation
import Git
import ObjectIDs

/// The facts of commits, kept beside the repository: never needed, and deleted without loss.
///
/// What is in it is a function of the commits that it names, so nothing in it grows old. Each block is held against its
/// checksum; from the first that does not fit, the rest is made anew. Nothing is flushed to the disk.
struct HistoryCache {
  let path: String

  private var file: BlockFile { BlockFile(path: path, head: Array("beraad history 5\n".utf8)) }

  /// The facts that are kept, by commit, and whether all of the file could be read.
  func facts() -> (facts: [ObjectID: CommitFacts], isWhole: Bool) {
    var found: [ObjectID: CommitFacts] = [:]
    let isWhole = file.read { block in
      for fact in try Self.read(block) { found[fact.commit] = fact }
    }
    return (found, isWhole)
  }

  /// Adds the facts of new commits.
  ///
  /// - Parameter isNew: whether nothing of what is there can be used.
  func add(_ facts: [CommitFacts], isNew: Bool) {
    guard !facts.isEmpty else { return }
    var block = ByteWriter(capacity: 96 * facts.count)
    block.add(facts.count)
    for fact in facts { Self.write(fact, to: &block) }
    file.add(block.bytes, isNew: isNew)
  }

  // MARK: One commit's facts

  private static func write(_ facts: CommitFacts, to writer: inout ByteWriter) {
    writer.add(facts.commit.bytes)
    writer.add(facts.parents.count)
    for parent in facts.parents { writer.add(parent.bytes) }
    writer.add(facts.kept.count)
    for parent in facts.kept { writer.add(parent.bytes) }
    writer.add(facts.merged.map(\.description))
    writer.add(facts.begun.map(\.description))
    writer.add(facts.revised.map(\.description))
    writer.add(facts.put)
    writer.add(facts.sided)
    writer.add(facts.removed.count)
    for removal in facts.removed {
      writer.add(removal.path.utf8)
      writer.add(removal.blob.bytes)
      writer.add(removal.isChange ? 1 : 0)
    }
    writer.add(facts.leftOut.count)
    for left in facts.leftOut {
      writer.add(left.path.utf8)
      writer.add(left.side.bytes)
      writer.add(left.base.bytes)
    }
    writer.add(facts.roster.map(\.bytes) ?? [])
    writer.add(values: [facts.origin])
  }

  private static func read(_ block: UnsafeRawBufferPointer) throws -> [CommitFacts] {
    var reader = ByteReader(block)
    var all: [CommitFacts] = []
    for _ in 0..<(try reader.count(ofSize: 20)) {
      let commit = try reader.objectID()
      var parents: [ObjectID] = []
      for _ in 0..<(try reader.count(ofSize: 20)) { parents.append(try reader.objectID()) }
      var facts = CommitFacts(commit: commit, parents: parents)
      for _ in 0..<(try reader.count(ofSize: 20)) { facts.kept.append(try reader.objectID()) }
      facts.merged = try reader.texts().map { try ByteReader.known(Target($0)) }
      facts.begun = try reader.texts().map { try ByteReader.known(Slug($0)) }
      facts.revised = try reader.texts().map { try ByteReader.known(Slug($0)) }
      facts.put = try reader.texts()
      facts.sided = try reader.texts()
      for _ in 0..<(try reader.count()) {
        facts.removed.append(
          .init(
            path: try reader.text(), blob: try reader.objectID(), isChange: try reader.number(below: 2) == 1))
      }
      for _ in 0..<(try reader.count()) {
        facts.leftOut.append(
          .init(path: try reader.text(), side: try reader.objectID(), base: try reader.objectID()))
      }
      let roster = try reader.content()
      facts.roster = roster.isEmpty ? nil : try ByteReader.known(ObjectID(bytes: roster))
      facts.origin = try ByteReader.known(reader.values(of: UInt64.self).first)
      all.append(facts)
    }
    try reader.end()
    return all
  }
}
