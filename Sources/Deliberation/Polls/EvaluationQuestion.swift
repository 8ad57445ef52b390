/// A question of an evaluation, as it stands on the form that people fill in.
package struct EvaluationQuestion: Hashable, Sendable {
  package let id: Slug
  package let text: String
  package let form: Form

  /// How it is answered.
  package enum Form: Hashable, Sendable {
    /// With a number from 1 to this one.
    case scale(Int)
    /// With one of these.
    case choice([PollItem])
    /// In words, which stand in a report and are not counted.
    case open

    /// As it stands in `type`.
    package var name: String {
      switch self {
      case .scale: "scale"
      case .choice: "choice"
      case .open: "open"
      }
    }
  }

  /// What the highest number of a scale may be.
  package static let scaleBounds = 2...10
  /// What it is where nobody says.
  package static let usualScale = 5

  package init(id: Slug, text: String, form: Form) {
    (self.id, self.text, self.form) = (id, text, form)
  }

  /// What is counted of it: a board with an item an answer; nil of an open one.
  package var board: Board? {
    switch form {
    case .scale(let highest):
      Board(
        id: id, title: text,
        items: (1...highest).compactMap { number in
          Slug("\(number)").map { PollItem(id: $0, text: "\(number)") }
        })
    case .choice(let answers): Board(id: id, title: text, items: answers)
    case .open: nil
    }
  }

  package var isOpen: Bool { form == .open }
}

extension EvaluationQuestion: NamedOnWall {
  package var onWall: String { text }
  package static var isNumberedOnBallot: Bool { true }
}

extension StickerForm {
  /// An evaluation: a poll by ballots with a board for each question that is counted, at which each person has one sticker.
  package init(questions: [EvaluationQuestion], meetings: [Meeting], hideBelow: Int) {
    self.init(
      boards: questions.compactMap(\.board),
      limits: StickerLimits(perBoard: 1, total: nil, perItem: nil), meetings: meetings, source: .ballots,
      hideBelow: hideBelow, questions: questions)
  }

  /// Whether it is an evaluation, and not a sticker poll.
  package var isEvaluation: Bool { !questions.isEmpty }

  /// The questions that are answered in words.
  package var openQuestions: [EvaluationQuestion] { questions.filter(\.isOpen) }

  /// The same with other meetings.
  package func with(meetings: [Meeting]) -> StickerForm {
    StickerForm(
      boards: boards, limits: limits, meetings: meetings, source: source, hideBelow: hideBelow,
      questions: questions)
  }
}
