package import Deliberation

extension Context {
  /// Refuses a text that no record can hold, and one with something that may lead to a person unless that is meant: git does not forget.
  ///
  /// Asked before any lock is taken: somebody may have to think.
  ///
  /// - Parameter what: *a comment*, *a reason*, as the object of a sentence.
  /// - Returns: the text as `GivenText.check` gives it.
  func givenText(_ text: String, what: Localized) throws(Refusal) -> String {
    let text = try GivenText.check(text, what: what)
    try askAbout(PersonalData.found(in: text), in: what)
    return text
  }

  /// Refuses what may lead to a person, unless that is meant.
  func askAbout(_ found: [PersonalDatum], in what: Localized) throws(Refusal) {
    if found.isEmpty || takesPersonalData?(found) == true { return }
    throw .personal(found, in: what)
  }
}

extension Refusal {
  fileprivate static func personal(_ found: [PersonalDatum], in what: Localized) -> Refusal {
    func kinds(_ language: Language) -> String {
      found.map { "“\($0.text)”, \($0.kind.words[language])" }.uniqued().joined(separator: ", ")
    }
    return .undecided(
      Localized(
        en:
          "\(what.english.capitalizedFirst) with \(kinds(.english)), is for everybody to read, and git does not forget it.",
        nl:
          "\(what.dutch.capitalizedFirst) met \(kinds(.dutch)), kan iedereen lezen, en git vergeet het niet."),
      hints: [
        Localized(
          en: "leave it out; or, where everybody may have it, say so with: --personal-data",
          nl: "laat het weg; of mag iedereen het hebben, zeg dat dan met: --personal-data")
      ], by: .personal(found.map(\.text)))
  }
}

extension PersonalDatum.Kind {
  /// What people call it, as "an e-mail address".
  package var words: Localized {
    switch self {
    case .name: Localized(en: "what may be somebody’s name", nl: "misschien iemands naam")
    case .address: Localized(en: "what may be an address", nl: "misschien een adres")
    case .email: Localized(en: "an e-mail address", nl: "een e-mailadres")
    case .telephone: Localized(en: "a telephone number", nl: "een telefoonnummer")
    case .citizenNumber:
      Localized(en: "what may be a citizen service number", nl: "misschien een burgerservicenummer")
    case .bankAccount: Localized(en: "a bank account", nl: "een bankrekening")
    }
  }
}
