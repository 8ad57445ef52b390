import Deliberation
import Prose
import Storage

/// What waits for the committee: contested places first, then what needs one yes, then what merges by itself.
package struct Inbox: Encodable, Sendable {
  package let paper: String
  package let contested: [ShownPlace]
  /// Changes that fit by their words only, and those whose words the draft has changed.
  package let proposals: [Item]
  package let clean: [Item]
  package let comments: [CommentRow]
  /// What was made apart and excludes each other: only people can settle it.
  package let exclusions: [ExclusionRow]
  package let problems: [String]

  package struct Item: Encodable, Sendable {
    package let target: String
    package let partner: String
    package let status: String
    package let reason: String
    package let change: WordChange
    /// Why somebody should look.
    package let attention: [String]
    package let collected: Bool
  }

  package var isEmpty: Bool {
    contested.isEmpty && proposals.isEmpty && clean.isEmpty && comments.isEmpty && exclusions.isEmpty
  }
}

extension Context {
  /// What still needs a decision, an answer, or to be merged.
  package func inbox(_ paper: String) throws -> Inbox {
    let desk = try Desk(self)
    let open = try desk.openDossier(of: paper)
    let paper = open.dossier.paper
    let changes = try PlacedChanges(of: open.dossier, in: desk.workspace.repository, where: \.isPending)
    let contested = changes.contested
    var anchors = CarriedAnchors(
      of: open.threads, on: paper, at: desk.snapshot.commit, in: desk.workspace.repository)
    var (proposals, clean): ([Inbox.Item], [Inbox.Item]) = ([], [])
    for placed in changes.hunks where !contested.contains(placed.target.description) {
      let item = Inbox.Item(placed, in: changes.text, dossier: open.dossier)
      if case .clean = placed.rebased.fate { clean.append(item) } else { proposals.append(item) }
    }
    let comments = try open.threads.map { try CommentRow($0, anchors.carry($0.comment.anchor), in: paper) }
    return Inbox(
      paper: paper.slug.description,
      contested: changes.places.map { ShownPlace($0, changes, open.dossier) }, proposals: proposals,
      clean: clean, comments: comments,
      exclusions: open.dossier.exclusions.map { ExclusionRow($0, in: open.dossier) }, problems: open.problems)
  }
}

extension Inbox.Item {
  init(_ placed: PlacedHunk, in text: [UInt8], dossier: Dossier) {
    let original = placed.rebased.original
    var change = WordChange(old: original.old, new: original.new)
    if let hunk = placed.hunk { change = WordChange(hunk, in: text) }
    let attention: [String] =
      switch placed.rebased.fate {
      case .clean: []
      case .proposal(_, let kind, let flags): [kind.rawValue] + flags.map(\.rawValue)
      case .contested(let kind, _): ["the draft changed there: \(kind.rawValue)"]
      case .alreadyThere: ["the draft says so already"]
      case .lost(let loss): [loss.reason]
      }
    self.init(
      target: placed.target.description, partner: dossier.name(of: placed.file.partner),
      status: placed.target.hunk.map { placed.file.statuses[$0 - 1].name } ?? placed.file.status,
      reason: placed.file.amendment.reason, change: change, attention: attention,
      collected: placed.file.filed.isCollected)
  }
}
