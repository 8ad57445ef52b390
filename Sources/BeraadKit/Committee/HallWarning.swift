package import Deliberation
import Prose
import Storage

/// A decision, made or to be made, that goes against what clearly came first at the meetings.
package struct HallWarning: Encodable, Sendable {
  package enum Kind: String, Encodable, Sendable {
    /// An open change takes words out of the passage that took the item up.
    case open
    /// So does a change that was adopted and is not merged yet.
    case adopted
    /// Nothing of the passage is left in the draft.
    case gone
  }

  package let kind: Kind
  package let poll: String
  package let board: String
  package let item: String
  /// The item as it hung on the wall.
  package let text: String
  package let stickers: Int
  /// The change; nil where the passage is gone.
  package let target: String?
  private let paper: String
  /// The item and its board, as they are typed.
  private let typed: String

  private enum CodingKeys: String, CodingKey {
    case kind, poll, board, item, text, stickers, target
  }

  /// What a person reads in a list.
  package var sentence: Localized {
    let english =
      "‘\(text)’ clearly came first at the meetings, on the board '\(board)' of '\(poll)', with \(stickers) stickers"
    let dutch =
      "‘\(text)’ stond in de bijeenkomsten duidelijk bovenaan op het bord '\(board)' van '\(poll)', met \(stickers) stickers"
    switch kind {
    case .open:
      return Localized(
        en: "\(target ?? "") takes words out of the passage on it: \(english).",
        nl: "\(target ?? "") haalt woorden weg uit de passage hierover: \(dutch).")
    case .adopted:
      return Localized(
        en: "\(target ?? ""), which is adopted, takes words out of the passage on it: \(english).",
        nl: "\(target ?? ""), dat is overgenomen, haalt woorden weg uit de passage hierover: \(dutch).")
    case .gone:
      return Localized(
        en: "The passage on it is no longer in the draft: \(english).",
        nl: "De passage hierover staat niet meer in het concept: \(dutch).")
    }
  }

  /// What can be typed about it.
  package var advice: [Localized] {
    switch kind {
    case .open, .adopted:
      let target = target ?? ""
      return [
        Localized(en: "see it with: beraad show \(target)", nl: "bekijk het met: beraad show \(target)"),
        Localized(
          en: "decide against it with: beraad decide \(target) reject --because WHY",
          nl: "besluit ertegen met: beraad decide \(target) reject --because WAAROM"),
        Localized(
          en:
            "say that something else takes the item up with: beraad poll tie \(name) \(typed) --on QUOTE",
          nl:
            "zeg dat het onderdeel ergens anders is opgenomen met: beraad poll tie \(name) \(typed) --on CITAAT"
        ),
      ]
    case .gone:
      return [
        Localized(
          en:
            "say what takes the item up now with: beraad poll tie \(name) \(typed) --on QUOTE",
          nl:
            "zeg waar het onderdeel nu is opgenomen met: beraad poll tie \(name) \(typed) --on CITAAT"
        ),
        Localized(
          en: "or why nothing does: beraad poll tie \(name) \(typed) --nowhere --because WHY",
          nl: "of waarom nergens: beraad poll tie \(name) \(typed) --nowhere --because WAAROM"
        ),
      ]
    }
  }

  private var name: String { "\(paper)/\(poll)" }

  /// The warnings about a paper: only where the committee tied an item that clearly came first to words.
  static func all(_ dossier: Dossier, _ agenda: Agenda, on desk: Desk) throws -> [HallWarning] {
    let firsts = dossier.pollFiles.flatMap(\.clearTies)
    guard !firsts.isEmpty else { return [] }
    var anchors = CarriedAnchors(
      of: firsts.map(\.anchor), on: dossier.paper, at: desk.snapshot.commit, in: desk.repository)
    return try firsts.flatMap { first -> [HallWarning] in
      let carried = try anchors.carry(first.anchor)
      let paper = dossier.paper.slug
      guard carried.outcome != .deleted else { return [HallWarning(.gone, first, in: paper)] }
      return agenda.items.filter { $0.takesWords(outOf: carried.ranges) }.map { item in
        HallWarning(
          item.isAdopted ? .adopted : .open, first, in: paper, target: item.target.description)
      }
    }
  }

  private init(_ kind: Kind, _ first: ClearTie, in paper: Slug, target: String? = nil) {
    (self.kind, self.paper, self.target) = (kind, paper.description, target)
    (poll, board) = (first.poll.description, first.board.description)
    (item, text) = (first.item.id.description, first.item.text)
    (stickers, typed) = (first.item.stickers ?? 0, first.typed)
  }
}

/// An item that clearly came first, with the words that took it up.
private struct ClearTie {
  let poll: Slug
  let board: Slug
  let item: StickerTally.ItemTally
  let anchor: Anchor
  /// The item and its board, as they are typed.
  let typed: String
}

extension PollState {
  /// Of a poll that is over and settled.
  fileprivate var clearTies: [ClearTie] {
    guard closing != nil, isSettled, !ties.isEmpty, case .sticker(let form) = poll.form else { return [] }
    return StickerTally.atMeetings(form: form, state: self).boards.compactMap { board in
      guard let first = board.clearFirst else { return nil }
      let place = BoardItem(board: board.id, item: first.id)
      guard let anchor = tie(of: place)?.tie.anchor else { return nil }
      return ClearTie(
        poll: poll.id, board: board.id, item: first, anchor: anchor, typed: typedName(of: place))
    }
  }
}

extension Agenda.Item {
  /// Whether its words go, or some of them do, and stand in one of these places.
  fileprivate func takesWords(outOf ranges: [Range<Int>]) -> Bool {
    guard let hunk = placed.hunk else { return false }
    return hunk.parts.contains { part in
      !part.old.isEmpty && ranges.contains { $0.overlaps(part.range) }
    }
  }
}
