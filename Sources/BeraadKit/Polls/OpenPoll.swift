package import Deliberation
import FoundationEssentials
import Git
import ObjectIDs
import Storage

extension Context {
  /// What somebody should know before a poll is opened; nothing where it was opened already.
  package func warnings(beforeOpening name: PollName) throws -> [PollWarning] {
    let desk = try Desk(self)
    let poll = try PollDesk(desk, name)
    guard poll.state.opening == nil else { return [] }
    return poll.state.poll.warnings(electorate: desk.snapshot.roster.electorate, at: now())
  }

  /// Opens a poll: from here its definition is frozen, and the roster of this moment says who may vote.
  ///
  /// A poll that was opened twice, apart, is settled by opening it once more: the terms that hold stay.
  package func openPoll(_ name: PollName) throws -> PollStep {
    let step: PollStep = try change("poll: open \(name)") { desk in
      let poll = try desk.poll(name)
      try desk.identity.mustBe(.committee, to: Localized(en: "open a poll", nl: "een peiling openen"))
      let standing = poll.state.openings
      guard standing.holds == nil || !standing.others.isEmpty else {
        let isOpen = poll.state.stage == "open"
        throw Refusal(
          Localized(
            en: "\(poll.name) was opened already; it is \(poll.state.stage).",
            nl: "\(poll.name) was al geopend; de peiling is nu \(isOpen ? "open" : "gesloten")."),
          by: .pollOpened)
      }
      if standing.holds == nil {
        try poll.mustNotBeClosed()
        try poll.mustBeReady()
      }
      let opening = poll.opening(for: desk.roster)
      let record = desk.seal(.opening(opening), in: poll)
      // Where it settles two openings, the question that holds stands in its file again.
      var step = MainChange.Step(
        CommitMessage("poll: open \(poll.name)", trailers: [.init("Poll", opening.poll.description)]),
        files: [.init(record)])
      let path = Layout.definition(ofPoll: opening.poll, of: poll.dossier.paper.slug)
      step.files.append(.init(path, .blob(opening.definition)))
      // And beside it for good: the file may become another one where lines of main are united by hand.
      step.files.append(
        .init(Layout.text(opening.definition, of: poll.dossier.paper.slug), .blob(opening.definition)))
      try desk.commit(step)
      return poll.step(
        "open", record, main: desk.change.tip,
        story: poll.story(of: opening, at: path),
        warnings: poll.state.poll.warnings(electorate: opening.electorate, at: now()).map(\.sentence))
    }
    noteUntold(step)
    return step
  }
}

extension PollDesk {
  func step(
    _ stage: String, _ record: Record, main: ObjectID, story: [Localized], warnings: [Localized] = []
  ) -> PollStep {
    PollStep(
      paper: name.paper, poll: name.poll, stage: stage, record: record.id.description, commit: main.hex,
      unsent: (try? desk.remote()) != nil, story: story, warnings: warnings + problems)
  }

  /// Refuses to open what main has a closing of: every vote would come too late.
  fileprivate func mustNotBeClosed() throws {
    guard state.closing != nil else { return }
    let lacking = dossier.lacking(about: state.poll.id)
    throw Refusal(
      Localized(
        en: "\(name) is closed already: whatever came in now would be too late.",
        nl: "\(name) is al gesloten: wat nu nog binnenkomt, zou te laat zijn."),
      causes: lacking.map(\.sentence),
      hints: try lacking.flatMap { try desk.ways(toBringBack: $0, in: dossier) }.uniqued(), by: .pollClosed)
  }

  /// Refuses to open what nobody could answer, or what the user does not have before them.
  fileprivate func mustBeReady() throws {
    try mustBePutOnce()
    try mustBeCommitted()
    try rosterMustBeCommitted()
    try dossier.checkTargets(of: state.poll)
    try dossier.mustBeOnlyVote(state.poll, isOpening: true)
    try mustAskSomething()
    try mustHaveTexts()
  }

  /// What an opening did, in sentences.
  fileprivate func story(of opening: Opening, at path: String) -> [Localized] {
    guard let holds = state.openings.holds else {
      let count = opening.electorate.count
      let partners = "\(count) \(count == 1 ? "partner" : "partners")"
      return [
        Localized(en: "Opened \(name) for \(partners).", nl: "\(name) is geopend voor \(partners).")
      ]
    }
    let others = state.openings.others.map { "\($0.record.id)" }.joined(separator: ", ")
    return [
      Localized(
        en: "Settled: \(name) goes by the opening \(holds.record.id); \(others) is passed over.",
        nl: "Opgelost: voor \(name) geldt de opening \(holds.record.id); \(others) telt niet mee."),
      Localized(
        en: "The question that holds stands in \(path).", nl: "De vraag die geldt, staat in \(path)."),
    ]
  }

  /// The terms of the opening that holds, or new ones: the definition as it lies there, and everybody on the roster.
  fileprivate func opening(for roster: Roster) -> Opening {
    if case .opening(let terms)? = state.opening?.record.body {
      return Opening(
        poll: terms.poll, definition: terms.definition, electorate: terms.electorate,
        replaces: state.openings.replaced)
    }
    return Opening(
      poll: state.poll.id, definition: state.blob,
      electorate: roster.electorate)
  }

