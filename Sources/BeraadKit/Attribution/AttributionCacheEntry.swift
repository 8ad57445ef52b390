import Git
import ObjectIDs
import Prose
import Storage

/// A file's attribution at one commit, as it is kept between runs.
struct AttributionCacheEntry: Equatable {
  let path: String
  let commit: ObjectID
  /// The revisions of the file's history, as the graph names them.
  let ids: [String]
  let parents: [[Int]]
  let origins: [WordOrigin]
  let snapshot: AttributionSnapshot

  /// Raised with every change of the file's form or of the attribution itself: what an older program kept is made anew.
  static let version: UInt32 = 9

  private static let magic = Array("BERAAD-ATTRIBUTION".utf8)

  /// An entry of a history whose last revision is the file at `commit`; nil where the file is not in it.
  init?(path: String, commit: ObjectID, _ history: AttributedHistory) {
    guard let snapshot = history.attributor.snapshot() else { return nil }
    self.path = path
    self.commit = commit
    ids = history.graph.ids
    parents = history.graph.parents
    origins = history.origins
    self.snapshot = snapshot
  }
}

// MARK: The file

extension AttributionCacheEntry {
  var bytes: [UInt8] {
    var writer = ByteWriter(capacity: 200 * ids.count + snapshot.size)
    writer.add(Self.magic)
    // As it stands in memory, so that another order of bytes is another version.
    writer.add(values: [Self.version])
    writer.add(path.utf8)
    writer.add(commit.hex.utf8)
    writer.add(ids.count)
    for revision in ids.indices { write(revision, &writer) }
    snapshot.write(to: &writer)
    writer.add(values: writer.bytes.withUnsafeBytes { Self.checksum($0) })
    return writer.bytes
  }

  /// Reads what `bytes` made; nil where it is damaged, or from another version.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count > Self.checksumLength else { return nil }
    let content = UnsafeRawBufferPointer(rebasing: bytes.dropLast(Self.checksumLength))
    var trailer = ByteReader(UnsafeRawBufferPointer(rebasing: bytes.suffix(Self.checksumLength)))
    guard let checksum = try? trailer.values(of: UInt32.self), checksum == Self.checksum(content),
      let entry = try? Self(content: content)
    else { return nil }
    self = entry
  }

  private init(content: UnsafeRawBufferPointer) throws(ByteReader.Damaged) {
    var reader = ByteReader(content)
    guard try reader.content().elementsEqual(Self.magic), try reader.values(of: UInt32.self) == [Self.version]
    else {
      throw ByteReader.Damaged()
    }
    path = try reader.text()
    guard let commit = ObjectID(hex: try reader.text()) else { throw ByteReader.Damaged() }
    self.commit = commit
    var ids: [String] = []
    var parents: [[Int]] = []
    var origins: [WordOrigin] = []
    for revision in 0..<(try reader.count()) {
      ids.append(try reader.text())
      parents.append(try Self.parents(of: revision, &reader))
      origins.append(try Self.origin(ids[revision], &reader))
    }
    self.ids = ids
    self.parents = parents
    self.origins = origins
    snapshot = try AttributionSnapshot(&reader, revisions: ids.count)
    try reader.end()
  }

  private func write(_ revision: Int, _ writer: inout ByteWriter) {
    writer.add(ids[revision].utf8)
    writer.add(parents[revision].count)
    for parent in parents[revision] { writer.add(parent) }
    let origin = origins[revision]
    writer.add(origin.author.utf8)
    writer.add(origin.isResolution ? 1 : 0)
    writer.add(origin.partners)
    writer.add(origin.amendments)
    writer.add(origin.decisions)
  }

  private static func parents(
    of revision: Int, _ reader: inout ByteReader
  ) throws(ByteReader.Damaged) -> [Int] {
    var parents: [Int] = []
    for _ in 0..<(try reader.count()) { parents.append(try reader.number(below: revision)) }
    return parents
  }

  private static func origin(
    _ id: String, _ reader: inout ByteReader
  ) throws(ByteReader.Damaged) -> WordOrigin {
    guard let commit = ObjectID(hex: Substring(id.utf8.prefix(40))) else { throw ByteReader.Damaged() }
    return WordOrigin(
      commit: commit, author: try reader.text(), isResolution: try reader.number(below: 2) == 1,
      partners: try reader.texts(), amendments: try reader.texts(), decisions: try reader.texts())
  }

  /// Behind the content, as numbers behind their count.
  private static let checksumLength = 1 + 2 * MemoryLayout<UInt32>.size

  /// Two halves of a hash of eight bytes a step: any one step can be undone, so that no single damage goes unnoticed.
  /// Against damage, not against forgers, who could write the repository itself.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> [UInt32] {
    var hash = UInt64(bytes.count)
    func add(_ word: UInt64) {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    var index = 0
    while index + 8 <= bytes.count {
      add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    for byte in bytes[index...] { add(UInt64(byte)) }
    return [UInt32(truncatingIfNeeded: hash), UInt32(truncatingIfNeeded: hash >> 32)]
  }
}
