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
  func commentLead(_ name: String) -> String { say(nl: "Opmerking van \(name):", en: "Comment by \(name):") }
}
