package import Deliberation
import Git
import ObjectIDs

extension Snapshot {
  /// For each sticker poll that was closed anew the first edition that has each of its results, by what the closing lists.
  ///
  /// It looks at the editions of the paper for each closing of such a poll, and at nothing of any other.
  package func published(in dossier: Dossier) throws -> [Slug: [Set<RecordID>: Int]] {
    let anew = dossier.pollFiles.filter { state in
      if case .sticker = state.poll.form { !state.past.isEmpty } else { false }
    }
    return try anew.reduce(into: [:]) { $0[$1.poll.id] = try published($1, in: dossier) }
  }

  /// The first edition that has each result of a poll, by what the closing lists that held in the commit of the edition.
  ///
  /// Only editions whose commit is part of main: whether a clone has another one all the same says nothing of what others have.
  package func published(_ state: PollState, in dossier: Dossier) throws -> [Set<RecordID>: Int] {
    let history = try history()
    let closings = dossier.records.compactMap { filed -> (record: Record, closing: Closing)? in
      guard case .closing(let closing) = filed.record.body, closing.poll == state.poll.id else { return nil }
      return (filed.record, closing)
    }
    // Of editions of one number that were made apart, the one that holds: what is passed over, no reader is shown.
    let editions = dossier.editionNumbers.compactMap { number -> Edition? in
      guard case .edition(let edition)? = dossier.editions(numbered: number).holds?.record.body,
        history.contains(edition.commit)
      else { return nil }
      return edition
    }
    guard let opening = state.opening?.record, !closings.isEmpty else { return [:] }
    var published: [Set<RecordID>: Int] = [:]
    for edition in editions.sorted(by: { $0.number < $1.number }) {
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
    return published
  }
}
