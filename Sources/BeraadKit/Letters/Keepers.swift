package import Deliberation

/// The two people who alone may look into a list of addresses.
package enum Keepers {
  /// - Throws: a `Refusal` where these are not two names of two people.
  package static func checked(_ names: [String]) throws(Refusal) -> [String] {
    let names = try names.map { name throws(Refusal) in
      try GivenText.checkLine(name, what: Localized(en: "a name", nl: "een naam"))
    }
    guard names.count == 2, names[0].lowercased() != names[1].lowercased() else {
      throw Refusal(
        Localized(
          en: "A list of addresses is kept by two named people, who alone may look into it.",
          nl:
            "Een lijst met adressen wordt bewaard door twee mensen met naam, die er als enigen in mogen kijken."
        ),
        hints: [
          Localized(
            en: "name them with: --keeper NAME --keeper NAME", nl: "noem hen met: --keeper NAAM --keeper NAAM"
          )
        ])
    }
    return names
  }

  /// Who may look, as a sentence.
  package static func notice(_ names: [String]) -> Localized {
    Localized(
      en: "For the eyes of \(names.joined(separator: " and ")) alone.",
      nl: "Alleen voor de ogen van \(names.joined(separator: " en ")).")
  }
}
