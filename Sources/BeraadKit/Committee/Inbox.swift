package import Deliberation
import Prose
import Storage

/// What waits for the committee: places where people have to choose first, then what wants a look, then what merges by itself.
package struct Inbox: Encodable, Sendable {
  package let paper: String
  package let contested: [ShownPlace]
  /// Changes that want a look: those that fit by their words only, and those whose words the draft has changed or no longer has.
  package let proposals: [Item]
  package let clean: [Item]
  package let comments: [CommentRow]
  /// What closed votes chose and the draft does not have yet, a sentence each.
  package let voted: [Localized]
  /// The polls that are open: no edition is made before they are closed.
  package let openPolls: [OpenPollRow]
  /// Open votes about the same changes, a sentence for each two.
  package let doubleVotes: [Localized]
  /// The meetings that are in no question, since they were added apart from an opening: a sentence for each poll.
  package let meetingsLeftOut: [Localized]
  /// Corrections of closed polls that wait for another closing, a sentence each.
  package let corrections: [Localized]
  /// What polls and decisions rest on and main does not have, a sentence each.
  package let lacking: [Localized]
  /// That the draft has the marks of a merge conflict, as a sentence; nil where it has none.
  package let conflictMarks: Localized?
  /// Decisions that go, or would go, against what clearly came first at the meetings.
  package let halls: [HallWarning]
  /// What was made apart and excludes each other: only people can settle it.
  package let exclusions: [ExclusionRow]
  /// The points of reports that nothing took up: of a report its own, of another paper those of all reports.
  package let openPoints: OpenPoints?
  package let problems: [Localized]
  /// How many editions there are, for a front that offers to make the next.
  package let editions: Int

  private enum CodingKeys: String, CodingKey {
    case paper, contested, proposals, clean, comments, voted, openPolls, doubleVotes,
      meetingsLeftOut, corrections, lacking, conflictMarks, halls,
      exclusions, openPoints, problems
  }

  package struct Item: Encodable, Sendable {
    package let target: String
    package let partner: String
    package let status: String
    /// How it stands to the draft and to the others: `clean`, `proposal`, `rewritten`, `there-already`, `unplaced` or `apart`.
    package let `class`: String
    package let reason: String
    package let change: WordChange
    /// Why somebody should look.
    package let attention: [Attention]
    package let collected: Bool
    /// Whether it gives a day behind the paper's deadline.
    package let late: Bool
    /// What can be typed about it.
    package var next: [Localized]
  }

  /// Points that wait.
  package struct OpenPoints: Encodable, Sendable {
    package let points: Int
    package let reports: Int
    /// Whether they are of the paper itself.
    package let isOwn: Bool

    private enum CodingKeys: String, CodingKey { case points, reports }
  }

  package var isEmpty: Bool {
    openPoints == nil && contested.isEmpty && proposals.isEmpty && clean.isEmpty && comments.isEmpty
      && exclusions.isEmpty && lacking.isEmpty
      && voted.isEmpty && openPolls.isEmpty && corrections.isEmpty && conflictMarks == nil && halls.isEmpty
  }
}

