import Deliberation

/// The exit codes of every command; part of the contract with scripts.
enum ExitStatus: Int32 {
  case done = 0
  /// Refused or failed; nothing was written that is not named.
  case refused = 1
  /// People have to decide: something is contested, or there is no quorum.
  case undecided = 2
  case usage = 64
  /// A mistake in Beraad.
  case bug = 70

  init(_ kind: Explanation.Kind) {
    switch kind {
    case .refused, .failed: self = .refused
    case .undecided: self = .undecided
    case .usage: self = .usage
    case .bug: self = .bug
    }
  }
}
