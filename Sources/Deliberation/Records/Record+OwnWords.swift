import Prose

extension Record.Body {
  /// What whoever recorded it wrote in words of their own: remarks and reasons, the words that they propose, and who counted.
  package var ownWords: [String] {
    switch self {
    case .comment(let body): [body.text]
    case .reply(let body): [body.text]
    case .amendment(let body): [body.reason] + body.hunks.map(\.new)
    case .withdrawal(let body): [body.reason]
    case .decision(let body): [body.reason]
    case .closing(let body): body.reason.map { [$0] } ?? []
    case .vote(let body): body.reason.map { [$0] } ?? []
    case .count(let body): (body.reason.map { [$0] } ?? []) + body.counters
    case .tie(let body): body.reason.map { [$0] } ?? []
    case .point(let body): body.organisation.map { [$0] } ?? []
    case .link(let body): body.reason.map { [$0] } ?? []
    case .response(let body): [body.by, body.text]
    case .opening, .ballots, .edition: []
    }
  }
}
