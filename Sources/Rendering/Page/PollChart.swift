package import Deliberation
import HTML

/// The charts of a poll as a picture of its own: one SVG file for a slide or a newsletter, with the style inside it.
package enum PollChart {
  /// The boards of a sticker poll below each other, or the alternatives of a motion; nil for stances, which are no
  /// figures.
  package static func file(of state: PollState, in language: Language) -> RenderedFile? {
    let phrases = Phrases(language: language)
    let poll = state.poll
    let charts: [BarChart]
    switch poll.form {
    case .sticker(let form):
      let tally = StickerTally(form: form, state: state)
      charts = tally.boards.map { StickerBoard($0, of: tally, poll: poll.id, phrases: phrases).bars }
    case .motion(let form):
      charts = [MotionTally(form: form, state: state).bars(of: poll.id, form, phrases)]
    case .stance: return nil
    }
    let picture = Self.picture(of: charts, under: poll.question, language: language)
    return RenderedFile(name: "\(poll.id).svg", bytes: Array(picture.html.utf8))
  }

  private static let width = 720
  private static let margin = 24

  private static func picture(of charts: [BarChart], under question: String, language: Language) -> Markup {
    var parts = Markup()
    var y = margin
    for line in BarChart.lines(of: question, width: 58) {
      parts += "<text class=\"question\" x=\"\(margin)\" y=\"\(y + 14)\">\(line)</text>\n"
      y += 26
    }
    for chart in charts {
      y += 24
      parts += "<text class=\"title\" x=\"\(margin)\" y=\"\(y)\">\(chart.title)</text>\n"
      parts += """
        <svg x="\(margin)" y="\(y + 6)" width="\(width - 2 * margin)" height="\(chart.height)">
        \(chart.markup)</svg>

        """
      y += chart.height + 12
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" xml:lang="\(language.rawValue)" width="\(width)" height="\(y + margin)" viewBox="0 0 \(width) \(y + margin)">
      <style>
      text { font: 14px system-ui, sans-serif; fill: #1a1a1a; }
      .question { font-size: 18px; font-weight: 700; }
      .title { font-size: 15px; font-weight: 700; }
      .value { font-weight: 600; }
      .remark { font-weight: 400; fill: #555; }
      .bar { fill: #52799a; }
      </style>
      <rect width="100%" height="100%" fill="#fff"/>
      \(parts)</svg>

      """
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
