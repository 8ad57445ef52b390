import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

extension Context {
  /// Closes a poll: collects first, and lists what counts, in one transaction. From here the result is a function of
  /// the commit.
  ///
  /// A poll that was closed twice, apart, is settled by closing it once more. Of votes, counts or ballots that exclude each
  /// other no rule takes one: whoever closes chooses.
  ///
  /// What the host has is fetched first, so that a vote that was sent is counted.
  ///
  /// - Parameters:
  ///   - choices: beginnings of the ids of what counts of those.
  ///   - reason: why a closed poll is closed anew, with the corrections that came since.
  ///   - isOffline: whether the host is left alone.
  /// - Throws: a `Refusal` of kind undecided where nobody chose; one where the host cannot be asked, or a partner's branch not be read.
  package func closePoll(
    _ name: PollName, counting choices: [String] = [], because reason: String? = nil, isOffline: Bool = false
  ) throws -> PollStep {
    let reason = try reason.map { try givenText($0, what: .aReason) }
    if !isOffline { try mustKnowHost(toClose: name, counting: choices, because: reason) }
    let step: PollStep = try change("poll: close \(name)") { desk in
      let before = try desk.poll(name)
      try desk.identity.mustBe(.committee, to: Localized(en: "close a poll", nl: "een peiling sluiten"))
      try before.mustBeClosable(because: reason)
      let collected = try desk.collect()
      try desk.desk.mustReadBranches(for: .closing, besides: collected.branches.flatMap(\.lost))
      let desk = try desk.next()
      let poll = try PollDesk(desk.desk, name, scope: .collected, looksAtTokens: false)
      let closing = try poll.state.closing(
        choosing: Set(
          try choices.map { try poll.contested($0, isCorrecting: reason != nil, besides: choices) }),
        because: reason, name: "\(poll.name)")
      try poll.mustSayWhy(closing, choosing: choices)
      let doubled = try desk.snapshot.doubledTokens(among: closing, of: poll.state)
      try poll.mustCount(doubled)
      let published = try desk.snapshot.published(poll.state, in: poll.dossier)
      let record = desk.seal(.closing(closing), in: poll)
      try desk.commit(record, of: poll, summary: "poll: close \(poll.name)", reason: reason ?? "")
      let left = collected.branches.flatMap(\.story)
      return poll.step(
        "closed", record, main: desk.change.tip,
        story: poll.closed(by: closing) + published.others(than: closing).map { Self.besideEdition($0) },
        warnings: poll.allHidden(by: record) + poll.dossier.besideClosing(poll.state)
          + poll.looseEnds(of: closing) + poll.besideUnsettled(published)
          + left)
    }
    noteUntold(step)
    return step
  }
}

extension Context {
  /// An edition stays as it was: nobody can hide any more what differs.
  private static func besideEdition(_ number: Int) -> Localized {
    Localized(
      en:
        "Edition \(number) has an earlier result; whoever lays the two beside each other sees what changed.",
      nl:
        "Editie \(number) heeft een eerdere uitslag; wie de twee naast elkaar legt, ziet wat er veranderd is."
    )
  }

  /// Hears what was sent to the host. A refusal comes before anything is fetched: where the poll cannot be closed, the host cannot
  /// be asked, or main there is newer.
  fileprivate func mustKnowHost(
    toClose name: PollName, counting choices: [String], because reason: String?
  ) throws {
    let desk = try Desk(self)
    try desk.identity().mustBe(.committee, to: Localized(en: "close a poll", nl: "een peiling sluiten"))
    guard let remote = try desk.remote() else { return }
    try PollDesk(desk, name).mustBeClosable(because: reason)
    try desk.mustReadBranches(for: .closing)
    let chosen = choices.map { " --counting \($0)" }.joined()
    func typed(_ blank: String) -> String {
      let why = reason.map { " --because \($0.quotedForShell ?? blank)" } ?? ""
      return "beraad poll close \(name.paper)/\(name.poll)\(chosen)\(why) --offline"
    }
    let hint = Localized(
      en: "close with what is in this clone: \(typed("WHY"))",
      nl: "sluit met wat er in deze kloon is: \(typed("WAAROM"))")
    try desk.mustKnowMain(
      of: remote, hints: [hint],
      newer: Localized(en: "a closing has to know what is there", nl: "wie sluit, moet weten wat daar staat"),
      silent: Localized(
        en:
          "The host cannot be asked for the votes that were sent there, and what a closing does not list never counts.",
        nl:
          "De host kan niet worden gevraagd naar stemmen die daarheen zijn gestuurd, en wat een sluiting niet noemt, telt nooit."
      ))
  }
}

