import ObjectIDs

extension Dossier {
  /// The hunks and comments that a decision about these targets is really about: a whole amendment stands for
  /// each of its hunks that is not in the draft yet.
  ///
  /// - Parameters:
  ///   - isReopened: whether a change that was merged can be decided on anew, as where an author has undone it.
  ///   - isBack: whether one that was merged and decided otherwise since can be, as where the draft has it again.
  /// - Throws: a `Refusal` where a target is unknown, of the wrong kind, withdrawn, or in the draft already.
  package func targetsForDecision(
    _ targets: [Target], isReopened: (Target) -> Bool = { _ in false },
    isBack: (Target) -> Bool = { _ in false }
  ) throws(Refusal) -> [Target] {
    var settled: [Target] = []
    for target in targets {
      guard let filed = self[target.record] else {
        throw .unknown(.commentOrAmendment, target.record.description, among: decidable)
      }
      var own: [Target]
      switch filed.record.body {
      case .comment:
        try mustHave(target)
        own = [target]
      case .point:
        guard target.hunk == nil else {
          throw Refusal(
            Localized(
              en: "\(target.record) is a point: it has no hunks.",
              nl: "\(target.record) is een punt: dat bestaat niet uit losse wijzigingen."),
            by: .noHunk("\(target)"))
        }
        own = [target]
      case .amendment(let amendment):
        own = try hunks(of: target, in: amendment, isReopened, isBack)
      default:
        throw Refusal(
          Localized(
            en:
              "\(target.record) is a \(filed.record.kind.rawValue): only comments, amendments and points are decided on.",
            nl:
              "\(target.record) is \(filed.record.kind.indefiniteDutch): er wordt alleen over opmerkingen, wijzigingen en punten besloten."
          ),
          by: .isNotDecidedOn(target.record))
      }
      // Of what was taken back only what was decided apart from that can be decided on again.
      own = own.filter { withdrawal(of: $0) == nil || isExcluded($0) }
      guard !own.isEmpty else {
        let taken = withdrawal(of: target.record) == nil ? target : Target(target.record)
        throw Refusal(
          Localized(
            en: "\(name(of: filed.record.header.partner)) has withdrawn \(taken).",
            nl: "\(name(of: filed.record.header.partner)) heeft \(taken) ingetrokken."),
          by: .withdrawn(target.record))
      }
      settled += own
    }
    var seen: Set<Target> = []
    return settled.filter { seen.insert($0).inserted }
  }

  /// Refuses a number that a record has no change of.
  package func mustHave(_ target: Target) throws(Refusal) {
    guard let number = target.hunk, let record = self[target.record]?.record, !record.has(target) else {
      return
    }
    guard case .amendment(let amendment) = record.body else {
      throw Refusal(
        Localized(
          en: "\(target.record) is a comment: it has no hunks.",
          nl: "\(target.record) is een opmerking: die bestaat niet uit losse wijzigingen."),
        by: .noHunk("\(target)"))
    }
    throw Refusal(
      Localized(
        en: "\(target.record) has no hunk \(number).",
        nl: "\(target.record) heeft geen wijziging \(number)."),
      hints: [
        Localized(
          en: "its hunks are 1 to \(amendment.hunks.count)",
          nl: "de wijzigingen erin zijn 1 tot en met \(amendment.hunks.count)")
      ], by: .noHunk("\(target)"))
  }

