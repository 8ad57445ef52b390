package import Deliberation
import ObjectIDs
import Prose
import Rendering
import Storage

/// What a meeting has to decide about a paper, in the order in which it is best taken.
package struct MeetingAgenda: Encodable, Sendable {
  /// What there is to decide.
  package enum Kind: String, Encodable, Sendable {
    /// A vote chose, and something else was merged apart from it.
    case apart
    /// Changes that exclude each other.
    case contested
    /// The same, and a vote about them is open.
    case voting
    /// A change that wants a look before it is merged.
    case proposal
    /// A change that merges by itself.
    case clean
    /// A comment that waits for an answer.
    case comment

    /// As open changes are classed; what is not clean, contested or put to a vote wants a look.
    init(_ standing: OpenClass) {
      self =
        switch standing {
        case .clean: .clean
        case .contested: .contested
        case .voting: .voting
        case .proposal, .rewritten, .apart, .there, .unplaced: .proposal
        }
    }
  }

  /// One thing to decide.
  package struct Item: Encodable, Sendable {
    package let kind: Kind
    /// As the page calls it; nil where the draft has no such place any more.
    package let place: String?
    /// What the draft has there, or the words that a comment is about.
    package let draft: String
    /// What to read with it, as it stands in the draft: the sentence, or the paragraphs; nil where that is no more than `draft`.
    package let sentence: String?
    /// What can be chosen: one for a change or comment, several where they exclude each other.
    package let choices: [Choice]
    /// The vote that is open about it.
    package let poll: String?
    /// What happened and what to type, of what was merged apart from a vote; that another vote is about it too; nil of anything else.
    package var note: Localized?
  }

  package struct Choice: Encodable, Sendable {
    package let ids: [String]
    /// By name.
    package let partners: [String]
    /// How the place would read, or what the comment says.
    package let text: String
    package let reasons: [String]
    /// Those of `ids` that give a day behind the paper's deadline.
    package let late: [String]
  }

  package let paper: String
  package let title: String
  package let alliance: String
  /// The day that it was made, as `2026-01-15`.
  package let date: String
  package let commit: String
  /// `nl` or `en`.
  package let language: String
  /// The language that the draft itself names; nil where it names none.
  package let textLanguage: String?
  package let items: [Item]
  /// What could not be read, one sentence each.
  package let problems: [Localized]
}

extension Context {
  /// What a meeting has to decide about a paper: contested places, open votes, proposals, what merges by itself, and comments
  /// that wait for an answer.
  package func agenda(_ paper: String) throws -> MeetingAgenda {
    let desk = try Desk(self)
    let open = try desk.openDossier(of: paper)
    let language = open.dossier.paper.language ?? desk.roster.language
    return MeetingAgenda(
      paper: open.dossier.paper.slug.description, title: open.dossier.paper.title,
      alliance: desk.roster.alliance, date: now().date, commit: desk.snapshot.commit.hex,
      language: language.rawValue, textLanguage: open.dossier.paper.textLanguage,
      items: try AgendaMaker(open, desk, language).items,
      problems: open.problems)
  }
}

/// Puts the items of a meeting's agenda together.
private struct AgendaMaker {
  private let open: OpenDossier
  private let desk: Desk
  private let agenda: Agenda
  private let names: PlaceNames

  init(_ open: OpenDossier, _ desk: Desk, _ language: Language) throws {
    (self.open, self.desk) = (open, desk)
    agenda = try Agenda(of: open.dossier, in: desk.repository)
    names = PlaceNames(in: open.dossier.paper.text, language: language)
  }

  var items: [MeetingAgenda.Item] {
    get throws {
      // What a vote chose is not decided on before what was merged apart from it.
      let held = Set(open.dossier.motionsToCarryOut.flatMap(\.held).map(\.description))
      let placed = agenda.places.filter { held.isDisjoint(with: $0.ids) }.map(item)
      let inPlaces = Set(agenda.places.flatMap(\.ids)).union(held)
      let single = agenda.items.filter { !inPlaces.contains($0.target.description) && !$0.isAdopted }
        .sorted { ($0.standing != .clean ? 0 : 1, start($0)) < ($1.standing != .clean ? 0 : 1, start($1)) }
        .map(item)
      return try apart() + (placed + single).map(noting) + (comments())
    }
  }

