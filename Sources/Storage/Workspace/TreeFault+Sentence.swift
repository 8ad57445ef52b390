package import Deliberation
package import Git

extension TreeFault {
  /// What was left out and why, as a sentence about a partner's branch.
  package func sentence(of partner: some CustomStringConvertible) -> Localized {
    let place =
      path.isEmpty
      ? Localized(
        en: "The root folder of partners/\(partner)", nl: "De hoofdmap van partners/\(partner)")
      : Localized(verbatim: String(path.prefix(200)))
    return place.joined(to: Localized(verbatim: " ")).joined(to: reason.predicate)
  }
}

extension TreeFault.Reason {
  /// What is said of the place, as the sentence goes on.
  fileprivate var predicate: Localized {
    switch self {
    case .unreadable(let message), .lost(let message):
      Localized(en: "cannot be read: \(message.english).", nl: "is niet te lezen: \(message.dutch).")
    case .tooLarge:
      Localized(
        en: "is larger than anything that Beraad makes.", nl: "is groter dan alles wat Beraad maakt.")
    case .tooDeep:
      Localized(
        en: "lies deeper than any folder that Beraad makes.",
        nl: "ligt dieper dan enige map die Beraad maakt.")
    case .tooMany:
      Localized(
        en: "and what stands behind it is more than is read of one branch.",
        nl: "en wat erachter staat, is meer dan er van één branch wordt gelezen.")
    case .doubled: Localized(en: "stands there twice.", nl: "staat er twee keer.")
    case .unsorted:
      Localized(
        en: "is a folder whose entries do not stand in git's order.",
        nl: "is een map waarvan de inhoud niet in de volgorde van git staat.")
    case .broken: Localized(en: "is a damaged folder.", nl: "is een beschadigde map.")
    case .badName:
      Localized(
        en: "has a name that no file may have.", nl: "heeft een naam die geen bestand mag hebben.")
    }
  }
}
