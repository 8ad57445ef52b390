package import Deliberation
import Storage

extension Context {
  /// Records what the committee decided about comments, amendments or hunks.
  ///
  /// - Parameters:
  ///   - targets: `ID` or `ID/N`, each as the beginning of an id.
  ///   - expected: the paper that it has to be about; nil for whichever it is about.
  ///   - poll: the poll that the decision rests on.
  ///   - asItStands: what was merged is decided on whether the draft has it or not: what stands there is by another change or an author.
  /// - Throws: `Refusal` where a target cannot be decided on, or still waits to be collected; `MainMoved` where somebody decided on
  ///   it after the form was given out in which this decision was written.
  package func decide(
    _ targets: [String], of expected: Slug? = nil, _ outcome: Outcome, because reason: String, poll: String?,
    asItStands: Bool = false, dryRun: Bool
  ) throws -> FiledRecord {
    let reason = try givenText(reason, what: .aReason)
    return try change("decide", isDryRun: dryRun) { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "decide", nl: "besluiten"))
      let (paper, given) = try desk.targets(named: targets, of: expected, for: outcome)
      let dossier = try desk.desk.dossier(of: paper.description).dossier
      var titles = WholeTitles(of: dossier, in: desk.repository)
      let named = try titles.whole(given)
      if let earlier = try desk.decidedByForm(about: named, outcome, because: reason, in: dossier) {
        return earlier
      }
      let settled = try desk.targets(toDecideOn: named, outcome, asItStands: asItStands, in: dossier)
      try desk.mustBeAsSeen(settled, of: dossier)
      try dossier.mustBeCollected(named)
      let obstacle = try desk.desk.obstacle(to: outcome, settled, of: dossier)
      if let obstacle, !asItStands { throw obstacle }
      let poll = try poll.map { try dossier.closedPoll(named: $0) }
      let isAsItStands = obstacle != nil || asItStands && settled.contains(where: dossier.isSettledInDraft)
      let body = Record.Body.decision(
        Decision(
          targets: settled, outcome: outcome, reason: reason, poll: poll,
          replaces: dossier.decisionsReplaced(by: settled),
          merged: outcome == .adopted ? [] : try desk.snapshot.mergeMarks(of: settled),
          isAsItStands: isAsItStands))
      let record = desk.seal(body, on: paper, saw: dossier.bearing(on: body))
      let list = settled.map(\.description).joined(separator: ", ")
      try desk.commit(
        [record],
        CommitMessage(
          "decide: \(outcome.rawValue) \(list)",
          trailers: poll.map { [.init("Poll", $0.description)] } ?? []))
      let decided = Self.decided(list, outcome, isDryRun: dryRun)
      return FiledRecord(
        record, story: [decided, Self.comingBack(settled, outcome, in: dossier)].joined(separator: ""))
    }
  }

  /// What was decided, in a sentence.
  private static func decided(_ list: String, _ outcome: Outcome, isDryRun: Bool) -> Localized {
    Localized(
      en: "\(isDryRun ? "Would decide" : "Decided"): \(list) \(outcome.rawValue).",
      nl: "\(isDryRun ? "Het besluit zou zijn" : "Besloten"): \(list) \(outcome.words.dutch).")
  }

  /// That what was merged and is put off does not wait for the committee any more.
  private static func comingBack(_ targets: [Target], _ outcome: Outcome, in dossier: Dossier) -> Localized {
    guard outcome == .postponed || outcome == .referred,
      let merged = targets.first(where: { dossier.merged[$0] != nil })
    else { return Localized(verbatim: "") }
    return Localized(
      en: " It was merged once, and comes back by its partner alone, with: beraad amend --again \(merged)",
      nl:
        " Het is al eens samengevoegd, en komt alleen terug via de indiener, met: beraad amend --again \(merged)"
    )
  }
}

extension Target {
  fileprivate var isPoint: Bool { record.description.first == Record.Kind.point.letter }
}

