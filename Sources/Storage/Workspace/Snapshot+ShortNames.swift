package import Deliberation
import Git
import ObjectIDs

extension Snapshot {
  /// The beginnings by which people can name records: the shortest that no other comment, reply, amendment or
  /// withdrawal at hand begins with, and never shorter than eight characters.
  ///
  /// Reads only the folders that ids with the same first digits lie in.
  package func shortNames(of ids: Set<RecordID>) throws -> [RecordID: String] {
    var neighbours: [String: [String]] = [:]
    var names: [RecordID: String] = [:]
    for id in ids {
      if neighbours[id.fan] == nil { neighbours[id.fan] = try self.ids(in: id.fan) }
      let whole = id.description
      let shared = (neighbours[id.fan] ?? []).filter { $0 != whole }.map { whole.commonLength(with: $0) }
      names[id] = String(whole.prefix(max(Self.shortest, (shared.max() ?? 0) + 1)))
    }
    return names
  }

  private static let shortest = 8

  /// The ids of all records whose first two digits these are.
  private func ids(in fan: String) throws -> [String] {
    let branches = try workspace.partnerBranches()
    var names: Set<Substring> = []
    func note(_ folder: String, in commit: ObjectID) throws {
      for entry in try repository.checkedEntries(of: "\(folder)/\(fan)", in: commit) {
        names.insert(entry.name.prefix { $0 != "." })
      }
    }
    for paper in try papers() {
      for folder in Layout.partnersFolders.map({ "\(Layout.folder(of: paper))/\($0)" }) {
        for partner in try repository.entries(of: folder, in: commit) where partner.kind == .tree {
          try note(partner.path, in: commit)
        }
        for branch in branches {
          for tip in branch.tips { try note("\(folder)/\(branch.partner)", in: tip) }
        }
      }
    }
    // Main may have lost some: they are found by their names all the same.
    for removal in try history().removals where Layout.isRecord(removal.path) {
      let name = removal.path.split(separator: "/").last ?? ""
      if name.dropFirst().hasPrefix(fan) { names.insert(name.prefix { $0 != "." }) }
    }
    return names.map(String.init)
  }
}

extension String {
  fileprivate func commonLength(with other: String) -> Int {
    zip(utf8, other.utf8).prefix { $0 == $1 }.count
  }
}
