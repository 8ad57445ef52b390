package import Deliberation
import Git
package import ObjectIDs

/// A key that main names or once named, and between which commits it counts.
package struct NamedKey: Sendable {
  package enum Holder: Hashable, Sendable {
    case person(String, of: Slug)
    case door(Slug)
  }

  package let holder: Holder
  package let key: PublicKey
  /// The commit of main that names it first.
  package let since: ObjectID
  /// The commit of main that revoked it; nil where it counts.
  package let until: ObjectID?
}

extension Snapshot {
  /// The keys that main ever named, in the order in which it did.
  ///
  /// Where lines of main were united, a key counts as soon as one of them named it, and until the united roster has it no longer.
  package func namedKeys() throws -> [NamedKey] {
    let history = try history()
    var order: [Named] = []
    var since: [Named: ObjectID] = [:]
    var until: [Named: ObjectID] = [:]
    for (commit, blob) in zip(history.rosterCommits, history.rosters) {
      guard let roster = try workspace.roster(blob) else { continue }
      let present = Set(roster.named)
      for named in roster.named where since[named] == nil {
        order.append(named)
        since[named] = commit
      }
      for named in order { until[named] = present.contains(named) ? nil : until[named] ?? commit }
    }
    let present = Set(roster.named)
    return order.compactMap { named in
      guard let first = since[named] else { return nil }
      return NamedKey(
        holder: named.holder, key: named.key, since: first,
        until: present.contains(named) ? nil : until[named])
    }
  }
}

/// A key and whose it is.
private struct Named: Hashable {
  let holder: NamedKey.Holder
  let key: PublicKey
}

extension Roster {
  /// The keys that can be read; what is none is nobody's.
  fileprivate var named: [Named] {
    let people = partners.flatMap { partner in
      partner.people.flatMap { person in
        person.keys.compactMap { text in
          (try? PublicKey(given: text)).map { Named(holder: .person(person.id, of: partner.id), key: $0) }
        }
      }
    }
    return people
      + doors.compactMap { door in
        (try? PublicKey(given: door.key)).map { Named(holder: .door(door.id), key: $0) }
      }
  }
}
