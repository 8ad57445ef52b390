import Deliberation
import Storage

extension Context {
  /// For each text that is a whole id, the shortest beginning by which people can name the record; none where there is
  /// no workspace to ask.
  package func shortNames(of ids: Set<String>) -> [String: String] {
    let wanted = Set(ids.compactMap { RecordID($0) })
    guard !wanted.isEmpty, let desk = try? Desk(self), let names = try? desk.snapshot.shortNames(of: wanted)
    else { return [:] }
    return Dictionary(names.map { ($0.key.description, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
