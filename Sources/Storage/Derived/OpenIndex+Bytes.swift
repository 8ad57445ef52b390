import Deliberation
import Git
import ObjectIDs

extension OpenIndex {
  private static let head = Array("beraad open 5\n".utf8)

  /// Reads an index; nil where there is none, or it is not whole.
  static func read(at path: String) -> OpenIndex? {
    guard let bytes = DerivedFile.contents(of: path), bytes.starts(with: head) else { return nil }
    return bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes[head.count...]))
      guard let block = try? reader.content(), let sum = try? reader.values(of: UInt64.self).first,
        sum == DerivedFile.sum(block)
      else { return nil }
      return try? OpenIndex(block)
    }
  }

  /// Puts the index in place of what is there; where that fails, there is none the better.
  func write(to path: String) {
    var block = ByteWriter(capacity: 128 * files.count + 8 * settled.count + 256)
    add(to: &block)
    var framed = ByteWriter(capacity: block.bytes.count + 32)
    framed.add(block.bytes)
    framed.add(values: [block.bytes.withUnsafeBytes(DerivedFile.sum)])
    DerivedFile.put(Self.head + framed.bytes, at: path)
  }

  private func add(to writer: inout ByteWriter) {
    writer.add(commit.bytes)
    writer.add(ground.roster?.bytes ?? [])
    writer.add(ground.rosters.count)
    for roster in ground.rosters { writer.add(roster.bytes) }
    writer.add(ground.removed.count)
    for removal in ground.removed {
      writer.add(removal.path.utf8)
      writer.add(removal.blob.bytes)
      writer.add(removal.isChange ? 1 : 0)
      writer.add(removal.commit.bytes)
    }
    writer.add(files.count)
    for file in files {
      writer.add(file.path.utf8)
      writer.add(file.id.bytes)
      writer.add(file.isChecked ? 1 : 0)
    }
    writer.add(values: settled)
    writer.add(polls.sorted().map(\.description))
    writer.add(threads)
    writer.add(merges)
  }

  private init(_ block: UnsafeRawBufferPointer) throws {
    var reader = ByteReader(block)
    commit = try reader.objectID()
    let roster = try reader.content()
    var rosters: [ObjectID] = []
    for _ in 0..<(try reader.count(ofSize: 20)) { rosters.append(try reader.objectID()) }
    var removed: [MainHistory.Removal] = []
    for _ in 0..<(try reader.count(ofSize: 40)) {
      removed.append(
        .init(
          path: try reader.text(), blob: try reader.objectID(), isChange: try reader.number(below: 2) == 1,
          commit: try reader.objectID()))
    }
    ground = Ground(
      roster: roster.isEmpty ? nil : try ByteReader.known(ObjectID(bytes: roster)), rosters: rosters,
      removed: removed)
    files = []
    for _ in 0..<(try reader.count(ofSize: 20)) {
      files.append(
        .init(
          path: try reader.text(), id: try reader.objectID(), isCollected: true,
          isChecked: try reader.number(below: 2) == 1))
    }
    settled = try reader.values(of: UInt64.self)
    polls = Set(try reader.texts().map { try ByteReader.known(Slug($0)) })
    threads = try reader.number()
    merges = try reader.number()
    try reader.end()
  }
}
