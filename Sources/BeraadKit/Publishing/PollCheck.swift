import Deliberation
import Git
import ObjectIDs
import Storage

/// Whether the polls of a paper still fit their rules: a definition frozen by its opening, counts and ballots
/// within their limits.
struct PollCheck {
  let dossier: Dossier
  let snapshot: Snapshot

  func problems() throws -> [Localized] {
    try changedDefinitions().map { $0.sentence.andBack($0.remedy) }
      + dossier.pollFiles.flatMap { try countProblems($0) + sheetProblems($0) }
  }

  /// A question that an opening froze and whose file main has otherwise, or not: who did that knew of the opening.
  struct ChangedDefinition {
    let sentence: Localized
    /// What puts the file back.
    let remedy: String
  }

  func changedDefinitions() throws -> [ChangedDefinition] {
    try dossier.pollFiles.compactMap(changedDefinition)
  }

  private func changedDefinition(_ state: PollState) throws -> ChangedDefinition? {
    guard case .opening(let opening)? = state.opening?.record.body else { return nil }
    let path = Layout.definition(ofPoll: state.poll.id, of: dossier.paper.slug)
    let now = try snapshot.workspace.repository.entry(at: path, in: snapshot.commit)?.id
    switch now {
    case opening.definition: return nil
    // Opened apart with another definition: that waits for people, and is named as such.
    case let other? where state.openings.others.contains { $0.record.body.frozenDefinition == other }:
      return nil
    // So does what somebody did to the file who did not know of the opening.
    case _ where !state.replacedBy.isEmpty: return nil
    default:
      let folder = Layout.folder(ofPoll: state.poll.id, of: dossier.paper.slug)
      return ChangedDefinition(
        sentence: Localized(
          en:
            "\(path) was \(now == nil ? "deleted" : "changed") after the poll was opened; what counts is as it was then.",
          nl:
            "\(path) is \(now == nil ? "verwijderd" : "veranderd") nadat de peiling was geopend; wat telt, is zoals het toen was."
        ),
        remedy: "mkdir -p \(folder) && \(Exclusion.restoring(opening.definition.hex, to: path))")
    }
  }

  /// Sheets of ballots that are no longer as their records name them.
  private func sheetProblems(_ state: PollState) throws -> [Localized] {
    try state.counts.values.compactMap { filed -> (path: String, Localized)? in
      guard case .ballots(let cast) = filed.record.body else { return nil }
      let path = Layout.sheet(of: filed.record)
      let now = try snapshot.workspace.repository.entry(at: path, in: snapshot.commit)?.id
      guard now != cast.sheet else { return nil }
      return (
        path,
        Localized(
          en:
            "\(path) was \(now == nil ? "deleted" : "changed"); what counts is as it was when it was entered.",
          nl:
            "\(path) is \(now == nil ? "verwijderd" : "veranderd"); wat telt, is zoals het was toen het werd ingevoerd."
        )
      )
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// What the tally passes over because it breaks the rules, and tokens that voted at two meetings.
  private func countProblems(_ state: PollState) -> [Localized] {
    var problems = state.passedOver.compactMap { passed -> Localized? in
      // A vote is its partner's: what it breaks harms nobody, since the tally passes it over and names it.
      guard case .refused(let refusal) = passed.reason, passed.filed.record.kind != .vote else { return nil }
      return refusal.explanation.sentence.map { "\(state.poll.id), \(passed.filed.record.id): \($0)" }
    }
    // While the poll is open they wait for people, and are named as such. What two closings listed apart nobody can enter
    // again: the result leaves those ballots out, and says so.
    guard let closing = state.closing, closing.record.body.replaces.isEmpty, state.closings.others.isEmpty
    else { return problems }
    problems += state.doubledSentences.map { $0.map { "\(state.poll.id): \($0)" } }
    return problems
  }
}
