import Deliberation
import Storage

extension Desk {
  /// The hunks that somebody named: `ID/N`, or `ID` for all of an amendment. An id may be its beginning.
  ///
  /// - Throws: a `Refusal` where there is no such amendment, it has no such hunk, or it is about another paper.
  func hunks(named name: String, of dossier: Dossier) throws -> [Target] {
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let found = try snapshot.record(withPrefix: parts[0], kinds: [.amendment])
    guard found.record.header.paper == dossier.paper.slug else {
      throw Refusal(
        Localized(
          en: "\(found.record.id) is about \(found.record.header.paper), not about \(dossier.paper.slug).",
          nl: "\(found.record.id) gaat over \(found.record.header.paper), niet over \(dossier.paper.slug)."),
        by: .isOfAnotherPaper(found.record.id))
    }
    let hunks = dossier.hunks(of: Target(found.record.id))
    guard parts.count == 2 else { return hunks }
    guard let number = Int(parts[1]), let hunk = hunks.first(where: { $0.hunk == number }) else {
      throw Refusal(
        Localized(
          en: "\(found.record.id) has no hunk \(parts[1]).",
          nl: "\(found.record.id) heeft geen wijziging \(parts[1])."),
        hints: [
          Localized(
            en: "its hunks are 1 to \(hunks.count)",
            nl: "de wijzigingen erin zijn 1 tot en met \(hunks.count)")
        ],
        by: .noHunk(name))
    }
    return [hunk]
  }
}
