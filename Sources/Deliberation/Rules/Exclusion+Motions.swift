/// What is asked of a motion for each of its hunks, worked out once.
struct MotionFacts: Sendable {
  /// All that its alternatives name.
  let hunks: Set<Target>
  let isSettled: Bool
  /// What is in the draft though a later closing chose otherwise.
  let turnedRound: [Exclusion]
  /// The hunks that those are about.
  let isTurnedRound: Set<Target>
  /// What another motion chose otherwise, closed apart from this one; with the one of the two that stands first.
  let chosenApart: [Exclusion]

  /// - Parameter dossier: one that has its records, and nothing of motions yet.
  init?(_ state: PollState, in dossier: Dossier) {
    guard case .motion = state.poll.form else { return nil }
    hunks = Set(state.poll.targets.flatMap(dossier.hunks))
    isSettled = state.isSettled
    turnedRound = dossier.findTurnedRound(state, isSettled: isSettled)
    isTurnedRound = Set(
      turnedRound.compactMap { if case .motion(_, let target) = $0.subject { target } else { nil } })
    chosenApart = dossier.findChosenApart(state)
  }
}

extension Dossier {
  /// What is in the draft though the closing of a motion that holds now chose another alternative: by a decision whose writer did not
  /// know of that closing. An earlier closing may have brought it there, or the committee, apart from the vote.
  package func turnedRound(_ state: PollState) -> [Exclusion] { motions[state.poll.id]?.turnedRound ?? [] }

  fileprivate func findTurnedRound(_ state: PollState, isSettled: Bool) -> [Exclusion] {
    guard let closing = state.closing, case .motion(let form) = state.poll.form else { return [] }
    let outdated = state.poll.targets.flatMap(hunks).compactMap { target -> (target: Target, by: Filed)? in
      guard merged[target] != nil, let decision = decision(about: target),
        case .decision(let body) = decision.record.body, body.outcome == .adopted,
        !knewClosing(of: state, by: decision)
      else { return nil }
      return (target, decision)
    }
    guard !outdated.isEmpty, isSettled else { return [] }
    let winner = MotionTally(form: form, state: state).verdict.winner
    let chosen = Set(form.alternatives.filter { $0.id == winner }.flatMap(\.targets).flatMap(hunks))
    return outdated.filter { target, decision in
      guard case .decision(let body) = decision.record.body, !chosen.contains(target) else { return false }
      // A vote that chose nothing says nothing against what others decided.
      return body.poll == state.poll.id || winner != nil && state.missing.isEmpty
    }.map {
      Exclusion(
        subject: .motion(poll: state.poll.id, $0.target), holds: .record(closing.record.id),
        others: [.record($0.by.record.id)])
    }
  }

  /// What two motions chose otherwise whose closings were made apart, and on which nobody has decided who knew of both; said with the one
  /// whose closing comes first.
  package func chosenApart(_ state: PollState) -> [Exclusion] { motions[state.poll.id]?.chosenApart ?? [] }

  /// Whether two motions chose otherwise about this target, apart.
  package func isChosenApart(_ target: Target) -> Bool {
    motions.values.contains { motion in motion.chosenApart.contains { $0.target == target } }
  }

  fileprivate func findChosenApart(_ state: PollState) -> [Exclusion] {
    guard let closing = state.closing, let (all, chosen) = choice(of: state) else { return [] }
    return pollFiles.flatMap { other -> [Exclusion] in
      guard other.poll.id != state.poll.id, let later = other.closing,
        closing.order.comesBefore(later.order), let (hunks, otherwise) = choice(of: other),
        !knewClosing(of: state, by: later), !knewClosing(of: other, by: closing)
      else { return [] }
      return all.intersection(hunks).sorted().filter { target in
        guard chosen.contains(target) != otherwise.contains(target), hunkStatus(of: target) != .withdrawn
        else {
          return false
        }
        guard let decision = decision(about: target) else { return true }
        return !knewClosing(of: state, by: decision) || !knewClosing(of: other, by: decision)
      }.map {
        Exclusion(
          subject: .motion(poll: state.poll.id, $0), holds: .record(closing.record.id),
          others: [.record(later.record.id)])
      }
    }
  }

  /// What a settled motion is about, and what it chose of that; nil where it chose nothing.
  private func choice(of state: PollState) -> (all: Set<Target>, chosen: Set<Target>)? {
    guard state.closing != nil, case .motion(let form) = state.poll.form, state.missing.isEmpty,
      state.isSettled, let winner = MotionTally(form: form, state: state).verdict.winner
    else { return nil }
    let chosen = form.alternatives.filter { $0.id == winner }.flatMap(\.targets).flatMap(hunks)
    return (Set(state.poll.targets.flatMap(hunks)), Set(chosen))
  }

  /// Whether a motion leaves it open what becomes of a target that it decided on: something about the poll excludes something
  /// else. Of what is in the draft, whether it lost by a closing of which nobody knew who put it there.
  func waitsForMotion(_ target: Target) -> Bool {
    if isChosenApart(target) { return true }
    if merged[target] != nil { return motions.values.contains { $0.isTurnedRound.contains(target) } }
    guard let decision = decision(about: target), case .decision(let body) = decision.record.body,
      let poll = body.poll, let state = pollState(poll), let motion = motions[poll],
      motion.hunks.contains(target)
    else { return false }
    return !motion.isSettled || state.closing != nil && !knewClosing(of: state, by: decision)
  }

  /// The hunks that a target names: itself, or all of an amendment.
  package func hunks(of target: Target) -> [Target] {
    // Asked of the record: what became of a hunk is told by way of this.
    guard target.hunk == nil, case .amendment(let amendment)? = self[target.record]?.record.body else {
      return [target]
    }
    return amendment.hunks.indices.map { Target(target.record, hunk: $0 + 1) }
  }
}
