package import Deliberation
import Prose

extension Agenda.Item {
  /// Why somebody should look, in words that every reader has: how the passage was changed otherwise, and what turns its meaning.
  var attention: [Attention] {
    let why: [Attention] =
      switch (standing, meeting) {
      case (.rewritten, let kind?): [Attention(changedBy: kind)]
      case (.there, _):
        [Attention(Localized(en: "the draft says so already", nl: "zo staat het al in het concept"))]
      case (.unplaced, _): [reasonOfLoss].compactMap(\.self).map { Attention($0) }
      case (_, let kind?): [Attention(kind)]
      case (_, nil): []
      }
    let displaced = placed.displaces.map(\.description).joined(separator: ", ")
    let takes = Localized(
      en: "it would take out what was adopted and merged: \(displaced)",
      nl: "het zou weghalen wat is overgenomen en samengevoegd: \(displaced)")
    return why + (displaced.isEmpty ? [] : [Attention(takes)]) + flags.map { Attention($0) }
  }

  /// Why it has no place in the draft; nil where it has one.
  var reasonOfLoss: Localized? {
    guard case .lost(let loss) = placed.rebased.fate else {
      guard standing == .unplaced else { return nil }
      return Localized(
        en: "the draft has no passage any more that it could be put back into",
        nl: "het concept heeft geen passage meer waarin het terug kan")
    }
    return switch loss {
    case .deleted:
      Localized(en: "the words were deleted from the draft", nl: "de woorden zijn uit het concept geschrapt")
    case .notInBase:
      Localized(
        en: "the text it was made on does not read so", nl: "de tekst waarop het is gemaakt luidt niet zo")
    case .labelTaken:
      Localized(
        en: "the draft has another note or address of its label by now",
        nl: "het concept heeft intussen een andere noot of een ander adres met dat label")
    case .labelGone:
      Localized(
        en: "the draft no longer has the note or address that it refers to",
        nl: "het concept heeft de noot of het adres waar het naar verwijst niet meer")
    case .labelUsed:
      Localized(
        en: "the draft refers to its note or address elsewhere by now",
        nl: "het concept verwijst intussen ergens anders naar zijn noot of adres")
    case .baseMissing:
      Localized(
        en: "main does not have the text it was made on", nl: "main heeft de tekst niet waarop het is gemaakt"
      )
    }
  }

  /// What can be typed about it, one command each, by whoever may.
  func nextSteps(on paper: Slug) -> [Localized] { typed(on: paper).map { .typed($0) } }

  private func typed(on paper: Slug) -> [String] {
    let id = target.description
    guard placed.file.filed.isCollected else { return ["beraad collect \(placed.file.partner)"] }
    let merge = "beraad merge \(paper)"
    let reject = "beraad decide \(id) reject --because WHY"
    let again = "beraad amend --again \(target.record) --as \(placed.file.partner)"
    // Other words can stand for one change only.
    let inOtherWords = "beraad amend --again \(id) --as \(placed.file.partner) --replace OLD --with NEW"
    switch standing {
    case .clean, .there: return [isAdopted ? merge : "beraad decide \(id) adopt --because WHY"]
    case .proposal: return [isAdopted ? merge + " --take \(id)" : "beraad decide \(id) adopt --because WHY"]
    case .rewritten:
      guard hasPlace else { return [reject, again] }
      return [isAdopted ? merge + " --take \(id)" : "beraad decide \(id) adopt --because WHY", again]
    case .contested:
      if let uncollected { return ["beraad collect \(uncollected)", reject] }
      if let poll { return ["beraad poll close \(paper)/\(poll)"] }
      return ["beraad poll new \(paper) NAME --contested \(id)", reject]
    case .voting: return poll.map { ["beraad poll close \(paper)/\($0)"] } ?? []
    case .apart:
      if let uncollected { return ["beraad collect \(uncollected)"] }
      return ["beraad decide \(id) adopt --because WHY", reject]
    case .unplaced where placed.rebased.fate == .lost(.baseMissing):
      return ["beraad collect", reject, inOtherWords]
    case .unplaced: return [reject, inOtherWords]
    }
  }
}

extension OpenClass {
  /// What every reader calls it.
  package var name: Localized {
    switch self {
    case .clean: Localized(en: "merges by itself", nl: "past zoals het er staat")
    case .proposal: Localized(en: "wants one yes", nl: "wacht op één ja")
    case .rewritten: Localized(en: "passage rewritten", nl: "de passage is herschreven")
    case .contested: Localized(en: "contested", nl: "omstreden")
    case .voting: Localized(en: "put to a vote", nl: "ligt ter stemming voor")
    case .apart: Localized(en: "decided apart, and not alike", nl: "los van elkaar verschillend besloten")
    case .there: Localized(en: "in the draft already", nl: "staat al in het concept")
    case .unplaced: Localized(en: "unplaced", nl: "heeft geen plaats meer")
    }
  }
}