  /// What is in the draft is decided, but where something made apart excludes the decision: then another one settles it.
  private func hunks(
    of target: Target, in amendment: Amendment, _ isReopened: (Target) -> Bool, _ isBack: (Target) -> Bool
  ) throws(Refusal) -> [Target] {
    func isInDraft(_ target: Target) -> ObjectID? {
      isUnsettled(target) || isChosenSince(target) ? nil : merged[target]
    }
    // What was decided twice, apart, is settled where it was decided.
    func putAgain(_ target: Target) -> Filed? { isExcluded(target) ? nil : again(target) }
    if target.hunk != nil {
      try mustHave(target)
      if let again = putAgain(target) { throw Self.wasPutAgain(target, as: again) }
      if let commit = isInDraft(target) {
        if isDecidedOtherwise(target) {
          if isBack(target) { return [target] }
          throw Self.wasDecidedOtherwise(target)
        }
        if isReopened(target) { return [target] }
        throw Refusal(
          Localized(
            en: "\(target) was merged into the draft already, by commit \(commit.abbreviated()).",
            nl: "\(target) staat al in het concept, door commit \(commit.abbreviated())."),
          hints: Self.goingOn, by: .inDraft("\(target)"))
      }
      return [target]
    }
    let own = amendment.hunks.indices.map { Target(target.record, hunk: $0 + 1) }
    let left = own.filter { isInDraft($0) == nil && putAgain($0) == nil }
    guard !left.isEmpty else {
      if let again = own.lazy.compactMap({ putAgain($0) }).first { throw Self.wasPutAgain(target, as: again) }
      let back = own.filter { isDecidedOtherwise($0) && isBack($0) }
      guard back.isEmpty else { return back }
      if let rejected = own.first(where: isDecidedOtherwise) { throw Self.wasDecidedOtherwise(rejected) }
      let reopened = own.filter(isReopened)
      guard reopened.isEmpty else { return reopened }
      throw Refusal(
        Localized(
          en: "\(target.record) was merged into the draft already.",
          nl: "\(target.record) staat al in het concept."), hints: Self.goingOn, by: .inDraft("\(target)"))
    }
    return left
  }

  /// Whether a vote chose about what was merged and decided otherwise, and nobody who knew of its closing has decided since.
  private func isChosenSince(_ target: Target) -> Bool {
    guard isDecidedOtherwise(target), let decision = decision(about: target) else { return false }
    return pollFiles.contains { state in
      guard state.closing != nil, case .motion = state.poll.form,
        state.poll.targets.flatMap(hunks(of:)).contains(target)
      else { return false }
      return !knewClosing(of: state, by: decision)
    }
  }

  /// What to do about words that a decision brought into the draft.
  private static let goingOn = [
    Localized(
      en: "to change the words again, propose a new amendment",
      nl: "stel een nieuwe wijziging voor om de woorden weer te veranderen"),
    Localized(
      en: "or, as an author, edit the draft and record that with: beraad revise PAPER -m WHY",
      nl: "of pas als auteur het concept aan en leg dat vast met: beraad revise STUK -m WAAROM"),
  ]

  private static func wasDecidedOtherwise(_ target: Target) -> Refusal {
    Refusal(
      Localized(
        en: "\(target) was merged, and then decided otherwise: that stays so.",
        nl: "\(target) is samengevoegd, en daarna is er anders over besloten: dat blijft zo."),
      hints: [
        Localized(
          en: "its partner can put it again with: beraad amend --again \(target)",
          nl: "de indiener kan het opnieuw voorstellen met: beraad amend --again \(target)")
      ],
      by: .decidedOtherwise("\(target)"))
  }

  private static func wasPutAgain(_ target: Target, as again: Filed) -> Refusal {
    Refusal(
      Localized(
        en: "\(target) was put again by its partner.",
        nl: "\(target) is door de indiener opnieuw voorgesteld."),
      hints: [
        Localized(
          en: "decide on that instead: \(again.record.id)",
          nl: "besluit daarover: \(again.record.id)")
      ],
      by: .putAgain("\(target)", again.record.id))
  }

  /// The decisions that one about these targets takes the place of.
  package func decisionsReplaced(by targets: [Target]) -> [RecordID] {
    Set(targets.flatMap { decisions(about: $0).replaced }).sorted()
  }

  private var decidable: [String] {
    records.filter { $0.record.kind == .comment || $0.record.kind == .amendment }.map(\.record.id.description)
  }

  /// What stands between the paper and an edition; empty when it can be published.
  package var undecided: [OpenMatter] {
    var matters: [OpenMatter] = []
    for file in amendments {
      let open = file.targets { $0 == .open }
      if !open.isEmpty {
        matters.append(.undecided(what: Self.list(open, of: file), of: name(of: file.partner)))
      }
      let waiting = file.targets { if case .decided(.adopted, _) = $0 { true } else { false } }
      if !waiting.isEmpty {
        matters.append(.notMerged(what: Self.list(waiting, of: file), of: name(of: file.partner)))
      }
    }
    for poll in pollFiles where poll.opening != nil && poll.closing == nil {
      matters.append(.poll(poll.poll.id))
    }
    return matters
  }

  private static func list(_ targets: [Target], of file: AmendmentFile) -> String {
    targets.count == file.statuses.count
      ? file.id.description : targets.map(\.description).joined(separator: ", ")
  }
}
