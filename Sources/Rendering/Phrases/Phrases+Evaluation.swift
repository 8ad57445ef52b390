import Deliberation

// MARK: - Evaluations

extension Phrases {
  /// How many forms of how many meetings it was made of.
  func evaluationIntro(_ tally: StickerTally) -> String {
    let meetings = tally.halls.count
    guard meetings > 0 else {
      return say(
        nl: "Van geen enkele bijeenkomst zijn formulieren ingevoerd.",
        en: "No forms were entered of any meeting.")
    }
    let places = count(
      meetings, say(nl: "bijeenkomst", en: "meeting"), say(nl: "bijeenkomsten", en: "meetings"))
    guard let people = tally.people else {
      return say(nl: "Formulieren uit \(places).", en: "Forms of \(places).")
    }
    let forms = count(people, say(nl: "formulier", en: "form"), say(nl: "formulieren", en: "forms"))
    return say(nl: "\(forms) uit \(places).", en: "\(forms) of \(places).")
  }
  func answersTitle(_ question: String) -> String {
    say(nl: "Antwoorden op: \(question)", en: "Answers to: \(question)")
  }
  /// - Parameter hasTable: whether a table stands below it.
  func answersDescription(_ question: EvaluationTally.QuestionTally, hasTable: Bool) -> String {
    let table =
      hasTable
      ? say(
        nl: " Dezelfde cijfers staan in de tabel eronder.", en: " The table below has the same figures.") : ""
    return say(
      nl: "Staafdiagram van de antwoorden, in de volgorde van het formulier. \(answered(question))\(table)",
      en: "Bar chart of the answers, in the order of the form. \(answered(question))\(table)")
  }
  /// How many answered, with the mean of a scale.
  func answered(_ question: EvaluationTally.QuestionTally) -> String {
    guard let answered = question.answered else {
      return say(
        nl: "De aantallen zijn verborgen, omdat ze iets zouden zeggen over te weinig mensen.",
        en: "The figures are hidden, because they would tell of too few people.")
    }
    let mean =
      question.mean.map { mean in
        let highest = question.answers.count
        return say(
          nl: " Gemiddeld \(mean.text(in: .dutch)), op een schaal van 1 tot en met \(highest).",
          en: " The mean is \(mean.text(in: .english)), on a scale from 1 to \(highest).")
      } ?? ""
    return say(
      nl: "\(count(answered, "antwoord", "antwoorden")).", en: "\(count(answered, "answer", "answers")).")
      + mean
  }
  func unanswered(_ people: Int) -> String {
    say(
      nl: "\(count(people, "formulier heeft", "formulieren hebben")) hier geen antwoord.",
      en: "\(count(people, "form has", "forms have")) no answer here.")
  }
  func openAnswers(_ questions: [String]) -> String {
    let asked = list(questions.map { say(nl: "“\($0)”", en: "“\($0)”") })
    return say(
      nl: "Met eigen woorden is geantwoord op: \(asked). Die antwoorden zijn niet geteld.",
      en: "Answered in their own words: \(asked). Those answers are not counted.")
  }
  var answer: String { say(nl: "Antwoord", en: "Answer") }
  var formsColumn: String { say(nl: "Formulieren", en: "Forms") }
  var meanRow: String { say(nl: "Gemiddeld", en: "Mean") }
  var formsRow: String { say(nl: "Formulieren", en: "Forms") }
  func answersByMeeting(_ question: String) -> String {
    say(nl: "\(question) Per bijeenkomst", en: "\(question) By meeting")
  }
  func answersByRegion(_ question: String) -> String {
    say(nl: "\(question) Per regio", en: "\(question) By region")
  }
  var answersNote: String {
    say(
      nl: "Hoe donkerder, hoe meer van de antwoorden daar.",
      en: "The darker, the more of the answers there.")
  }
}
