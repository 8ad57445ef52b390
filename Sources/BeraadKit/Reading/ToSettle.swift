import Deliberation
import Git
import ObjectIDs
import Storage

extension Context {
  /// What people have to settle in any paper, a sentence each: what was made apart, and what a merge by hand left in a draft.
  package func toSettle() throws -> [String] {
    let desk = try Desk(self)
    return try desk.snapshot.papers().flatMap { paper in
      let dossier = try desk.openDossier(of: paper.description).dossier
      return [dossier.paper.conflictMarks].compactMap(\.self)
        + dossier.exclusions.map { ExclusionRow($0, in: dossier).story }
    }.shortened
  }

  /// What stands on the branch of whoever acts and is left out of main, a sentence each.
  package func leftOut() throws -> [String] {
    try Desk(self).leftOut().map(\.what)
  }

  /// What git is in the middle of in this clone, and a HEAD that is on no branch; with what ends it, a sentence each.
  package func unfinished() throws -> [String] {
    let workspace = try self.workspace()
    guard !workspace.repository.isBare else { return [] }
    do {
      try workspace.repository.mustBeAtRest()
    } catch {
      return [error.found ?? error.message] + error.explanation.hints
    }
    guard case .detached(let commit) = try workspace.repository.head() else { return [] }
    return [
      "HEAD is detached at \(commit.abbreviated()): nothing can be recorded. Go back with: git switch \(workspace.mainBranch)"
    ]
  }
}

extension Desk {
  /// What stands on the branch of whoever acts and is left out of main: it can only be proposed anew, since nothing is taken away
  /// from a branch that others have.
  func leftOut() throws -> [Diagnosis.Finding] {
    guard let partner = try identityIfNamed()?.partner.id,
      let branch = try workspace.partnerBranches().first(where: { $0.partner == partner })
    else { return [] }
    let name = Layout.branch(of: partner)
    return try BranchCheck(branch, snapshot: snapshot).wrong.shortened.map { sentence in
      .init(
        what: "On your branch \(name), and left out of main: \(sentence)",
        advice:
          "propose words that you changed there with: git show \(name):papers/PAPER/paper.md > mine.md",
        further: ["and then: beraad amend PAPER --file mine.md --because WHY"], mended: false, isLasting: true
      )
    }
  }
}
