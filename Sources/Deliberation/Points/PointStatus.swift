/// What became of a point.
package enum PointStatus: Hashable, Sendable {
  /// Nothing took it up, and nobody decided on it.
  case open
  /// A change or comment that names it stands, or people put it beside what it goes with.
  case takenUp
  /// A change that names it was adopted.
  case adopted
  /// Somebody decided that nothing comes of it now.
  case decided(Outcome, by: RecordID)
  /// All changes that name it were decided against.
  case rejected

  /// The word for it in a list.
  package var name: String {
    switch self {
    case .open: "open"
    case .takenUp: "taken-up"
    case .adopted: Outcome.adopted.rawValue
    case .decided(let outcome, _): outcome.rawValue
    case .rejected: Outcome.rejected.rawValue
    }
  }

  init(_ citations: [Citation], decision: Filed?, isMatched: Bool) {
    let states = Set(citations.map(\.state))
    if states.contains(.adopted) {
      self = .adopted
    } else if states.contains(.pending) {
      self = .takenUp
    } else if let decision, case .decision(let body) = decision.record.body {
      self = .decided(body.outcome, by: decision.record.id)
    } else if states.contains(.said) || isMatched {
      self = .takenUp
    } else {
      self = states.contains(.rejected) ? .rejected : .open
    }
  }
}
