import Deliberation

extension Lacking {
  /// What main lacks, in a sentence that every clone says alike.
  var sentence: Localized {
    let (ids, resting) = (Localized.listed(ids.map(\.description)), resting.map(\.description))
    switch kind {
    case .opening:
      let named = self.ids.isEmpty ? Localized(en: "its opening", nl: "de opening ervan") : ids
      return Localized(
        en:
          "Main has a closing of the poll '\(poll)', and not \(self.ids.isEmpty ? "" : "its opening ")\(named.english): nothing counts in it.",
        nl:
          "Main heeft een sluiting van de peiling '\(poll)', en niet \(self.ids.isEmpty ? "" : "de opening ")\(named.dutch): er telt niets mee."
      )
    case .counted:
      return Localized(
        en: "The poll '\(poll)' counts what main does not have: \(ids.english).",
        nl: "De peiling '\(poll)' telt mee wat main niet heeft: \(ids.dutch).")
    case .closing:
      let decisions = Localized.listed(Array(resting.prefix(5)))
      let more = resting.count - 5
      return Localized(
        en:
          "Main has decisions that rest on the poll '\(poll)', and no closing of it: \(decisions.english)\(more > 0 ? ", and \(more) more" : "").",
        nl:
          "Main heeft besluiten die op de peiling '\(poll)' rusten, en geen sluiting daarvan: \(decisions.dutch)\(more > 0 ? ", en nog \(more)" : "")."
      )
    }
  }

  /// The same, and where to read what brings it back: that differs from clone to clone.
  var told: Localized {
    Localized(
      en: "\(sentence.english) What brings it back is said by: beraad doctor",
      nl: "\(sentence.dutch) Wat het terugbrengt, zegt: beraad doctor")
  }
}
