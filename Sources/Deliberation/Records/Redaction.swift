import Prose

/// What the committee took out of the history, and why: the words go, that they were there stays.
package struct Redaction: Hashable, Sendable {
  /// A record, for all that it says in free text; one numbered hunk of an amendment, for the words that it proposes.
  package let targets: [Target]
  package let reason: String

  package init(targets: [Target], reason: String) { (self.targets, self.reason) = (targets, reason) }

  /// What stands in the place of words that were taken out: every reader sees that there was something.
  package static let mark = "[…]"
}

extension Record {
  /// The record without the words that a redaction takes out, under the id that it had; nil where it says nothing in words of its
  /// own. All that others rest on stays: what it is about, what it answers, its choice, its figures.
  package func redacted(by targets: [Target]) -> Record? {
    let own = targets.filter { $0.record == id }
    guard !own.isEmpty, let body = body.redacted(own) else { return nil }
    return Record(id: id, header: header, body: body, isRedacted: true)
  }
}

extension Record.Kind {
  /// Whether such a record can say something in words of its own, that can be taken out.
  package var hasOwnWords: Bool {
    switch self {
    case .comment, .reply, .amendment, .withdrawal, .decision, .closing, .vote, .count, .tie: true
    case .opening, .ballots, .edition, .redaction: false
    }
  }
}

extension Record.Body {
  /// - Parameter targets: those of this record.
  fileprivate func redacted(_ targets: [Target]) -> Record.Body? {
    let mark = Redaction.mark
    func marked(_ text: String?) -> String? { text.map { $0.isEmpty ? $0 : mark } }
    switch self {
    case .comment(let body):
      // What it quotes are words of the draft, and stays. What stands around them nobody has held against the draft.
      let anchor = Anchor(
        quote: body.anchor.quote, prefix: "", suffix: "", range: body.anchor.range, blob: body.anchor.blob)
      return .comment(Comment(anchor: anchor, intent: body.intent, text: mark, file: body.file))
    case .reply(let body): return .reply(Reply(to: body.to, text: mark, file: body.file))
    case .amendment(let body): return .amendment(body.redacted(targets))
    case .withdrawal(let body):
      return .withdrawal(Withdrawal(of: body.of, reason: marked(body.reason) ?? ""))
    case .decision(let body):
      return .decision(
        Decision(
          targets: body.targets, outcome: body.outcome, reason: mark, poll: body.poll, replaces: body.replaces
        ))
    case .closing(let body):
      return body.reason.map { _ in
        .closing(
          Closing(
            poll: body.poll, counts: body.counts, setAside: body.setAside, replaces: body.replaces,
            reason: mark))
      }
    case .vote(let body):
      return body.reason.map { _ in
        .vote(
          Vote(
            poll: body.poll, opening: body.opening, choice: body.choice, reason: mark, anchor: body.anchor,
            replaces: body.replaces))
      }
    case .count(let body):
      guard body.reason != nil || !body.counters.isEmpty else { return nil }
      return .count(
        Count(
          poll: body.poll, opening: body.opening, meeting: body.meeting, people: body.people,
          present: body.present, stickers: body.stickers, counters: [], replaces: body.replaces,
          reason: marked(body.reason)))
    case .tie(let body):
      return body.reason.map { _ in
        .tie(
          Tie(
            poll: body.poll, item: body.item, anchor: body.anchor, reason: mark, replaces: body.replaces))
      }
    case .opening, .ballots, .edition, .redaction: return nil
    }
  }
}

extension Amendment {
  fileprivate func redacted(_ targets: [Target]) -> Amendment {
    let numbers = Set(targets.compactMap(\.hunk))
    let isWhole = targets.contains { $0.hunk == nil }
    let hunks = hunks.enumerated().map { index, hunk in
      guard numbers.contains(index + 1), !hunk.new.isEmpty else { return hunk }
      // Where the mark itself stood, a hunk would change nothing.
      let new = hunk.old.utf8.elementsEqual(Redaction.mark.utf8) ? Redaction.mark + " " : Redaction.mark
      return Hunk(range: hunk.range, old: hunk.old, new: new)
    }
    return Amendment(
      base: base, hunks: hunks, reason: isWhole ? Redaction.mark : reason, comments: comments, again: again,
      file: file)
  }
}

extension Dossier {
  /// What was taken out, in causal order.
  package var redactions: [Filed] { records.filter { $0.record.kind == .redaction } }
}
