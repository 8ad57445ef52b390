import Deliberation
import ObjectIDs
import Prose
import Rendering
import Storage

/// Tells the story of one record of a paper.
struct StoryTeller {
  let dossier: Dossier
  let desk: Desk
  let problems: [Localized]
  let history: EditionHistory
  let names: PlaceNames

  init(_ loaded: LoadedDossier, _ desk: Desk) {
    (dossier, problems, self.desk) = (loaded.dossier, loaded.problems, desk)
    history = EditionHistory(loaded.dossier, in: desk.repository)
    names = PlaceNames(in: loaded.dossier.paper.text, language: .english)
  }

  /// What the story is about: of an answer its comment, of a withdrawal what was taken back.
  func subject(of id: RecordID) throws -> Filed {
    guard let filed = dossier[id] else {
      throw Refusal(
        Localized(
          en: "\(id) is not among the records of \(dossier.paper.slug) that can be read.",
          nl: "\(id) hoort niet bij wat er van \(dossier.paper.slug) te lezen is."))
    }
    switch filed.record.body {
    case .reply: return dossier.comment(under: id).flatMap { dossier[$0] } ?? filed
    case .withdrawal(let withdrawal): return dossier[withdrawal.of.record] ?? filed
    default: return filed
    }
  }

  func story(of filed: Filed) throws -> RecordStory {
    switch filed.record.body {
    case .comment(let comment): return try story(of: filed, comment)
    case .amendment:
      return try dossier.amendment(filed.record.id).map { try story(of: $0) } ?? bare(filed, "", .nothing)
    case .decision(let decision):
      let places = try places(of: decision.targets)
      // Those that it took the place of, and those that took its place.
      let others = decisions(
        about: decision.targets.flatMap { $0.hunk == nil ? dossier.hunks(of: $0) + [$0] : [$0] }
      )
      .filter { $0.id != filed.record.id.description }
      return tell(
        filed, outcome: decision.outcome.rawValue, Localized(decision.reason), places,
        pollEvents(decision.poll) + others + (try comings(decision.targets)))
    case .vote(let vote): return try story(of: filed, vote)
    case .edition(let edition): return try story(of: filed, edition)
    case .opening(let body): return bare(filed, "opened", dossier.question(of: body.poll), body.poll)
    case .closing(let body):
      return bare(
        filed, body.reason == nil ? "closed" : "closed anew",
        dossier.question(of: body.poll, because: body.reason), body.poll)
    case .count(let body): return story(of: filed, at: body.meeting, in: body.poll, because: body.reason)
    case .ballots(let body): return story(of: filed, at: body.meeting, in: body.poll, because: body.reason)
    case .tie(let body):
      return tell(
        filed, outcome: body.anchor == nil ? "not taken up" : "taken up",
        dossier.question(of: body.poll, because: body.reason).map { $0 + "\n\(body.item)" },
        try body.anchor.map { [try place(of: $0)] } ?? [], pollEvents(body.poll))
    case .point(let body): return try story(of: filed, body)
    case .response(let body): return try story(of: filed, body)
    case .link(let body):
      return bare(
        filed, dossier.withdrawal(of: filed.record.id) == nil ? body.role.rawValue : "withdrawn",
        Localized(
          verbatim: body.points.map(\.description).joined(separator: ", ") + " → \(body.to)"
            + (body.reason.map { "\n\($0)" } ?? "")))
    case .reply(let body): return bare(filed, "open", Localized(body.text))
    case .withdrawal(let body): return bare(filed, "withdrawn", Localized(body.reason))
    }
  }

  // MARK: - By kind

  private func story(of filed: Filed, _ comment: Comment) throws -> RecordStory {
    let id = filed.record.id
    guard let thread = dossier.threads.first(where: { $0.id == id }) else {
      return bare(filed, "open", Localized(comment.text))
    }
    let amendments = dossier.amendments.filter { $0.amendment.comments.contains(id) }
    let answers = amendments.map { file in
      event(file.filed, "amendment", file.amendment.reason, outcome: file.status)
    }
    let through = amendments.filter { $0.statuses.contains(where: \.isAdopted) }.flatMap {
      dossier.hunks(of: Target($0.id))
    }
    let events =
      thread.replies.map { event($0, "reply", $0.record.body.words) } + answers
      + decisions(about: [Target(id)] + through) + (try comings(through))
    return tell(
      filed, outcome: thread.status.name, Localized(comment.text), [try place(of: comment.anchor)],
      try pointEvents(comment.points) + events + withdrawals(of: id))
  }