extension Context {
  /// What still needs a decision, an answer, or to be merged.
  package func inbox(_ paper: String) throws -> Inbox {
    let desk = try Desk(self)
    let open = try desk.openDossier(of: paper)
    let dossier = try desk.lookingAtTokens(open.dossier)
    let paper = dossier.paper
    let agenda = try Agenda(of: open.dossier, in: desk.workspace.repository)
    let threads = open.threads.filter(\.waitsForAnswer)
    var anchors = CarriedAnchors(
      of: threads, on: paper, at: desk.snapshot.commit, in: desk.workspace.repository)
    var (proposals, clean): ([Inbox.Item], [Inbox.Item]) = ([], [])
    let inDraft = try MergedInDraft(dossier.exclusions.compactMap(\.target), of: dossier, at: desk)
    let votes = VotedChanges(dossier) { inDraft.stepThatSettles($0, between: []) }
    let inPlaces = Set(agenda.places.flatMap(\.ids))
    for open in agenda.items {
      // What is shown side by side with what it excludes is not shown twice, unless it was chosen.
      let isShown = inPlaces.contains(open.target.description)
      if isShown, open.standing == .contested || open.standing == .voting { continue }
      var item = Inbox.Item(open, in: agenda.changes.text, dossier: dossier)
      item.next = votes.nextSteps(about: [item.target]) ?? item.next
      if open.standing == .clean { clean.append(item) } else { proposals.append(item) }
    }
    var titles = WholeTitles(of: dossier, in: desk.repository)
    let places = try titles.withoutRepeats(agenda.places)
    // What is decided with another change is not asked about apart.
    let shown = places.flatMap(\.ids) + (proposals + clean).map(\.target)
    let repeats = try titles.repeats(
      among: shown.compactMap { Target($0) }, besides: Set(agenda.places.flatMap(\.ids)))
    proposals.removeAll { repeats.contains($0.target) }
    clean.removeAll { repeats.contains($0.target) }
    let comments = try threads.map { try CommentRow($0, anchors.carry($0.comment.anchor), in: paper) }
    return Inbox(
      paper: paper.slug.description,
      contested: places.map { place in
        var shown = ShownPlace(place, agenda, dossier)
        shown.next = votes.nextSteps(about: place.ids) ?? shown.next
        shown.chosen = votes.choice(amid: place.ids)
        if shown.poll == nil, shown.chosen == nil {
          shown.tell(dossier.voteMade(about: place), of: paper.slug)
        }
        return shown
      }, proposals: proposals,
      clean: clean, comments: comments,
      voted: votes.sentences, openPolls: dossier.pollFiles.compactMap(OpenPollRow.init),
      doubleVotes: dossier.doubleVotes, meetingsLeftOut: dossier.meetingsLeftOut,
      corrections: dossier.pollFiles.flatMap { $0.lateSentences(in: dossier) },
      lacking: dossier.lacking.map(\.told), conflictMarks: paper.conflictMarks,
      halls: try HallWarning.all(dossier, agenda, on: desk), exclusions: try desk.exclusionRows(of: dossier),
      openPoints: try desk.openPoints(for: paper),
      problems: open.problems, editions: dossier.editionNumbers.count)
  }
}

extension Desk {
  /// What waits of reports; nil where nothing does.
  fileprivate func openPoints(for paper: Paper) throws -> Inbox.OpenPoints? {
    let open = try snapshot.pointBook().open.filter { !paper.isReport || $0.report == paper.slug }
    guard !open.isEmpty else { return nil }
    return Inbox.OpenPoints(
      points: open.count, reports: Set(open.map(\.report)).count, isOwn: paper.isReport)
  }
}

extension ShownPlace {
  /// Tells of the vote that is made about it.
  fileprivate mutating func tell(_ vote: ShownVote?, of paper: Slug) {
    guard let vote, let first = alternatives.first?.targets.first else { return }
    made = vote
    next = [
      .typed(
        vote.missing.isEmpty
          ? "beraad poll open \(paper)/\(vote.poll)"
          : "beraad poll new \(paper) \(vote.poll) --contested \(first)")
    ]
  }
}

extension Inbox.Item {
  init(_ open: Agenda.Item, in text: [UInt8], dossier: Dossier) {
    let placed = open.placed
    let original = placed.rebased.original
    self.init(
      target: placed.target.description, partner: dossier.name(of: placed.file.partner),
      status: placed.status.name, class: open.standing.rawValue, reason: placed.file.amendment.reason,
      change: placed.hunk.map { WordChange($0, in: text) }
        ?? WordChange(old: original.old, new: original.new),
      attention: open.attention, collected: placed.file.filed.isCollected,
      late: dossier.isLate(placed.file.filed), next: open.nextSteps(on: dossier.paper.slug))
  }
}
