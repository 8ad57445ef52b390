import Deliberation
import Git
import Storage

/// A desk with one poll of one paper on it.
struct PollDesk {
  let desk: Desk
  let dossier: Dossier
  let state: PollState
  /// Records on partners' branches that cannot be read, and meetings that are in no question: one sentence each.
  let problems: [Localized]

  /// - Throws: a `Refusal` with near names where there is no such paper or poll.
  init(
    _ desk: Desk, _ name: PollName, scope: RecordScope = .everything, looksAtTokens: Bool = true
  ) throws {
    let loaded = try desk.dossier(of: name.paper, scope: scope, looksAtTokens: looksAtTokens)
    // What a poll comes to follows from all of its records; another program may be able to read them.
    if let poll = Slug(name.poll) {
      let folder = Layout.folder(ofPoll: poll, of: loaded.dossier.paper.slug) + "/"
      if let error = loaded.unread.first(where: { $0.path.hasPrefix(folder) }) {
        throw Refusal(
          Localized(
            en: "Nobody can tell here what the poll comes to. \(error.explanation.message)",
            nl: "Hier is niet te zien wat de peiling oplevert. \(error.explanation.sentence.dutch)"),
          hints: error.explanation.advice, by: .unread)
      }
    }
    try self.init(desk, loaded.dossier, poll: name.poll, problems: loaded.problems)
  }

  /// - Throws: a `Refusal` with near names where the paper has no such poll.
  init(_ desk: Desk, _ dossier: Dossier, poll name: String, problems: [Localized] = []) throws(Refusal) {
    guard let id = Slug(name), let state = dossier.pollState(id) else {
      throw .unknown(
        .poll, name, among: dossier.polls.keys.map(\.description), besides: desk.lookingElsewhere)
    }
    self.problems = problems + [dossier.meetingsLeftOut(of: state)].compactMap(\.self)
    (self.desk, self.dossier, self.state) = (desk, dossier, state)
  }

  var name: PollName { PollName(paper: dossier.paper.slug.description, poll: state.poll.id.description) }

  /// The boards and rules, where it is a sticker poll.
  func stickerForm() throws(Refusal) -> StickerForm {
    guard case .sticker(let form) = state.poll.form else {
      throw Refusal(
        Localized(
          en: "\(name) is a \(state.poll.form.name), not a sticker poll.",
          nl: "\(name) is geen stickerpeiling."),
        hints: [
          Localized(
            en: "partners vote in it with: beraad vote \(name) CHOICE",
            nl: "partners stemmen erin met: beraad vote \(name) KEUZE")
        ])
    }
    return form
  }

  /// Refuses unless the poll is open.
  func mustBeOpen(to verb: Localized) throws(Refusal) {
    if state.closing != nil {
      throw Refusal(
        Localized(
          en: "\(name) is closed: it is too late to \(verb.english).",
          nl: "\(name) is gesloten: het is te laat om nog te \(verb.dutch)."), by: .pollClosed)
    }
    guard state.opening != nil else {
      throw Refusal(
        Localized(
          en: "\(name) is not open yet: it is too early to \(verb.english).",
          nl: "\(name) is nog niet open: het is te vroeg om te \(verb.dutch)."),
        hints: [
          Localized(
            en: "the committee opens it with: beraad poll open \(name)",
            nl: "de commissie opent haar met: beraad poll open \(name)")
        ], by: .pollNotOpen)
    }
  }

  /// Votes that count as soon as they are collected: they stand on their partners' branches only.
  var uncollectedVotes: Int { state.votes.values.count { !$0.isCollected } }

  /// The opening under which something is cast or counted now.
  ///
  /// - Throws: `Refusal` unless the poll is open.
  func opening(to verb: Localized) throws(Refusal) -> RecordID {
    try mustBeOpen(to: verb)
    guard let opening = state.opening else {
      throw Refusal(Localized(en: "\(name) is not open.", nl: "\(name) is niet open."), by: .pollNotOpen)
    }
    return opening.record.id
  }

}

extension ChangeDesk {
  /// One poll, on main as it is inside the transaction.
  func poll(_ name: PollName, scope: RecordScope = .everything) throws -> PollDesk {
    try PollDesk(desk, name, scope: scope)
  }

  /// Adds a record of a poll to main, in one commit.
  func commit(_ record: Record, of poll: PollDesk, summary: String, reason: String = "") throws {
    try commit(
      [record],
      CommitMessage(summary, body: reason, trailers: [.init("Poll", poll.state.poll.id.description)]))
  }

  func seal(_ body: Record.Body, in poll: PollDesk) -> Record { seal(body, on: poll.dossier.paper.slug) }
}
