import Deliberation
import Prose

extension PollTemplate {
  /// The lines of an evaluation; those of a new one are left out until somebody takes their # away.
  static func evaluation(_ form: StickerForm?, _ words: TemplateWords) -> String {
    guard let form else {
      return """

        \(words.evaluation)
        \(words.line(.scale, nil, example: words.scale))
        \(words.line(.choice, nil, example: words.choice))
        \(words.line(.open, nil, example: words.open))

        """
    }
    let questions = form.questions.map { question in
      let text = question.text.inOneLine
      return switch question.form {
      case .scale(EvaluationQuestion.usualScale) where !begins(withNumber: text):
        words.line(.scale, text) + "\n"
      case .scale(let highest): words.line(.scale, "\(highest): \(text)") + "\n"
      case .choice(let answers):
        words.line(.choice, text) + "\n" + answers.map { "- \($0.text.inOneLine)\n" }.joined()
      case .open: words.line(.open, text) + "\n"
      }
    }
    return """

      \(words.evaluation)
      \(questions.joined())
      \(words.hideBelow)
      \(words.line(.hideBelow, "\(form.hideBelow)"))

      \(words.line(.meeting, nil, example: words.meeting))
      \(meetings(of: form, words))
      """
  }

  /// Whether the words themselves look like the end of a scale.
  private static func begins(withNumber text: String) -> Bool {
    text.split(scalar: ":", maxSplits: 1).first.map { Int(String($0).trimmingWhitespace) != nil } ?? false
  }
}

extension TemplateReader {
  /// The evaluation that the lines say; what is not right is noted.
  mutating func evaluation() -> EvaluationWish {
    var questions: [EvaluationWish.Question] = []
    for line in lines where [.scale, .choice, .open].contains(line.key) {
      let question: EvaluationWish.Question
      switch line.key {
      case .scale: question = .scale(line.value)
      case .choice: question = .choice(line.value, answers: line.items.map(\.text))
      default: question = .open(line.value)
      }
      _ = check(line) { () throws(Refusal) in _ = try question.read() }
      _ = check(line) { () throws(Refusal) in try question.checkAnswers() }
      if line.key != .choice { refuse(line.items) }
      for (text, number) in line.items where !text.showsAnything {
        note(
          Refusal(Localized(en: "The answer has no words.", nl: "Het antwoord heeft geen woorden.")),
          number: number)
      }
      questions.append(question)
    }
    if !questions.contains(where: { if case .open = $0 { false } else { true } }),
      !mayStandElsewhere(isNumber: false)
    {
      note(EvaluationWish.nothingToCount)
    }
    return EvaluationWish(questions: questions, hideBelow: number(.hideBelow), meetings: .list(meetings()))
  }

  /// Answers below a question that has none to choose from.
  private mutating func refuse(_ items: [(text: String, number: Int)]) {
    for (_, number) in items {
      note(
        Refusal(
          Localized(
            en: "Only a choice has answers below it.", nl: "Alleen onder een keuze staan antwoorden.")),
        number: number)
    }
  }
}
