package import Deliberation
import ObjectIDs
import Prose
import Storage

/// Records that were made apart and exclude each other, as a list shows them.
package struct ExclusionRow: Encodable, Sendable {
  /// `definition`, `opening`, `closing`, `vote`, `count`, `tie`, `decision`, `withdrawal`,
  /// `merge`, `motion`, `edition`, `draft`, or `token`.
  package let kind: String
  /// What they are about: a poll, a target, a number.
  package let about: String
  /// The one that every reader takes until it is settled; nil where none counts, as of the ballots of one token.
  package let holds: String?
  package let others: [String]
  /// What happened and what to type, in a sentence.
  package let story: String
  /// The same, for a front that tells it in its own words; nil where it is tokens that were used twice.
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
    let draft = try MergedInDraft(exclusions.compactMap(\.target), of: dossier, in: repository)
    return exclusions.map { ExclusionRow($0, in: dossier, draft) }
      + dossier.pollFiles.flatMap { ExclusionRow.tokens(in: $0) }
  }
}

extension ExclusionRow {
  /// In an open poll, and in one that was closed: there a correction settles it.
  static func tokens(in state: PollState) -> [ExclusionRow] {
    let isClosed = state.closing != nil
    let name = PollName(paper: state.poll.paper.description, poll: state.poll.id.description)
    let waiting = state.doubles.waiting.map { doubled in
      ExclusionRow(
        kind: "token", about: "\(state.poll.id), \(doubled.token)", holds: nil,
        others: doubled.meetings.compactMap {
          (state.lateCounts[$0]?.holds ?? state.countStandings[$0]?.holds)?.record.id.description
        },
        story:
          "\(state.poll.id): \(doubled.sentenceWaiting) Type: \(doubled.ways(in: name).joined(separator: ", or: ")), and then: beraad poll close \(name.paper)/\(name.poll)\(state.closingOptions(isCorrecting: true))",
        subject: nil)
    }
    guard state.waitsForTokens else { return waiting }
    return waiting
      + state.doubles.tokens.map { doubled in
        ExclusionRow(
          kind: "token", about: "\(state.poll.id), \(doubled.token)", holds: nil,
          others: doubled.meetings.compactMap { state.counts[$0]?.record.id.description },
          story:
            "\(state.poll.id): \(doubled.sentence(isClosed: isClosed)) Type: \(doubled.ways(in: name).joined(separator: ", or: "))\(isClosed ? ", and then: beraad poll close \(name) --because WHY" : "")",
          subject: nil)
      }
  }
}

