import Deliberation
import Git
import Storage

/// What `doctor` found, and what to do about each.
package struct Diagnosis: Encodable, Sendable {
  package struct Finding: Encodable, Sendable {
    package let what: String
    package let advice: String
    /// Whether it was mended.
    package let mended: Bool
  }

  package let findings: [Finding]
}

extension Context {
  /// Looks for what gets in the way: locks left by a program that was killed, branches of nobody, a cut-off history.
  ///
  /// - Parameter mends: whether locks that nobody holds are removed.
  package func examine(mends: Bool) throws -> Diagnosis {
    let desk = try Desk(self)
    let repository = desk.workspace.repository
    var findings: [Diagnosis.Finding] = []
    for lock in try repository.staleLocks() {
      if mends { try repository.remove(lock) }
      findings.append(
        .init(
          what: "\(lock.path) stops every writer: \(lock.size) bytes, \(lock.age) seconds old.",
          advice: "remove it with: beraad doctor --mend", mended: mends))
    }
    if repository.isShallow {
      findings.append(
        .init(
          what: "This clone is shallow: the origins of words cannot be found.",
          advice: "fetch the rest with: git fetch --unshallow", mended: false))
    }
    for (partner, _) in try desk.workspace.partnerTips() where desk.roster[partner] == nil {
      findings.append(
        .init(
          what: "The branch partners/\(partner) is of nobody in reviewers.json; it is not read.",
          advice: "add the partner with: beraad partner add \(partner) --name \"…\"", mended: false))
    }
    for paper in try desk.snapshot.papers() {
      findings += try desk.dossier(of: paper.description).problems.map {
        .init(what: $0, advice: "ask the partner to take the file away again", mended: false)
      }
    }
    return Diagnosis(findings: findings)
  }
}
