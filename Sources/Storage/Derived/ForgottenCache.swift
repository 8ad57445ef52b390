import Git
import ObjectIDs

/// Who was ever forgotten by some rosters of main, kept beside the repository: never needed, and deleted without loss.
///
/// Every command that writes asks, and an alliance's roster changes hundreds of times: they are read again only when there is another one.
struct ForgottenCache {
  let path: String

  /// What is kept of rosters, by a digest of their ids in order.
  struct Kept: Equatable {
    let rosters: [UInt8]
    let forgotten: Set<String>
  }

  private static let head = Array("beraad forgotten 1\n".utf8)

  static func digest(of rosters: [ObjectID]) -> [UInt8] { SHA256.digest(rosters.flatMap(\.bytes)) }

  /// What is kept; nil where there is nothing, or it is not whole.
  func kept() -> Kept? {
    DerivedFile.block(behind: Self.head, at: path, read: Self.read)
  }

  /// Puts this in place of what is there; where that fails, there is none the better.
  func put(_ kept: Kept) {
    var block = ByteWriter(capacity: 64 + 32 * kept.forgotten.count)
    block.add(kept.rosters)
    block.add(kept.forgotten.count)
    for identity in kept.forgotten.sorted() { block.add(identity.utf8) }
    DerivedFile.put(block: block.bytes, behind: Self.head, at: path)
  }

  private static func read(_ block: UnsafeRawBufferPointer) throws -> Kept {
    var reader = ByteReader(block)
    let rosters = Array(try reader.content())
    var forgotten: Set<String> = []
    for _ in 0..<(try reader.count(ofSize: 1)) { forgotten.insert(try reader.text()) }
    try reader.end()
    return Kept(rosters: rosters, forgotten: forgotten)
  }
}
