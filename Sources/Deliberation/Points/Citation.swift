/// A change or comment that names a point as what it came from.
package struct Citation: Hashable, Sendable {
  package let paper: Slug
  package let record: RecordID
  package let partner: Slug
  package let state: State

  /// What became of it.
  package enum State: Hashable, Sendable {
    /// A change of which something is in the draft, or decided to go there; a comment that was adopted.
    case adopted
    /// A change that may still come into the draft.
    case pending
    /// A comment that stands.
    case said
    /// Decided against.
    case rejected
    /// Taken back: as if it had not been.
    case gone
  }

  /// Whether it is a change.
  package var isChange: Bool { record.description.first == Record.Kind.amendment.letter }
}

extension Dossier {
  /// What of this paper cites points, by the points, in causal order.
  package var citations: [RecordID: [Citation]] {
    var found: [RecordID: [Citation]] = [:]
    func add(_ filed: Filed, _ points: [RecordID], _ state: Citation.State) {
      let citation = Citation(
        paper: paper.slug, record: filed.record.id, partner: filed.record.header.partner, state: state)
      for point in points { found[point, default: []].append(citation) }
    }
    // Threads are put together only where a comment cites something: most do not.
    var threads: [RecordID: CommentStatus]?
    for filed in records {
      switch filed.record.body {
      case .amendment(let body) where !body.points.isEmpty:
        if let file = amendment(filed.record.id) { add(filed, body.points, file.citationState) }
      case .comment(let body) where !body.points.isEmpty:
        let known =
          threads
          ?? Dictionary(self.threads.map { ($0.id, $0.status) }, uniquingKeysWith: { first, _ in first })
        threads = known
        add(filed, body.points, known[filed.record.id]?.citationState ?? .said)
      default: break
      }
    }
    return found
  }
}

extension AmendmentFile {
  fileprivate var citationState: Citation.State {
    if statuses.contains(where: \.isAdopted) { return .adopted }
    let isWaiting = statuses.contains { status in
      switch status {
      case .open, .decided(.postponed, _), .decided(.referred, _): true
      default: false
      }
    }
    if isWaiting || !unsettled.isEmpty { return .pending }
    let isRejected = statuses.contains { if case .decided(.rejected, _) = $0 { true } else { false } }
    return isRejected ? .rejected : .gone
  }
}

extension CommentStatus {
  fileprivate var citationState: Citation.State {
    switch self {
    case .open, .answered, .decided(.referred, _), .decided(.postponed, _): .said
    case .withdrawn: .gone
    case .decided(.rejected, _): .rejected
    case .decided(.adopted, _), .adopted: .adopted
    }
  }
}
