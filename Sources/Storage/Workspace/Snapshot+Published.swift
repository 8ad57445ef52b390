package import Deliberation
import Git
import ObjectIDs

extension Snapshot {
  /// Which editions have the results of each sticker poll that was closed anew.
  ///
  /// It looks at the editions of the paper for each closing of such a poll, and at nothing of any other.
  package func published(in dossier: Dossier) throws -> [Slug: PublishedResults] {
    let anew = dossier.pollFiles.filter { state in
      if case .sticker = state.poll.form { !state.past.isEmpty } else { false }
    }
    guard !anew.isEmpty else { return [:] }
    let editions = try editions(of: dossier)
    return try anew.reduce(into: [:]) { $0[$1.poll.id] = try published($1, in: dossier, among: editions) }
  }

  /// Which editions have the results of a poll.
  package func published(_ state: PollState, in dossier: Dossier) throws -> PublishedResults {
    try published(state, in: dossier, among: editions(of: dossier))
  }

  /// The editions that every reader of main has, and the numbers of the others.
  ///
  /// One has to be part of main: whether a clone has another commit all the same says nothing of what others have. Of one number that was
  /// published twice, apart, the one that is passed over is shown to nobody once that is settled.
  private func editions(of dossier: Dossier) throws -> (certain: [Edition], unsettled: [Int]) {
    let history = try history()
    return dossier.editionNumbers.reduce(into: ([], [])) { found, number in
      let standing = dossier.editions(numbered: number)
      guard let record = standing.holds?.record, case .edition(let edition) = record.body else { return }
      let isItself = RecordCoding.seal(record.header, record.body).id == record.id
      if isItself, standing.others.isEmpty, history.contains(edition.commit) {
        found.0.append(edition)
      } else {
        found.1.append(number)
      }
    }
  }

  private func published(
    _ state: PollState, in dossier: Dossier, among editions: (certain: [Edition], unsettled: [Int])
  ) throws -> PublishedResults {
    let closings = dossier.records.compactMap { filed -> (record: Record, closing: Closing)? in
      guard case .closing(let closing) = filed.record.body, closing.poll == state.poll.id else { return nil }
      return (filed.record, closing)
    }
    guard let opening = state.opening?.record, !closings.isEmpty else { return PublishedResults() }
    var published: [Set<RecordID>: Int] = [:]
    for edition in editions.certain {
      func has(_ record: Record) throws -> Bool {
        try repository.entry(at: Layout.path(of: record), in: edition.commit) != nil
      }
      let known = try closings.filter { try has($0.record) }
      let replaced = Set(known.flatMap(\.closing.replaces))
      let lists = Set(known.filter { !replaced.contains($0.record.id) }.map(\.closing.counts))
      // Where closings were made apart with other lists there is no result. Else it is that of the list, if what is listed was there.
      guard lists.count == 1, let list = lists.first, published[list] == nil, try has(opening),
        try list.allSatisfy({ try dossier[$0].map { try has($0.record) } ?? false })
      else { continue }
      published[list] = edition.number
    }
    return PublishedResults(editions: published, unsettled: editions.unsettled)
  }
}
