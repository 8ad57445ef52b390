/// A poll and its tally.
package enum PollEntry: Sendable, Hashable {
  case sticker(StickerTally)
  case motion(MotionTally)
  case stance(StanceTally)

  /// The poll's name within its paper.
  package var id: String {
    switch self {
    case .sticker(let tally): tally.id
    case .motion(let tally): tally.id
    case .stance(let tally): tally.id
    }
  }

  package var question: String {
    switch self {
    case .sticker(let tally): tally.question
    case .motion(let tally): tally.question
    case .stance(let tally): tally.question
    }
  }
}
