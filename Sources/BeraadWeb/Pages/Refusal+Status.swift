import Deliberation

extension Refusal {
  /// Whether the form made something before that no longer stands.
  var isSentBefore: Bool { if case .sentBefore? = rule { true } else { false } }

  /// Whether somebody else of the organisation voted after the form was given out.
  var isVotedMeanwhile: Bool { if case .votedMeanwhile? = rule { true } else { false } }

  /// Whether the poll takes no votes.
  var isPollNotOpen: Bool {
    switch rule {
    case .pollClosed, .pollNotOpen: true
    default: false
    }
  }

  /// What the page of a form is sent with that comes back with this no.
  var status: Int { isSentBefore || rule == .draftGone ? 409 : 422 }
}
