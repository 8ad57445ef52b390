package import Deliberation
import HTML

/// The charts of a poll as a picture of its own: one SVG file for a slide or a newsletter, with the style inside it.
package enum PollChart {
  /// So many meetings or regions stand beside each other at the most; of more there are none.
  package static let mostGroups = HeatMap.mostColumns

  /// The boards of a sticker poll below each other, or the alternatives of a motion; nil for stances, which are no
  /// figures.
  ///
  /// - Parameters:
  ///   - groups: what stands beside each other below a board; nil for the meetings, or else the regions, as far as they can be read.
  ///   - name: what a partner is called.
  package static func file(
    of state: PollState, by groups: StickerTally.Groups? = nil, in language: Language,
    name: (Slug) -> String
  ) -> RenderedFile? {
    let phrases = Phrases(language: language)
    let poll = state.poll
    let charts: [Part]
    var notes: [String] = []
    switch poll.form {
    case .sticker(let form):
      let tally = StickerTally(form: form, state: state)
      // A picture goes about without the page that says it.
      if tally.hasHiddenCell {
        notes.append(phrases.hiddenNote(form.hideBelow, isClosedAnew: !state.past.isEmpty))
      }
      if !tally.uncounted.isEmpty {
        notes.append(phrases.uncounted(tally.uncounted.map(\.title), isOpen: state.closing == nil))
      }
      let questions = EvaluationTally(tally, form: form).questions
      let boards = tally.boards.map { board in
        StickerBoard(
          board, of: tally, poll: poll, phrases: phrases,
          question: questions.first { $0.question.id == board.id }, hasTable: false)
      }
      // Beside a chart of answers stands what they come to.
      notes += questions.filter { $0.board != nil }.map {
        "\($0.question.text): \(phrases.answered($0))"
      }
      let isNarrow = boards.compactMap { $0.heat(by: groups)?.map }.contains { map in
        !map.hasRoom(for: phrases.hiddenCell, width: width - 2 * margin)
          && map.rows.contains { $0.figures.contains(nil) }
      }
      if isNarrow { notes.append(phrases.hiddenMark) }
      charts = boards.map { board in
        Part(
          bars: board.bars,
          heat: board.heat(by: groups).map {
            heat(of: $0, notes, phrases, note: form.isEvaluation ? phrases.answersNote : phrases.heatNote)
          })
      }
    case .motion(let form):
      let tally = MotionTally(form: form, state: state)
      notes = [phrases.motionFigures(tally, form)] + tally.turnout.sentences(in: language, name: name)
      charts = [Part(bars: tally.bars(of: poll.id, form, phrases))]
    case .stance: return nil
    }
    let picture = Self.picture(of: charts, under: poll.question, notes: notes, language: language)
    return RenderedFile(name: "\(poll.id).svg", bytes: Array(picture.html.utf8))
  }

  private static let width = 720
  private static let margin = 24

  /// A chart, and below it where its figures come from.
  private struct Part {
    let bars: BarChart
    var heat: (title: String, markup: Markup, height: Int, note: String)?
  }

  private static func heat(
    of heat: (map: HeatMap, title: String, id: String), _ notes: [String], _ phrases: Phrases,
    note: String
  ) -> (title: String, markup: Markup, height: Int, note: String) {
    let width = Self.width - 2 * margin
    return (
      heat.title,
      heat.map.markup(
        width: width, id: heat.id, title: heat.title,
        description: ([phrases.cellsHaveFigures + " " + note] + notes).joined(separator: " "),
        figure: { figure in
          figure.map { phrases.number($0) }
            ?? (heat.map.hasRoom(for: phrases.hiddenCell, width: width) ? phrases.hiddenCell : "·")
        }),
      heat.map.height(width: width), note
    )
  }

  private static func picture(
    of charts: [Part], under question: String, notes: [String], language: Language
  ) -> Markup {
    var parts = Markup()
    var y = margin
    for line in BarChart.lines(of: question, width: 58) {
      parts += "<text class=\"question\" x=\"\(margin)\" y=\"\(y + 14)\">\(line)</text>\n"
      y += 26
    }
    for part in charts {
      let chart = part.bars
      y += 24
      parts += "<text class=\"title\" x=\"\(margin)\" y=\"\(y)\">\(chart.title)</text>\n"
      parts += """
        <svg x="\(margin)" y="\(y + 6)" width="\(width - 2 * margin)" height="\(chart.height)">
        \(chart.markup)</svg>

        """
      y += chart.height + 12
      guard let heat = part.heat else { continue }
      y += 18
      parts += "<text class=\"title\" x=\"\(margin)\" y=\"\(y)\">\(heat.title)</text>\n"
      parts +=
        "<svg x=\"\(margin)\" y=\"\(y + 10)\" width=\"\(width - 2 * margin)\" height=\"\(heat.height)\">\n\(heat.markup)</svg>\n"
      y += heat.height + 16
      parts += note(heat.note, at: &y)
    }
    for note in notes {
      y += 8
      parts += self.note(note, at: &y)
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" xml:lang="\(language.rawValue)" width="\(width)" height="\(y + margin)" viewBox="0 0 \(width) \(y + margin)">
      <style>
      text { font: 14px system-ui, sans-serif; fill: #1a1a1a; }
      .question { font-size: 18px; font-weight: 700; }
      .title { font-size: 15px; font-weight: 700; }
      .value { font-weight: 600; }
      .remark { font-weight: 400; fill: #555; }
      .bar, .dot, .cell { fill: #52799a; }
      .heading, .item { font-size: 12px; }
      .number { font-size: 13px; }
      .note { font-size: 12px; fill: #555; }
      .h0 { fill-opacity: .04; }
      .h1 { fill-opacity: .1; }
      .h2 { fill-opacity: .22; }
      .h3 { fill-opacity: .36; }
      .h4 { fill-opacity: .52; }
      .mark { stroke: #1a1a1a; stroke-width: 3; }
      .p1 { stroke-dasharray: 2 10; }
      .p2 { stroke-dasharray: 5 7; }
      .p3 { stroke-dasharray: 9 3; }
      </style>
      <rect width="100%" height="100%" fill="#fff"/>
      \(parts)</svg>

      """
  }
}

extension PollChart {
  /// A sentence in small letters, on as many lines as it needs.
  private static func note(_ text: String, at y: inout Int) -> Markup {
    var parts = Markup()
    for line in BarChart.lines(of: text, width: 104) {
      parts += "<text class=\"note\" x=\"\(margin)\" y=\"\(y + 12)\">\(line)</text>\n"
      y += 16
    }
    return parts
  }
}

extension MotionTally {
  fileprivate func bars(of poll: Slug, _ form: MotionForm, _ phrases: Phrases) -> BarChart {
    BarChart(
      id: "chart-\(poll)", title: phrases.votes, description: phrases.motionFigures(self, form),
      bars: zip(form.alternatives, votes).map { alternative, votes in
        BarChart.Bar(
          label: alternative.words, value: votes.votes, figure: phrases.number(votes.votes), remark: "")
      })
  }
}
