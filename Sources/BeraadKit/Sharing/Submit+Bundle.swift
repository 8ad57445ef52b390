import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

extension Context {
  /// Writes the records of whoever acts into a file, for a stick or an e-mail.
  package func submit(intoBundle file: String) throws -> Submitted {
    let desk = try Desk(self)
    let identity = try desk.voter()
    _ = try desk.workspace.uniteBranch(of: identity, at: now())
    let partner = identity.partner.id
    guard let tip = try desk.repository.tip(of: Layout.reference(of: partner)) else {
      throw Refusal(
        Localized(
          en: "\(identity.partner.name) has no branch in this clone: there is nothing for a bundle to carry.",
          nl:
            "\(identity.partner.name) heeft in deze kloon geen branch: er is niets om in een bundel te doen.")
      )
    }
    // The committee has main; it need not have what this clone added to main and never sent.
    let main = try desk.sharedMain() ?? desk.snapshot.commit
    let base = try desk.repository.mergeBase(tip, main)
    guard base != tip else {
      throw Refusal(
        Localized(
          en: "All records of \(identity.partner.name) are on main already.",
          nl: "Alles wat \(identity.partner.name) vastlegde, staat al op main."))
    }
    try desk.userGit.bundle(Layout.branch(of: partner), without: base?.hex, into: file)
    var records = 0
    for change in try desk.repository.changes(under: Layout.papers, from: base, to: tip)
    where change.kind == .added && Layout.isRecord(change.path) { records += 1 }
    return Submitted(
      place: Localized(verbatim: file), branches: [Layout.branch(of: partner)],
      sent: Unsent(records: records, commits: 0),
      united: false)
  }
}
