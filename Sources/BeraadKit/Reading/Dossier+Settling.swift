import Deliberation
import ObjectIDs

/// What settles what was made apart, as its sentence has it.
extension Dossier {
  /// What settles a target. What is in the draft stays there until an author takes it out.
  ///
  /// - Parameter said: the outcomes between which it is settled; one of them can be the other two.
  func settling(_ target: Target, _ draft: MergedInDraft, between said: [Outcome] = []) -> Localized {
    let (stands, isUndone) = (draft.stands(target), draft.isUndone(target))
    let first = draft.outcomeThatSettles(target, between: said).verb
    // What was undone is not adopted: its partner puts it again.
    let second = isUndone ? [] : ["reject"]
    let others =
      second + [Outcome.referred, .postponed].filter { said.contains($0) && $0.verb != first }.map(\.verb)
    let step = draft.stepThatSettles(target, between: said)
    // One command, which can be copied as it stands.
    let isOne = stands || others.isEmpty
    let choices = isOne ? .nothing : Localized.anyOf([first] + others).map { " (\($0))" }
    let other = beforeSettling(target, stands: stands, isUndone: isUndone, said)
    let before = uncollectedWithdrawal(of: target)
    return Localized(
      en:
        "\(other.english)\(before.map { "collect the withdrawal with: beraad collect \($0), and then " } ?? "")the committee can settle it\(choices.english) with: \(step.english)",
      nl:
        "\(other.dutch)\(before.map { "haal de intrekking op met: beraad collect \($0), en dan kan de commissie" } ?? "de commissie kan") het oplossen\(choices.dutch) met: \(step.dutch)"
    )
  }

  /// What is to be known of a change in the draft before somebody settles it.
  private func beforeSettling(
    _ target: Target, stands: Bool, isUndone: Bool, _ said: [Outcome]
  ) -> Localized {
    guard stands || isUndone, let way = hunk(target).map({ WayBack(from: $0) }) else { return .nothing }
    guard stands else {
      return Localized(en: "\(way.isTaken.english); ", nl: "\(way.isTaken.dutch); ")
    }
    let without = said.filter { $0 != .adopted }
    let outcome = without.count == 1 ? without[0] : .rejected
    return Localized(
      en: "it can be \(outcome.rawValue) once \(way.condition.english); ",
      nl: "het besluit kan ‘\(outcome.words.dutch)’ zijn zodra \(way.condition.dutch); ")
  }

  /// The alternative of a closed motion that won; nil where none did.
  func winner(of poll: Slug) -> Alternative? {
    guard let state = pollState(poll), state.closing != nil, case .motion(let form) = state.poll.form else {
      return nil
    }
    let winner = MotionTally(form: form, state: state).verdict.winner
    return form.alternatives.first { $0.id == winner }
  }

  /// Whether one of several ties says that its item was taken up nowhere.
  func isNowhere(_ ties: [Exclusion.Candidate]) -> Bool {
    ties.contains { candidate in
      guard case .tie(let tie)? = candidate.record.flatMap({ self[$0] })?.record.body else { return false }
      return tie.anchor == nil
    }
  }

  /// Whether openings that exclude each other froze different definitions.
  func asksTwo(_ poll: Slug) -> Bool {
    guard let openings = pollState(poll)?.openings else { return false }
    return Set(openings.standing.compactMap(\.record.body.frozenDefinition)).count > 1
  }

  /// What enters a meeting of a poll once more.
  func entering(_ meeting: Slug, of poll: Slug) -> Localized {
    guard let state = pollState(poll) else { return .nothing }
    return state.entering(meeting, byBallots: isOfBallots(poll), after: state.entered(at: meeting))
  }

  /// What settles closings that were made apart: not at once, where they would bring one token in at several meetings.
  func settlingClosings(of poll: Slug) -> Localized {
    if waitsForOpening(poll) {
      return Localized(
        en: "the committee can settle it once one opening holds",
        nl: "de commissie kan het oplossen zodra één opening geldt")
    }
    guard let doubled = pollState(poll)?.doubles.waiting.first else {
      guard let command = pollState(poll)?.closingCommand() else { return .nothing }
      return Localized(
        en: "the committee can settle it\(command.choices.english) with: \(command.typed.english)",
        nl: "de commissie kan het oplossen\(command.choices.dutch) met: \(command.typed.dutch)")
    }
    return Localized(
      en:
        "the committee can settle it once the token '\(doubled.token)' is at one meeting only, as is told of that token",
      nl:
        "de commissie kan het oplossen zodra de code '\(doubled.token)' nog maar bij één bijeenkomst staat, zoals bij die code is gezegd"
    )
  }

  /// What to type where a poll is closed and somebody has to say which of several counts.
  func choice(in poll: Slug) -> Localized {
    if waitsForOpening(poll) {
      return Localized(
        en: "the committee says which one counts once one opening holds",
        nl: "de commissie zegt welke telt zodra één opening geldt")
    }
    guard let command = pollState(poll)?.closingCommand() else { return .nothing }
    return Localized(
      en: "the committee says which one counts\(command.choices.english) with: \(command.typed.english)",
      nl: "de commissie zegt welke telt\(command.choices.dutch) met: \(command.typed.dutch)")
  }

  /// Whether a poll was opened twice, apart: that is settled first, and nothing closes the poll before.
  private func waitsForOpening(_ poll: Slug) -> Bool {
    pollState(poll)?.openings.others.isEmpty == false
  }

  /// Whether an edition was made from a commit that is no part of main.
  func isLeftBehind(_ filed: Filed) -> Bool {
    if case .edition(let edition) = filed.record.body { leftBehind.contains(edition.commit) } else { false }
  }

  private func isOfBallots(_ poll: Slug) -> Bool {
    if case .sticker(let form)? = pollState(poll)?.poll.form { form.source == .ballots } else { false }
  }
}
