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
    try changedDefinitions().map { $0.sentence.andBack($0.remedy) } + dossier.lacking.map(\.told)
      + dossier.pollFiles.flatMap {
        try electorateProblems($0) + leftOutProblems($0) + countProblems($0)
      } + changedSheets().map { $0.sentence.andBack($0.remedy) }
  }

  /// A file that a record froze and that main has otherwise, or not: the question of an opening, whoever changed it knew of that, or
  /// a sheet of ballots.
  struct ChangedFile {
    let sentence: Localized
    /// What puts the file back.
    let remedy: String
  }

  func changedDefinitions() throws -> [ChangedFile] {
    try dossier.pollFiles.compactMap(changedDefinition)
  }

  private func changedDefinition(_ state: PollState) throws -> ChangedFile? {
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
      return ChangedFile(
        sentence: Localized(
          en:
            "\(path) was \(now == nil ? "deleted" : "changed") after the poll was opened; what counts is as it was then.",
          nl:
            "\(path) is \(now == nil ? "verwijderd" : "veranderd") nadat de peiling was geopend; wat telt, is zoals het toen was."
        ),
        remedy: Exclusion.restoring(opening.definition.hex, to: path))
    }
  }

  /// Openings that say of somebody what no roster said.
  ///
  /// The roster that counts is that of the commit that the opening was written against. Where a rebase left that one behind, each partner
  /// is held against all rosters that main ever had. An opening that settles others has the terms of one of them.
  private func electorateProblems(_ state: PollState) throws -> [Localized] {
    try ([state.openings.holds].compactMap(\.self) + state.openings.others).compactMap { filed in
      guard case .opening(let opening) = filed.record.body,
        try !isOfRoster(opening, seen: filed.record.header.seen)
      else { return nil }
      let earlier = opening.replaces.compactMap { id -> Opening? in
        guard case .opening(let earlier)? = dossier[id]?.record.body else { return nil }
        return earlier
      }
      guard !earlier.contains(where: { $0.electorate == opening.electorate }) else { return nil }
      return said(
        of: filed.record,
        en:
          "\(state.poll.id): the opening \(filed.record.id) has others, or other weights, among those who may vote than \(Layout.roster) had.",
        nl:
          "\(state.poll.id): in de opening \(filed.record.id) mogen anderen stemmen, of met een ander gewicht, dan in \(Layout.roster) stond."
      )
    }
  }

  private func isOfRoster(_ opening: Opening, seen: ObjectID) throws -> Bool {
    if let roster = try snapshot.roster(at: seen) { return roster.electorate == opening.electorate }
    let electorates = try snapshot.rosters().map(\.electorate)
    let partners = Set(electorates.flatMap(\.keys)).union(opening.electorate.keys)
    return partners.allSatisfy { partner in
      electorates.contains { $0[partner] == opening.electorate[partner] }
    }
  }

  /// What a closing does not list though main had it by then, and nothing of the same partner or meeting is in its place: it did not come
  /// late. Where a rebase left the commit behind that the closing was written against, that cannot be told.
  private func leftOutProblems(_ state: PollState) throws -> [Localized] {
    guard let closing = state.closing, try snapshot.history().contains(closing.record.header.seen) else {
      return []
    }
    let late = state.passedOver.filter { passed in
      guard passed.reason == .late else { return false }
      let record = passed.filed.record
      if let meeting = record.meeting { return state.counts[meeting] == nil }
      return record.kind == .vote && state.votes[record.header.partner] == nil
    }
    guard !late.isEmpty else { return [] }
    let folder = Layout.folder(ofPoll: state.poll.id, of: dossier.paper.slug)
    let had = Set(
      try snapshot.workspace.repository.files(under: folder, in: closing.record.header.seen).map(\.path))
    return late.filter { had.contains(Layout.path(of: $0.filed.record)) }.map { passed in
      let record = passed.filed.record
      return said(
        of: closing.record,
        en:
          "\(state.poll.id): the closing \(closing.record.id) leaves out the \(record.kind.rawValue) \(record.id) of \(record.header.partner), which main had by then.",
        nl:
          "\(state.poll.id): de sluiting \(closing.record.id) laat de \(record.kind.name.dutch) \(record.id) van \(record.header.partner) weg, die al op main stond."
      )
    }
  }

  /// What is wrong with a record that the program would have made otherwise, and where to look who made it.
  private func said(of record: Record, en english: String, nl dutch: String) -> Localized {
    let path = Layout.path(of: record)
    return Localized(
      en: "\(english) See who made it with: git log -- '\(path)'",
      nl: "\(dutch) Zie wie dat maakte met: git log -- '\(path)'")
  }

  /// Sheets of ballots that are no longer as their records name them, whether these count or not: an earlier result is read from them too.
  func changedSheets() throws -> [ChangedFile] {
    let repository = snapshot.workspace.repository
    let files = try repository.files(under: Layout.polls(of: dossier.paper.slug), in: snapshot.commit)
      .filter { Layout.isBesideSheet($0.path) }
    return try zip(files, repository.blobs(files.map(\.id))).compactMap { file, bytes in
      guard let record = try? RecordCoding.decodeChecked(bytes, path: file.path),
        case .ballots(let cast) = record.body
      else { return nil }
      let path = Layout.sheet(of: record)
      let now = try repository.entry(at: path, in: snapshot.commit)?.id
      guard now != cast.sheet, try repository.blobUnlessLost(cast.sheet) != nil else { return nil }
      return ChangedFile(
        sentence: Localized(
          en:
            "\(path) was \(now == nil ? "deleted" : "changed"); what counts is as it was when it was entered.",
          nl:
            "\(path) is \(now == nil ? "verwijderd" : "veranderd"); wat telt, is zoals het was toen het werd ingevoerd."
        ),
        remedy: Exclusion.restoring(cast.sheet.hex, to: path, "The sheet that was entered"))
    }.sorted { $0.sentence.english < $1.sentence.english }
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
