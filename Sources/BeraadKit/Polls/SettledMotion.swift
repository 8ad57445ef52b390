import Deliberation
import Git
import ObjectIDs
import Storage

/// A closed motion, and what `merge` made of it.
package struct SettledMotion: Encodable, Sendable {
  package let poll: String
  /// `won`, `tie`, `no-quorum`, `short`, `withdrawn` where its partner took back what won, or `waiting` while the result is not whole or
  /// the poll is not settled.
  package let verdict: String
  /// The alternative that won; nil where none did.
  package let winner: String?
  /// The hunks that are adopted by it.
  package let adopted: [String]
  /// The hunks that are rejected by it.
  package let rejected: [String]
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
  ) -> (settlements: [Settlement], dossier: Dossier) {
    let language = dossier.paper.language ?? roster.language
    let settlements = dossier.pollFiles.compactMap { state in
      MotionSettling(state, in: dossier, language: language).map { settling in
        Settlement(
          motion: settling.motion,
          records: settling.decisions.map {
            RecordCoding.seal(
              Record.Header(
                paper: dossier.paper.slug, partner: identity.partner.id, person: identity.person,
                at: context.now(), seen: snapshot.commit), .decision($0))
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
  func sentence(of paper: Slug) -> String? {
    winner.map {
      "The vote '\(poll)' is closed, '\($0)' won, and the draft does not say so yet: carry it out with: beraad merge \(paper)"
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
        dossier.waits($0, since: closing)
      }
    }
    guard open.contains(where: { !$0.isEmpty }) else { return nil }
    let tally = MotionTally(form: form, state: state)
    let isWhole = state.missing.isEmpty && state.isSettled
    let won = isWhole ? tally.verdict.winner : nil
    let isTakenBack = form.alternatives.contains { $0.id == won && dossier.isTakenBack($0) }
    guard let winner = won, !isTakenBack else {
      let verdict = isTakenBack ? "withdrawn" : isWhole ? tally.verdict.name : "waiting"
      motion = SettledMotion(
        poll: state.poll.id.description, verdict: verdict, winner: nil, adopted: [], rejected: [])
      decisions = []
      return
    }
    let chosen = zip(form.alternatives, open).first { $0.0.id == winner }?.1 ?? []
    let wanted = Set(chosen)
    let others = open.flatMap(\.self).uniqued().filter { !wanted.contains($0) }
    let reason = BallotPhrases(language).outcome(of: state.poll, tally, won: winner)
    motion = SettledMotion(
      poll: state.poll.id.description, verdict: tally.verdict.name, winner: winner.description,
      adopted: chosen.map(\.description), rejected: others.map(\.description))
    decisions = [(chosen, Outcome.adopted), (others, .rejected)].filter { !$0.0.isEmpty }.map {
      Decision(
        targets: $0, outcome: $1, reason: reason, poll: state.poll.id,
        replaces: dossier.decisionsReplaced(by: $0))
    }
  }
}

extension Dossier {
  /// Whether nothing is left of an alternative, since its partners took it back: then people decide about the others.
  fileprivate func isTakenBack(_ alternative: Alternative) -> Bool {
    let wanted = alternative.targets.flatMap(hunks)
    return !wanted.isEmpty && wanted.allSatisfy { hunkStatus(of: $0) == .withdrawn }
  }

  /// Whether a hunk waits for what a closed poll says: neither in the draft nor withdrawn, and not decided on since the
  /// closing, by that poll or by the committee.
  fileprivate func waits(_ target: Target, since closing: Filed) -> Bool {
    switch hunkStatus(of: target) {
    case .merged, .withdrawn, .putAgain, nil: return false
    case .open: return true
    case .decided(_, let id):
      guard let decision = self[id] else { return true }
      // Between its adoption and its withdrawal no vote chooses, but people.
      guard withdrawal(of: target.record) == nil || !isExcluded(target) else { return false }
      return !witnessed(closing.record.id, by: decision)
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
    return Dossier(
      paper: paper, roster: roster, former: former,
      records: records + new.map { Filed(record: $0, isCollected: true, generation: nil) }, merged: merged,
      polls: polls, begun: begun, witnessed: witnessed.merging(witnessing(new)) { $1 },
      lost: lost)
  }
}
