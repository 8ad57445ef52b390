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
    guard let bytes = DerivedFile.contents(of: path), bytes.starts(with: Self.head) else { return nil }
    return bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes[Self.head.count...]))
      guard let block = try? reader.content(), let sum = try? reader.values(of: UInt64.self).first,
        sum == DerivedFile.sum(block), (try? reader.end()) != nil
      else { return nil }
      var inside = ByteReader(block)
      guard let rosters = try? inside.content(), let count = try? inside.count(ofSize: 1) else { return nil }
      var forgotten: Set<String> = []
      for _ in 0..<count {
        guard let identity = try? inside.text() else { return nil }
        forgotten.insert(identity)
      }
      return (try? inside.end()) == nil ? nil : Kept(rosters: Array(rosters), forgotten: forgotten)
    }
  }

  /// Puts this in place of what is there; where that fails, there is none the better.
  func put(_ kept: Kept) {
    var block = ByteWriter(capacity: 64 + 32 * kept.forgotten.count)
    block.add(kept.rosters)
    block.add(kept.forgotten.count)
    for identity in kept.forgotten.sorted() { block.add(identity.utf8) }
    var framed = ByteWriter(capacity: block.bytes.count + 32)
    framed.add(block.bytes)
    framed.add(values: [block.bytes.withUnsafeBytes(DerivedFile.sum)])
    DerivedFile.put(Self.head + framed.bytes, at: path)
  }
}
