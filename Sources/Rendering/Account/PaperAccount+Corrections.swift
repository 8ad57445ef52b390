import Deliberation
import HTML

// MARK: - Results that a later closing changed

extension PaperAccount {
  /// What a poll came to before it was closed anew, beside what it comes to since, and why.
  func corrections(of state: PollState) -> Markup {
    state.earlier.map(correction).joined() + state.unfollowed.map(unfollowed).joined()
  }

  private func unfollowed(_ unfollowed: UnfollowedClosing) -> Markup {
    let closing = unfollowed.closing
    return """
      <div class="correction">
      <h4>\(phrases.unfollowedTitle)</h4>
      <p>\(phrases.unfollowed(on: day(closing))) \(name(closing.record.header.partner)):</p>
      \(said(unfollowed.reason ?? phrases.correctionUnexplained))</div>

      """
  }

  private func correction(_ earlier: EarlierResult) -> Markup {
    let closing = earlier.closing
    let poll = earlier.later.poll
    let meetings = poll.meetings.toldApart.filter { earlier.meetings.contains($0.id) }.map(\.title)
    let told = phrases.correction(
      on: day(closing), counted: earlier.state.closing.map(day) ?? "", meetings: meetings,
      voters: earlier.partners.sorted().map(dossier.name))
    let tables: Markup =
      switch poll.form {
      case .sticker: correctedStickers(earlier)
      case .motion(let form): corrected(earlier, form)
      case .stance: correctedStances(earlier)
      }
    let besides = earlier.besides.compactMap { dossier[$0] }.map { other in
      let sentence = Localized(
        en: "It takes the place of another closing too, of \(day(other)), which had all as it is now.",
        nl:
          "Ze komt ook in de plaats van een andere sluiting, van \(day(other)), waarbij alles al was zoals nu."
      )
      return "<p>\(sentence[phrases.language])</p>\n" as Markup
    }.joined()
    return """
      <div class="correction">
      <h4>\(phrases.correctionTitle)</h4>
      <p>\(told) \(name(closing.record.header.partner)):</p>
      \(said(earlier.reason ?? phrases.correctionUnexplained))\(besides)\(tables)</div>

      """
  }

  private func correctedStickers(_ earlier: EarlierResult) -> Markup {
    if let same = earlier.sentenceOfSame { return "<p>\(same[phrases.language])</p>\n" }
    let told = earlier.told
    guard let figures = told.figures else {
      return told.hides.map { "<p>\(phrases.correctionHidden($0))</p>\n" } ?? ""
    }
    let source = earlier.source.map { "<p>\($0[phrases.language])</p>\n" as Markup } ?? ""
    let between = earlier.sentenceOfBetween {
      Localized("\(day($0)), \(dossier.name(of: $0.record.header.partner))")
    }
    let closings = between.map { "<p dir=\"auto\">\($0[phrases.language])</p>\n" as Markup } ?? ""
    return closings + corrected(figures) + source
  }

  private func corrected(_ figures: CorrectedFigures) -> Markup {
    let people: Markup =
      figures.people.isOther
      ? "<p>\(phrases.participantsRow): \(phrases.correctionBefore.lowercased()) \(figure(figures.people.before)), \(phrases.correctionNow.lowercased()) \(figure(figures.people.now)).</p>\n"
      : ""
    let told = people + figures.boards.map(corrected).joined() + parts(of: figures)
    return told.isEmpty ? "<p>\(phrases.correctionSame)</p>\n" : told
  }

