/// What git's configuration says of remotes, and of what branches follow.
package struct HostSettings {
  /// The names of the remotes, sorted.
  package let remotes: [String]
  /// By name, what ranks highest last.
  private let values: [(key: String, value: String)]

  init(_ values: [(key: String, value: String)]) {
    self.values = values
    let names = values.lazy.map(\.key).filter { $0.hasPrefix("remote.") }.compactMap { key in
      [".url", ".pushurl"].first(where: key.hasSuffix).map {
        String(key.dropFirst("remote.".count).dropLast($0.count))
      }
    }
    remotes = Set(names.filter { !$0.isEmpty }).sorted()
  }

  /// A setting of a remote, a branch or Beraad, by its full name; nil where it is not set.
  package subscript(_ key: String) -> String? { values.last { $0.key == key }?.value }
}
