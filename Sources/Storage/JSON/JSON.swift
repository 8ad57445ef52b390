/// A JSON value as Beraad stores it: whole numbers only, and an object's members in the order they were read.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }
}

extension JSON {
  /// The canonical bytes: members sorted by the bytes of their keys, no white space, only the escapes that
  /// JSON demands, UTF-8, and one LF at the end.
  package var canonicalBytes: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    writer.endLine()
    return writer.bytes
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .integer(let value): writer.integer(value)
    case .string(let value): writer.string(value)
    case .array(let values): writer.array(values) { $0.write(to: &$1) }
    case .object(let members):
      writer.object { writer in
        for member in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
          writer.key(named: member.key)
          member.value.write(to: &writer)
        }
      }
    }
  }
}
