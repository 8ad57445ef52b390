import Deliberation
import Git
import ObjectIDs

/// The facts about signatures, kept beside the repository: never needed, and deleted without loss.
///
/// As `HistoryCache`: blocks, each held against its checksum; from the first that does not fit, the rest is made anew.
struct SignatureCache {
  let path: String

  private var file: BlockFile { BlockFile(path: path, head: Array("beraad signatures 1\n".utf8)) }

  func facts() -> (facts: [ObjectID: SignatureFacts], isWhole: Bool) {
    var found: [ObjectID: SignatureFacts] = [:]
    let isWhole = file.read { block in
      for fact in try Self.read(block) { found[fact.commit] = fact }
    }
    return (found, isWhole)
  }

  /// - Parameter isNew: whether nothing of what is there can be used.
  func add(_ facts: [SignatureFacts], isNew: Bool) {
    guard !facts.isEmpty else { return }
    var block = ByteWriter(capacity: 256 * facts.count)
    block.add(facts.count)
    for fact in facts { Self.write(fact, to: &block) }
    file.add(block.bytes, isNew: isNew)
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
