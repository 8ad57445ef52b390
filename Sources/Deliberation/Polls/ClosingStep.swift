/// A closing, and those that it took the place of and that all list the same.
struct ClosingStep: Sendable {
  let closing: Filed
  /// In causal order.
  let replaces: [Filed]
  /// Whether it lists something else than they do.
  let isChange: Bool
  /// Whether people are told of it: it made a result another one, or says why it left all as it was.
  let isTold: Bool

  /// Why the poll was closed anew; nil where nobody said it.
  var reason: String? { closing.record.body.closing?.reason }
}

extension ClosingStep {
  /// All steps between the closings of a poll, in the order of those that took the place of others.
  ///
  /// A closing that settles several which were made apart is a step from each of them: each had a result by itself, and may have been
  /// told or published before anybody knew of the other.
  static func all(among records: [Filed]) -> [ClosingStep] {
    let closings = records.filter { $0.record.kind == .closing }
    guard closings.count > 1 else { return [] }
    let steps = closings.flatMap { later -> [ClosingStep] in
      guard let body = later.record.body.closing else { return [] }
      let replaced = closings.filter { body.replaces.contains($0.record.id) }
      let groups = Dictionary(grouping: replaced) { $0.record.body.closing?.counts ?? [] }
        .values.sorted { $0[0].order.comesBefore($1[0].order) }
      let isOther = groups.map { $0[0].record.body.closing?.counts != body.counts }
      return zip(groups.indices, groups).map { index, group in
        let explains = body.reason != nil && index == 0 && !isOther.contains(true)
        return ClosingStep(
          closing: later, replaces: group, isChange: isOther[index], isTold: isOther[index] || explains)
      }
    }
    // Of two closings anew that do the same, made apart, one that says why speaks for one that does not.
    return steps.filter { step in
      step.reason != nil || !steps.contains { $0.reason != nil && $0.isSame(as: step) }
    }
  }

  private func isSame(as other: ClosingStep) -> Bool {
    closing.record.body.closing?.counts == other.closing.record.body.closing?.counts
      && replaces.map(\.record.id) == other.replaces.map(\.record.id)
  }
}

extension Record.Body {
  /// The closing that it is; nil of anything else.
  var closing: Closing? { if case .closing(let closing) = self { closing } else { nil } }
}
