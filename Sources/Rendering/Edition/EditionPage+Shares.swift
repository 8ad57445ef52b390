// MARK: - Parts 5 and 6: the share of the words, and where the organisations stand

extension EditionPage {
  var sharesPart: Markup {
    let total = contributors.total
    var rows = contributors.shares.map { share -> [Markup] in
      let names = share.contributors.map { contributors.all[$0].name }
      let joint: Markup = names.count > 1 ? " (\(phrases.together))" : ""
      return [
        "\(phrases.list(names))\(joint)", "\(phrases.number(share.words))", shareCell(share.words, of: total),
      ]
    }
    if contributors.unattributed > 0 {
      rows.append([
        "\(phrases.unattributed)", "\(phrases.number(contributors.unattributed))",
        shareCell(contributors.unattributed, of: total),
      ])
    }
    rows.append(["\(phrases.total)", "\(phrases.number(total))", ""])
    let table = Table(
      caption: phrases.shares, header: [phrases.organisation, phrases.wordsColumn, phrases.shareColumn],
      rows: rows,
      hidesCaption: true)
    return "\(table.markup)<p>\(phrases.sharesNote(margin: content.margin))</p>\n"
  }

  private func shareCell(_ words: Int, of total: Int) -> Markup {
    "\(phrases.share(words, of: total))"
  }

  var stancesPart: Markup {
    let tallies = content.polls.compactMap { if case .stance(let tally) = $0 { tally } else { nil } }
    if tallies.isEmpty { return "<p>\(phrases.noStances)</p>\n" }
    return tallies.map(stances).joined()
  }

  /// The stances, those of a minority first.
  private func stances(_ tally: StanceTally) -> Markup {
    let order: [StanceTally.Position] = [.doesNotSupport, .supportsWithReservation, .abstains, .supports]
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
    return "<div id=\"poll-\(tally.id)\">\(table.markup)<p>\(phrases.minority)</p></div>\n"
  }
}
