extension Record.Kind {
  /// What people call it, without an article.
  package var name: Localized {
    Localized(en: rawValue, nl: String(indefiniteDutch.dropFirst("een ".count)))
  }

  /// In Dutch, with its article: *een stem*. Most are *de*, and one is *het*.
  package var indefiniteDutch: String {
    switch self {
    case .comment: "een opmerking"
    case .reply: "een antwoord"
    case .amendment: "een wijziging"
    case .withdrawal: "een intrekking"
    case .decision: "een besluit"
    case .opening: "een opening"
    case .closing: "een sluiting"
    case .vote: "een stem"
    case .count: "een telling"
    case .ballots: "een lijst stembriefjes"
    case .tie: "een koppeling"
    case .edition: "een editie"
    case .point: "een punt"
    case .link: "een verband"
    case .response: "een reactie"
    }
  }
}
