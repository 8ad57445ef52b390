import Deliberation
import HTML

// MARK: - Parts 5 and 6: the share of the words, and where the organisations stand

extension EditionPage {
  var sharesPart: Markup {
    let total = contributors.total
    let parts = contributors.shares.map(\.words) + [contributors.unattributed]
    let percentages = WholePercentages(of: parts).values
    func percentage(_ index: Int) -> Markup { "\(phrases.percentage(percentages[index], of: parts[index]))" }
    var rows = contributors.shares.enumerated().map { index, share -> [Markup] in
      let names = share.contributors.map { contributors.all[$0].name }
      let joint: Markup = names.count > 1 ? " (\(phrases.together))" : ""
      return [
        "\(phrases.list(names))\(joint)", "\(phrases.number(share.words))", percentage(index),
      ]
    }
    if contributors.unattributed > 0 {
      rows.append([
        "\(phrases.unattributed)", "\(phrases.number(contributors.unattributed))",
        percentage(parts.count - 1),
      ])
    }
    rows.append(["\(phrases.total)", "\(phrases.number(total))", ""])
    let table = Table(
      caption: phrases.shares, header: [phrases.organisation, phrases.wordsColumn, phrases.shareColumn],
      rows: rows,
      hidesCaption: true)
    return "\(table.markup)<p>\(phrases.sharesNote(margin: content.margin))</p>\n"
  }

  var stancesPart: Markup {
    let tallies = content.polls.compactMap { if case .stance(let tally) = $0 { tally } else { nil } }
    if tallies.isEmpty { return "<p>\(phrases.noStances)</p>\n" }
    return tallies.map(stances).joined()
  }

  /// The stances, those of a minority first.
  private func stances(_ tally: Rendering.StanceTally) -> Markup {
    let order: [Rendering.StanceTally.Position] = [
      .doesNotSupport, .supportsWithReservation, .abstains, .supports,
    ]
    let rows = order.flatMap { position in
      tally.stances.filter { $0.position == position }.map { stance -> [Markup] in
        let at: Markup = stance.place == nil ? "" : " (\(entries.place(stance.place)))"
        return [
          "\(entries.name(stance.partner))", "\(phrases.position(position))", "\(stance.explanation)\(at)",
        ]
      }
    }
    let table = Table(
      caption: tally.question, header: [phrases.organisation, phrases.positionColumn, phrases.explanation],
      rows: rows,
      hasFigures: false)
    return
      "<div id=\"poll-\(tally.id)\">\(table.markup)<p>\(phrases.minority)\(silent(tally.silent))</p></div>\n"
  }

  /// Who could have voted and did not, as the end of a paragraph.
  func silent(_ partners: [String]) -> Markup {
    partners.isEmpty ? "" : " \(phrases.notVoted(partners.map(entries.name)))"
  }
}
