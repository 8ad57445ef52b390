import Glibc

/// Finds the tag or attribute of a name as expat gives it: `namespace|name`, or `name` alone.
struct XMLVocabulary {
  /// What expat puts between a namespace and a name; no URL has it.
  static let separator = UInt8(ascii: "|")

  private struct Known {
    let name: [CChar]
    let namespace: XMLNamespace
  }

  private static let namespaces = XMLNamespace.allCases.flatMap { namespace in
    namespace.names.map { Known(name: $0.utf8.map { CChar(bitPattern: $0) }, namespace: namespace) }
  }
  private static let tags = table(XMLTag.allCases.map { ($0.rawValue, $0) })
  private static let attributes = table(XMLAttribute.allCases.map { ($0.rawValue, $0) })
  private static let plain = XMLNamespace.allCases.count

  /// Which namespace came last: most names of a part are of one.
  private var last = 0

  mutating func tag(_ name: UnsafePointer<CChar>) -> XMLTag { look(name, in: Self.tags) ?? .other }

  mutating func attribute(_ name: UnsafePointer<CChar>) -> XMLAttribute? { look(name, in: Self.attributes) }

  private mutating func look<Value>(
    _ name: UnsafePointer<CChar>, in table: [[String: Value]]
  ) -> Value? {
    guard let separator = strchr(name, Int32(Self.separator)) else {
      return table[Self.plain][String(cString: name)]
    }
    let length = separator - UnsafeMutablePointer(mutating: name)
    guard let namespace = namespace(name, length: length) else { return nil }
    return table[namespace.rawValue][String(cString: separator + 1)]
  }

  private mutating func namespace(_ name: UnsafePointer<CChar>, length: Int) -> XMLNamespace? {
    func fits(_ known: Known) -> Bool {
      known.name.count == length && memcmp(known.name, name, length) == 0
    }
    if fits(Self.namespaces[last]) { return Self.namespaces[last].namespace }
    guard let found = Self.namespaces.firstIndex(where: fits) else { return nil }
    last = found
    return Self.namespaces[found].namespace
  }

  /// For each namespace, and for names without one, what its names mean.
  private static func table<Value>(_ names: [(String, Value)]) -> [[String: Value]] {
    var table = [[String: Value]](repeating: [:], count: plain + 1)
    for (name, value) in names {
      let parts = name.split(separator: ":")
      guard let local = parts.last else { continue }
      let namespace = parts.count == 2 ? XMLNamespace.allCases.first { $0.prefix == parts[0] } : nil
      table[namespace?.rawValue ?? plain][String(local)] = value
    }
    return table
  }
}
