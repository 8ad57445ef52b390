import Deliberation
import Git
import ObjectIDs

/// Which records of a paper are open at one commit of main, and how much is settled beside them: so that reading what is
/// open costs by that, and not by all that was ever recorded.
///
/// It is a function of the commit and of the rules; whatever changes these changes the number in the head. It is
/// written whole or not at all, held against its checksum and against the history, and may be deleted at any time.
struct OpenIndex: Equatable {
  let commit: ObjectID
  let ground: Ground
  /// What has to be read: all that is on main or was, but for what is settled.
  var files: [FoundFiles.File]
  /// The beginnings of the settled records' ids, in order.
  var settled: [UInt64]
  /// The settled polls.
  var polls: Set<Slug>
  /// How many of the settled records are comments.
  var threads: Int
  /// How many commits of the history merged something of what is settled. One more says something new about it, and is no record.
  var merges = 0

  /// What else of the history decides over what is settled. With the same ground, and the commit in its history, a
  /// commit has all that was settled, as it was.
  struct Ground: Equatable {
    /// The roster says who may answer for the committee, and the earlier ones, for whom it no longer has.
    let roster: ObjectID?
    let rosters: [ObjectID]
    /// What was taken away from main, or changed there: it is read from the history.
    let removed: [MainHistory.Removal]
  }

  /// Whether a record is settled, or names what is: then it must be read with that. May say so of one in 2⁶⁴ that is not.
  func concerns(_ record: Record) -> Bool {
    holds(record.id) || record.body.references.contains(where: holds)
      || record.body.namedPoll.map(polls.contains) ?? false
  }

  /// Whether a poll is about what is settled.
  func concerns(_ poll: Poll) -> Bool { poll.targets.contains { holds($0.record) } }

  /// How many commits of a history merged something of what is settled.
  func countMerges(in history: MainHistory) -> Int {
    settled.isEmpty
      ? 0 : history.merges.reduce(0) { holds($1.key.record) ? $0 + $1.value.count : $0 }
  }

  private func holds(_ id: RecordID) -> Bool {
    let wanted = id.beginning
    var (low, high) = (0, settled.count)
    while low < high {
      let middle = (low + high) / 2
      if settled[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < settled.count && settled[low] == wanted
  }
}

extension RecordID {
  /// The first sixteen digits, as a number.
  var beginning: UInt64 { UInt64(description.dropFirst().prefix(16), radix: 16) ?? 0 }
}
