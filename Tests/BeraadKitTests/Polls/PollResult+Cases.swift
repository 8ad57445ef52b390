import Deliberation

@testable import BeraadKit

/// The tally of one kind of poll; nil where the poll is of another, so that a test can require it.
extension PollResult {
  var stickers: StickerTally? { if case .sticker(let tally, _) = tally { tally } else { nil } }

  var motion: MotionTally? { if case .motion(let tally, _) = tally { tally } else { nil } }

  var stances: StanceTally? { if case .stance(let tally) = tally { tally } else { nil } }
}

extension Poll {
  /// The rules of a motion; nil where the poll is none.
  var motion: MotionForm? { if case .motion(let form) = form { form } else { nil } }
}