extension Refusal {
  /// Of a point that somebody wants to adopt.
  fileprivate static func isCited(_ point: RecordID) -> Refusal {
    Refusal(
      Localized(
        en: "\(point) is a point: it is adopted by a change that came of it.",
        nl: "\(point) is een punt: het wordt overgenomen door een wijziging die eruit voortkomt."),
      hints: [
        Localized(
          en:
            "name it in the change with: beraad amend PAPER --replace OLD --with NEW --because WHY --for \(point)",
          nl:
            "noem het bij de wijziging met: beraad amend STUK --replace OUD --with NIEUW --because WAAROM --for \(point)"
        )
      ], by: .isNotDecidedOn(point))
  }
}

extension ChangeDesk {
  /// What is to be decided on, and the paper that it is about.
  ///
  /// - Throws: a `Refusal` where it is of another paper than the expected one, or can only be cited.
  fileprivate func targets(
    named names: [String], of expected: Slug?, for outcome: Outcome
  ) throws -> (paper: Slug, given: [Target]) {
    let (paper, given) = try desk.targets(named: names)
    if let expected, paper != expected, let first = given.first {
      throw Refusal(
        Localized(
          en: "\(first) is about \(paper), not about \(expected).",
          nl: "\(first) gaat over \(paper), niet over \(expected)."), by: .isOfAnotherPaper(first.record))
    }
    if outcome == .adopted, let point = given.first(where: \.isPoint) { throw Refusal.isCited(point.record) }
    return (paper, given)
  }

  /// What a decision on some targets settles, by what the draft has of them.
  fileprivate func targets(
    toDecideOn named: [Target], _ outcome: Outcome, asItStands: Bool, in dossier: Dossier
  ) throws -> [Target] {
    func stands(_ target: Target) -> Bool? { try? desk.draft(of: dossier, has: target) }
    return try dossier.targetsForDecision(
      named, isReopened: { (asItStands || outcome != .adopted) && stands($0) == false },
      isBack: { outcome == .adopted && stands($0) == true })
  }

  /// What was decided with the form at hand, where that was sent before; nil where it is new.
  ///
  /// - Throws: a `Refusal` where the committee decided otherwise since.
  fileprivate func decidedByForm(
    about targets: [Target], _ outcome: Outcome, because reason: String, in dossier: Dossier
  ) throws -> FiledRecord? {
    switch try decisionOfForm(about: targets, outcome, because: reason, in: dossier) {
    case .new: nil
    case .standing(let earlier):
      FiledRecord(earlier, story: Localized(en: "It is decided.", nl: "Daarover is besloten."))
    case .superseded(let earlier):
      throw SentForm.refusal(
        earlier,
        since: Localized(en: "the committee decided otherwise", nl: "heeft de commissie anders besloten"))
    }
  }

  /// The decision that was made with the form at hand and says just this.
  fileprivate func decisionOfForm(
    about targets: [Target], _ outcome: Outcome, because reason: String, in dossier: Dossier
  ) throws -> SentForm {
    try context.sentForm(by: identity, in: dossier, repository) { body in
      guard case .decision(let decision) = body, decision.outcome == outcome, decision.reason == reason else {
        return false
      }
      return targets.allSatisfy { target in
        decision.targets.contains { $0 == target || target.hunk == nil && $0.record == target.record }
      }
    } stands: { record in
      guard case .decision(let decision) = record.body else { return false }
      return decision.targets.allSatisfy { dossier.decision(about: $0)?.record.id == record.id }
    }
  }

  /// Refuses to decide over what others decided after the form was given out: whoever filled it in did not know of it.
  fileprivate func mustBeAsSeen(_ targets: [Target], of dossier: Dossier) throws {
    guard let seen = try context.formSnapshot(before: snapshot) else { return }
    let before = try Desk(context, desk.workspace, seen).dossier(of: dossier.paper.slug.description).dossier
    guard before.decisionsReplaced(by: targets) != dossier.decisionsReplaced(by: targets) else { return }
    throw try MainMoved(expected: seen.commit, tip: snapshot.commit, in: repository)
  }
}

