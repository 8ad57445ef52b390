import Deliberation
import Prose

/// The order in which adopted changes come into a draft.
struct MergePlan {
  /// Adopted hunks that several amendments want alike go together.
  struct Unit {
    let files: [AmendmentFile]
    let targets: [Target]
  }

  let units: [Unit]

  /// Groups what is adopted and uncontested: the same for every order of the records.
  init(_ changes: PlacedChanges) {
    let contested = changes.contested
    var joint: [Key: [PlacedHunk]] = [:]
    var order: [Key] = []
    for placed in changes.hunks where !contested.contains(placed.target.description) {
      let key: Key
      switch placed.rebased.fate {
      case .clean(let hunk), .proposal(let hunk, _, _): key = .change(hunk)
      case .alreadyThere: key = .credit(placed.target)
      case .contested, .lost: continue
      }
      if joint[key] == nil { order.append(key) }
      joint[key, default: []].append(placed)
    }
    var units: [Unit] = []
    for key in order {
      let members = joint[key] ?? []
      let files = members.map(\.file)
      let targets = members.map(\.target)
      if let last = units.last, last.files.map(\.id) == files.map(\.id), case .change = key {
        units[units.count - 1] = Unit(files: files, targets: last.targets + targets)
      } else {
        units.append(Unit(files: files, targets: targets))
      }
    }
    self.units = units
  }

  private enum Key: Hashable {
    case change(Hunk)
    case credit(Target)
  }
}
