import Deliberation
import Git
import ObjectIDs
import Storage

// MARK: - Commits of editions that a rebase left behind

extension Context {
  /// Makes the commit of an edition a part of main again, where a rebase left it behind.
  ///
  /// - Throws: `Refusal` where this clone does not have it, or where nothing may be written.
  func bringBack(_ record: Record, mayWrite: Bool) throws {
    guard case .edition(let edition) = record.body else { return }
    let desk = try Desk(self)
    guard try !desk.snapshot.history().contains(edition.commit) else { return }
    let paper = record.header.paper
    guard mayWrite, desk.repository.contains(edition.commit) else {
      throw Refusal(
        edition.leftBehind(of: paper), hints: [edition.remedyForLeftBehind(of: paper)])
    }
    if let dropped = try desk.dropped(beside: edition, of: paper) { throw dropped.refusal }
    try change("publish: the commit of edition \(edition.number)") { desk in
      guard try !desk.snapshot.history().contains(edition.commit) else { return }
      try desk.change.unite(
        with: edition.commit, tree: desk.repository.tree(of: desk.change.tip),
        CommitMessage(
          "publish: the commit of edition \(edition.number) of \(paper), which a rebase left behind",
          trailers: [.keeps(edition.commit)]),
        as: desk.identity)
    }
  }

  /// Makes the commits of editions that a rebase left behind a part of main again, as far as this clone has them: whoever sends
  /// main should not have to be told.
  ///
  /// - Parameters:
  ///   - desk: main as it is, where somebody has looked already.
  ///   - isSending: whether it is refused, and not only left, where such a commit has records that main does not have.
  func bringEditionsBack(to desk: Desk? = nil, isSending: Bool = false) throws {
    let desk = try desk ?? Desk(self)
    let history = try desk.snapshot.history()
    let remote = try desk.remote()
    for paper in try desk.snapshot.papers() where try desk.lacksEdition(of: paper, history) {
      // A paper that cannot be read says so to whoever reads it.
      guard let dossier = try? desk.openDossier(of: paper.description).dossier else { continue }
      for number in dossier.editionNumbers {
        guard let record = dossier.editions(numbered: number).holds?.record,
          case .edition(let edition) = record.body, !history.contains(edition.commit),
          desk.repository.contains(edition.commit),
          // What was taken off the host's main does not come back unasked: `publish` does it for who wants it.
          try remote.map({ try !desk.isTakenOff(edition.commit, at: $0) }) ?? true
        else { continue }
        if let dropped = try desk.dropped(beside: edition, of: record.header.paper) {
          guard !isSending else { throw dropped.refusal }
          continue
        }
        try bringBack(record, mayWrite: true)
      }
    }
  }
}

extension Desk {
  /// Whether a record of an edition names a commit that main does not have; asked of the files, without the rest of the paper.
  fileprivate func lacksEdition(of paper: Slug, _ history: MainHistory) throws -> Bool {
    let files = try repository.files(under: Layout.editions(of: paper), in: snapshot.commit)
    return try zip(files, repository.blobs(files.map(\.id))).contains { file, bytes in
      guard let record = try? RecordCoding.decode(bytes, path: file.path),
        case .edition(let edition) = record.body
      else { return false }
      return !history.contains(edition.commit)
    }
  }
}
