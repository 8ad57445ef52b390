// MARK: - The page of a draft

extension Phrases {
  var contested: String { say(nl: "Betwiste plaatsen", en: "Contested places") }
  var contestedIntro: String {
    say(
      nl:
        "Op deze plaatsen willen voorstellen verschillende woorden. De tekst blijft zoals hij is tot erover is besloten.",
      en: "In these places amendments want different words. The text stays as it is until it is decided.")
  }
  var contestedLead: String { say(nl: "Betwist:", en: "Contested:") }
  var asItIs: String { say(nl: "Zoals het er staat", en: "As it is") }
  func changeLead(_ names: String) -> String {
    say(nl: "Wijziging voorgesteld door \(names):", en: "Change proposed by \(names):")
  }
  var keyContested: String {
    say(nl: "betwist: ⚑ leidt naar de keuzes", en: "contested: ⚑ leads to the choices")
  }
  var keyOpen: String { say(nl: "open voorstel: ✎ leidt ernaartoe", en: "open proposal: ✎ leads to it") }
  var keyComment: String {
    say(nl: "opmerking: het nummer leidt ernaartoe", en: "comment: the number leads to it")
  }
  func draftDescription(_ title: String) -> String {
    say(
      nl: "Het concept van “\(title)”, met alle open voorstellen en opmerkingen.",
      en: "The draft of “\(title)”, with all open proposals and comments.")
  }
  func placeCount(_ count: Int) -> String {
    self.count(
      count, say(nl: "betwiste plaats", en: "contested place"),
      say(nl: "betwiste plaatsen", en: "contested places"))
  }
  func commentLead(_ name: String) -> String { say(nl: "Opmerking van \(name):", en: "Comment by \(name):") }
}
