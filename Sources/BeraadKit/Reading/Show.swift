import Deliberation
import Git
package import ObjectIDs
import Prose
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
  package let problems: [String]
}

/// A proposed change at its place in the draft.
package struct ShownProposal: Encodable, Sendable {
  package let target: String
  package let partner: String
  package let status: String
  /// `clean`, `proposal`, `contested`, `there-already` or `lost`.
  package let fate: String
  /// Bytes of the draft; nil where the words are gone.
  package let range: ByteRange?
  package let old: String
  package let new: String
  package let reason: String
}

/// A place of the draft where changes exclude each other.
package struct ShownPlace: Encodable, Sendable {
  package let range: ByteRange
  /// What the draft has there.
  package let draft: String
  /// The gravest way in which the changes meet.
  package let kind: String
  package let alternatives: [ShownAlternative]
}

/// What some partners want of a contested place.
package struct ShownAlternative: Encodable, Sendable {
  package let targets: [String]
  package let partners: [String]
  /// How the place would read.
  package let text: String
}

extension Context {
  /// A paper with everything that is open about it.
  package func show(_ paper: String) throws -> ShownPaper {
    let desk = try Desk(self)
    let open = try desk.openDossier(of: paper)
    let paper = open.dossier.paper
    var anchors = CarriedAnchors(
      of: open.threads, on: paper, at: desk.snapshot.commit, in: desk.workspace.repository)
    let changes = try PlacedChanges(of: open.dossier, in: desk.workspace.repository, where: \.isPending)
    return ShownPaper(
      paper: paper.slug.description, title: paper.title, stage: paper.frontMatter["stage"],
      commit: desk.snapshot.commit, text: String(decoding: paper.text, as: UTF8.self),
      frontMatter: paper.frontMatter.length,
      comments: try open.threads.map { try CommentRow($0, anchors.carry($0.comment.anchor), in: paper) },
      settledComments: open.settledThreads, proposals: changes.hunks.map { ShownProposal($0) },
      contested: changes.places.map { ShownPlace($0, changes, open.dossier) }, problems: open.problems)
  }
}

extension ShownProposal {
  init(_ placed: PlacedHunk) {
    let (fate, range): (String, Range<Int>?) =
      switch placed.rebased.fate {
      case .clean(let hunk): ("clean", hunk.range)
      case .proposal(let hunk, _, _): ("proposal", hunk.range)
      case .contested(_, let range): ("contested", range)
      case .alreadyThere(let range): ("there-already", range)
      case .lost: ("lost", nil)
      }
    let status = placed.target.hunk.map { placed.file.statuses[$0 - 1].name } ?? placed.file.status
    self.init(
      target: placed.target.description, partner: placed.file.partner.description, status: status, fate: fate,
      range: range.map(ByteRange.init), old: placed.rebased.original.old, new: placed.rebased.original.new,
      reason: placed.file.amendment.reason)
  }
}

extension ShownPlace {
  init(_ place: ContestedPlace, _ changes: PlacedChanges, _ dossier: Dossier) {
    self.init(
      range: ByteRange(place.range), draft: String(decoding: changes.text[place.range], as: UTF8.self),
      kind: place.kinds.first?.rawValue ?? CollisionClass.overlapping.rawValue,
      alternatives: place.alternatives.map { ids in
        let members = ids.compactMap { changes[$0] }
        return ShownAlternative(
          targets: ids, partners: members.map { dossier.name(of: $0.file.partner) }.uniqued(),
          text: Unsettling.reading(
            of: place.range, with: members.prefix(1).compactMap(\.hunk), in: changes.text))
      })
  }
}
