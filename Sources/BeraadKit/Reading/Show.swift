package import Deliberation
import Git
package import ObjectIDs
package import Prose
import Storage

/// A paper for reading: its draft, what is open about it, and where changes exclude each other.
package struct ShownPaper: Encodable, Sendable {
  package let paper: String
  package let title: String
  package let stage: String?
  package let commit: ObjectID
  package let text: String
  /// Bytes that the front matter takes at the head of the text.
  package let frontMatter: Int
  /// Those that nobody answered or decided on.
  package let comments: [CommentRow]
  /// How many comments are settled: answered, decided on, withdrawn, or taken up by an adopted amendment.
  package let settledComments: Int
  package let proposals: [ShownProposal]
  package let contested: [ShownPlace]
  /// What could not be read, one sentence each.
  package let problems: [Localized]
}

/// A proposed change at its place in the draft.
package struct ShownProposal: Encodable, Sendable {
  package let target: String
  package let partner: String
  package let status: String
  /// How it stands to the draft and to the others: an `OpenClass`.
  package let `class`: String
  /// The open motion that it is an alternative of.
  package let poll: String?
  /// Bytes of the draft; nil where it has no place there.
  package let range: ByteRange?
  package let old: String
  package let new: String
  /// As `WordChange.moves`.
  package let moves: [InlineChange.Segment]?
  /// As `WordChange.shape`.
  package let shape: ShapeChange?
  package let reason: String
  /// The changes of an earlier amendment that it puts again.
  package let again: [String]
  /// Whether it gives a day behind the paper's deadline.
  package let late: Bool
  /// What can be typed about it.
  package let next: [Localized]
}

/// A place of the draft where changes exclude each other.
package struct ShownPlace: Encodable, Sendable {
  package let range: ByteRange
  /// `contested`, or `voting` where a motion about it is open.
  package let `class`: String
  /// The open motion about it.
  package let poll: String?
  /// What the draft has there.
  package let draft: String
  /// The gravest way in which the changes meet.
  package let kind: String
  package let alternatives: [ShownAlternative]
  /// The closed vote that chose between them and is not carried out yet; nil where none did.
  package var chosen: ShownChoice?
  /// The vote about it that is made and not open yet; nil where there is none.
  package var made: ShownVote?
  /// What can be typed about it.
  package var next: [Localized]
}

/// A vote that is made and not open yet.
package struct ShownVote: Encodable, Hashable, Sendable {
  package let poll: String
  /// The changes of its place that came since and are no alternative of it.
  package let missing: [String]
}

/// What a closed vote chose.
package struct ShownChoice: Encodable, Hashable, Sendable {
  package let poll: String
  /// The wording that won.
  package let text: String
  /// The changes of the place that came since and were no alternative of it.
  package var missing: [String] = []
}

/// What some partners want of a contested place.
package struct ShownAlternative: Encodable, Sendable {
  package let targets: [String]
  /// How each of them stands: an `OpenClass`.
  package let classes: [String]
  /// Those of them that give a day behind the paper's deadline.
  package let late: [String]
  package let partners: [String]
  /// How the place would read.
  package let text: String
  /// Why they want it, one of each amendment.
  package let reasons: [ShownReason]
}

/// Why a partner wants a change.
package struct ShownReason: Encodable, Sendable {
  package let amendment: String
  package let reason: String

  /// One of each amendment that has a hunk among these.
  static func all(of hunks: [PlacedHunk]) -> [Self] {
    var told: Set<RecordID> = []
    return hunks.filter { told.insert($0.file.id).inserted }.map {
      Self(amendment: $0.file.id.description, reason: $0.file.amendment.reason)
    }
  }
}

extension Context {
  /// A paper with everything that is open about it.
  package func show(_ paper: String) throws -> ShownPaper {
    let desk = try Desk(self)
    let open = try desk.openDossier(of: paper)
    let paper = open.dossier.paper
    var anchors = CarriedAnchors(
      of: open.threads, on: paper, at: desk.snapshot.commit, in: desk.workspace.repository)
    let agenda = try Agenda(of: open.dossier, in: desk.workspace.repository)
    return ShownPaper(
      paper: paper.slug.description, title: paper.title, stage: paper.frontMatter["stage"],
      commit: desk.snapshot.commit, text: String(decoding: paper.text, as: UTF8.self),
      frontMatter: paper.frontMatter.length,
      comments: try open.threads.map { try CommentRow($0, anchors.carry($0.comment.anchor), in: paper) },
      settledComments: open.settledThreads,
      proposals: agenda.items.map { ShownProposal($0, of: open.dossier, as: agenda.changes.text) },
      contested: agenda.places.map { ShownPlace($0, agenda, open.dossier) }, problems: open.problems)
  }
}

extension ShownProposal {
  /// - Parameter text: the draft; where the change still has a place in it, its words are those of the draft.
  init(_ open: Agenda.Item, of dossier: Dossier, as text: [UInt8]) {
    let placed = open.placed
    let original = placed.rebased.original
    let change =
      placed.hunk.map { WordChange($0, in: text) } ?? WordChange(old: original.old, new: original.new)
    self.init(
      target: placed.target.description, partner: placed.file.partner.description, status: placed.status.name,
      class: open.standing.rawValue, poll: open.poll?.description, range: placed.range.map(ByteRange.init),
      old: change.old, new: change.new, moves: change.moves, shape: change.shape,
      reason: placed.file.amendment.reason,
      again: placed.file.amendment.again.map(\.description), late: dossier.isLate(placed.file.filed),
      next: open.nextSteps(on: dossier.paper.slug))
  }
}

extension ShownPlace {
  init(_ place: ContestedPlace, _ agenda: Agenda, _ dossier: Dossier) {
    let changes = agenda.changes
    let poll = agenda.poll(about: place)
    let members = place.ids.compactMap { agenda[$0] }
    let asking = members.first { $0.standing == .contested || $0.standing == .voting }
    let range = Unsettling.passage(of: place, changes)
    self.init(
      range: ByteRange(range), class: (poll == nil ? OpenClass.contested : .voting).rawValue,
      poll: poll?.description, draft: String(decoding: changes.text[range], as: UTF8.self),
      kind: place.kinds.first?.rawValue ?? CollisionClass.overlapping.rawValue,
      alternatives: place.alternatives.map { ids in
        let members = ids.compactMap { changes[$0] }
        return ShownAlternative(
          targets: ids, classes: ids.compactMap { agenda[$0]?.standing.rawValue },
          late: ids.filter { changes[$0].map { dossier.isLate($0.file.filed) } ?? false },
          partners: members.map { dossier.name(of: $0.file.partner) }.uniqued(),
          text: Unsettling.reading(
            of: range, with: members.prefix(1).compactMap(\.hunk), in: changes.text),
          reasons: ShownReason.all(of: members))
      }, next: asking?.nextSteps(on: dossier.paper.slug) ?? [])
  }
}
