import Deliberation
import Storage

extension Context {
  /// Takes back one's own comment or amendment, or with `ID/N` one change of an amendment.
  ///
  /// - Throws: `Refusal` where it is another partner's, withdrawn already, or adopted.
  package func withdraw(_ name: String, because reason: String) throws -> FiledRecord {
    let reason = try givenText(reason, what: .aReason)
    if Self.marksReport(name) { return try withdrawMark(name, because: reason) }
    return try record { desk, identity in
      let (target, header) = try desk.target(named: name, kinds: [.comment, .amendment])
      guard header.partner == identity.partner.id else {
        let owner = try desk.snapshot.partner(header.partner)?.name ?? header.partner.description
        throw Refusal(
          Localized(
            en: "\(target) is of \(owner): only they can withdraw it.",
            nl: "\(target) is van \(owner): alleen zij kunnen het intrekken."),
          by: .ofAnother(target.record, owner))
      }
      let dossier = try desk.dossier(of: header.paper.description).dossier
      try dossier.mustHave(target)
      let body = Record.Body.withdrawal(Withdrawal(of: target, reason: reason))
      if let earlier = dossier.withdrawal(of: target)?.record {
        // One form, sent twice.
        let sent = try sentForm(by: identity, in: dossier, desk.repository) {
          $0 == body
        } stands: {
          $0.id == earlier.id
        }
        guard case .standing = sent else { throw Refusal.withdrawnAlready(target) }
        return NewRecord(
          standing: earlier.id, on: header.paper,
          story: Localized(en: "\(target) is withdrawn.", nl: "\(target) is ingetrokken."))
      }
      try dossier.mustBeOpenToWithdrawal(target, on: header.paper)
      return NewRecord(
        body, on: header.paper, saw: dossier.bearing(on: body),
        summary: { _ in "withdraw: \(target)" },
        story: Localized(en: "Withdrew \(target).", nl: "\(target) ingetrokken."))
    }
  }
}

extension Dossier {
  /// Refuses to take back what was adopted, and what has no change left to take back.
  fileprivate func mustBeOpenToWithdrawal(_ target: Target, on paper: Slug) throws(Refusal) {
    guard let file = amendment(target.record) else { return }
    let own = target.hunk.map { [$0 - 1] } ?? Array(file.statuses.indices)
    if own.allSatisfy({ file.statuses[$0] == .withdrawn }) { throw .withdrawnAlready(target) }
    guard own.contains(where: { file.statuses[$0].isAdopted }) else { return }
    var hints = [
      Localized(
        en:
          "propose the opposite change with: beraad amend \(paper) --replace OLD --with NEW --because WHY",
        nl:
          "stel de omgekeerde wijziging voor met: beraad amend \(paper) --replace OUD --with NIEUW --because WAAROM"
      )
    ]
    if let left = file.targets(where: { $0 == .open }).first, target.hunk == nil {
      hints.insert(
        Localized(
          en: "take back one change that is still open with: beraad withdraw \(left) --because WHY",
          nl: "trek één wijziging in die nog openstaat met: beraad withdraw \(left) --because WAAROM"),
        at: 0)
    }
    throw Refusal(
      Localized(
        en: "\(target) is adopted: it can no longer be withdrawn.",
        nl: "\(target) is overgenomen en kan niet meer worden ingetrokken."),
      hints: hints, by: .adopted(target.record))
  }
}

extension Refusal {
  fileprivate static func withdrawnAlready(_ target: Target) -> Refusal {
    Refusal(
      Localized(en: "\(target) is withdrawn already.", nl: "\(target) is al ingetrokken."),
      by: .withdrawnAlready(target.record))
  }
}
