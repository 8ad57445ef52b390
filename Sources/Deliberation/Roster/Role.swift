/// What a partner may do beside what every partner may (comment, amend, vote).
package enum Role: String, CaseIterable, Sendable {
  /// Edits the draft.
  case author
  /// Collects, decides, merges, tallies, publishes.
  case committee
  /// Enters what was counted or cast at a meeting.
  case steward
  /// As people call it; `reviewers.json` and JSON have the name of the case.
  package var words: Localized {
    switch self {
    case .author: Localized(en: rawValue, nl: "auteur")
    case .committee: Localized(en: rawValue, nl: "commissie")
    case .steward: Localized(verbatim: rawValue)
    }
  }
}
