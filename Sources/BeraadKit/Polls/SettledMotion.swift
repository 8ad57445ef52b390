package import Deliberation
import Git
import ObjectIDs
import Storage

/// A closed motion, and what `merge` made of it.
package struct SettledMotion: Encodable, Sendable {
  /// What a closed motion comes to.
  package enum Verdict: String, Encodable, Sendable {
    case won, tie, short
    case noQuorum = "no-quorum"
    /// Its partner took back what won.
    case withdrawn
    /// Another vote about the same was closed before it.
    case second
    /// What won was merged, undone and decided otherwise before.
    case undone
    /// Something else was adopted and merged apart from it.
    case merged
    /// The result is not whole, or the poll is not settled.
    case waiting
  }

  package let poll: String
  package let verdict: Verdict
  /// The alternative that won and is carried out; nil where none is.
  package let winner: String?
  /// The vote that was closed before it and that it decides nothing against; nil where there is none.
  package var first: String?
  /// The hunks that are adopted by it.
  package let adopted: [String]
  /// The hunks that are rejected by it.
  package let rejected: [String]
  /// What won and no merge brings back; nil where there is none.
  package var undone: String?
  /// What was merged apart from the vote, which chose something else; nil where there is none.
  package var against: Target?
  /// What it is about and waits until that is settled.
  package var held: [Target] = []
  /// Who abstained and who did not vote: for whoever reads what won in a list.
  package var turnout = Localized.nothing

  private enum CodingKeys: String, CodingKey { case poll, verdict, winner, first, adopted, rejected }
}

extension SettledMotion.Verdict {
  init(_ verdict: MotionTally.Verdict) {
    self =
      switch verdict {
      case .won: .won
      case .noQuorum: .noQuorum
      case .tie: .tie
      case .short: .short
      case .unsettled: .waiting
      }
  }
}

/// What closed motions come to, before it is on main.
struct Settlement {
  let motion: SettledMotion
  /// A decision that adopts and one that rejects; none where nothing won.
  let records: [Record]
}

extension Desk {
  /// Turns the closed motions that have a winner into decisions, and says what became of each motion that was not
  /// settled before. Nothing is written.
  ///
  /// - Returns: the settlements, and the dossier as it is with their decisions in it.
  func settleMotions(
    of dossier: Dossier, by identity: Identity
  ) throws -> (settlements: [Settlement], dossier: Dossier) {
    let language = dossier.paper.language ?? roster.language
    let settlements = try dossier.pollFiles.compactMap { state in
      try MotionSettling(state, in: dossier, language: language).map { settling in
        Settlement(
          motion: settling.motion,
          records: try settling.decisions.map { decision in
            let decision = decision.naming(
              decision.outcome == .adopted ? [] : try snapshot.mergeMarks(of: decision.targets))
            return RecordCoding.seal(
              Record.Header(
                paper: dossier.paper.slug, partner: identity.partner.id, person: identity.person,
                at: context.now(), seen: snapshot.commit, saw: dossier.bearing(on: .decision(decision))),
              .decision(decision))
          })
      }
    }
    return (settlements, dossier.adding(settlements.flatMap(\.records)))
  }
}

extension Dossier {
  /// What the closed motions come to of which something is not in the draft and not decided on: `merge` carries out those
  /// that have a winner.
  var motionsToCarryOut: [SettledMotion] {
    let language = paper.language ?? roster.language
    return pollFiles.compactMap { MotionSettling($0, in: self, language: language)?.motion }
  }
}

extension SettledMotion {
  /// What was chosen and waits for the draft, with what puts it there; nil where nothing was chosen.
  func sentence(of paper: Slug) -> Localized? {
    if let undone {
      return Localized(
        en:
          "The vote '\(poll)' is closed and chose \(undone), which was merged, undone and decided otherwise before: its partner can put it again, and the committee leaves it at that with: beraad decide \(undone) reject --because WHY",
        nl:
          "De stemming '\(poll)' is gesloten en koos \(undone); dat is eerder samengevoegd, ongedaan gemaakt en anders besloten: de indiener kan het opnieuw voorstellen, en de commissie laat het zo met: beraad decide \(undone) reject --because WAAROM"
      )
    }
    return winner.map { winner in
      // The command stands last, so that it can be copied.
      let others = turnout.map { $0.isEmpty ? "" : $0 + " " }
      return Localized(
        en:
          "The vote '\(poll)' is closed, '\(winner)' won, and the draft does not say so yet. \(others.english)Carry it out with: beraad merge \(paper)",
        nl:
          "De stemming '\(poll)' is gesloten, '\(winner)' won, en dat staat nog niet in het concept. \(others.dutch)Voer het uit met: beraad merge \(paper)"
      )
    }
  }
}

/// What follows from one closed motion.
private struct MotionSettling {
  let motion: SettledMotion
  /// One that adopts the winner's hunks and one that rejects the others'; none where nothing won.
  let decisions: [Decision]

