import Deliberation
import Prose
import Storage

extension Context {
  /// Puts an amendment again, on the draft of now: the old one is no longer open, and the new one names it.
  ///
  /// What fits is carried over; a passage that was rewritten is put back as the amendment has it.
  ///
  /// - Parameters:
  ///   - name: one's own amendment or one change of it, or the beginning of its id.
  ///   - proposal: other words to put; nil for the same.
  ///   - reason: why; nil for the reason that it had.
  ///   - comments: more comments and points that it came from.
  /// - Throws: `Refusal` where it is another partner's, nothing of it waits for being put again, or its words have no place in
  ///   the draft.
  package func amendAgain(
    _ name: String, on paper: String?, _ proposal: Proposal?, because reason: String?,
    answering comments: [String]
  ) throws -> FiledRecord {
    let reason = try reason.map { try givenText($0, what: .aReason) }
    return try record { desk, identity in
      let repeated = try RepeatedAmendment(name, on: paper, identity, desk)
      if case .replace = proposal { try repeated.refuseSeveral() }
      let hunks =
        try proposal.map { try ProposedHunks.hunks(of: $0, in: repeated.paper) } ?? repeated.carried()
      guard let first = hunks.first else {
        throw Refusal(
          Localized(
            en: "\(name) changes nothing any more: the draft of \(repeated.paper.slug) reads so already.",
            nl: "\(name) verandert niets meer: zo staat het al in het concept van \(repeated.paper.slug)."))
      }
      let old = repeated.file.amendment
      let isCarried = proposal == nil
      let (answered, points) = try desk.sources(comments, on: repeated.paper.slug)
      let body = Record.Body.amendment(
        Amendment(
          base: repeated.paper.blob, hunks: hunks, reason: reason ?? old.reason,
          comments: (old.comments + answered).uniqued(), points: (old.points + points).uniqued(),
          again: repeated.targets))
      let place = Places.name(of: first.range.lowerBound, in: repeated.paper)
      let story = Localized(
        en: "Put \(repeated.file.id) again on \(repeated.paper.slug), in \(place.english).",
        nl: "\(repeated.file.id) opnieuw ingediend bij \(repeated.paper.slug), in \(place.dutch).")
      let differences = isCarried ? hunks.map { Self.difference($0, from: old.hunks) } : []
      return NewRecord(
        body, on: repeated.paper.slug, saw: repeated.dossier.bearing(on: body),
        summary: { "amend: \($0) on \(repeated.paper.slug)" },
        story: ([story] + differences).joined(separator: ""))
    }
  }
}

extension Context {
  /// What a change takes away and brings in, where it is none of those that were put before; for the story.
  fileprivate static func difference(_ hunk: Hunk, from earlier: [Hunk]) -> Localized {
    func line(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    if earlier.contains(where: { $0.old == hunk.old && $0.new == hunk.new }) { return .nothing }
    let (old, new) = (line(hunk.old), line(hunk.new))
    if old.isEmpty {
      return Localized(
        en: " Where nothing of it stands now, it proposes “\(new)”.",
        nl: " Daar staat nu niets meer van; voorgesteld wordt “\(new)”.")
    }
    return new.isEmpty
      ? Localized(
        en: " Of what stands there now, it takes away “\(old)”.",
        nl: " Van wat daar nu staat, gaat “\(old)” eruit.")
      : Localized(
        en: " Where the draft says “\(old)” now, it proposes “\(new)”.",
        nl: " Waar het concept nu “\(old)” heeft, komt “\(new)”.")
  }
}

/// One's own amendment that is to be put again, and which of its changes.
private struct RepeatedAmendment {
  let dossier: Dossier
  let paper: Paper
  let file: AmendmentFile
  let targets: [Target]
  private let changes: PlacedChanges

  init(_ name: String, on paper: String?, _ identity: Identity, _ desk: Desk) throws {
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let found = try desk.snapshot.record(withPrefix: parts[0], kinds: [.amendment])
    let (id, header) = (found.record.id, found.record.header)
    if let paper, try desk.snapshot.paper(named: paper).slug != header.paper {
      throw Refusal(
        Localized(
          en: "\(id) is about \(header.paper), not about \(paper).",
          nl: "\(id) gaat over \(header.paper), niet over \(paper)."))
    }
    guard header.partner == identity.partner.id else {
      let owner = try desk.snapshot.partner(header.partner)?.name ?? header.partner.description
      throw Refusal(
        Localized(
          en: "\(id) is of \(owner): only they can put it again.",
          nl: "\(id) is van \(owner): alleen zij kunnen het opnieuw indienen."))
    }
    let dossier = try desk.dossier(of: header.paper.description).dossier
    guard let file = dossier.amendment(id) else {
      throw Refusal(Localized(en: "\(id) is no amendment.", nl: "\(id) is geen wijzigingsvoorstel."))
    }
    var named = file.targets { _ in true }
    if parts.count == 2 {
      named = named.filter { $0.description.hasSuffix("/\(parts[1])") }
      guard !named.isEmpty else {
        throw Refusal(
          Localized(en: "\(id) has no hunk \(parts[1]).", nl: "\(id) heeft geen wijziging \(parts[1])."),
          hints: [
            Localized(
              en: "its hunks are 1 to \(file.statuses.count)",
              nl: "de wijzigingen erin zijn 1 tot en met \(file.statuses.count)")
          ])
      }
    }
    (self.dossier, self.paper) = (dossier, dossier.paper)
    self.file = file
    targets = try Self.repeatable(named, of: file, Agenda(of: dossier, in: desk.repository), dossier)
    changes = try PlacedChanges(of: dossier, in: desk.repository) { file, _ in file.id == id }
  }