extension Desk {
  /// The targets that somebody typed, and the one paper that they all belong to.
  fileprivate func targets(named names: [String]) throws -> (paper: Slug, targets: [Target]) {
    var papers: Set<Slug> = []
    var targets: [Target] = []
    for name in names {
      let named = try target(named: name, kinds: [.comment, .amendment, .reply, .withdrawal, .point])
      papers.insert(named.header.paper)
      // What was said of a point since took its place.
      let isPoint = named.target.record.description.first == Record.Kind.point.letter
      targets.append(
        isPoint
          ? Target(try standingPoint(named.target.record.description).entry.id) : named.target)
    }
    guard let paper = papers.first, papers.count == 1 else {
      throw Refusal(
        Localized(
          en:
            "One decision is about one paper; these belong to \(papers.map(\.description).sorted().joined(separator: ", ")).",
          nl:
            "Eén besluit gaat over één stuk; deze horen bij \(papers.map(\.description).sorted().joined(separator: ", "))."
        ),
        by: .papersDiffer)
    }
    return (paper, targets)
  }
}

extension Desk {
  /// What refuses to decide so on what was merged; nil where nothing does. Against it while its words stand in the draft: the edition would
  /// have words that were not adopted. Where somebody who knew of the merge has decided against it before, that is no more to be asked:
  /// what the draft has by now came in otherwise. For it where an author has undone it: no merge brings it back.
  fileprivate func obstacle(
    to outcome: Outcome, _ targets: [Target], of dossier: Dossier
  ) throws -> Refusal? {
    let merged = targets.filter { dossier.merged[$0] != nil }
    guard !merged.isEmpty else { return nil }
    let draft = try MergedInDraft(merged, of: dossier, at: self)
    for target in merged {
      guard let hunk = dossier.hunk(target) else { continue }
      let way = WayBack(from: hunk)
      if outcome == .adopted {
        if draft.isUndone(target) { return way.refusalToAdopt(target, in: dossier.paper.slug) }
      } else if !dossier.isDecidedOtherwise(target), try self.draft(of: dossier, has: target) {
        return way.refusal(of: target, to: dossier.paper.slug)
      }
    }
    return nil
  }

  /// Whether the draft has a change that was merged, words of it at least.
  func draft(of dossier: Dossier, has target: Target) throws -> Bool {
    guard let hunk = dossier.hunk(target), let base = dossier.amendment(target.record)?.amendment.base else {
      return false
    }
    return try snapshot.draft(
      of: dossier.paper, has: hunk, of: target, on: dossier.lost.contains(base) ? nil : base)
  }
}

extension Dossier {
  /// Whether a change was merged, and nothing about it excludes anything.
  fileprivate func isSettledInDraft(_ target: Target) -> Bool {
    merged[target] != nil && !isUnsettled(target)
  }

  /// Refuses to decide about what main does not have: the chain from a word to its amendment would break there.
  fileprivate func mustBeCollected(_ targets: [Target]) throws(Refusal) {
    for target in targets {
      if let partner = uncollectedWithdrawal(of: target) {
        let taken = withdrawal(of: target)?.withdrawn ?? target
        throw Refusal(
          Localized(
            en:
              "\(taken) was withdrawn, and main does not have that yet: a decision would not be one that knew of it.",
            nl:
              "\(taken) is ingetrokken, en main weet dat nog niet: een besluit zou er geen rekening mee houden."
          ),
          hints: [
            Localized(
              en: "take it in with: beraad collect \(partner)",
              nl: "haal het op met: beraad collect \(partner)")
          ], by: .withdrawalNotCollected(target.record))
      }
      guard let filed = self[target.record], !filed.isCollected else { continue }
      throw Refusal.notCollected(filed.record)
    }
  }
}

extension Refusal {
  /// Of a record that main does not have yet.
  static func notCollected(_ record: Record) -> Refusal {
    let (id, partner) = (record.id, record.header.partner)
    return Refusal(
      Localized(
        en: "\(id) is not collected yet: it stands on the branch partners/\(partner) only.",
        nl: "\(id) is nog niet opgehaald: het staat alleen op de branch partners/\(partner)."),
      hints: [
        Localized(
          en: "take it in with: beraad collect \(partner)", nl: "haal het op met: beraad collect \(partner)")
      ], by: .notCollected(id))
  }
}