  /// The meetings and regions with other figures, a line for each figure, and those that are hidden.
  private func parts(of figures: CorrectedFigures) -> Markup {
    let hidden = figures.sentenceOfHidden.map { "<p>\($0[phrases.language])</p>\n" as Markup } ?? ""
    let rows = figures.parts.flatMap { part in
      part.changes.map { change -> [Markup] in
        let item = change.item.map { $0.isOnOneBoard ? $0.text : "\($0.title): \($0.text)" }
        return [
          "<span dir=\"auto\">\(part.place.words[phrases.language].breakable)</span>",
          "<span dir=\"auto\">\((item ?? phrases.participantsRow).breakable)</span>",
          "\(figure(change.figure.before))",
          "\(figure(change.figure.now))",
        ]
      }
    }
    guard !rows.isEmpty else { return hidden }
    return Table(
      caption: phrases.correctionPartsCaption,
      header: [
        phrases.correctionWhere, phrases.item, phrases.correctionBefore, phrases.correctionNow,
      ], rows: rows, figures: 2..<4
    ).markup + hidden
  }

  private func figure(_ number: Int?) -> String { number.map(phrases.number) ?? phrases.notCounted }

  /// Both results of a motion: what each alternative got, and what came of it.
  private func corrected(_ earlier: EarlierResult, _ form: MotionForm) -> Markup {
    let before = MotionTally(form: form, state: earlier.state)
    let now = MotionTally(form: form, state: earlier.later)
    let rows = zip(form.alternatives, zip(before.votes, now.votes)).map { alternative, votes -> [Markup] in
      [
        title(of: alternative, in: earlier.later.poll), "\(phrases.number(votes.0.votes))",
        "\(phrases.number(votes.1.votes))",
      ]
    }
    let outcome: [Markup] = [
      "\(phrases.correctionOutcome)", "\(phrases.result(before, form, isOpen: false))",
      "\(phrases.result(now, form, isOpen: false))",
    ]
    let abstained: [Markup] = [
      "\(phrases.abstentionsRow)", "\(phrases.number(before.votes(of: before.abstained)))",
      "\(phrases.number(now.votes(of: now.abstained)))",
    ]
    let silent: [Markup] = [
      "\(phrases.silentRow)", before.silent.isEmpty ? "\(phrases.nobody)" : names(before.silent),
      now.silent.isEmpty ? "\(phrases.nobody)" : names(now.silent),
    ]
    return beforeAndNow(phrases.alternative, rows + [abstained, silent, outcome])
  }

  /// Where each partner stands whose stance is another one since, or was not counted.
  private func correctedStances(_ earlier: EarlierResult) -> Markup {
    func stances(_ state: PollState) -> [Slug: Stance] {
      Dictionary(
        StanceTally(state: state).positions.map { ($0.partner, $0.stance) },
        uniquingKeysWith: { first, _ in first })
    }
    let (before, now) = (stances(earlier.state), stances(earlier.later))
    return beforeAndNow(
      phrases.votersColumn,
      earlier.partners.sorted().map { partner in
        [
          name(partner), "\(before[partner].map(phrases.stance) ?? phrases.silent)",
          "\(now[partner].map(phrases.stance) ?? phrases.silent)",
        ]
      })
  }

  private func beforeAndNow(_ what: String, _ rows: [[Markup]]) -> Markup {
    Table(
      caption: phrases.correctionCaption, header: [what, phrases.correctionBefore, phrases.correctionNow],
      rows: rows
    ).markup
  }

  /// Both results of a board; nothing where the correction left it alone.
  private func corrected(_ board: CorrectedFigures.Board) -> Markup {
    guard board.items.contains(where: \.isOther) else { return "" }
    let rows = board.items.sorted { $0.now.rank < $1.now.rank }.map { item -> [Markup] in
      ["<span dir=\"auto\">\(item.text.breakable)</span>", figure(item.before), figure(item.now)]
    }
    return Table(
      caption: phrases.correctionCaption(board.title),
      header: [phrases.item, phrases.correctionBefore, phrases.correctionNow], rows: rows
    ).markup
  }

  private func figure(_ place: CorrectedFigures.Place) -> Markup {
    "\(phrases.number(place.stickers)) \(phrases.correctionPlace(place.rank, isTied: place.isTied))"
  }
}
