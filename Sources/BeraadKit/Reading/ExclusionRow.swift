import Deliberation
import Storage

/// Records that were made apart and exclude each other, as a list shows them.
package struct ExclusionRow: Encodable, Sendable {
  /// `definition`, `opening`, `closing`, `vote`, `count`, `decision`, `withdrawal`,
  /// `motion`, `edition`, `draft`, or `token`.
  package let kind: String
  /// What they are about: a poll, a target, a number.
  package let about: String
  /// The one that every reader takes until it is settled; nil where none counts, as of the ballots of one token.
  package let holds: String?
  package let others: [String]
  /// What happened and what to type, in a sentence.
  package let story: String
}

extension ExclusionRow {
  init(_ exclusion: Exclusion, in dossier: Dossier) {
    self.init(
      kind: exclusion.kind, about: exclusion.about, holds: exclusion.holds.description,
      others: exclusion.others.map(\.description), story: exclusion.sentence(in: dossier))
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
  /// Those of an open poll: in a closed one nothing can be entered again.
  fileprivate static func tokens(in state: PollState) -> [ExclusionRow] {
    guard state.closing == nil else { return [] }
    let name = PollName(paper: state.poll.paper.description, poll: state.poll.id.description)
    return state.doubles.tokens.map { doubled in
      ExclusionRow(
        kind: "token", about: "\(state.poll.id), \(doubled.token)", holds: nil,
        others: doubled.meetings.compactMap { state.counts[$0]?.record.id.description },
        story:
          "\(state.poll.id): \(doubled.sentence(isClosed: false)) Type \(doubled.ways(in: name).joined(separator: ", or: "))"
      )
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
    case .definition: "definition"
    case .opening: "opening"
    case .closing: "closing"
    case .vote: "vote"
    case .count: "count"
    case .decision: "decision"
    case .withdrawal: "withdrawal"
    case .motion: "motion"
    case .edition: "edition"
    case .draft: "draft"
    }
  }

  fileprivate var about: String {
    switch subject {
    case .definition(let poll), .opening(let poll), .closing(let poll): poll.description
    case .vote(let poll, let partner): "\(poll), \(partner)"
    case .count(let poll, let meeting): "\(poll), \(meeting)"
    case .decision(let target), .withdrawal(let target), .motion(_, let target): target.description
    case .edition(let number): "\(number)"
    case .draft: "draft"
    }
  }

  /// The commits that did something twice, as a sentence has them.
  private var commits: String {
    ([holds] + others).map { String($0.description.prefix(7)) }.joined(separator: " and ")
  }

  /// What to type where a poll is closed and somebody has to say which of several counts.
  private func choice(in poll: Slug, of paper: Slug) -> String {
    "say which one counts with: beraad poll close \(paper)/\(poll) --counting ID"
  }

  /// What was made apart, which of it holds, and what settles it.
  func sentence(in dossier: Dossier) -> String {
    let paper = dossier.paper.slug
    let rest = others.map(\.description).joined(separator: ", ")
    switch subject {
    case .definition(let poll):
      let file = Layout.definition(ofPoll: poll, of: paper)
      return
        "The poll '\(poll)' was put twice, apart, by \(commits): read each with: git show COMMIT:\(file), and settle it with: beraad poll new \(paper) \(poll) --from \(file)"
    case .opening(let poll):
      return
        "The poll '\(poll)' was opened twice, apart\(dossier.asksTwo(poll) ? ", with two definitions" : ""): \(holds) holds, \(rest) is passed over; settle it with: beraad poll open \(paper)/\(poll)"
    case .closing(let poll):
      return
        "The poll '\(poll)' was closed twice, apart, by \(holds) and \(rest): only what both list counts; settle it with: beraad poll close \(paper)/\(poll)\(dossier.mustChoose(in: poll) ? " --counting ID" : "")"
    case .vote(let poll, let partner) where dossier.pollState(poll)?.closing != nil:
      return
        "\(dossier.name(of: partner)) voted twice in '\(poll)', apart, as \(holds) and \(rest), and no closing has chosen: \(choice(in: poll, of: paper))"
    case .count(let poll, let meeting) where dossier.pollState(poll)?.closing != nil:
      return
        "\(meeting) was counted twice in '\(poll)', apart, as \(holds) and \(rest), and no closing has chosen: \(choice(in: poll, of: paper))"
    case .vote(let poll, let partner):
      return
        "\(dossier.name(of: partner)) voted twice in '\(poll)', apart: \(holds) holds, \(rest) is passed over; it settles that by voting again: beraad vote \(paper)/\(poll) CHOICE"
    case .count(let poll, let meeting):
      return
        "\(meeting) was counted twice in '\(poll)', apart: \(holds) holds, \(rest) is passed over; settle it with: beraad \(dossier.meetingVerb(of: poll)) \(paper)/\(poll) --meeting \(meeting)\(dossier.isOfBallots(poll) ? "" : " --people N") --from FILE --replace --because WHY"
    case .decision(let target):
      let verbs = ([holds] + others).compactMap { id in
        id.record.flatMap { dossier[$0] }.flatMap { filed -> String? in
          if case .decision(let decision) = filed.record.body {
            "\(id) says \(decision.outcome.rawValue)"
          } else {
            nil
          }
        }
      }
      let partner = dossier[target.record].map { dossier.name(of: $0.record.header.partner) } ?? ""
      let taken = dossier.withdrawal(of: target.record) == nil ? "" : ", and \(partner) has withdrawn it"
      return
        "\(target) was decided twice, apart: \(verbs.joined(separator: ", "))\(taken); \(dossier.settling(target))"
    case .withdrawal(let target):
      let partner = dossier[target.record].map { dossier.name(of: $0.record.header.partner) } ?? ""
      let place = dossier.merged[target] == nil ? "" : " and was merged"
      return
        "\(partner) withdrew \(target.record) before it knew that \(target) was adopted: \(holds) holds\(place), \(rest) is passed over; \(dossier.settling(target))"
    case .motion(let poll, let target):
      return
        "By the closing \(holds) of the poll '\(poll)' the alternative of \(target) did not win; an earlier closing brought it into the draft; \(dossier.settling(target))"
    case .edition(let number):
      return
        "Edition \(number) was published twice, apart: \(holds) holds, \(rest) is passed over; settle it with: beraad publish \(paper) --edition \(number) -o DIR"
    case .draft:
      return
        "The draft of \(paper) was begun twice, apart, by \(commits): see that it has what both wanted, and settle it with: beraad revise \(paper) -m WHY"
    }
  }
}

extension Dossier {
  /// What settles a target. What is in the draft stays there until an author takes it out.
  fileprivate func settling(_ target: Target) -> String {
    let between = merged[target] == nil ? ", or: " : ", or, once its words are out of the draft: "
    let steps = ["adopt", "reject"].map { "beraad decide \(target) \($0) --because WHY" }.joined(
      separator: between)
    let first = uncollectedWithdrawal(of: target).map {
      "collect the withdrawal with: beraad collect \($0), and then "
    }
    return "\(first ?? "")settle it with: \(steps)"
  }

  /// Whether openings that exclude each other froze different definitions.
  fileprivate func asksTwo(_ poll: Slug) -> Bool {
    guard let openings = pollState(poll)?.openings else { return false }
    return Set(openings.standing.compactMap(\.record.body.frozenDefinition)).count > 1
  }

  /// The command with which a meeting of a poll is entered.
  fileprivate func meetingVerb(of poll: Slug) -> String {
    isOfBallots(poll) ? "ballots" : "count"
  }

  /// Whether a closing has to say which of several counts.
  fileprivate func mustChoose(in poll: Slug) -> Bool { pollState(poll)?.contested.isEmpty == false }

  fileprivate func isOfBallots(_ poll: Slug) -> Bool {
    if case .sticker(let form)? = pollState(poll)?.poll.form { form.source == .ballots } else { false }
  }
}
