import Deliberation
import Prose

/// An evaluation as it was typed.
package struct EvaluationWish: Sendable {
  /// In the order of the form.
  package var questions: [Question]
  /// Nil for the usual one.
  package var hideBelow: Int?
  package var meetings: StickerWish.Meetings

  package init(questions: [Question], hideBelow: Int?, meetings: StickerWish.Meetings) {
    (self.questions, self.hideBelow, self.meetings) = (questions, hideBelow, meetings)
  }

  /// A question as it was typed.
  package enum Question: Sendable {
    /// `TEXT`, or `HIGHEST: TEXT`.
    case scale(String)
    case choice(String, answers: [String])
    case open(String)

    /// Its words, and of a scale the number that it ends at.
    ///
    /// - Throws: a `Refusal` where it has no words, or another scale than there can be.
    func read() throws(Refusal) -> (text: String, highest: Int) {
      var (text, highest) = (words, EvaluationQuestion.usualScale)
      let parts = text.split(scalar: ":", maxSplits: 1).map(String.init)
      if case .scale = self, parts.count == 2, let number = Int(parts[0].trimmingWhitespace) {
        guard EvaluationQuestion.scaleBounds.contains(number) else {
          throw Refusal(
            Localized(
              en: "A scale goes from 1 to 2 at least and 10 at most, and not to \(number).",
              nl: "Een schaal loopt van 1 tot minstens 2 en hoogstens 10, en niet tot \(number)."))
        }
        (text, highest) = (parts[1].trimmingWhitespace, number)
      }
      guard text.showsAnything else {
        throw Refusal(Localized(en: "A question has no words.", nl: "Een vraag heeft geen woorden."))
      }
      return (text, highest)
    }

    private var words: String {
      switch self {
      case .scale(let text), .choice(let text, _), .open(let text): text.trimmingWhitespace
      }
    }

    /// Refuses a choice of fewer than two answers.
    func checkAnswers() throws(Refusal) {
      guard case .choice(let text, let answers) = self, answers.count < 2 else { return }
      throw Refusal(
        Localized(
          en: "'\(text.prefix(64))' has no two answers to choose from.",
          nl: "'\(text.prefix(64))' heeft geen twee antwoorden om uit te kiezen."))
    }
  }

  func form() throws(Refusal) -> StickerForm {
    let read = try questions.map { question throws(Refusal) in try question.read() }
    let names = Slug.made(of: read.map(\.text))
    var asked: [EvaluationQuestion] = []
    for ((question, read), id) in zip(zip(questions, read), names) {
      guard let id else { throw Self.nameless(read.text) }
      let form: EvaluationQuestion.Form
      switch question {
      case .scale: form = .scale(read.highest)
      case .open: form = .open
      case .choice(_, let answers):
        try question.checkAnswers()
        form = .choice(
          try zip(answers, Slug.made(of: answers)).map { text, id throws(Refusal) in
            guard let id else { throw Self.nameless(text) }
            return PollItem(id: id, text: text)
          })
      }
      asked.append(EvaluationQuestion(id: id, text: read.text, form: form))
    }
    guard asked.contains(where: { !$0.isOpen }) else { throw Self.nothingToCount }
    return StickerForm(
      questions: asked, meetings: try meetings.list, hideBelow: hideBelow ?? StickerForm.usualHideBelow)
  }

  static let nothingToCount = Refusal(
    Localized(
      en: "An evaluation needs a question with a scale or a choice.",
      nl: "Een evaluatie heeft een vraag met een schaal of een keuze nodig."))

  private static func nameless(_ text: String) -> Refusal {
    Refusal(
      Localized(
        en: "'\(text)' has no word that a name can be made of.",
        nl: "In '\(text)' staat geen woord waar een naam van te maken is."))
  }
}
