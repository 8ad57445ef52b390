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
  init(_ exclusion: Exclusion, in dossier: Dossier) {
    self.init(
      kind: exclusion.kind, about: exclusion.about, holds: exclusion.holds.description,
      others: exclusion.others.map(\.description), story: exclusion.sentence(in: dossier),
      subject: exclusion.subject)
  }
}

extension Dossier {
  /// All that was made apart and is not settled, tokens that were used at two meetings among it, where somebody looked for
  /// these.
  var exclusionRows: [ExclusionRow] {
    exclusions.map { ExclusionRow($0, in: self) } + pollFiles.flatMap { ExclusionRow.tokens(in: $0) }
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
  func sentence(in dossier: Dossier) -> String {
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
        "\(target) was decided \(times), apart: \(outcomes.map(\.said).joined(separator: ", "))\(taken); \(dossier.settling(target, between: outcomes.map(\.outcome)))"
    case .withdrawal(let target):
      let partner = dossier[target.record].map { dossier.name(of: $0.record.header.partner) } ?? ""
      let place = dossier.merged[target] == nil ? "" : " and was merged"
      return
        "\(partner) withdrew \(target.record) before it knew that \(target) was adopted: \(holds) holds\(place), \(passed); \(dossier.settling(target))"
    case .merge(let target):
      let outcome = holds.record.flatMap { dossier[$0]?.outcome } ?? .rejected
      return
        "\(target) was merged by \(others.count == 1 ? "commit" : "commits") \(Self.shortened(others)), and apart from that it was \(outcome.rawValue), by \(holds): that holds, and the draft took the change in; \(dossier.settling(target, between: [outcome]))"
    case .motion(let poll, let target):
      return
        "By the closing \(holds) of the poll '\(poll)' the alternative of \(target) did not win; an earlier closing brought it into the draft; \(dossier.settling(target))"
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

extension Dossier {
  /// What settles a target. What is in the draft stays there until an author takes it out.
  ///
  /// - Parameter said: the outcomes between which it is settled; one of them can be the other two.
  fileprivate func settling(_ target: Target, between said: [Outcome] = []) -> String {
    let others = [(Outcome.referred, "refer"), (.postponed, "postpone")].filter { said.contains($0.0) }.map(
      \.1)
    let (stands, isMerged) = (mayStand(target), merged[target] != nil)
    let (first, second) = isTakenOut(target) ? ("reject", "adopt") : ("adopt", "reject")
    // One command, which can be copied as it stands.
    let choices =
      !stands
      ? " (or \(second)\(others.map { ", or \($0)" }.joined()), in the place of \(first))" : ""
    let step = "\(stepThatSettles(target))\(choices)"
    let without = said.filter { $0 != .adopted }
    let outcome = without.count == 1 ? without[0] : .rejected
    let other =
      stands
      ? "it can be \(outcome.rawValue) once its words are taken out of the draft; "
      : isMerged ? "its words are out of the draft by now, and adopting it puts nothing back; " : ""
    let before = uncollectedWithdrawal(of: target).map {
      "collect the withdrawal with: beraad collect \($0), and then "
    }
    return "\(other)\(before ?? "")the committee can settle it with: \(step)"
  }

  /// The first of the commands that settle a target.
  func stepThatSettles(_ target: Target) -> String {
    isTakenOut(target)
      ? "beraad decide \(target) reject --because WHY" : "beraad decide \(target) adopt --because WHY"
  }

  /// Whether it was merged, and an author has taken its words out again: a yes does not put them back.
  private func isTakenOut(_ target: Target) -> Bool { merged[target] != nil && !mayStand(target) }

  /// Whether the draft may have the words of a change that was merged: a look at the letters alone. A no is certain.
  private func mayStand(_ target: Target) -> Bool {
    guard merged[target] != nil, let words = hunk(target)?.new, !words.isEmpty else {
      return merged[target] != nil
    }
    return String(decoding: paper.text, as: UTF8.self).contains(words)
  }

  /// The other way to settle ties of an item, where one of them says that it was taken up nowhere.
  fileprivate func orNowhere(_ item: BoardItem, of poll: Slug, _ ties: [Exclusion.Candidate]) -> String {
    let isNowhere = ties.contains { candidate in
      guard case .tie(let tie)? = candidate.record.flatMap({ self[$0] })?.record.body else { return false }
      return tie.anchor == nil
    }
    return isNowhere
      ? ", or: beraad poll tie \(paper.slug)/\(poll) \(item.item) --board \(item.board) --nowhere --because WHY"
      : ""
  }

  /// Whether openings that exclude each other froze different definitions.
  fileprivate func asksTwo(_ poll: Slug) -> Bool {
    guard let openings = pollState(poll)?.openings else { return false }
    return Set(openings.standing.compactMap(\.record.body.frozenDefinition)).count > 1
  }

  /// What enters a meeting of a poll once more.
  fileprivate func entering(_ meeting: Slug, of poll: Slug) -> String {
    PollState.entering(
      meeting, in: "\(paper.slug)/\(poll)", byBallots: isOfBallots(poll),
      after: pollState(poll)?.entered(at: meeting) ?? [])
  }

  /// What settles closings that were made apart: not at once, where they would bring one token in at several meetings.
  fileprivate func settlingClosings(of poll: Slug) -> String {
    if waitsForOpening(poll) { return "the committee can settle it once one opening holds" }
    guard let doubled = pollState(poll)?.doubles.waiting.first else {
      return
        "the committee can settle it with: beraad poll close \(paper.slug)/\(poll)\(closingOptions(of: poll))"
    }
    return
      "the committee can settle it once the token '\(doubled.token)' is at one meeting only, as is told of that token"
  }

  /// Whether a poll was opened twice, apart: that is settled first, and nothing closes the poll before.
  fileprivate func waitsForOpening(_ poll: Slug) -> Bool {
    pollState(poll)?.openings.others.isEmpty == false
  }

  /// Whether an edition was made from a commit that is no part of main.
  fileprivate func isLeftBehind(_ filed: Filed) -> Bool {
    if case .edition(let edition) = filed.record.body { leftBehind.contains(edition.commit) } else { false }
  }

  /// What a closing of a poll has to be told.
  fileprivate func closingOptions(of poll: Slug) -> String { pollState(poll)?.closingOptions() ?? "" }

  fileprivate func isOfBallots(_ poll: Slug) -> Bool {
    if case .sticker(let form)? = pollState(poll)?.poll.form { form.source == .ballots } else { false }
  }
}