  /// Of some changes those that can be put again: what waits for a decision; of what was adopted, what a merge cannot put in. Where
  /// nothing waits, what was decided otherwise.
  private static func repeatable(
    _ named: [Target], of file: AmendmentFile, _ agenda: Agenda, _ dossier: Dossier
  ) throws(Refusal) -> [Target] {
    func status(_ target: Target) -> HunkStatus { file.statuses[(target.hunk ?? 1) - 1] }
    if let vote = named.lazy.compactMap({ agenda[$0.description]?.poll }).first {
      throw Refusal(
        Localized(
          en: "\(file.id) is put to a vote, in '\(vote)': it cannot be put again meanwhile.",
          nl: "Over \(file.id) wordt gestemd, in '\(vote)': zolang kan het niet opnieuw worden ingediend."),
        hints: [
          Localized(
            en: "end the vote with: beraad poll close \(dossier.paper.slug)/\(vote)",
            nl: "sluit de stemming met: beraad poll close \(dossier.paper.slug)/\(vote)")
        ])
    }
    let waiting = named.filter { target in
      guard let item = agenda[target.description] else { return false }
      return !item.isAdopted || item.standing == .rewritten || item.standing == .unplaced
    }
    if !waiting.isEmpty { return waiting }
    let decided = named.filter { target in
      switch status(target) {
      case .withdrawn: true
      case .decided(let outcome, _): outcome != .adopted
      case .open, .merged, .putAgain: false
      }
    }
    if !decided.isEmpty { return decided }
    for case .putAgain(let other) in named.map(status) {
      throw Refusal(
        Localized(
          en: "\(file.id) was put again already, as \(other).",
          nl: "\(file.id) is al opnieuw ingediend, als \(other)."),
        hints: [
          Localized(
            en: "put that again: beraad amend --again \(other)",
            nl: "dien dat opnieuw in met: beraad amend --again \(other)")
        ])
    }
    if named.contains(where: { agenda[$0.description] != nil }) {
      throw Refusal(
        Localized(
          en: "\(file.id) is adopted and has its place in the draft: there is no need to put it again.",
          nl: "\(file.id) is overgenomen en heeft een plaats in het concept: opnieuw indienen is niet nodig."),
        hints: [
          Localized(
            en: "put it into the draft with: beraad merge \(dossier.paper.slug)",
            nl: "zet het in het concept met: beraad merge \(dossier.paper.slug)")
        ])
    }
    // Nobody here knows whether it is there still: an author or a `git revert` may have taken it out.
    throw Refusal(
      Localized(
        en: "\(file.id) was merged into the draft already.",
        nl: "\(file.id) is al samengevoegd met het concept."),
      hints: [
        Localized(
          en:
            "to change the words again, or where it was taken out, propose it anew with: beraad amend \(dossier.paper.slug) --replace OLD --with NEW --because WHY",
          nl:
            "wilt u de woorden weer anders, of zijn ze eruit gehaald, stel het dan nieuw voor met: beraad amend \(dossier.paper.slug) --replace OUD --with NIEUW --because WAAROM"
        )
      ])
  }

  /// One replacement stands for one change: the others would be open nowhere.
  func refuseSeveral() throws(Refusal) {
    guard targets.count > 1 else { return }
    let all = targets.map(\.description).joined(separator: ", ")
    throw Refusal(
      Localized(
        en:
          "\(file.id) has \(targets.count) changes that can be put again, and one replacement would stand for all of them.",
        nl:
          "\(file.id) heeft \(targets.count) wijzigingen die opnieuw kunnen, en één vervanging zou voor allemaal gelden."
      ),
      hints: [
        Localized(
          en: "say which change, as in: beraad amend --again \(targets[0]) --replace OLD --with NEW",
          nl: "zeg welke, zo: beraad amend --again \(targets[0]) --replace OUD --with NIEUW")
      ]
        + [Localized(en: "they are: \(all)", nl: "dat zijn: \(all)")])
  }

  /// The changes on the draft of now.
  func carried() throws(Refusal) -> [Hunk] {
    let own = Set(targets)
    let placed = changes.hunks.filter { own.contains($0.target) }
    for change in placed where change.hunk == nil {
      if case .alreadyThere = change.rebased.fate { continue }
      throw Refusal(
        Localized(
          en: "\(change.target) has no place in the draft of \(paper.slug) any more.",
          nl: "\(change.target) heeft geen plaats meer in het concept van \(paper.slug)."),
        hints: [
          Localized(
            en: "put it in other words with: beraad amend --again \(change.target) --replace OLD --with NEW",
            nl:
              "zeg het in andere woorden met: beraad amend --again \(change.target) --replace OUD --with NIEUW"
          )
        ])
    }
    let hunks = placed.compactMap(\.hunk).uniqued().sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    guard hunks.standApart else {
      throw Refusal(
        Localized(
          en: "The changes of \(file.id) meet each other on the draft of now.",
          nl: "De wijzigingen van \(file.id) komen elkaar tegen in het concept van nu."),
        hints: [
          Localized(
            en: "put them one by one with: beraad amend --again \(targets[0])",
            nl: "dien ze één voor één in met: beraad amend --again \(targets[0])")
        ])
    }
    if file.amendment.base == paper.blob, placed.allSatisfy({ $0.status == .open }) {
      throw Refusal(
        Localized(
          en: "\(file.id) was made on the draft as it is now: there is nothing to put again.",
          nl: "\(file.id) is gemaakt op het concept van nu: er is niets om opnieuw in te dienen."))
    }
    return hunks
  }
}
