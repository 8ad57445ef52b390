/// The result of an evaluation, question by question, as the form has them.
///
/// It is what the ballots of a sticker poll come to, read in another way: a figure that is hidden there is hidden here, and a mean is
/// made of shown figures alone.
package struct EvaluationTally: Hashable, Sendable {
  package let tally: StickerTally
  package let questions: [QuestionTally]

  /// - Parameter form: that of an evaluation.
  package init(_ tally: StickerTally, form: StickerForm) {
    self.tally = tally
    questions = form.questions.map { question in
      QuestionTally(question: question, board: tally.boards.first { $0.id == question.id })
    }
  }

  /// One question with what was answered.
  package struct QuestionTally: Hashable, Sendable {
    package let question: EvaluationQuestion
    /// How often each answer was given; nil of an open question.
    package let board: StickerTally.BoardTally?

    /// The answers with how often each was given, as the form has them; empty of an open question.
    package var answers: [StickerTally.ItemTally] { board?.items ?? [] }

    /// How many answered it; nil where that is hidden.
    package var answered: Int? { Self.sum(answers.map(\.stickers)) }
    package func answered(at meeting: Slug) -> Int? { Self.sum(answers.map { $0.byMeeting[meeting] ?? nil }) }
    package func answered(in region: String) -> Int? { Self.sum(answers.map { $0.byRegion[region] ?? nil }) }

    /// The mean of a scale; nil of another question, where nobody answered, and where it is hidden.
    package var mean: Mean? { mean(of: answers.map(\.stickers)) }
    package func mean(at meeting: Slug) -> Mean? { mean(of: answers.map { $0.byMeeting[meeting] ?? nil }) }
    package func mean(in region: String) -> Mean? { mean(of: answers.map { $0.byRegion[region] ?? nil }) }

    private func mean(of counts: [Int?]) -> Mean? {
      guard case .scale = question.form, let answered = Self.sum(counts), answered > 0 else { return nil }
      let sum = counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * ($1.element ?? 0) }
      return Mean(sum: sum, of: answered)
    }

    private static func sum(_ counts: [Int?]) -> Int? {
      let known = counts.compactMap(\.self)
      return known.count == counts.count ? known.reduce(0, +) : nil
    }
  }

  /// A mean to one digit behind the comma.
  package struct Mean: Hashable, Sendable {
    /// Rounded, a half up.
    package let tenths: Int

    /// - Parameter number: more than 0.
    init(sum: Int, of number: Int) { tenths = (sum * 20 + number) / (number * 2) }

    package func text(in language: Language) -> String {
      "\(tenths / 10)\(language == .dutch ? "," : ".")\(tenths % 10)"
    }
  }
}
