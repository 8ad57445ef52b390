import BeraadKit
import Deliberation
import HTML

extension Visit {
  /// What a poll came to, as far as it is told.
  ///
  /// - Parameter withdrawn: the alternatives of which nothing is left.
  func result(_ view: PollView, _ withdrawn: Set<Slug>) -> Markup {
    guard view.stage != "draft" else { return "" }
    if view.stage == "open" {
      if case .sticker(let form) = view.poll.form, !form.meetings.isEmpty { return "" }
      return
        "<p>\(words("Uitgebracht: \(view.votes.count) van \(view.electorate.count) stemmen. De uitslag komt als de peiling sluit.", "Cast: \(view.votes.count) of \(view.electorate.count) votes. The result comes when the poll closes."))\(awaited(in: view))</p>"
    }
    let table =
      switch view.result.tally {
      case .motion(let tally, let form):
        result(tally, form, withdrawn, of: view) + told(tally.turnout, in: view)
      case .stance(let tally):
        result(tally, of: view) + told(Turnout(abstained: [], silent: tally.turnout.silent), in: view)
      case .sticker:
        view.boards(in: words.language, texts: language(of: view)).map {
          "<div class=\"account\">\n\($0)</div>\n" as Markup
        } ?? ""
      }
    let corrected = view.result.corrections.map { correction($0, in: view) }
    return "<h2>\(words("Uitslag", "Result"))</h2>\n\(table)\(corrected.joined())"
  }

  /// Who is waited for, each with its weight where that counts: not what anybody voted.
  private func awaited(in view: PollView) -> Markup {
    let silent = view.electorate.keys.filter { view.votes[$0] == nil }.sorted()
    guard !silent.isEmpty else { return "" }
    var isWeighted = false
    if case .motion(let form) = view.poll.form { isWeighted = form.isWeighted }
    let names = silent.map { partner in
      Turnout.Voter(partner: partner, weight: isWeighted ? view.electorate[partner] : nil)
        .words(in: words.language, name: view.names[partner] ?? alliance.name(of: partner))
    }
    return " \(words("Nog niet gestemd", "Not voted yet")): \(names.joined(separator: ", "))."
  }

  /// Who abstained and who did not vote, as far as no table names them.
  private func told(_ turnout: Turnout, in view: PollView) -> Markup {
    let said = turnout.sentences(in: words.language) { name(of: $0, in: view) }
    return said.map { "<p>\($0)</p>\n" as Markup }.joined()
  }

  private func result(_ tally: MotionTally, _ form: MotionForm, _ withdrawn: Set<Slug>, of view: PollView)
    -> Markup
  {
    let verdict: String =
      switch tally.verdict {
      case .won(let id):
        words("Gekozen: ", "Chosen: ") + (form.alternatives.first { $0.id == id }?.text ?? id.description)
          + (withdrawn.contains(id) ? words(" (ingetrokken)", " (withdrawn)") : "")
      case .noQuorum: words("Er stemden te weinig organisaties.", "Too few organisations voted.")
      case .tie: words("De stemmen staken.", "The votes are tied.")
      case .short: words("Niets kreeg genoeg stemmen.", "Nothing had enough votes.")
      case .unsettled:
        words(
          "De stemming is meer dan eens gesloten, los van elkaar: er is nog geen uitslag.",
          "The vote was closed more than once, apart: there is no outcome yet.")
      }
    let rows = zip(form.alternatives, tally.votes).map { alternative, votes -> [Markup] in
      [
        "<span\(language(of: view))>\(alternative.text)</span>", "\(votes.votes)",
        "\(tally.voters(votes.partners).map { $0.words(in: words.language, name: name(of: $0.partner, in: view)) }.joined(separator: ", "))",
      ]
    }
    let turnout = words(
      "Gestemd: \(tally.voters) van \(tally.eligible), onder wie \(tally.abstained.count) met een onthouding.",
      "Voted: \(tally.voters) of \(tally.eligible), \(tally.abstained.count) of them to abstain.")
    return """
      <p class="strong">\(verdict)</p>
      <p>\(turnout)</p>
      \(table([words("Tekst", "Text"), words("Stemmen", "Votes"), words("Van", "Of")], rows, figures: 1))
      """
  }

  private func result(_ tally: StanceTally, of view: PollView) -> Markup {
    let rows = tally.positions.map { position -> [Markup] in
      [
        "\(name(of: position.partner, in: view))", "\(PollWords.stance(position.stance.rawValue, words))",
        "\(position.anchor.map { "<q>\(ShownWords.of($0.quote))</q>: " as Markup } ?? "")\(position.reason ?? "")",
      ]
    }
    let counts = Stance.allCases.map { stance in
      let number = tally.positions.count { $0.stance == stance }
      return "\(PollWords.stance(stance.rawValue, words)): \(number)"
    }
    let silent = words("Stemde niet: \(tally.silent.count)", "Did not vote: \(tally.silent.count)")
    let summary: Markup = "<p>\((counts + [silent]).joined(separator: " · ")).</p>\n"
    return summary
      + table(
        [
          words("Organisatie", "Organisation"), words("Standpunt", "Stance"),
          words("Toelichting", "Explanation"),
        ], rows)
  }

  /// Who voted, and that it was after the last day.
  private func name(of partner: Slug, in view: PollView) -> String {
    (view.names[partner] ?? alliance.name(of: partner)) + (view.late.contains(partner) ? " (\(tooLate))" : "")
  }

  /// A table whose rows stand as blocks on a narrow screen. The roles say what a browser forgets of a table that is shown so.
  ///
  /// - Parameter figures: the column of numbers.
  func table(_ headings: [String], _ rows: [[Markup]], figures: Int? = nil) -> Markup {
    let body = rows.map { row -> Markup in
      let cells = row.enumerated().map { column, cell -> Markup in
        if column == 0 { return "<th scope=\"row\" role=\"rowheader\" dir=\"auto\">\(cell)</th>" }
        let kind: Markup = column == figures ? " class=\"number\"" : " dir=\"auto\""
        return "<td role=\"cell\" data-label=\"\(headings[column])\"\(kind)>\(cell)</td>"
      }
      return "<tr role=\"row\">\(cells)</tr>\n"
    }
    let heads = headings.enumerated().map { column, heading -> Markup in
      let kind: Markup = column == figures ? " class=\"number\"" : ""
      return "<th scope=\"col\" role=\"columnheader\"\(kind)>\(heading)</th>"
    }
    return """
      <div class="scroll" tabindex="0" role="group" aria-label="\(words("Tabel", "Table"))"><table class="stacked" role="table">\
      <thead role="rowgroup"><tr role="row">\(heads)</tr></thead>\
      <tbody role="rowgroup">
      \(body)</tbody></table></div>

      """
  }
}