extension DoubledToken {
  /// What enters each of the meetings again.
  func ways(in poll: PollName) -> [String] {
    meetings.map { "beraad ballots \(poll) --meeting \($0) --from FILE --replace --because WHY" }
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
    case .decision(let target), .withdrawal(let target), .merge(let target), .motion(_, let target):
      target.description
    case .edition(let number): "\(number)"
    case .draft: "draft"
    }
  }

  /// The commits that did something twice, as a sentence has them.
  private var commits: String { Self.shortened([holds] + others) }

  /// Commits, as a sentence has them.
  private static func shortened(_ commits: [Candidate]) -> String {
    listed(commits.map { String($0.description.prefix(7)) })
  }

  /// What to type where a poll is closed and somebody has to say which of several counts.
  private func choice(in poll: Slug, of dossier: Dossier) -> String {
    dossier.waitsForOpening(poll)
      ? "the committee says which one counts once one opening holds"
      : "the committee says which one counts with: beraad poll close \(dossier.paper.slug)/\(poll)\(dossier.closingOptions(of: poll))"
  }

  /// What puts a blob into its file again.
  static func restoring(_ blob: String, to file: String) -> String {
    "git cat-file blob \(blob) > \(file) && git add --sparse \(file) && git commit -m 'The question that was opened' -- \(file)"
  }

  private static func listed(_ names: [String]) -> String {
    names.count < 2 ? names.joined() : "\(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")"
  }

  /// How often it was done.
  private var times: String { Self.times(others.count + 1) }

  /// What was made apart, which of it holds, and what settles it.
  ///
  /// - Parameter draft: what the draft has of the change that it is about.
  func sentence(in dossier: Dossier, _ draft: MergedInDraft) -> String {
    let paper = dossier.paper.slug
    let rest = Self.listed(others.map(\.description))
    let passed = "\(rest) \(others.count == 1 ? "is" : "are") passed over"
    let all = Self.listed(([holds] + others).map(\.description))
    switch subject {
    case .definition(let poll):
      let file = Layout.definition(ofPoll: poll, of: paper)
      return
        "The poll '\(poll)' was put \(times), apart, by \(commits): read each with: git show COMMIT:\(file), and the committee can settle it with: beraad poll new \(paper) \(poll) --from \(file)"
    case .replacement(let poll):
      let file = Layout.definition(ofPoll: poll, of: paper)
      let state = dossier.pollState(poll)
      let frozen = state?.blob.hex ?? ""
      let what =
        state?.isTakenAway == true ? "its file was taken away" : "another question was put into its file"
      return
        "The poll '\(poll)' was opened as \(holds), and apart from that \(what), by commit \(Self.shortened(others)): the question that was opened is asked; the committee can settle it with: \(Self.restoring(frozen, to: file))"
    case .opening(let poll):
      return
        "The poll '\(poll)' was opened \(times), apart\(dossier.asksTwo(poll) ? ", with two definitions" : ""): \(holds) holds, \(passed); the committee can settle it with: beraad poll open \(paper)/\(poll)"
    case .closing(let poll):
      return
        "The poll '\(poll)' was closed \(times), apart, by \(all): only what \(others.count == 1 ? "both" : "all") list counts; \(dossier.settlingClosings(of: poll))"
    case .vote(let poll, let partner) where dossier.pollState(poll)?.closing != nil:
      return
        "\(dossier.name(of: partner)) voted \(times) in '\(poll)', apart, as \(all), and no closing has chosen: \(choice(in: poll, of: dossier))"
    case .count(let poll, let meeting) where dossier.pollState(poll)?.closing != nil:
      return
        "\(meeting) was counted \(times) in '\(poll)', apart, as \(all), and no closing has chosen: \(choice(in: poll, of: dossier))"
    case .vote(let poll, let partner):
      return
        "\(dossier.name(of: partner)) voted \(times) in '\(poll)', apart: \(holds) holds, \(passed); it settles that by voting again: beraad vote \(paper)/\(poll) CHOICE"
    case .count(let poll, let meeting):
      return
        "\(meeting) was counted \(times) in '\(poll)', apart: \(holds) holds, \(passed); a steward can settle it with: \(dossier.entering(meeting, of: poll))"
    case .tie(let poll, let item):
      return
        "The item \(item) of '\(poll)' was tied to the text \(times), apart: \(holds) holds, \(passed); the committee can settle it with: beraad poll tie \(paper)/\(poll) \(item.item) --board \(item.board) --on QUOTE\(dossier.orNowhere(item, of: poll, [holds] + others))"
    case .decision(let target):
      let outcomes = ([holds] + others).compactMap { id in
        id.record.flatMap { dossier[$0] }.flatMap { filed -> (said: String, outcome: Outcome)? in
          guard case .decision(let decision) = filed.record.body else { return nil }
          return ("\(id) says \(decision.outcome.rawValue)", decision.outcome)
        }
      }
      let partner = dossier[target.record].map { dossier.name(of: $0.record.header.partner) } ?? ""
      let taken = dossier.withdrawal(of: target.record) == nil ? "" : ", and \(partner) has withdrawn it"
      return
        "\(target) was decided \(times), apart: \(outcomes.map(\.said).joined(separator: ", "))\(taken); \(dossier.settling(target, draft, between: outcomes.map(\.outcome)))"
    case .withdrawal(let target):
      let partner = dossier[target.record].map { dossier.name(of: $0.record.header.partner) } ?? ""
      let place = dossier.merged[target] == nil ? "" : " and was merged"
      return
        "\(partner) withdrew \(target.record) before it knew that \(target) was adopted: \(holds) holds\(place), \(passed); \(dossier.settling(target, draft))"
    case .merge(let target):
      let outcome = holds.record.flatMap { dossier[$0]?.outcome } ?? .rejected
      let way = dossier.hunk(target).map { WayBack(from: $0).condition.english } ?? ""
      return
        "\(target) is in the draft, by \(others.count == 1 ? "commit" : "commits") \(Self.shortened(others)), and the decision that holds, \(holds), says \(outcome.rawValue): that is settled once \(way), or where it stays by the committee with: \(draft.stepThatSettles(target))"
    case .motion(let poll, let target):
      return
        "By the closing \(holds) of the poll '\(poll)' the alternative of \(target) did not win; an earlier closing brought it into the draft; \(dossier.settling(target, draft))"
    case .edition(let number):
      let isAway = dossier.editions(numbered: number).holds.map(dossier.isLeftBehind) ?? false
      return
        "Edition \(number) was published \(times), apart: \(holds) holds, \(passed); the committee can settle it\(isAway ? ", in the clone in which \(holds) was published," : "") with: beraad publish \(paper) --edition \(number) -o DIR"
    case .draft:
      return
        "The draft of \(paper) was begun \(times), apart, by \(commits): see that it has what both wanted, and an author can settle it with: beraad revise \(paper) -m WHY"
    }
  }
}
