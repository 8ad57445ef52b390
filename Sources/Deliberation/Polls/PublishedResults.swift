/// Which editions have the results of a poll.
package struct PublishedResults: Hashable, Sendable {
  /// The first edition that has a result, by what its closing lists.
  package let editions: [Set<RecordID>: Int]
  /// The editions of which nobody can say yet what they have: their commit is not part of main, they were made twice, apart, or their
  /// record is not what its id says.
  package let unsettled: [Int]

  package init(editions: [Set<RecordID>: Int] = [:], unsettled: [Int] = []) {
    (self.editions, self.unsettled) = (editions, unsettled)
  }

  /// The editions that have another result than that of a closing.
  package func others(than closing: Closing) -> [Int] {
    Set(editions.filter { $0.key != closing.counts }.values).sorted()
  }
}
