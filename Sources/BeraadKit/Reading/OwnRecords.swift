package import Deliberation
import Prose
import Storage

/// One thing that a partner recorded, and what became of it.
package struct OwnRecord: Sendable {
  /// What became of it, as far as people can tell.
  package enum State: String, Sendable {
    case open, adopted, rejected, referred, postponed, withdrawn
  }

  package enum What: Sendable {
    case comment(quote: String, text: String)
    case change(old: String, new: String, because: String)
    case reply(text: String)
    /// A vote, and the poll that it was cast in; nil where that is gone.
    case vote(Vote, in: Poll?, Standing)
  }

  /// What a vote is in its poll.
  package enum Standing: Sendable {
    case counts, replaced
    /// It came after the closing, which does not list it.
    case tooLate
    /// It is passed over by another rule: another opening holds than the one that it was cast under, or it breaks one of the poll.
    case passedOver
  }

  /// What somebody said to it.
  package struct Answer: Sendable {
    package let partner: Slug
    package let text: String
  }

  /// The record; of a proposal with several changes each, as `ID/N`.
  package let id: String
  package let paper: Slug
  package let what: What
  package let state: State
  /// Why it was decided, or withdrawn, so.
  package let reason: String?
  /// What was said to a comment, in the order in which it came.
  package var answers: [Answer] = []
  /// Whether others answered a comment on which nothing is decided.
  package var isAnswered = false
  package let at: Instant
  package let isCollected: Bool
  /// Whether it gives a day behind the last one of its paper or poll.
  package let isLate: Bool
  /// Whether its partner can still take it back.
  package let canBeWithdrawn: Bool
}

extension Context {
  /// All that a partner recorded, newest first, about every paper.
  package func records(of partner: Slug) throws -> [OwnRecord] {
    let desk = try Desk(self)
    let found = try desk.snapshot.soundPapers().flatMap { slug in
      let dossier = try desk.dossier(of: slug.description).dossier
      return Array(OwnRecords(dossier, of: partner).all.reversed())
    }
    return found.enumerated().sorted { ($0.element.at, -$0.offset) > ($1.element.at, -$1.offset) }.map(
      \.element)
  }
}

private struct OwnRecords {
  let dossier: Dossier
  let partner: Slug
  private let threads: [RecordID: Thread]

  init(_ dossier: Dossier, of partner: Slug) {
    (self.dossier, self.partner) = (dossier, partner)
    threads = Dictionary(dossier.threads.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var all: [OwnRecord] {
    dossier.records.filter { $0.record.header.partner == partner }.flatMap(rows)
  }

  private func rows(_ filed: Filed) -> [OwnRecord] {
    switch filed.record.body {
    case .comment: threads[filed.record.id].map { [row(of: $0)] } ?? []
    case .amendment: dossier.amendment(filed.record.id).map(rows) ?? []
    case .reply(let reply):
      [row(filed, reply)]
    case .vote(let vote):
      [row(filed, vote)]
    default: []
    }
  }

  private func row(_ filed: Filed, _ vote: Vote) -> OwnRecord {
    let state = dossier.pollState(vote.poll)
    let counts = state?.votes[partner]?.record.id == filed.record.id
    return row(
      filed,
      .vote(
        vote, in: state?.poll,
        counts
          ? .counts
          : state?.cameTooLate(filed) == true
            ? .tooLate : state?.isPassedOver(filed) == true ? .passedOver : .replaced),
      counts ? .open : .withdrawn)
  }

  /// An answer shares what becomes of the comment.
  private func row(_ filed: Filed, _ reply: Reply) -> OwnRecord {
    let state = threads[reply.to].map { self.state($0.status) } ?? OwnRecord.State.open
    return row(
      filed, .reply(text: reply.text), state,
      because: state == .open ? nil : reason(Target(reply.to), state))
  }

  private func row(of thread: Thread) -> OwnRecord {
    let state = state(thread.status)
    var row = row(
      thread.filed, .comment(quote: thread.comment.anchor.quote, text: thread.comment.text), state,
      because: reason(Target(thread.id), state), canBeWithdrawn: state == .open)
    row.answers = thread.replies.compactMap { filed in
      guard case .reply(let reply) = filed.record.body else { return nil }
      return OwnRecord.Answer(partner: filed.record.header.partner, text: reply.text)
    }
    row.isAnswered = state == .open && row.answers.contains { $0.partner != partner }
    return row
  }

  /// One row where all changes of a proposal are in one state, else one for each.
  private func rows(_ file: AmendmentFile) -> [OwnRecord] {
    let states = file.statuses.map(state)
    let isOneRow = Set(states).count == 1
    return file.amendment.hunks.indices.filter { !isOneRow || $0 == 0 }.map { index in
      let target = Target(file.id, hunk: index + 1)
      let hunks = isOneRow ? file.amendment.hunks : [file.amendment.hunks[index]]
      return row(
        file.filed,
        .change(
          old: hunks.map(\.old).joined(separator: " … "), new: hunks.map(\.new).joined(separator: " … "),
          because: file.amendment.reason), states[index],
        id: isOneRow ? file.id.description : target.description,
        because: reason(target, states[index]),
        canBeWithdrawn: states[index] == .open)
    }
  }

  private func row(
    _ filed: Filed, _ what: OwnRecord.What, _ state: OwnRecord.State, id: String? = nil,
    because reason: String? = nil, canBeWithdrawn: Bool = false
  ) -> OwnRecord {
    OwnRecord(
      id: id ?? filed.record.id.description, paper: dossier.paper.slug, what: what, state: state,
      reason: reason, at: filed.record.header.at, isCollected: filed.isCollected,
      isLate: dossier.isLate(filed), canBeWithdrawn: canBeWithdrawn)
  }

  private func reason(_ target: Target, _ state: OwnRecord.State) -> String? {
    if state == .withdrawn, case .withdrawal(let body)? = dossier.withdrawal(of: target)?.record.body {
      return body.reason
    }
    guard case .decision(let decision)? = dossier.decision(about: target)?.record.body else { return nil }
    return decision.reason
  }

  private func state(_ status: HunkStatus) -> OwnRecord.State {
    switch status {
    case .open: .open
    case .withdrawn, .putAgain: .withdrawn
    case .merged: .adopted
    case .decided(let outcome, _): state(outcome)
    }
  }

  private func state(_ status: CommentStatus) -> OwnRecord.State {
    switch status {
    case .open, .answered: .open
    case .withdrawn: .withdrawn
    case .adopted: .adopted
    case .decided(let outcome, _): state(outcome)
    }
  }

  private func state(_ outcome: Outcome) -> OwnRecord.State {
    switch outcome {
    case .adopted: .adopted
    case .rejected: .rejected
    case .referred: .referred
    case .postponed: .postponed
    }
  }
}
