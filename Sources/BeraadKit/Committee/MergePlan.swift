import Deliberation
import Prose

/// The order in which adopted changes come into a draft.
struct MergePlan {
  /// Adopted hunks that several amendments want alike go together.
  struct Unit {
    let files: [AmendmentFile]
    let items: [Agenda.Item]

    /// Whether there is nothing to change.
    var isThereAlready: Bool { items.allSatisfy { $0.placed.hunk == nil } }
  }

  let units: [Unit]

  /// Groups what is adopted and can go in: the same for every order of the records.
  init(_ agenda: Agenda) {
    var joint: [Key: [Agenda.Item]] = [:]
    var order: [Key] = []
    let adopted = agenda.items.filter { $0.isAdopted && !$0.waitsForPeople }
    for item in NestedDeletions.order(adopted.map(\.placed.hunk)).map({ adopted[$0] }) {
      let key: Key = item.placed.hunk.map { .change($0) } ?? .credit(item.target)
      if joint[key] == nil { order.append(key) }
      joint[key, default: []].append(item)
    }
    var units: [Unit] = []
    for key in order {
      let members = joint[key] ?? []
      let files = members.map(\.placed.file)
      // What is asked about is asked apart; and a passage that is put back has a commit of its own, that can be held against
      // the text of its amendment.
      if let last = units.last, last.files.map(\.id) == files.map(\.id), case .change = key,
        members[0].standing != .rewritten, members[0].standing == last.items[0].standing
      {
        units[units.count - 1] = Unit(files: files, items: last.items + members)
      } else {
        units.append(Unit(files: files, items: members))
      }
    }
    // What the draft says already is said of the draft as it is: behind the others its place may be another one, and whoever checks
    // the commit would look there.
    self.units = units.filter(\.isThereAlready) + units.filter { !$0.isThereAlready }
  }

  private enum Key: Hashable {
    case change(Hunk)
    case credit(Target)
  }
}
