import Deliberation
import HTML

// MARK: - The front: what it is, who stands behind it, what it rests on

extension EditionPage {
  var front: Markup {
    let heading = content.paper.heading
    let summary: Markup =
      heading.summary.map { "<p class=\"summary\" dir=\"auto\"\(heading.textAttribute)>\($0)</p>\n" } ?? ""
    return """
      <div class="front">
      \(summary)<p class="about">\(about)</p>
      \(signatories)\(figures)<p class="check">\(phrases.checkLine(account.dossier.paper.slug)) <a href="#verify">\(phrases.verification)</a>.</p>
      </div>

      """
  }

  /// Who signed, and who did not: the last poll of stances that was closed.
  var signatories: Markup {
    let asked = account.polls.compactMap { state -> (state: PollState, order: Filed.Order)? in
      guard case .stance = state.poll.form, let closing = state.closing else { return nil }
      return (state, closing.order)
    }
    guard let state = asked.max(by: { $0.order < $1.order })?.state else {
      return "<p>\(phrases.noStances)</p>\n"
    }
    return "<div class=\"stances\">\n\(account.stances(state, isFront: true))</div>\n"
  }

  /// Four figures: who took part, what was said, what was proposed, what was voted on.
  var figures: Markup {
    let counts = Counts(account)
    let boxes = [
      phrases.partnersFigure(counts.heard, of: account.partners.count),
      phrases.commentsFigure(counts.comments, replies: counts.replies),
      phrases.changesFigure(counts.adopted, of: counts.changes),
      phrases.pollsFigure(counts.polls, people: counts.people),
    ]
    return
      "<ul class=\"figures\">\n\(boxes.map { "<li><b>\($0.figure)</b> \($0.what)</li>\n" as Markup })</ul>\n"
  }
}

/// How much was said about a paper. Comments and the answers to them are counted apart; so are the people at meetings and the
/// organisations that placed stickers by themselves.
struct Counts {
  let comments: Int
  let replies: Int
  /// Changes, each once where several proposed it alike.
  let changes: Int
  let adopted: Int
  let polls: Int
  /// Who placed stickers at meetings; nil where that is hidden, or no poll asked for it.
  let people: Int?
  /// How many partners spoke, voted or wrote; also those that have left.
  let heard: Int

  init(_ account: PaperAccount) {
    let dossier = account.dossier
    comments = account.comments.count
    replies = account.comments.reduce(0) { $0 + $1.thread.replies.count }
    changes = account.changes.count
    adopted = account.changes.count { $0.status.isAdopted }
    polls = account.polls.count
    people = Self.people(at: account.polls)
    let spoken = Set(dossier.records.map(\.record.header.partner))
    heard = account.partners.count { spoken.contains($0.id) }
  }

  /// Two polls may have been held at one meeting: then nobody knows how many people placed stickers in both, and no figure is given.
  private static func people(at polls: [PollState]) -> Int? {
    struct Held: Hashable {
      let title: String
      let date: String?
    }
    var held: Set<Held> = []
    var people: Int?
    for state in polls {
      // Who fills in a form afterwards was counted already, or did not choose anything.
      guard case .sticker(let form) = state.poll.form, !form.isEvaluation else { continue }
      let tally = StickerTally(form: form, state: state)
      let counted = Set(tally.meetings.map(\.id))
      let meetings = form.meetings.toldApart.filter { counted.contains($0.id) }.map {
        Held(title: $0.title, date: $0.date)
      }
      guard let all = tally.people, held.isDisjoint(with: meetings) else { return nil }
      held.formUnion(meetings)
      people = (people ?? 0) + all
    }
    return people
  }
}
