package import Deliberation
import Git
import ObjectIDs
import Storage

extension Context {
  /// What people have to settle in any paper, a sentence each: what was made apart, what a merge by hand left in a draft, and
  /// the meetings that are in no question.
  package func toSettle() throws -> [Localized] {
    let desk = try Desk(self)
    let roster = try desk.sidesElsewhere()
    return try
      (roster
      + desk.snapshot.papers().flatMap { paper in
        let dossier = try desk.openDossier(of: paper.description).dossier
        return [dossier.paper.conflictMarks].compactMap(\.self) + dossier.lacking.map(\.told)
          + (try desk.exclusionRows(of: dossier).map(\.story)) + dossier.meetingsLeftOut
      }).shortened
  }

  /// What stands on the branch of whoever acts and is left out of main, a sentence each.
  package func leftOut() throws -> [Localized] {
    try Desk(self).leftOut().map(\.what)
  }
}

extension Workspace {
  /// What git is in the middle of in this clone, and a HEAD that is on no branch; with what ends it, a sentence each.
  func unfinished() throws -> [Localized] {
    guard !repository.isBare else { return [] }
    do {
      try repository.mustBeAtRest()
      try repository.mustBeUnited()
    } catch {
      return [error.found ?? error.explanation.sentence] + error.explanation.advice
        + (error.kind == .unmerged ? [Self.onceAdded(error.path)] : [])
    }
    guard case .detached(let commit) = try repository.head() else { return [] }
    return [
      Localized(
        en:
          "HEAD is detached at \(commit.abbreviated()): nothing can be recorded. Go back with: git switch \(mainBranch)",
        nl:
          "HEAD staat los, op \(commit.abbreviated()): er kan niets worden vastgelegd. Ga terug met: git switch \(mainBranch)"
      )
    ]
  }

  /// What is typed once people have chosen in a file that git could not unite, where git is in the middle of nothing, as behind
  /// `git merge --squash`.
  private static func onceAdded(_ path: String?) -> Localized {
    guard let paper = path.flatMap(Layout.paper(ofDraft:)) else {
      return Localized(en: "and then type: git commit -m WHY", nl: "en typ daarna: git commit -m WAAROM")
    }
    return Localized(
      en: "and then type: beraad revise \(paper) -m WHY",
      nl: "en typ daarna: beraad revise \(paper) -m WAAROM")
  }
}
