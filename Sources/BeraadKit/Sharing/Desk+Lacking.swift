import Deliberation
import Git
import ObjectIDs
import Storage

extension Desk {
  /// Refuses to send a main on which something rests that is not there, where it is the commits that a host does not have that make it
  /// so: here it can still be put back.
  ///
  /// - Parameter known: main as a host had it before it was asked.
  func mustHaveGrounds(at remote: String, known: ObjectID?) throws {
    let there = try workspace.main(at: remote).there ?? known
    var (causes, hints): ([Localized], [Localized]) = ([], [])
    for paper in try snapshot.soundPapers() where try isChanged(paper, since: there) {
      let dossier = try openDossier(of: paper.description).dossier
      let lacking = dossier.lacking
      guard !lacking.isEmpty else { continue }
      let before = try there.map { try self.lacking(paper, at: $0) } ?? []
      for new in lacking where !before.contains(where: { $0.isOfSame(as: new) }) {
        causes.append(new.sentence)
        hints += try ways(toBringBack: new, in: dossier)
      }
    }
    for removed in try removedRecords() where removed.isKept {
      if let there, try repository.isAncestor(removed.commit, of: there) { continue }
      causes.append(removed.sentence)
      hints.append(.puttingBack(removed.remedy))
    }
    guard !causes.isEmpty else { return }
    throw Refusal(
      Localized(
        en: "Main is not sent: something on it rests on what it does not have.",
        nl: "Main wordt niet verstuurd: iets daarop rust op wat er niet op staat."),
      causes: Array(causes.prefix(5)), hints: hints.uniqued())
  }

  private func isChanged(_ paper: Slug, since commit: ObjectID?) throws -> Bool {
    guard let commit else { return true }
    let folder = Layout.folder(of: paper)
    return try repository.entry(at: folder, in: commit)?.id
      != repository.entry(at: folder, in: snapshot.commit)?.id
  }

  /// What a paper lacked at another commit; nothing where it could not be read there.
  private func lacking(_ paper: Slug, at commit: ObjectID) throws -> [Lacking] {
    let old = try Snapshot(workspace: workspace, commit: commit)
    guard let there = try? old.paper(named: paper.description) else { return [] }
    return try old.dossier(of: there, scope: .collected).dossier.lacking
  }
}

extension Lacking {
  /// Whether another one, of later, is about the same and no more: some of it may have come meanwhile.
  fileprivate func isOfSame(as other: Lacking) -> Bool {
    kind == other.kind && poll == other.poll && Set(other.ids).isSubset(of: ids)
  }
}

extension Localized {
  /// Who puts something back, and with what.
  static func puttingBack(_ command: String) -> Localized {
    Localized(
      en: "the committee puts it back with: \(command)", nl: "de commissie zet het terug met: \(command)")
  }
}
