extension JSON {
  /// The value as people read and edit it: a member or an element a line, members in their given order, and
  /// what has nothing nested in it on one line. Ends with one LF.
  package var indentedBytes: [UInt8] {
    Array((text(indent: "") + "\n").utf8)
  }

  private func text(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .object(let members) where members.contains(where: { $0.value.isNested }):
      let lines = members.map { "\(inner)\(JSON.string($0.key).line): \($0.value.text(indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    case .array(let values) where values.contains(where: \.isNested):
      return "[\n" + values.map { inner + $0.text(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    default: return line
    }
  }

  private var isNested: Bool {
    switch self {
    case .object(let members): !members.isEmpty
    case .array(let values): !values.isEmpty
    default: false
    }
  }

  /// The value on one line, members in their given order.
  private var line: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\(JSON.string($0.key).line): \($0.value.line)" }.joined(separator: ", ") + "}"
    case .array(let values): "[" + values.map(\.line).joined(separator: ", ") + "]"
    default: String(decoding: canonicalBytes.dropLast(), as: UTF8.self)
    }
  }
}
