package import ObjectIDs

extension Record.Body {
  /// The other records that it names, wherever it names them; but for the points that a change or comment cites: what became of it does
  /// not hang on these.
  package var references: [RecordID] {
    switch self {
    case .comment: []
    case .reply(let body): [body.to]
    case .amendment(let body): body.comments + body.again.map(\.record)
    case .withdrawal(let body): [body.of.record]
    case .decision(let body): body.targets.map(\.record) + body.replaces
    case .opening, .edition, .tie, .point: replaces
    case .link(let body): body.points + [body.to]
    case .response(let body): body.to.map { [$0] } ?? []
    case .closing(let body): Array(body.counts) + Array(body.setAside) + replaces
    case .vote(let body): [body.opening] + replaces
    case .count(let body): [body.opening] + replaces
    case .ballots(let body): [body.opening] + replaces
    }
  }

  /// The texts that it was made on: places in it are places in these.
  package var texts: [ObjectID] {
    switch self {
    case .comment(let body): [body.anchor.blob]
    case .amendment(let body): [body.base]
    case .point(let body): [body.anchor.blob]
    default: []
    }
  }

  /// The definition that an opening froze.
  package var frozenDefinition: ObjectID? {
    if case .opening(let opening) = self { opening.definition } else { nil }
  }

  /// The poll that it belongs to or rests on.
  package var namedPoll: Slug? {
    if case .decision(let decision) = self { decision.poll } else { poll }
  }
}
