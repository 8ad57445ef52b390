import Deliberation
import HTML

// MARK: - Results that a later closing changed

extension PaperAccount {
  /// What a poll came to before it was closed anew, beside what it comes to since, and why.
  func corrections(of state: PollState) -> Markup { state.earlier.map(correction).joined() }

  private func correction(_ earlier: EarlierResult) -> Markup {
    let closing = earlier.closing
    let poll = earlier.later.poll
    let meetings = poll.meetings.filter { earlier.meetings.contains($0.id) }.map(\.title)
    let told = phrases.correction(
      on: day(closing), counted: earlier.state.closing.map(day) ?? "", meetings: meetings,
      voters: earlier.partners.sorted().map(dossier.name))
    let tables: Markup =
      switch poll.form {
      case .sticker(let form):
        earlier.showsFigures ? corrected(earlier, form) : "<p>\(phrases.correctionHidden)</p>\n"
      case .motion(let form): corrected(earlier, form)
      case .stance: correctedStances(earlier)
      }
    return """
      <div class="correction">
      <h4>\(phrases.correctionTitle)</h4>
      <p>\(told) \(name(closing.record.header.partner)):</p>
      \(said(earlier.reason ?? phrases.correctionUnexplained))\(tables)</div>

      """
  }

  private func corrected(_ earlier: EarlierResult, _ form: StickerForm) -> Markup {
    let before = StickerTally(form: form, state: earlier.state)
    let now = StickerTally(form: form, state: earlier.later)
    return zip(before.boards, now.boards).map(corrected).joined()
  }

  /// Both results of a motion: what each alternative got, and what came of it.
  private func corrected(_ earlier: EarlierResult, _ form: MotionForm) -> Markup {
    let before = MotionTally(form: form, state: earlier.state)
    let now = MotionTally(form: form, state: earlier.later)
    let rows = zip(form.alternatives, zip(before.votes, now.votes)).map { alternative, votes -> [Markup] in
      [title(of: alternative), "\(phrases.number(votes.0.votes))", "\(phrases.number(votes.1.votes))"]
    }
    let outcome: [Markup] = [
      "\(phrases.correctionOutcome)", "\(phrases.result(before, form, isOpen: false))",
      "\(phrases.result(now, form, isOpen: false))",
    ]
    return beforeAndNow(phrases.alternative, rows + [outcome])
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
  private func corrected(_ before: StickerTally.BoardTally, _ now: StickerTally.BoardTally) -> Markup {
    let pairs = zip(before.items, now.items)
    guard pairs.contains(where: { $0.stickers != $1.stickers || $0.rank != $1.rank }) else { return "" }
    let rows = pairs.sorted { ($0.1.rank ?? 0) < ($1.1.rank ?? 0) }.map { old, new -> [Markup] in
      ["<span dir=\"auto\">\(new.text)</span>", figure(old), figure(new)]
    }
    return Table(
      caption: phrases.correctionCaption(now.title),
      header: [phrases.item, phrases.correctionBefore, phrases.correctionNow], rows: rows
    ).markup
  }

  private func figure(_ item: StickerTally.ItemTally) -> Markup {
    "\(phrases.number(item.stickers ?? 0)) \(phrases.correctionPlace(item.rank ?? 0, isTied: item.isTied))"
  }
}
