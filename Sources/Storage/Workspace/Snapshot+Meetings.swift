package import Deliberation
import Git

extension Snapshot {
  /// The meetings that the alliance keeps, by name, and what is wrong with those that cannot be read.
  package func meetings() throws -> (meetings: [AllianceMeeting], unread: [StorageError]) {
    guard try repository.entry(at: Layout.meetings, in: commit)?.kind == .tree else { return ([], []) }
    var (found, unread): ([AllianceMeeting], [StorageError]) = ([], [])
    for folder in try repository.entries(of: Layout.meetings, in: commit) where folder.kind == .tree {
      guard let id = Slug(folder.name) else { continue }
      do {
        if let meeting = try meeting(id) { found.append(meeting) }
      } catch let error as StorageError {
        unread.append(error)
      }
    }
    return (found, unread)
  }

  /// One of them; nil where there is none of that name.
  private func meeting(_ id: Slug) throws -> AllianceMeeting? {
    let path = Layout.meeting(id)
    guard let entry = try repository.entry(at: path, in: commit), entry.kind == .blob else { return nil }
    return try MeetingCoding.decode(repository.blob(entry.id), path: path, id: id)
  }

  /// All points of the workspace, with what became of each.
  ///
  /// A workspace without points costs a look at the folder of each paper. One with points costs the reports, and every paper that
  /// changes or comments may cite them from.
  ///
  /// - Parameter scope: where the changes and comments are read from that cite them.
  package func pointBook(scope: RecordScope = .everything) throws -> PointBook {
    let papers = try soundPapers()
    let reports = try papers.filter(hasPoints)
    guard !reports.isEmpty else { return PointBook(reports: [], citations: [:]) }
    var citations: [RecordID: [Citation]] = [:]
    for paper in papers where try mayCite(paper) {
      // Most papers cite nothing: what follows from their records is asked only of those that do.
      let filed = try read(files(of: paper, scope: scope)).filed
      guard filed.contains(where: \.record.body.citesPoints) else { continue }
      let dossier = try dossier(of: self.paper(named: paper.description), filed).dossier
      citations.merge(dossier.citations) { $0 + $1 }
    }
    return PointBook(
      reports: try reports.map {
        try dossier(of: paper(named: $0.description), scope: .collected, looksAtTokens: false).dossier
      }, citations: citations)
  }

  /// Whether main has points of a report.
  package func hasPoints(_ paper: Slug) throws -> Bool {
    try repository.entry(at: Layout.points(of: paper), in: commit)?.kind == .tree
  }

  /// Whether a paper has changes or comments, on main or on a partner's branch.
  private func mayCite(_ paper: Slug) throws -> Bool {
    for folder in Layout.partnersFolders.map({ "\(Layout.folder(of: paper))/\($0)" }) {
      if try repository.entry(at: folder, in: commit)?.kind == .tree { return true }
      for branch in try workspace.partnerBranches() {
        for tip in branch.tips where try repository.entry(at: folder, in: tip)?.kind == .tree { return true }
      }
    }
    return false
  }
}

extension Record.Body {
  fileprivate var citesPoints: Bool {
    switch self {
    case .comment(let body): !body.points.isEmpty
    case .amendment(let body): !body.points.isEmpty
    default: false
    }
  }
}