extension PollDesk {
  /// Refuses to close what is not open, or what two people have counted otherwise.
  ///
  /// - Parameter reason: why it is closed anew, where somebody said that.
  fileprivate func mustBeClosable(because reason: String?) throws {
    if state.closing != nil {
      let isApart = !state.closings.others.isEmpty || !state.contested.isEmpty
      // What the closing lists may be gone for good.
      let isOther = !state.lateCounts.isEmpty || !state.missing.isEmpty
      guard isApart || (reason != nil && isOther && !state.isClosedUnopened) else {
        throw try closedAlready(reason)
      }
    } else {
      guard reason == nil else {
        throw Refusal(
          Localized(
            en: "\(name) was not closed yet: only to close it anew takes a reason.",
            nl: "\(name) was nog niet gesloten: alleen bij opnieuw sluiten hoort een reden."),
          hints: [
            Localized(
              en: "close it with: beraad poll close \(name)",
              nl: "sluit de peiling met: beraad poll close \(name)")
          ])
      }
      try mustBeOpen(to: Localized(en: "close it", nl: "sluiten"))
    }
    guard state.openings.others.isEmpty else {
      let times = Exclusion.times(state.openings.others.count + 1)
      throw Refusal(
        Localized(
          en:
            "\(name) was opened \(times.english), apart: its terms have to be settled before it is closed.",
          nl:
            "\(name) is \(times.dutch) geopend, los van elkaar: los eerst op welke opening geldt, en sluit dan."
        ),
        hints: [
          Localized(
            en: "settle them with: beraad poll open \(name)", nl: "los dat op met: beraad poll open \(name)")
        ], by: .pollApart("\(state.poll.id)"))
    }
  }

  private func closedAlready(_ reason: String?) throws -> Refusal {
    let lacking = dossier.lacking(about: state.poll.id)
    guard lacking.isEmpty else {
      return Refusal(
        Localized(en: "\(name) was closed already.", nl: "\(name) was al gesloten."),
        causes: lacking.map(\.sentence),
        hints: try lacking.flatMap { try desk.ways(toBringBack: $0, in: dossier) }.uniqued(), by: .pollClosed)
    }
    guard state.lateCounts.isEmpty else {
      return Refusal(
        Localized(en: "\(name) was closed already.", nl: "\(name) was al gesloten."),
        hints: [
          Localized(
            en: "take in what was corrected since with: beraad poll close \(name) --because WHY",
            nl: "neem wat sindsdien is verbeterd mee met: beraad poll close \(name) --because WAAROM")
        ],
        by: .pollClosed)
    }
    guard reason != nil, case .sticker(let form) = state.poll.form else {
      return Refusal(
        Localized(en: "\(name) was closed already.", nl: "\(name) was al gesloten."), by: .pollClosed)
    }
    let meeting = form.meetings.first?.id ?? state.poll.id
    let entering = state.entering(
      meeting, byBallots: form.source == .ballots, after: state.entered(at: meeting))
    return Refusal(
      Localized(
        en: "\(name) was closed already, and nothing was corrected since.",
        nl: "\(name) was al gesloten, en er is sindsdien niets verbeterd."),
      hints: [
        Localized(
          en: "correct a meeting first, with: \(entering.english)",
          nl: "verbeter eerst een bijeenkomst, met: \(entering.dutch)")
      ], by: .pollClosed)
  }

  /// Where a closing anew leaves no figure to show: nobody should learn that from an empty page.
  fileprivate func allHidden(by closing: Record) -> [Localized] {
    guard case .sticker(let form) = state.poll.form, state.closing != nil else { return [] }
    let records = dossier.records + [Filed(record: closing, isCollected: true, generation: nil)]
    let after = dossier.with(records: records, witnessed: dossier.witnessed)
    guard let result = after.pollState(state.poll.id), StickerTally(form: form, state: result).people == nil
    else { return [] }
    return [
      Localized(
        en:
          "All figures of the new result are hidden: beside an earlier one they would tell what fewer than \(form.hideBelow) people placed. Count so small a meeting together with another one, correct, and close anew.",
        nl:
          "Alle cijfers van de nieuwe uitslag zijn verborgen: naast een eerdere zouden ze zeggen wat minder dan \(form.hideBelow) mensen plakten. Tel een zo kleine bijeenkomst samen met een andere, corrigeer, en sluit opnieuw."
      )
    ]
  }

  /// What a closing did, in sentences.
  fileprivate func closed(by closing: Closing) -> [Localized] {
    let isSticker = if case .sticker = state.poll.form { true } else { false }
    guard closing.reason != nil else {
      let seen = Localized(
        en: "Everybody who has the workspace sees the result from now on, and every visitor of a site.",
        nl: "Iedereen die de werkplaats heeft, ziet de uitslag vanaf nu, en iedere bezoeker van een site ook."
      )
      return [Localized(en: "Closed \(name).", nl: "\(name) is gesloten.")] + (isSticker ? [seen] : [])
        + state.chosen(by: closing)
    }
    let remembered = Localized(
      en: "Whoever saw the earlier result, on a site for instance, can lay it beside the new one.",
      nl: "Wie de eerdere uitslag zag, bijvoorbeeld op een site, kan haar naast de nieuwe leggen.")
    let replaced = closing.replaces.map(\.description)
    return [
      Localized(
        en: "Closed \(name) anew, in the place of \(replaced.joined(separator: " and ")).",
        nl: "\(name) is opnieuw gesloten, in plaats van \(replaced.joined(separator: " en ")).")
    ] + state.chosen(by: closing) + [
      Localized(
        en: "What was published before stays as it was; the next edition says what changed and why.",
        nl:
          "Wat al was gepubliceerd, blijft zoals het was; de volgende editie zegt wat er veranderde en waarom."
      )
    ] + (isSticker ? [remembered] : [])
  }
}
