import Deliberation
import ObjectIDs

/// What settles what was made apart, as its sentence has it.
extension Dossier {
  /// What settles a target. What is in the draft stays there until an author takes it out.
  ///
  /// - Parameter said: the outcomes between which it is settled; one of them can be the other two.
  func settling(_ target: Target, _ draft: MergedInDraft, between said: [Outcome] = []) -> String {
    let others = [(Outcome.referred, "refer"), (.postponed, "postpone")].filter { said.contains($0.0) }.map(
      \.1)
    let (stands, isUndone) = (draft.stands(target), draft.isUndone(target))
    let (first, second) = isUndone ? ("reject", "adopt") : ("adopt", "reject")
    // One command, which can be copied as it stands.
    let choices =
      !stands
      ? " (or \(second)\(others.map { ", or \($0)" }.joined()), in the place of \(first))" : ""
    let step = "\(draft.stepThatSettles(target))\(choices)"
    let without = said.filter { $0 != .adopted }
    let outcome = without.count == 1 ? without[0] : .rejected
    let way = hunk(target).map { WayBack(from: $0) }
    let other =
      stands
      ? "it can be \(outcome.rawValue) once \(way?.condition.english ?? ""); "
      : isUndone ? "\(way?.isTaken.english ?? ""); " : ""
    let before = uncollectedWithdrawal(of: target).map {
      "collect the withdrawal with: beraad collect \($0), and then "
    }
    return "\(other)\(before ?? "")the committee can settle it with: \(step)"
  }

  /// The other way to settle ties of an item, where one of them says that it was taken up nowhere.
  func orNowhere(_ item: BoardItem, of poll: Slug, _ ties: [Exclusion.Candidate]) -> String {
    let isNowhere = ties.contains { candidate in
      guard case .tie(let tie)? = candidate.record.flatMap({ self[$0] })?.record.body else { return false }
      return tie.anchor == nil
    }
    return isNowhere
      ? ", or: beraad poll tie \(paper.slug)/\(poll) \(item.item) --board \(item.board) --nowhere --because WHY"
      : ""
  }

  /// Whether openings that exclude each other froze different definitions.
  func asksTwo(_ poll: Slug) -> Bool {
    guard let openings = pollState(poll)?.openings else { return false }
    return Set(openings.standing.compactMap(\.record.body.frozenDefinition)).count > 1
  }

  /// What enters a meeting of a poll once more.
  func entering(_ meeting: Slug, of poll: Slug) -> String {
    PollState.entering(
      meeting, in: "\(paper.slug)/\(poll)", byBallots: isOfBallots(poll),
      after: pollState(poll)?.entered(at: meeting) ?? [])
  }

  /// What settles closings that were made apart: not at once, where they would bring one token in at several meetings.
  func settlingClosings(of poll: Slug) -> String {
    if waitsForOpening(poll) { return "the committee can settle it once one opening holds" }
    guard let doubled = pollState(poll)?.doubles.waiting.first else {
      return
        "the committee can settle it with: beraad poll close \(paper.slug)/\(poll)\(closingOptions(of: poll))"
    }
    return
      "the committee can settle it once the token '\(doubled.token)' is at one meeting only, as is told of that token"
  }

  /// Whether a poll was opened twice, apart: that is settled first, and nothing closes the poll before.
  func waitsForOpening(_ poll: Slug) -> Bool {
    pollState(poll)?.openings.others.isEmpty == false
  }

  /// Whether an edition was made from a commit that is no part of main.
  func isLeftBehind(_ filed: Filed) -> Bool {
    if case .edition(let edition) = filed.record.body { leftBehind.contains(edition.commit) } else { false }
  }

  /// What a closing of a poll has to be told.
  func closingOptions(of poll: Slug) -> String { pollState(poll)?.closingOptions() ?? "" }

  func isOfBallots(_ poll: Slug) -> Bool {
    if case .sticker(let form)? = pollState(poll)?.poll.form { form.source == .ballots } else { false }
  }
}
