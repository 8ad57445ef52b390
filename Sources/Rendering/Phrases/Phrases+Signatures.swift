extension Phrases {
  /// Who vouches for what partners wrote, in one or two sentences.
  func signatures(_ note: SignatureNote) -> String {
    let policy =
      switch (note.isRequired, note.hasKeys) {
      case (true, _):
        say(
          nl: "Deze alliantie vraagt onder elke bijdrage een digitale handtekening.",
          en: "This alliance asks for a digital signature under every record.")
      case (false, true):
        say(
          nl: "In deze alliantie is een digitale handtekening niet verplicht.",
          en: "In this alliance a digital signature is optional.")
      case (false, false):
        say(
          nl:
            "Deze alliantie gebruikt geen digitale handtekeningen: wie wat schreef, berust op wie bij haar server kon.",
          en:
            "This alliance does not use digital signatures: who wrote what rests on who could reach its host."
        )
      }
    let parts = [
      (note.partner, say(nl: "getekend door de partner zelf", en: "signed by the partner itself")),
      (note.door, say(nl: "binnengekomen via de deur van de alliantie", en: "by way of the alliance’s door")),
      (
        note.committee,
        say(nl: "overgenomen op handtekening van de commissie", en: "taken over on the committee’s signature")
      ),
      (note.other, say(nl: "zonder handtekening", en: "without a signature")),
    ].filter { $0.0 > 0 }.map { "\(number($0.0)) \($0.1)" }
    guard note.isRequired || note.hasKeys, !parts.isEmpty else { return policy }
    return policy + " " + say(nl: "Van de bijdragen over dit stuk: ", en: "Of the records about this paper: ")
      + parts.joined(separator: ", ") + "."
  }
}
