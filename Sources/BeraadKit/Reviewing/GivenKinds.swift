import Deliberation

/// What a text is that somebody gives, as a sentence begins with it.
extension Localized {
  static let aReason = Localized(en: "a reason", nl: "een reden")
  static let aComment = Localized(en: "a comment", nl: "een opmerking")
  static let aReply = Localized(en: "a reply", nl: "een antwoord")
  static let aTitle = Localized(en: "a title", nl: "een titel")
  static let aQuestion = Localized(en: "a question", nl: "een vraag")
  static let aName = Localized(en: "a name", nl: "een naam")
  static let aKind = Localized(en: "a kind", nl: "een soort")
  static let aRegion = Localized(en: "a region", nl: "een regio")
}

extension Localized {
  /// What rests on all that main has.
  static let anEdition = Localized(en: "An edition", nl: "Een editie")
  static let merging = Localized(en: "Merging", nl: "Samenvoegen")
}
