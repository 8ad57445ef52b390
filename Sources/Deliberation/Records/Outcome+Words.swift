extension Outcome {
  /// What was decided, in the words of a Dutch *Nota van Antwoord*.
  package var words: Localized {
    switch self {
    case .adopted: Localized(en: "adopted", nl: "overgenomen")
    case .rejected: Localized(en: "rejected", nl: "niet overgenomen")
    case .referred: Localized(en: "referred", nl: "doorverwezen")
    case .postponed: Localized(en: "postponed", nl: "aangehouden")
    }
  }
}
