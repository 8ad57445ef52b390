import Deliberation
import HTML

// MARK: - Results that a later closing changed

extension PaperAccount {
  /// What a sticker poll came to before it was closed anew, beside what it comes to since, and why.
  func corrections(of state: PollState, _ form: StickerForm) -> Markup {
    state.corrections.map { correction($0.earlier, $0.later, form) }.joined()
  }

  private func correction(_ earlier: EarlierResult, _ later: PollState, _ form: StickerForm) -> Markup {
    let before = StickerTally(form: form, state: earlier.state)
    let now = StickerTally(form: form, state: later)
    let closing = earlier.closing
    let meetings = form.meetings.filter { earlier.meetings.contains($0.id) }.map(\.title)
    let told = phrases.correction(
      on: day(closing), counted: earlier.state.closing.map(day) ?? "", meetings: meetings)
    let tables: Markup =
      PollState.showsBoth(before, now, changed: earlier.meetings, form: form)
      ? zip(before.boards, now.boards).map(corrected).joined()
      : "<p>\(phrases.correctionHidden)</p>\n"
    return """
      <div class="correction">
      <h4>\(phrases.correctionTitle)</h4>
      <p>\(told) \(name(closing.record.header.partner)):</p>
      \(said(earlier.reason ?? phrases.correctionUnexplained))\(tables)</div>

      """
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
