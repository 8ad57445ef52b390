import Deliberation
import Git
import ObjectIDs

/// The facts about signatures, kept beside the repository: never needed, and deleted without loss.
///
/// As `HistoryCache`: blocks, each held against its checksum; from the first that does not fit, the rest is made anew.
struct SignatureCache {
  let path: String

  private static let head = Array("beraad signatures 1\n".utf8)

  func facts() -> (facts: [ObjectID: SignatureFacts], isWhole: Bool) {
    var found: [ObjectID: SignatureFacts] = [:]
    var isWhole = false
    guard let bytes = DerivedFile.contents(of: path), bytes.starts(with: Self.head) else {
      return (found, false)
    }
    bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes[Self.head.count...]))
      while (try? reader.end()) == nil {
        guard let block = try? reader.content(), let sum = try? reader.values(of: UInt64.self).first,
          sum == DerivedFile.sum(block), let facts = try? Self.read(block)
        else { return }
        for fact in facts { found[fact.commit] = fact }
      }
      isWhole = true
    }
    return (found, isWhole)
  }

  /// - Parameter isNew: whether nothing of what is there can be used.
  func add(_ facts: [SignatureFacts], isNew: Bool) {
    guard !facts.isEmpty else { return }
    var block = ByteWriter(capacity: 256 * facts.count)
    block.add(facts.count)
    for fact in facts { Self.write(fact, to: &block) }
    var framed = ByteWriter(capacity: block.bytes.count + 16)
    framed.add(block.bytes)
    framed.add(values: [block.bytes.withUnsafeBytes(DerivedFile.sum)])
    if isNew {
      DerivedFile.put(Self.head + framed.bytes, at: path)
    } else {
      DerivedFile.append(framed.bytes, to: path)
    }
  }

  private static func write(_ facts: SignatureFacts, to writer: inout ByteWriter) {
    writer.add(facts.commit.bytes)
    writer.add(facts.parents.count)
    for parent in facts.parents { writer.add(parent.bytes) }
    switch facts.signer {
    case .none, .unchecked: writer.add([])
    case .broken: writer.add([0])
    case .key(let digest): writer.add(digest)
    }
    writer.add((facts.maker?.description ?? "").utf8)
    writer.add(facts.via.utf8)
    writer.add(facts.added)
  }

  private static func read(_ block: UnsafeRawBufferPointer) throws -> [SignatureFacts] {
    var reader = ByteReader(block)
    var all: [SignatureFacts] = []
    for _ in 0..<(try reader.count(ofSize: 20)) {
      let commit = try reader.objectID()
      var parents: [ObjectID] = []
      for _ in 0..<(try reader.count(ofSize: 20)) { parents.append(try reader.objectID()) }
      let signer: SignatureFacts.Signer
      let digest = Array(try reader.content())
      switch digest.count {
      case 0: signer = .none
      case 1: signer = .broken
      case 32: signer = .key(digest)
      default: throw ByteReader.Damaged()
      }
      let maker = try reader.text()
      all.append(
        SignatureFacts(
          commit: commit, parents: parents, signer: signer, maker: Slug(maker), via: try reader.text(),
          added: try reader.texts()))
    }
    try reader.end()
    return all
  }
}
