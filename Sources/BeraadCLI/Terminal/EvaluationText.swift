import BeraadKit
import Deliberation

/// The result of an evaluation for a terminal: a question with its mean, a bar an answer, and below it what each meeting or region
/// answered.
struct EvaluationText {
  private let evaluation: EvaluationTally
  private let style: Style
  private let columns: Int
  private let by: TallyColumns?
  private let language: Language

  /// - Parameter by: what the figures below a question are of; nil for meetings.
  init(
    _ evaluation: EvaluationTally, _ style: Style, columns: Int, by: TallyColumns?, _ language: Language
  ) {
    (self.evaluation, self.style, self.columns, self.by) = (evaluation, style, columns, by)
    self.language = language
  }

  private func say(en english: String, nl dutch: String) -> String {
    Localized(en: english, nl: dutch)[language]
  }

  private var hidden: String { say(en: "hidden", nl: "verborgen") }

  var text: String { evaluation.questions.map(text).joined(separator: "\n") }

  private func text(_ question: EvaluationTally.QuestionTally) -> String {
    let title = style(.bold, question.question.text.harmlessLine)
    guard question.board != nil else {
      return title + "\n  " + say(en: "answered in words", nl: "beantwoord in woorden") + "\n"
    }
    let bars = question.answers.map { bar($0, of: question) }
    return "\(title)\n  \(figures(question.answered, question.mean))\n\(bars.joined())\(places(of: question))"
  }

  /// How many answered, with the mean of a scale.
  private func figures(_ answered: Int?, _ mean: EvaluationTally.Mean?) -> String {
    guard let answered else { return hidden }
    let number = Localized.count(
      answered, en: ("answer", "answers"), nl: ("antwoord", "antwoorden"))[language]
    return mean.map {
      say(en: "\(number), mean \($0.text(in: .english))", nl: "\(number), gemiddeld \($0.text(in: .dutch))")
    } ?? number
  }

  private func bar(_ answer: StickerTally.ItemTally, of question: EvaluationTally.QuestionTally) -> String {
    let most = question.answers.compactMap(\.stickers).max() ?? 0
    let widest = question.answers.map { $0.text.harmlessLine.count }.max() ?? 0
    let label = String(answer.text.harmlessLine.prefix(max(1, columns / 2)))
    let pad = String(repeating: " ", count: max(0, min(widest, columns / 2) - label.count))
    let room = max(10, min(columns, 100) - min(widest, columns / 2) - 20)
    let length = most == 0 ? 0 : ((answer.stickers ?? 0) * room + most - 1) / most
    let figure = answer.stickers.map { "\($0)\(answer.share.map { " (\($0)%)" } ?? "")" } ?? hidden
    let bar = String(repeating: "█", count: min(length, max(room, 0)))
    return "    \(label)\(pad)  \(bar.isEmpty ? "" : bar + " ")\(figure)\n"
  }

  /// What each meeting or region answered; nothing where there is only one.
  private func places(of question: EvaluationTally.QuestionTally) -> String {
    let tally = evaluation.tally
    let places =
      by == .region
      ? tally.regions.map { region in
        (region.name, figures(question.answered(in: region.name), question.mean(in: region.name)))
      }
      : tally.halls.map { ($0.title, figures(question.answered(at: $0.id), question.mean(at: $0.id))) }
    guard places.count > 1 else { return "" }
    return places.map { "      \(style(.faint, "\($0.0.harmlessLine): \($0.1)"))\n" }.joined()
  }
}

extension EvaluationTally {
  /// What a reader should know beside the table.
  func story(_ stage: String) -> [Localized] {
    let halls = tally.halls
    let meetings = Localized.count(
      halls.count, en: ("meeting", "meetings"), nl: ("bijeenkomst", "bijeenkomsten"))
    let forms =
      tally.people.map { Localized.count($0, en: ("form", "forms"), nl: ("formulier", "formulieren")) }
      ?? Localized(
        en: "All figures are hidden, since they would tell of too few people: forms",
        nl: "Alle cijfers zijn verborgen, want ze zouden iets zeggen over te weinig mensen: formulieren")
    let state = PlainWords.pollStage(stage)
    var story = [
      Localized(
        en: "\(forms.english) of \(meetings.english); the evaluation is \(state.english).",
        nl: "\(forms.dutch) uit \(meetings.dutch); de evaluatie is \(state.dutch).")
    ]
    let hidden = halls.count(where: \.isHidden)
    if hidden > 0, tally.people != nil {
      story.append(
        Localized(
          en:
            "The figures of \(hidden) of them are hidden: few people, or others' figures would follow from them.",
          nl:
            "De cijfers van \(hidden) daarvan \(hidden == 1 ? "is" : "zijn") verborgen: weinig mensen, of andere cijfers zouden eruit volgen."
        ))
    }
    if !tally.uncounted.isEmpty, stage != "draft" {
      let names = tally.uncounted.map(\.title.harmlessLine).joined(separator: ", ")
      story.append(
        Localized(en: "No forms were entered of: \(names).", nl: "Geen formulieren ingevoerd van: \(names)."))
    }
    return story
  }
}
