import Git
import ObjectIDs
import Storage

extension Snapshot {
  /// Whether a commit that leads to a tip, and that main does not have, is missing or damaged here. One that its maker wrote wrongly is so in
  /// every clone.
  func isLineLost(to tip: ObjectID, atMost most: Int) -> Bool {
    let repository = workspace.repository
    var (open, seen) = ([tip], Set<ObjectID>())
    while let id = open.popLast(), seen.count < most {
      guard seen.insert(id).inserted, (try? includes(id)) != true else { continue }
      guard repository.isIntact(id) else { return true }
      open += (try? repository.parents(of: id)) ?? []
    }
    return false
  }
}
