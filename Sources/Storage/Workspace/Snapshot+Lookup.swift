package import Deliberation
import Git

/// A record found by the beginning of its id.
package struct FoundRecord {
  package let record: Record
  package let path: String
  package let isCollected: Bool
}

extension Snapshot {
  /// The record whose id begins with `prefix`, in any paper, on main or on a partner's branch at hand.
  ///
  /// Reads only the folders that such an id can lie in, so that its time does not grow with the workspace.
  ///
  /// - Throws: a `Refusal` where there is none, or several, naming them.
  package func record(withPrefix prefix: String, kinds: [Record.Kind]) throws -> FoundRecord {
    let wanted = prefix.lowercased()
    guard wanted.count >= 3, let letter = wanted.first, wanted.utf8.count <= 11 else {
      throw Refusal("'\(prefix)' is too short or too long for an id: a letter and two to ten digits of hex.")
    }
    let fan = String(wanted.dropFirst().prefix(2))
    let folders = kinds.filter { $0.letter == letter }.isEmpty ? [] : ["comments", "amendments"]
    var found: [String: FoundRecord] = [:]
    for paper in try papers() {
      for folder in folders {
        try search(
          "papers/\(paper)/\(folder)", fan: fan, prefix: wanted, into: &found)
      }
    }
    guard let first = found.values.first else {
      let names = kinds.map(\.rawValue).joined(separator: " or ")
      let near = NearNames.of(wanted, among: try ids(of: kinds))
      throw Refusal(
        "There is no \(names) with an id that begins with '\(prefix)'.",
        hints: [
          near.isEmpty
            ? "see the ids with: beraad list PAPER comments, or: beraad list PAPER amendments"
            : "did you mean \(near.joined(separator: ", "))?"
        ])
    }
    guard found.count == 1 else {
      throw Refusal(
        "'\(prefix)' is the beginning of \(found.count) ids.",
        hints: found.values.map {
          "\($0.record.id), a \($0.record.kind.rawValue) of \($0.record.header.partner)"
        }.sorted())
    }
    return first
  }

  /// Every id of these kinds, for somebody who mistyped one: the names of all files, so only where none was found.
  private func ids(of kinds: [Record.Kind]) throws -> [String] {
    let letters = Set(kinds.map(\.letter))
    let tips = try workspace.partnerTips().filter { roster[$0.partner] != nil }
    var files: [TreeEntry] = []
    for paper in try papers() {
      for folder in ["comments", "amendments"].map({ "papers/\(paper)/\($0)" }) {
        files += try repository.files(under: folder, in: commit)
        for (partner, tip) in tips { files += try repository.files(under: "\(folder)/\(partner)", in: tip) }
      }
    }
    let ids = Set(files.map { $0.name.prefix { $0 != "." } })
    return ids.filter { $0.first.map(letters.contains) ?? false }.map(String.init)
  }

  private func search(
    _ folder: String, fan: String, prefix: String, into found: inout [String: FoundRecord]
  ) throws {
    for partner in try repository.entries(of: folder, in: commit) where partner.kind == .tree {
      for entry in try repository.entries(of: "\(folder)/\(partner.name)/\(fan)", in: commit) {
        try add(entry, prefix: prefix, isCollected: true, into: &found)
      }
    }
    for (partner, tip) in try workspace.partnerTips() where roster[partner] != nil {
      for entry in try repository.entries(of: "\(folder)/\(partner)/\(fan)", in: tip) {
        try add(entry, prefix: prefix, isCollected: false, into: &found)
      }
    }
  }

  private func add(
    _ entry: TreeEntry, prefix: String, isCollected: Bool, into found: inout [String: FoundRecord]
  ) throws {
    guard entry.kind == .blob, entry.name.hasPrefix(prefix), found[entry.path] == nil else { return }
    let record = try RecordCoding.decodeChecked(repository.blob(entry.id), path: entry.path)
    found[entry.path] = FoundRecord(record: record, path: entry.path, isCollected: isCollected)
  }
}
