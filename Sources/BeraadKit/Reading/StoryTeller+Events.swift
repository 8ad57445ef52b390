import Deliberation
import Git
import ObjectIDs
import Prose
import Rendering
import Storage

// MARK: - What happened

extension StoryTeller {
  func event(
    _ filed: Filed, _ kind: String, _ text: String, targets: [Target] = [], outcome: String? = nil
  ) -> RecordStory.Event {
    event(filed, kind, saying: Localized(text), targets: targets, outcome: outcome)
  }

  func event(
    _ filed: Filed, _ kind: String, saying text: Localized, targets: [Target] = [], outcome: String? = nil
  ) -> RecordStory.Event {
    let header = filed.record.header
    return RecordStory.Event(
      kind: kind, at: header.at.rfc3339, id: filed.record.id.description,
      by: dossier.name(of: header.partner),
      targets: targets.map(\.description), outcome: outcome, text: text)
  }

  /// Every decision about some targets, also those whose place another took.
  func decisions(about targets: [Target]) -> [RecordStory.Event] {
    let made = targets.flatMap { dossier.allDecisions(about: $0) }.uniqued()
    return made.compactMap { filed in
      guard case .decision(let decision) = filed.record.body else { return nil }
      let own = decision.targets.filter { named in
        targets.contains { $0 == named || $0.record == named.record }
      }
      let hunks = own.flatMap { $0.hunk == nil ? dossier.hunks(of: $0) : [$0] }
      let basis = decision.poll.map { poll in
        Localized(en: " (after the poll '\(poll)')", nl: " (na de peiling '\(poll)')")
      }
      return event(
        filed, "decision", saying: Localized(decision.reason).joined(to: basis ?? .nothing), targets: hunks,
        outcome: decision.outcome.rawValue)
    }
  }

  func withdrawals(of id: RecordID) -> [RecordStory.Event] {
    dossier.withdrawals(within: id).map { filed in
      let hunks = [filed.withdrawn].compactMap(\.self).filter { $0.hunk != nil }
      return event(filed, "withdrawal", filed.record.body.words, targets: hunks)
    }
  }

  /// When a poll was opened and closed, and what it came to.
  func pollEvents(_ poll: Slug?) -> [RecordStory.Event] {
    guard let state = poll.flatMap({ dossier.pollState($0) }) else { return [] }
    let opened = state.opening.map {
      event($0, "opening", "\(state.poll.id): \(state.poll.question)")
    }
    // Each closing with what it came to: who looks at one that another took the place of finds that one too.
    let results = state.earlier.flatMap { earlier in earlier.replaces.map { ($0, earlier.state) } }
    let closed =
      state.earlier.flatMap(\.replaces).uniqued().compactMap { dossier[$0] }
      + [state.closing].compactMap(\.self)
    let closings = closed.map { closing in
      let then = results.first { $0.0 == closing.record.id }?.1 ?? state
      let said = Localized { language in
        let turnout = then.turnout?.sentences(in: language, name: dossier.name) ?? []
        return (["\(state.poll.id)" + (turnout.isEmpty ? "" : ".")] + turnout).joined(separator: " ")
      }
      return event(closing, "closing", saying: said, outcome: result(of: then))
    }
    return [opened].compactMap(\.self) + closings
  }

  /// What a motion came to.
  private func result(of state: PollState) -> String? {
    guard case .motion(let form) = state.poll.form else { return nil }
    let tally = MotionTally(form: form, state: state)
    return tally.verdict.winner.map { "'\($0)' won" } ?? tally.verdict.name
  }

  /// When changes came into the text, and in which edition they were published first.
  func comings(_ targets: [Target]) throws -> [RecordStory.Event] {
    var events: [RecordStory.Event] = []
    for (commit, members) in Dictionary(grouping: targets, by: { dossier.merged[$0] }) {
      guard let commit, desk.repository.contains(commit) else { continue }
      let info = try desk.repository.commit(commit)
      events.append(
        RecordStory.Event(
          kind: "merge", at: Instant(seconds: info.committer.seconds).rfc3339, id: commit.hex,
          by: info.committer.name, targets: members.map(\.description).sorted(), outcome: "merged",
          text: Localized(info.summary)))
    }
    var editions: [Int: [Target]] = [:]
    for target in targets {
      if let number = try history.edition(with: target) { editions[number, default: []].append(target) }
    }
    for (filed, edition) in history.editions {
      guard let members = editions[edition.number] else { continue }
      events.append(
        event(
          filed, "edition",
          saying: Localized(en: "edition \(edition.number)", nl: "editie \(edition.number)"),
          targets: members, outcome: "published"))
    }
    return events
  }
}

// MARK: - Where it stands

extension StoryTeller {
  private func name(at range: Range<Int>?) -> Localized? {
    range.flatMap { names.everywhere(at: $0.lowerBound) }
  }

  /// What the page called the place of a change in the text that it was made on.
  private func nameThen(of hunk: Hunk, on base: ObjectID) -> Localized? {
    guard !dossier.lost.contains(base), let text = try? desk.repository.text(ofBlob: base),
      hunk.range.upperBound <= text.count
    else { return nil }
    return PlaceNames(in: text, language: .english).everywhere(at: hunk.range.lowerBound)
  }

  /// Where the words of an anchor are now.
  func place(of anchor: Anchor) throws -> RecordStory.Place {
    var anchors = CarriedAnchors(
      of: [anchor], on: dossier.paper, at: desk.snapshot.commit, in: desk.repository)
    let carried = try anchors.carry(anchor)
    let now = carried.ranges.map { String(decoding: dossier.paper.text[$0], as: UTF8.self) }
    return RecordStory.Place(
      target: nil, name: name(at: carried.ranges.first), nameThen: nil, old: anchor.quote, new: nil,
      now: carried.outcome == .edited ? now.joined(separator: " … ") : nil, outcome: carried.outcome.rawValue,
      class: nil)
  }

  /// The changes of an amendment, each where it stands.
  func places(of file: AmendmentFile, _ agenda: Agenda) -> [RecordStory.Place] {
    dossier.hunks(of: Target(file.id)).compactMap { place(of: $0, in: agenda.changes, agenda) }
  }

  /// The places of what a decision or an edition is about.
  func places(of targets: [Target]) throws -> [RecordStory.Place] {
    let wanted = Set(targets.flatMap { dossier.hunks(of: $0) })
    let changes = try PlacedChanges(of: dossier, in: desk.repository) { file, index in
      wanted.contains(Target(file.id, hunk: index + 1))
    }
    return try targets.flatMap { target -> [RecordStory.Place] in
      guard case .comment(let comment)? = dossier[target.record]?.record.body else {
        return dossier.hunks(of: target).compactMap { place(of: $0, in: changes) }
      }
      return [try place(of: comment.anchor)]
    }
  }

  private func place(
    of target: Target, in changes: PlacedChanges, _ agenda: Agenda? = nil
  ) -> RecordStory.Place? {
    guard let hunk = dossier.hunk(target), let number = target.hunk,
      let file = dossier.amendment(target.record)
    else { return nil }
    let now = name(at: changes[target.description]?.range)
    return RecordStory.Place(
      target: target.description, name: now,
      nameThen: now == nil ? nameThen(of: hunk, on: file.amendment.base) : nil, old: hunk.old,
      new: hunk.new, now: nil, outcome: file.statuses[number - 1].name,
      class: agenda?[target.description]?.standing.rawValue)
  }
}
