package import Deliberation
package import HTML

/// The result of a sticker poll as a page tells it: what was counted and what was not, and each board as a chart and in tables.
///
/// The edition and the site have it both, so that neither says less than the other.
package struct StickerAccount {
  let state: PollState
  let form: StickerForm
  let phrases: Phrases
  /// Of the headings of the boards.
  let level: Int
  /// The attribute of the language of the poll's texts.
  let texts: Markup
  let name: (Slug) -> String

  package var markup: Markup {
    let tally = StickerTally(form: form, state: state)
    return form.isEvaluation ? evaluation(tally) : stickers(tally)
  }

  private func stickers(_ tally: StickerTally) -> Markup {
    let intro = phrases.stickerIntro(tally, form.limits, partners: tally.partners.map(name))
    let boards = tally.boards.map { board -> Markup in
      let board = StickerBoard(board, of: tally, poll: state.poll, phrases: phrases, texts: texts)
      return """
        <div class="board">
        <h\(level) dir="auto"\(texts)>\(board.title)</h\(level)>
        \(board.chart)\(board.totals)\(board.firmness)\(board.byMeeting)\(board.byRegion)</div>

        """
    }
    let abstained = phrases.abstained(tally)
    let blank: Markup = abstained.isEmpty ? "" : "<p>\(abstained)</p>\n"
    return "<p>\(intro)</p>\n\(missing(in: tally))\(blank)\(boards.joined())"
  }

  /// What was not counted, and what is hidden.
  private func missing(in tally: StickerTally) -> Markup {
    let missing = tally.uncounted.map(\.title)
    let uncounted: Markup =
      missing.isEmpty
      ? "" : "<p>\(phrases.uncounted(missing, isOpen: state.closing == nil))</p>\n"
    let hidden: Markup =
      tally.hasHiddenCell
      ? "<p>\(phrases.hiddenNote(form.hideBelow, isClosedAnew: !state.past.isEmpty))</p>\n" : ""
    return uncounted + hidden
  }

  /// The questions in the order of the form; those that are answered in words are only named.
  private func evaluation(_ tally: StickerTally) -> Markup {
    let questions = EvaluationTally(tally, form: form).questions.compactMap { question -> Markup? in
      guard let board = question.board else { return nil }
      let told = StickerBoard(
        board, of: tally, poll: state.poll, phrases: phrases, texts: texts, question: question)
      return """
        <div class="board">
        <h\(level) dir="auto"\(texts)>\(board.title)</h\(level)>
        \(told.firmness)\(told.chart)\(told.totals)\(told.byMeeting)\(told.byRegion)</div>

        """
    }
    let open = form.openQuestions.map(\.text)
    let words: Markup = open.isEmpty ? "" : "<p dir=\"auto\">\(phrases.openAnswers(open))</p>\n"
    return
      "<p>\(phrases.evaluationIntro(tally))</p>\n\(missing(in: tally))\(questions.joined())\(words)"
  }
}

extension StickerAccount {
  /// The result as a page of its own has it; nil where the poll has no boards.
  ///
  /// - Parameters:
  ///   - texts: the attribute of the language of the poll's texts.
  ///   - name: what a partner is called.
  package init?(
    of state: PollState, in language: Language, texts: Markup, name: @escaping (Slug) -> String
  ) {
    guard case .sticker(let form) = state.poll.form else { return nil }
    self.init(
      state: state, form: form, phrases: Phrases(language: language), level: 3, texts: texts, name: name)
  }
}