  private func story(of file: AmendmentFile) throws -> RecordStory {
    let targets = dossier.hunks(of: Target(file.id))
    let agenda = try Agenda(of: dossier, in: desk.repository)
    let again = targets.compactMap { dossier.again($0) }.uniqued()
    let answered = file.amendment.comments.compactMap { dossier[$0] }
    let polls = dossier.pollFiles.filter { $0.poll.targets.contains { $0.record == file.id } }.map(\.poll.id)
    let before =
      try pointEvents(file.amendment.points) + answered.map { event($0, "comment", $0.record.body.words) }
    let events =
      before + polls.flatMap { pollEvents($0) } + decisions(about: targets)
      + again.map { event($0, "again", $0.record.body.words) } + (try comings(targets))
    let apart = Set(targets.filter(dossier.isApartInDraft))
    let draft = try MergedInDraft(apart, of: dossier, at: desk)
    return tell(
      file.filed, outcome: file.status, Localized(file.amendment.reason), places(of: file, agenda),
      events + withdrawals(of: file.id),
      next: targets.flatMap { target in
        agenda[target.description]?.nextSteps(on: dossier.paper.slug)
          ?? (apart.contains(target)
            ? [
              draft.stepThatSettles(
                target, between: dossier.decisions(about: target).standing.compactMap(\.outcome))
            ] : [])
      })
  }

  private func story(of filed: Filed, _ vote: Vote) throws -> RecordStory {
    let header = filed.record.header
    let places: [RecordStory.Place] = try vote.anchor.map { anchor in [try place(of: anchor)] } ?? []
    let counts = dossier.pollState(vote.poll)?.votes[header.partner]?.record.id == filed.record.id
    let reason = vote.reason.map { "\n\($0)" } ?? ""
    return tell(
      filed, outcome: vote.choice.words + (counts ? "" : RecordStory.doesNotCount),
      dossier.question(of: vote.poll).map { $0 + reason }, places, pollEvents(vote.poll))
  }

  private func story(
    of filed: Filed, at meeting: Slug, in poll: Slug, because reason: String?
  ) -> RecordStory {
    let counts = dossier.pollState(poll)?.counts[meeting]?.record.id == filed.record.id
    return bare(
      filed, counts ? "counted" : "entered (does not count)", dossier.question(of: poll, because: reason),
      poll)
  }

  private func story(of filed: Filed, _ edition: Edition) throws -> RecordStory {
    let targets = try history.changes(new: edition)
    let decided = decisions(about: targets)
    let files = edition.files.keys.sorted().joined(separator: ", ")
    return tell(
      filed, outcome: "edition \(edition.number)",
      Localized(
        en: "Made of commit \(edition.commit.abbreviated()) by \(edition.tool): \(files).",
        nl: "Gemaakt van commit \(edition.commit.abbreviated()) door \(edition.tool): \(files)."),
      try places(of: targets), decided)
  }

  func bare(_ filed: Filed, _ outcome: String, _ text: Localized, _ poll: Slug? = nil) -> RecordStory {
    tell(filed, outcome: outcome, text, [], pollEvents(poll))
  }

  func tell(
    _ filed: Filed, outcome: String, _ text: Localized, _ places: [RecordStory.Place],
    _ events: [RecordStory.Event], next: [Localized] = []
  ) -> RecordStory {
    let header = filed.record.header
    return RecordStory(
      id: filed.record.id.description, kind: filed.record.kind.rawValue,
      paper: dossier.paper.slug.description,
      partner: header.partner.description, name: dossier.name(of: header.partner), at: header.at.rfc3339,
      collected: filed.isCollected, late: dossier.isLate(filed), outcome: outcome, text: text, places: places,
      events: events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(
        \.element),
      next: next.uniqued(), problems: problems)
  }
}

extension Dossier {
  fileprivate func question(of poll: Slug, because reason: String? = nil) -> Localized {
    let question =
      pollState(poll).map { Localized($0.poll.question) }
      ?? Localized(en: "a poll that main does not have", nl: "een peiling die main niet heeft")
    return question.map { "\(poll): \($0)\(reason.map { "\n\($0)" } ?? "")" }
  }
}

extension Record.Body {
  /// Its own words: the remark or the reason.
  var words: String {
    switch self {
    case .comment(let body): body.text
    case .reply(let body): body.text
    case .amendment(let body): body.reason
    case .withdrawal(let body): body.reason
    case .decision(let body): body.reason
    case .vote(let body): body.reason ?? ""
    case .closing(let body): body.reason ?? ""
    case .count(let body): body.reason ?? ""
    case .ballots(let body): body.reason ?? ""
    case .tie(let body): body.reason ?? ""
    case .point(let body): body.anchor.quote
    case .link(let body): body.reason ?? ""
    case .response(let body): body.text
    case .opening, .edition: ""
    }
  }
}
