package import Deliberation
import ObjectIDs
import Prose
import Storage

/// Records that were made apart and exclude each other, as a list shows them.
package struct ExclusionRow: Encodable, Sendable {
  /// `definition`, `opening`, `closing`, `vote`, `count`, `tie`, `decision`, `withdrawal`,
  /// `merge`, `put-back`, `side`, `motion`, `edition`, `draft`, or `token`.
  package let kind: String
  /// What they are about: a poll, a target, a number.
  package let about: String
  /// The one that every reader takes until it is settled; nil where none counts, as of the ballots of one token.
  package let holds: String?
  package let others: [String]
  /// What happened and what to type, in a sentence.
  package let story: Localized
  /// The same, for a front that tells it in its own words; nil where it is tokens that were used twice, or a merge that kept one side.
  package let subject: Exclusion.Subject?

  private enum CodingKeys: String, CodingKey { case kind, about, holds, others, story }
}

extension ExclusionRow {
  init(_ exclusion: Exclusion, in dossier: Dossier, _ draft: MergedInDraft) {
    self.init(
      kind: exclusion.kind, about: exclusion.about, holds: exclusion.holds.description,
      others: exclusion.others.map(\.description), story: exclusion.sentence(in: dossier, draft),
      subject: exclusion.subject)
  }
}

extension Desk {
  /// All that was made apart and is not settled, tokens that were used at two meetings among it, where somebody looked for
  /// these.
  func exclusionRows(of dossier: Dossier) throws -> [ExclusionRow] {
    let exclusions = dossier.exclusions
    let draft = try MergedInDraft(exclusions.compactMap(\.target), of: dossier, at: self)
    return try exclusions.map { ExclusionRow($0, in: dossier, draft) }
      + dossier.pollFiles.flatMap { ExclusionRow.tokens(in: $0) }
      + oneSidedMerges(of: dossier.paper.slug).map { ExclusionRow($0, of: dossier.paper.slug) }
  }
}

extension ExclusionRow {
  /// That a merge by plain git kept one side of a draft: to whoever reads only what is open, what it dropped is gone.
  package static let side = "side"

  fileprivate init(_ merge: OneSidedMerge, of paper: Slug) {
    self.init(
      kind: Self.side, about: paper.description, holds: merge.commit.hex, others: [merge.left.hex],
      story: merge.story(in: paper), subject: nil)
  }
}

extension ExclusionRow {
  /// In an open poll, and in one that was closed: there a correction settles it.
  static func tokens(in state: PollState) -> [ExclusionRow] {
    let isClosed = state.closing != nil
    let name = PollName(paper: state.poll.paper.description, poll: state.poll.id.description)
    let waiting = state.doubles.waiting.grouped.map { doubled in
      ExclusionRow(
        kind: "token", about: "\(state.poll.id), \(doubled.names)", holds: nil,
        others: doubled.meetings.compactMap {
          (state.lateCounts[$0]?.holds ?? state.countStandings[$0]?.holds)?.record.id.description
        },
        story: doubled.story(
          doubled.sentenceWaiting, in: state,
          then: state.closingCommand(isCorrecting: true)),
        subject: nil)
    }
    guard state.waitsForTokens else { return waiting }
    return waiting
      + state.doubles.tokens.grouped.map { doubled in
        ExclusionRow(
          kind: "token", about: "\(state.poll.id), \(doubled.names)", holds: nil,
          others: doubled.meetings.compactMap { state.counts[$0]?.record.id.description },
          story: doubled.story(
            doubled.sentence(isClosed: isClosed), in: state,
            then: isClosed ? ClosingCommand(.typed("beraad poll close \(name) --because WHY")) : nil),
          subject: nil)
      }
  }
}

extension DoubledToken {
  /// What enters each of the meetings again.
  func ways(in state: PollState) -> [Localized] {
    meetings.map { state.entering($0, byBallots: true) }
  }

  /// What is wrong, and what to type: one of the ways, and what comes after it.
  fileprivate func story(_ sentence: Localized, in state: PollState, then next: ClosingCommand?) -> Localized
  {
    let (ways, poll) = (ways(in: state), state.poll.id)
    return Localized(
      en:
        "\(poll): \(sentence.english) Type: \(ways.map(\.english).joined(separator: ", or: "))\(next.map { ", and then\($0.choices.english): \($0.typed.english)" } ?? "")",
      nl:
        "\(poll): \(sentence.dutch) Typ: \(ways.map(\.dutch).joined(separator: ", of: "))\(next.map { ", en dan\($0.choices.dutch): \($0.typed.dutch)" } ?? "")"
    )
  }
}

extension Exclusion {
  fileprivate var kind: String {
    switch subject {
    case .definition, .replacement: "definition"
    case .opening: "opening"
    case .closing: "closing"
    case .vote: "vote"
    case .count: "count"
    case .tie: "tie"
    case .decision: "decision"
    case .withdrawal: "withdrawal"
    case .merge: "merge"
    case .putBack: "put-back"
    case .motion: "motion"
    case .edition: "edition"
    case .draft: "draft"
    }
  }

  fileprivate var about: String {
    switch subject {
    case .definition(let poll), .replacement(let poll), .opening(let poll), .closing(let poll):
      poll.description
    case .vote(let poll, let partner): "\(poll), \(partner)"
    case .count(let poll, let meeting): "\(poll), \(meeting)"
    case .tie(let poll, let item): "\(poll), \(item)"
    case .decision(let target), .withdrawal(let target), .merge(let target), .putBack(let target),
      .motion(_, let target):
      target.description
    case .edition(let number): "\(number)"
    case .draft: "draft"
    }
  }

  /// What puts a blob into its file again, whose folder may be gone with it.
  ///
  /// - Parameter message: without a quotation mark.
  static func restoring(
    _ blob: String, to file: String, _ message: String = "The question that was opened"
  ) -> String {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    return
      "mkdir -p \(folder) && git cat-file blob \(blob) > \(file) && git add --sparse \(file) && git commit -m '\(message)' -- \(file)"
  }
}
