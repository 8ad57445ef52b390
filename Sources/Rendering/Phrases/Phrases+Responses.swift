// MARK: - What was answered to earlier editions

extension Phrases {
  var responsesTitle: String { say(nl: "Reacties op eerdere edities", en: "Responses to earlier editions") }
  func toEdition(_ number: Int) -> String { say(nl: "op editie \(number)", en: "to edition \(number)") }
  var rejoinder: String { say(nl: "Wat wij daarop zeggen", en: "What we say to that") }
  var passagesQuoted: String {
    say(
      nl: "De passages waar het over gaat, en wat ervan is geworden:",
      en: "The passages that it is about, and what became of them:")
  }
}