  /// Nil where there is nothing to do: the poll is no closed motion, or each of its hunks is settled.
  init?(_ state: PollState, in dossier: Dossier, language: Language) {
    guard let closing = state.closing, case .motion(let form) = state.poll.form else { return nil }
    let open = form.alternatives.map { alternative in
      alternative.targets.flatMap(dossier.hunks).filter {
        dossier.waits($0, for: state)
      }
    }
    guard open.contains(where: { !$0.isEmpty }) else { return nil }
    if state.poll.targets.flatMap(dossier.hunks).contains(where: dossier.isChosenApart) {
      motion = SettledMotion(
        poll: state.poll.id.description, verdict: .waiting, winner: nil, adopted: [], rejected: [],
        held: open.flatMap(\.self).uniqued())
      decisions = []
      return
    }
    if let against = dossier.mergedAgainst(state).min() {
      motion = SettledMotion(
        poll: state.poll.id.description, verdict: .merged, winner: nil, adopted: [], rejected: [],
        against: against, held: open.flatMap(\.self).uniqued())
      decisions = []
      return
    }
    let tally = MotionTally(form: form, state: state)
    let isWhole = state.missing.isEmpty && state.isSettled
    let won = isWhole ? tally.verdict.winner : nil
    let isTakenBack = form.alternatives.contains { $0.id == won && dossier.isTakenBack($0) }
    let first = won == nil || isTakenBack ? nil : dossier.voteBefore(state, closing)
    guard let winner = won, !isTakenBack, first == nil else {
      let verdict: SettledMotion.Verdict =
        isTakenBack ? .withdrawn : first != nil ? .second : isWhole ? .init(tally.verdict) : .waiting
      motion = SettledMotion(
        poll: state.poll.id.description, verdict: verdict, winner: nil, first: first?.description,
        adopted: [],
        rejected: [])
      decisions = []
      return
    }
    let chosen = zip(form.alternatives, open).first { $0.0.id == winner }?.1 ?? []
    if let undone = chosen.first(where: { dossier.merged[$0] != nil }) {
      motion = SettledMotion(
        poll: state.poll.id.description, verdict: .undone, winner: nil, adopted: [], rejected: [],
        undone: undone.description)
      decisions = []
      return
    }
    let wanted = Set(chosen)
    let others = open.flatMap(\.self).uniqued().filter { !wanted.contains($0) }
    let reason = BallotPhrases(language).outcome(
      of: state.poll, tally, won: winner, name: dossier.name)
    motion = SettledMotion(
      poll: state.poll.id.description, verdict: .won, winner: winner.description,
      adopted: chosen.map(\.description), rejected: others.map(\.description),
      turnout: Localized { language in
        tally.turnout.sentences(in: language, name: dossier.name).joined(separator: " ")
      })
    decisions = [(chosen, Outcome.adopted), (others, .rejected)].filter { !$0.0.isEmpty }.map {
      Decision(
        targets: $0, outcome: $1, reason: reason, poll: state.poll.id,
        replaces: dossier.decisionsReplaced(by: $0))
    }
  }
}

extension Dossier {
  /// What was adopted and merged apart from a vote that chose something else. What an earlier closing of the vote itself brought into the
  /// draft is none of it.
  fileprivate func mergedAgainst(_ state: PollState) -> [Target] {
    turnedRound(state).filter { exclusion in
      exclusion.others.allSatisfy { other in
        guard case .decision(let body)? = other.record.flatMap({ self[$0] })?.record.body else { return true }
        return body.poll != state.poll.id
      }
    }.compactMap(\.target)
  }

  /// A vote about one of the same changes that was closed before this one and chose, where who opened this one did not know what came of
  /// that: then people decide.
  fileprivate func voteBefore(_ state: PollState, _ closing: Filed) -> Slug? {
    let wanted = Set(state.poll.targets.flatMap(hunks))
    return pollFiles.first { other in
      guard other.poll.id != state.poll.id, let closed = other.closing,
        case .motion(let form) = other.poll.form,
        closed.order.comesBefore(closing.order), other.missing.isEmpty, other.isSettled
      else { return false }
      let shared = other.poll.targets.flatMap(hunks).filter(wanted.contains)
      guard !shared.isEmpty, let winner = MotionTally(form: form, state: other).verdict.winner,
        !form.alternatives.contains(where: { $0.id == winner && isTakenBack($0) })
      else { return false }
      return shared.contains { target in
        if waits(target, for: other) { return true }
        guard let made = decision(about: target), case .decision(let decision) = made.record.body,
          decision.poll == other.poll.id, let opening = state.opening
        else { return false }
        return opening.order.comesBefore(made.order)
      }
    }?.poll.id
  }

  /// Whether nothing is left of an alternative, since its partners took it back: then people decide about the others.
  fileprivate func isTakenBack(_ alternative: Alternative) -> Bool {
    let wanted = alternative.targets.flatMap(hunks)
    return !wanted.isEmpty && wanted.allSatisfy { hunkStatus(of: $0) == .withdrawn }
  }

  /// Whether a hunk waits for what a closed poll says: neither in the draft nor withdrawn, and not decided on since the
  /// closing, by that poll or by the committee.
  fileprivate func waits(_ target: Target, for state: PollState) -> Bool {
    switch hunkStatus(of: target) {
    case .merged, .withdrawn, .putAgain, nil: return false
    case .open: return true
    case .decided(_, let id):
      guard let decision = self[id] else { return true }
      // What was merged and decided otherwise comes back as another one, or not at all.
      if merged[target] != nil, again(target) != nil || withdrawal(of: target) != nil { return false }
      // Between its adoption and its withdrawal no vote chooses, but people.
      guard withdrawal(of: target) == nil || !isExcluded(target) else { return false }
      return !knewClosing(of: state, by: decision)
    }
  }

  /// The closings that decisions made now rest on.
  private func witnessing(_ new: [Record]) -> [RecordID: Set<RecordID>] {
    var witnessed: [RecordID: Set<RecordID>] = [:]
    for record in new {
      guard case .decision(let body) = record.body,
        let closing = body.poll.flatMap({ pollState($0)?.closing })
      else { continue }
      witnessed[record.id] = [closing.record.id]
    }
    return witnessed
  }

  /// The same dossier with newer records, as they will stand on main.
  fileprivate func adding(_ new: [Record]) -> Dossier {
    guard !new.isEmpty else { return self }
    return with(
      records: records + new.map { Filed(record: $0, isCollected: true, generation: nil) },
      witnessed: witnessed.merging(witnessing(new)) { $1 })
  }
}
