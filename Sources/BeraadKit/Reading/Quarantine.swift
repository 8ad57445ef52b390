package import Deliberation
import Git
import ObjectIDs
import Storage

/// Something on a partner's branch that nobody takes into main.
package struct QuarantineRow: Encodable, Sendable {
  /// Whose branch it is; nil where the branch is nobody's or cannot be read.
  package let partner: String?
  /// The commit at which it stands there: the tip of the branch; nil where there is none to read.
  package let commit: String?
  /// The file; nil where it is the branch or its history.
  package let path: String?
  package let reason: Localized
  /// Whether only the branch's commits are kept out of main's history: the records are taken.
  package let isHistoryOnly: Bool
}

extension Context {
  /// What stands on partners' branches at hand and stays out of main, with where it stands and why: nothing of it is read by any other
  /// command.
  package func quarantine() throws -> Listing<QuarantineRow> {
    let desk = try Desk(self)
    let ofBranches = try desk.workspace.partnerBranches().flatMap { branch in
      let check = try BranchCheck(branch, snapshot: desk.snapshot)
      let faults = try check.faults.uniqued().map { fault in
        QuarantineRow(
          partner: branch.partner.description, commit: try desk.tip(of: check, with: fault.path)?.hex,
          path: fault.path, reason: fault.sentence, isHistoryOnly: false)
      }
      let once = check.once.uniqued().map { sentence in
        QuarantineRow(
          partner: branch.partner.description, commit: check.unmerged.first?.hex, path: nil, reason: sentence,
          isHistoryOnly: true)
      }
      return faults + once
    }
    let broken = try desk.workspace.brokenBranches().map {
      QuarantineRow(partner: nil, commit: nil, path: nil, reason: $0, isHistoryOnly: false)
    }
    return Listing(rows: ofBranches + broken, problems: [])
  }
}

extension Desk {
  /// Of several tips of a branch the one that has a file.
  fileprivate func tip(of check: BranchCheck, with path: String?) throws -> ObjectID? {
    guard let path else { return check.unmerged.first }
    return check.unmerged.first { ((try? repository.entry(at: path, in: $0)) ?? nil) != nil }
      ?? check.unmerged.first
  }
}
