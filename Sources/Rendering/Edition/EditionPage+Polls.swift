import HTML

// MARK: - Part 7: polls and votes

extension EditionPage {
  var pollsPart: Markup {
    let polls = content.polls.compactMap(poll)
    return polls.isEmpty ? "<p>\(phrases.noPolls)</p>\n" : polls.joined()
  }

  private func poll(_ poll: PollEntry) -> Markup? {
    let body: Markup
    switch poll {
    case .sticker(let tally): body = sticker(tally)
    case .motion(let tally): body = motion(tally)
    case .stance: return nil
    }
    return """
      <section class="poll" id="\(poll.pageID)">
      <h4>\(poll.question)</h4>
      \(body)</section>

      """
  }

  private func sticker(_ tally: StickerTally) -> Markup {
    let intro = phrases.stickerIntro(tally, partners: tally.partners.map(entries.name))
    let note: Markup = tally.note.isEmpty ? "" : "<p>\(tally.note)</p>\n"
    return """
      <p>\(intro)</p>
      \(note)\(hiddenNote(tally))\(tally.boards.map { board(StickerBoard($0, of: tally, phrases: phrases)) })
      """
  }

  private func hiddenNote(_ tally: StickerTally) -> Markup {
    tally.hasHiddenCell ? "<p>\(phrases.hiddenNote(tally.hideBelow))</p>\n" : ""
  }

  private func board(_ board: StickerBoard) -> Markup {
    """
    <div class="board">
    <h5>\(board.title)</h5>
    \(board.chart)\(board.totals)\(board.byMeeting)\(board.byRegion)</div>

    """
  }

  private func motion(_ tally: MotionTally) -> Markup {
    let rows = tally.alternatives.map { alternative -> [Markup] in
      [
        "<span dir=\"auto\">\(alternative.text)</span>", "\(phrases.number(alternative.votes))",
        voters(alternative.voters, tally),
      ]
    }
    let table = Table(
      caption: tally.question, header: [phrases.alternative, phrases.votes, phrases.votedBy], rows: rows,
      hasFigures: false, hidesCaption: true)
    let at: Markup = tally.place == nil ? "" : "<p>\(phrases.place): \(entries.place(tally.place))</p>\n"
    return
      "\(at)\(table.markup)<p>\(phrases.motionFigures(tally))\(abstainers(tally))\(silent(tally.silent)) <strong>\(phrases.result(tally))</strong></p>\n"
  }

  /// Who voted for something, each with its weight where votes have one.
  private func voters(_ partners: [String], _ tally: MotionTally) -> Markup {
    guard let weights = tally.weights else { return "\(entries.names(partners))" }
    return partners.enumerated().map { index, partner -> Markup in
      "\(index == 0 ? "" : ", ")\(entries.name(partner)) (\(phrases.weight(weights[partner] ?? 1)))"
    }.joined()
  }

  private func abstainers(_ tally: MotionTally) -> Markup {
    tally.abstainers.isEmpty ? "" : " \(phrases.abstained(tally.abstainers.map(entries.name)))"
  }
}

extension StickerTally {
  /// Whether any count is hidden to protect a small group.
  var hasHiddenCell: Bool {
    boards.flatMap(\.items).contains { item in
      item.stickers == nil || item.byMeeting.values.contains(nil) || item.byRegion.values.contains(nil)
    } || meetings.contains { $0.people == nil } || regions.contains { $0.people == nil }
  }
}
