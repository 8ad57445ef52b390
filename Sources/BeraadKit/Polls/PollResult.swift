package import Deliberation

/// The result of a poll, in the shape that `beraad tally --json` has.
///
/// A pure function of one commit of main: only what is collected is in it.
package struct PollResult: Encodable, Sendable {
  package let paper: Slug
  package let poll: Poll
  /// `draft`, `open` or `closed`.
  package let stage: String
  /// How many votes count that are not collected yet: the result is not whole before they are.
  package let missing: Int
  package let tally: Tally
  /// Who abstained and who did not vote; nil of a sticker poll.
  package let turnout: Turnout?
  /// The partners whose vote counts and came after the last day on which votes were asked for.
  package let late: [Slug]
  /// The polls that follow it.
  package let followedBy: [Slug]
  /// What it came to before it was closed anew, and why it was; the oldest first.
  package let corrections: [ResultCorrection]
  /// The names of the partners that the tally speaks of.
  package let partners: [Slug: String]

  package enum Tally: Sendable {
    case sticker(StickerTally, StickerForm)
    case motion(MotionTally, MotionForm)
    case stance(StanceTally)

    init(of state: PollState) {
      self =
        switch state.poll.form {
        case .sticker(let form): .sticker(StickerTally(form: form, state: state), form)
        case .motion(let form): .motion(MotionTally(form: form, state: state), form)
        case .stance: .stance(StanceTally(state: state))
        }
    }
  }

  /// - Parameter dossier: what is collected; what stands on partners' branches would make it another result
  ///   for everybody.
  package init(_ state: PollState, in dossier: Dossier) {
    paper = dossier.paper.slug
    poll = state.poll
    stage = state.stage
    missing = state.missing.count
    late = state.lateVoters
    corrections = state.correctionRows(in: dossier)
    followedBy = dossier.successors(of: state.poll.id)
    tally = Tally(of: state)
    turnout = state.turnout
    partners = Dictionary(
      uniqueKeysWithValues: state.electorate.keys.map { ($0, dossier.name(of: $0)) })
  }

  /// Whether a motion is over and nothing was chosen: people have to decide again.
  package var isUndecided: Bool {
    guard stage == "closed", case .motion(let tally, _) = tally else { return false }
    if case .won = tally.verdict { return false }
    return true
  }
}

extension MotionTally.Verdict {
  /// As it stands in `verdict`.
  package var name: String {
    switch self {
    case .won: "won"
    case .noQuorum: "no-quorum"
    case .tie: "tie"
    case .short: "short"
    case .unsettled: "unsettled"
    }
  }
}