  /// The same item, with the other vote that is open about it.
  private func noting(_ item: MeetingAgenda.Item) -> MeetingAgenda.Item {
    var item = item
    item.note = item.note ?? item.poll.flatMap { Slug($0) }.flatMap(open.dossier.doubleVote)
    return item
  }

  /// What was merged apart from a vote, beside what the vote chose.
  private func apart() throws -> [MeetingAgenda.Item] {
    try desk.exclusionRows(of: open.dossier).compactMap { row in
      guard case .motion(let poll, let target)? = row.subject, let hunk = open.dossier.hunk(target) else {
        return nil
      }
      let won = open.dossier.winner(of: poll)?.targets.flatMap(open.dossier.hunks) ?? []
      let place = open.dossier.paper.text.firstRange(of: hunk.new.utf8)?.lowerBound
      return MeetingAgenda.Item(
        kind: .apart, place: place.flatMap { names.name(at: $0) }, draft: hunk.new, sentence: nil,
        choices: (won + [target]).compactMap(choice), poll: poll.description, note: row.story)
    }
  }

  private func choice(_ target: Target) -> MeetingAgenda.Choice? {
    guard let hunk = open.dossier.hunk(target), let file = open.dossier.amendment(target.record) else {
      return nil
    }
    return MeetingAgenda.Choice(
      ids: [target.description], partners: [open.dossier.name(of: file.partner)], text: hunk.new,
      reasons: [file.amendment.reason], late: [])
  }

  private func start(_ item: Agenda.Item) -> Int { item.placed.range?.lowerBound ?? .max }

  private func item(_ place: ContestedPlace) -> MeetingAgenda.Item {
    let shown = ShownPlace(place, agenda, open.dossier)
    let choices = shown.alternatives.map { alternative in
      MeetingAgenda.Choice(
        ids: alternative.targets, partners: alternative.partners, text: alternative.text,
        reasons: alternative.targets.compactMap { agenda[$0]?.placed.file.amendment.reason }.uniqued(),
        late: alternative.late)
    }
    return MeetingAgenda.Item(
      kind: shown.poll == nil ? .contested : .voting, place: names.name(at: place.range.lowerBound),
      draft: shown.draft,
      sentence: sentence(around: Unsettling.passage(of: place, agenda.changes)), choices: choices,
      poll: shown.poll)
  }

  private func item(_ item: Agenda.Item) -> MeetingAgenda.Item {
    let placed = item.placed
    let original = placed.rebased.original
    let change =
      placed.hunk.map { WordChange($0, in: agenda.changes.text) }
      ?? WordChange(old: original.old, new: original.new)
    let choice = MeetingAgenda.Choice(
      ids: [item.target.description], partners: [open.dossier.name(of: placed.file.partner)],
      text: change.new, reasons: [placed.file.amendment.reason],
      late: open.dossier.isLate(placed.file.filed) ? [item.target.description] : [])
    return MeetingAgenda.Item(
      kind: .init(item.standing), place: placed.range.flatMap { names.name(at: $0.lowerBound) },
      draft: change.old,
      sentence: placed.range.flatMap(sentence), choices: [choice], poll: item.poll?.description)
  }

  /// The words of the draft that a place cannot be judged without.
  private func sentence(around range: Range<Int>) -> String? {
    let text = open.dossier.paper.text
    let whole = Passage.around(range, in: text)
    return whole == range ? nil : MeetingAgenda.sentence(text[whole])
  }

  private func comments() throws -> [MeetingAgenda.Item] {
    let threads = open.threads.filter { $0.waitsForAnswer }
    var anchors = CarriedAnchors(
      of: threads, on: open.dossier.paper, at: desk.snapshot.commit, in: desk.repository)
    return try threads.map { thread in
      let carried = try anchors.carry(thread.comment.anchor)
      let choice = MeetingAgenda.Choice(
        ids: [thread.id.description], partners: [open.dossier.name(of: thread.partner)],
        text: thread.comment.text, reasons: [],
        late: open.dossier.isLate(thread.filed) ? [thread.id.description] : [])
      return MeetingAgenda.Item(
        kind: .comment, place: carried.ranges.first.flatMap { names.name(at: $0.lowerBound) },
        draft: thread.comment.anchor.quote, sentence: carried.ranges.first.flatMap(sentence),
        choices: [choice], poll: nil)
    }
  }
}
