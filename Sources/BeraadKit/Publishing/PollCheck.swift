import Deliberation
import Git
import ObjectIDs
import Storage

/// Whether the polls of a paper still fit their rules: a definition frozen by its opening, counts and ballots
/// within their limits.
struct PollCheck {
  let dossier: Dossier
  let desk: Desk

  func problems() throws -> [String] {
    try dossier.pollFiles.flatMap { state in
      try definitionProblems(state) + countProblems(state) + sheetProblems(state)
    }
  }

  private func definitionProblems(_ state: PollState) throws -> [String] {
    guard case .opening(let opening)? = state.opening?.record.body else { return [] }
    let path = Layout.definition(ofPoll: state.poll.id, of: dossier.paper.slug)
    let now = try desk.repository.entry(at: path, in: desk.snapshot.commit)?.id
    switch now {
    case opening.definition: return []
    // Opened apart with another definition: that waits for people, and is named as such.
    case let other? where state.openings.others.contains { $0.record.body.frozenDefinition == other }:
      return []
    // So does a question that somebody put who did not know of the opening.
    case .some where !state.replacedBy.isEmpty: return []
    default:
      let what = now == nil ? "deleted" : "changed"
      return [
        "\(path) was \(what) after the poll was opened; what counts is as it was then. Put it back with: mkdir -p \(Layout.folder(ofPoll: state.poll.id, of: dossier.paper.slug)) && \(Exclusion.restoring(opening.definition.hex, to: path))"
      ]
    }
  }

  /// Sheets of ballots that are no longer as their records name them.
  private func sheetProblems(_ state: PollState) throws -> [String] {
    try state.counts.values.compactMap { filed -> String? in
      guard case .ballots(let cast) = filed.record.body else { return nil }
      let path = Layout.sheet(of: filed.record)
      let now = try desk.repository.entry(at: path, in: desk.snapshot.commit)?.id
      guard now != cast.sheet else { return nil }
      return
        "\(path) was \(now == nil ? "deleted" : "changed"); what counts is as it was when it was entered."
    }.sorted()
  }

  /// What the tally passes over because it breaks the rules, and tokens that voted at two meetings.
  private func countProblems(_ state: PollState) -> [String] {
    var problems = state.passedOver.compactMap { passed -> String? in
      // A vote is its partner's: what it breaks harms nobody, since the tally passes it over and names it.
      guard case .refused(let refusal) = passed.reason, passed.filed.record.kind != .vote else { return nil }
      return "\(state.poll.id), \(passed.filed.record.id): \(refusal.explanation.message)"
    }
    // While the poll is open they wait for people, and are named as such. What two closings listed apart nobody can enter
    // again: the result leaves those ballots out, and says so.
    guard let closing = state.closing, closing.record.body.replaces.isEmpty, state.closings.others.isEmpty
    else { return problems }
    problems += state.doubledSentences.map { "\(state.poll.id): \($0)" }
    return problems
  }
}
