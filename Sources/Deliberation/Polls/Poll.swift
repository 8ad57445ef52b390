/// A question put to people or to partners: `poll.json`. Its opening freezes it.
package struct Poll: Hashable, Sendable {
  package let paper: Slug
  package let id: Slug
  package let question: String
  package let form: Form

  package init(paper: Slug, id: Slug, question: String, form: Form) {
    self.paper = paper
    self.id = id
    self.question = question
    self.form = form
  }

  /// What is asked.
  package enum Form: Hashable, Sendable {
    /// People place stickers at the items of boards.
    case sticker(StickerForm)
    /// Partners choose between alternatives.
    case motion(MotionForm)
    /// Partners say where they stand on the final text.
    case stance

    /// As it stands in `type`.
    package var name: String {
      switch self {
      case .sticker: "sticker"
      case .motion: "motion"
      case .stance: "stance"
      }
    }
  }
}

/// The boards of a sticker poll and the rules for placing stickers.
package struct StickerForm: Hashable, Sendable {
  package let boards: [Board]
  package let limits: StickerLimits
  package let meetings: [Meeting]
  package let source: StickerSource
  /// A cell of a meeting or a region with fewer people than this is not shown; 0 shows all.
  package let hideBelow: Int

  /// What `hideBelow` is where a definition does not say.
  package static let usualHideBelow = 3

  package init(
    boards: [Board], limits: StickerLimits, meetings: [Meeting], source: StickerSource, hideBelow: Int
  ) {
    self.boards = boards
    self.limits = limits
    self.meetings = meetings
    self.source = source
    self.hideBelow = hideBelow
  }
}

/// One board on the wall.
package struct Board: Hashable, Sendable {
  package let id: Slug
  package let title: String
  package let items: [PollItem]

  package init(id: Slug, title: String, items: [PollItem]) {
    self.id = id
    self.title = title
    self.items = items
  }
}

/// Something to place a sticker at.
package struct PollItem: Hashable, Sendable {
  package let id: Slug
  package let text: String

  package init(id: Slug, text: String) {
    self.id = id
    self.text = text
  }
}

/// How many stickers one person may place; nil is no limit of that sort.
package struct StickerLimits: Hashable, Sendable {
  package let perBoard: Int?
  package let total: Int?
  package let perItem: Int?

  package init(perBoard: Int?, total: Int?, perItem: Int?) {
    self.perBoard = perBoard
    self.total = total
    self.perItem = perItem
  }
}

/// A place and a day where stickers are placed.
package struct Meeting: Hashable, Sendable {
  package let id: Slug
  package let title: String
  package let region: String?
  /// `YYYY-MM-DD`.
  package let date: String?

  package init(id: Slug, title: String, region: String?, date: String?) {
    self.id = id
    self.title = title
    self.region = region
    self.date = date
  }
}

/// Where the stickers of a poll come from.
package enum StickerSource: String, CaseIterable, Sendable {
  /// The steward enters the totals of each board.
  case counted
  /// A line a person, with a random token.
  case ballots
}

/// The alternatives of a motion and what it takes to win.
package struct MotionForm: Hashable, Sendable {
  /// "Leave as it is" is one of them, with the id `leave`.
  package let alternatives: [Alternative]
  package let rule: MotionRule
  /// How many partners have to vote, abstentions counted; 0 asks for none.
  package let quorum: Int
  /// Whether a partner's vote counts by its weight in the roster.
  package let isWeighted: Bool

  package init(alternatives: [Alternative], rule: MotionRule, quorum: Int, isWeighted: Bool) {
    self.alternatives = alternatives
    self.rule = rule
    self.quorum = quorum
    self.isWeighted = isWeighted
  }
}

/// One of the wordings that partners choose between.
package struct Alternative: Hashable, Sendable {
  package let id: Slug
  package let text: String
  /// The hunks that it adopts; none for "leave as it is".
  package let targets: [Target]

  package init(id: Slug, text: String, targets: [Target]) {
    self.id = id
    self.text = text
    self.targets = targets
  }

  /// The id of the alternative that changes nothing.
  package static let leaveID = "leave"
}

/// What a motion's winner needs.
package enum MotionRule: String, CaseIterable, Sendable {
  /// More than half of the votes cast, abstentions apart.
  case majority
  /// At least two thirds of the votes cast, abstentions apart.
  case twoThirds = "two-thirds"
  /// All votes cast, abstentions apart.
  case consent
}

/// Where a partner stands on the final text.
package enum Stance: String, CaseIterable, Sendable {
  case supports, reservation, abstains, opposes
}
