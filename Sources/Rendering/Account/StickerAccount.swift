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
    let intro = phrases.stickerIntro(tally, form.limits, partners: tally.partners.map(name))
    let missing = tally.uncounted.map(\.title)
    let uncounted: Markup =
      missing.isEmpty
      ? "" : "<p>\(phrases.uncounted(missing, isOpen: state.closing == nil))</p>\n"
    let hidden: Markup =
      tally.hasHiddenCell
      ? "<p>\(phrases.hiddenNote(form.hideBelow, isClosedAnew: !state.past.isEmpty))</p>\n" : ""
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
    return "<p>\(intro)</p>\n\(uncounted)\(hidden)\(blank)\(boards.joined())"
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
