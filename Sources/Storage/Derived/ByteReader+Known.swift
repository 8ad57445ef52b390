import Git
import ObjectIDs

extension ByteReader {
  mutating func objectID() throws -> ObjectID { try Self.known(ObjectID(bytes: content())) }

  /// What was read, where it means something.
  static func known<Value>(_ value: Value?) throws(Damaged) -> Value {
    guard let value else { throw Damaged() }
    return value
  }
}
