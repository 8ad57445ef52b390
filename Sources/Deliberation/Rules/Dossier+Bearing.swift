extension Dossier {
  /// What bears on a record that is to be written, and is at hand: of a decision the withdrawals of its targets and the closings of motions
  /// about them, of a withdrawal and of an amendment that puts another one again the decisions about that one. A record names it in `saw`.
  package func bearing(on body: Record.Body) -> [RecordID] {
    switch body {
    case .decision(let decision):
      let named = Set(decision.targets.map(\.record))
      return Set(decision.targets.flatMap(withdrawals(bearingOn:))).sorted()
        + pollFiles.filter { state in state.poll.targets.contains { named.contains($0.record) } }
        .flatMap { $0.closings.standing.map(\.record.id) }.sorted()
    case .withdrawal(let withdrawal): return decisions(aboutAny: [withdrawal.of.record])
    case .amendment(let amendment): return decisions(aboutAny: Set(amendment.again.map(\.record)))
    default: return []
    }
  }

  private func withdrawals(bearingOn target: Target) -> [RecordID] {
    withdrawals(within: target.record).filter { $0.withdrawn?.overlaps(target) == true }.map(\.record.id)
  }

  private func decisions(aboutAny named: Set<RecordID>) -> [RecordID] {
    guard !named.isEmpty else { return [] }
    return records.filter { filed in
      guard case .decision(let decision) = filed.record.body else { return false }
      return decision.targets.contains { named.contains($0.record) }
    }.map(\.record.id).sorted()
  }
}