  /// Refuses to freeze one of two questions that nobody has chosen between.
  fileprivate func mustBePutOnce() throws(Refusal) {
    guard state.put.count > 1 else { return }
    let times = Exclusion.times(state.put.count)
    throw .undecided(
      Localized(
        en:
          "\(name) was put \(times.english), apart: it has to be settled which question is asked before it is opened.",
        nl:
          "\(name) is \(times.dutch) voorgelegd, los van elkaar: los eerst op welke vraag geldt, en open dan."
      ),
      hints: state.exclusions.prefix(1).map { $0.sentence(in: dossier, MergedInDraft()) },
      by: .pollApart("\(state.poll.id)"))
  }

  /// Refuses to freeze another electorate than the one that the user has before them.
  fileprivate func rosterMustBeCommitted() throws {
    let (workspace, repository) = (desk.workspace, desk.repository)
    guard state.opening == nil, repository.workDirectory != nil,
      try repository.isCheckedOut(workspace.mainReference),
      try !repository.workTreeChanges(under: Layout.roster).isEmpty
    else { return }
    throw Refusal(
      Localized(
        en:
          "\(Layout.roster) has changes that are not committed: the opening would freeze who may vote without them.",
        nl:
          "\(Layout.roster) heeft wijzigingen die niet zijn vastgelegd: de opening zou zonder die wijzigingen vastleggen wie mag stemmen."
      ),
      hints: [
        Localized(
          en: "commit them with: git commit -m 'Roster' -- \(Layout.roster)",
          nl: "leg ze vast met: git commit -m 'Deelnemers' -- \(Layout.roster)"),
        Localized(
          en: "or have it as main has it with: git restore --staged --worktree -- \(Layout.roster)",
          nl: "of zet het terug zoals main het heeft met: git restore --staged --worktree -- \(Layout.roster)"
        ),
      ])
  }

  /// Refuses to freeze a definition other than the one that the user has before them.
  fileprivate func mustBeCommitted() throws {
    let path = Layout.definition(ofPoll: state.poll.id, of: state.poll.paper)
    let (workspace, repository) = (desk.workspace, desk.repository)
    guard let root = repository.workDirectory, try repository.isCheckedOut(workspace.mainReference),
      try !repository.workTreeChanges(under: path).isEmpty
    else { return }
    guard FileManager.default.fileExists(atPath: "\(root)/\(path)") else {
      throw Refusal(
        Localized(
          en: "\(path) is not in the work tree: nobody sees which question the opening would freeze.",
          nl: "\(path) staat niet in de werkmap: niemand ziet welke vraag de opening zou vastleggen."),
        hints: [
          Localized(
            en: "bring it back with: git checkout HEAD -- \(path)",
            nl: "haal het terug met: git checkout HEAD -- \(path)")
        ])
    }
    throw Refusal(
      Localized(
        en: "\(path) has changes that are not committed: the opening would freeze another question.",
        nl: "\(path) heeft wijzigingen die niet zijn vastgelegd: de opening zou een andere vraag vastleggen."),
      hints: [
        Localized(
          en: "commit them with: beraad poll new \(name.paper) \(name.poll) --from \(path)",
          nl: "leg ze vast met: beraad poll new \(name.paper) \(name.poll) --from \(path)")
      ])
  }

  /// Refuses to freeze a question in which something that people choose has no words, or that asks anew what nobody asked.
  fileprivate func mustHaveTexts() throws {
    let poll = state.poll
    let texts: [(Localized, String)] =
      switch poll.form {
      case .stance: []
      case .motion(let form):
        form.alternatives.map {
          (Localized(en: "The alternative '\($0.id)'", nl: "Het alternatief '\($0.id)'"), $0.text)
        }
      case .sticker(let form):
        form.boards.flatMap { board in
          [(Localized(en: "The board '\(board.id)'", nl: "Het bord '\(board.id)'"), board.title)]
            + board.items.map { item in
              (
                Localized(
                  en: "The item '\(item.id)' of the board '\(board.id)'",
                  nl: "Het onderdeel '\(item.id)' van het bord '\(board.id)'"), item.text
              )
            }
        }
          + form.openQuestions.map {
            (Localized(en: "The question '\($0.id)'", nl: "De vraag '\($0.id)'"), $0.text)
          }
          + form.meetings.map {
            (Localized(en: "The meeting '\($0.id)'", nl: "De bijeenkomst '\($0.id)'"), $0.title)
          }
      }
    let question = (Localized(en: "The question", nl: "De vraag"), poll.question)
    guard let empty = ([question] + texts).first(where: { !$0.1.showsAnything }) else {
      if let old = poll.replaces { _ = try dossier.predecessor(named: old.description, of: poll.id) }
      return
    }
    throw Refusal(
      Localized(en: "\(empty.0.english) has no words.", nl: "\(empty.0.dutch) heeft geen woorden."),
      hints: [
        Localized(
          en: "put it anew, with the words: beraad poll new \(name.paper) \(name.poll) --edit",
          nl: "leg haar opnieuw voor, met woorden: beraad poll new \(name.paper) \(name.poll) --edit")
      ])
  }
}
