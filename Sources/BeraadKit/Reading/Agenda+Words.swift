import Deliberation
import Prose

extension Agenda.Item {
  /// Why somebody should look, in words that every reader has: how the passage was changed otherwise, and what turns its meaning.
  var attention: [String] {
    let why: [String] =
      switch (standing, meeting) {
      case (.rewritten, let kind?): ["the draft changed there: \(kind.rawValue)"]
      case (.there, _): ["the draft says so already"]
      case (.unplaced, _): [reasonOfLoss].compactMap(\.self)
      case (_, let kind?): [kind.rawValue]
      case (_, nil): []
      }
    let displaced = placed.displaces.map(\.description).joined(separator: ", ")
    return why + (displaced.isEmpty ? [] : ["it would take out what was adopted and merged: \(displaced)"])
      + flags.map(\.rawValue)
  }

  /// Why it has no place in the draft; nil where it has one.
  var reasonOfLoss: String? {
    guard case .lost(let loss) = placed.rebased.fate else {
      return standing == .unplaced ? "the draft has no passage any more that it could be put back into" : nil
    }
    return switch loss {
    case .deleted: "the words were deleted from the draft"
    case .notInBase: "the text it was made on does not read so"
    case .labelTaken: "the draft has another note or address of its label by now"
    case .labelGone: "the draft no longer has the note or address that it refers to"
    case .labelUsed: "the draft refers to its note or address elsewhere by now"
    case .baseMissing: "main does not have the text it was made on"
    }
  }

  /// What can be typed about it, one command each, by whoever may.
  func nextSteps(on paper: Slug) -> [String] {
    let id = target.description
    guard placed.file.filed.isCollected else { return ["beraad collect \(placed.file.partner)"] }
    let merge = "beraad merge \(paper)"
    let reject = "beraad decide \(id) reject --because WHY"
    let again = "beraad amend --again \(target.record) --as \(placed.file.partner)"
    // Other words can stand for one change only.
    let inOtherWords = "beraad amend --again \(id) --as \(placed.file.partner) --replace OLD --with NEW"
    switch standing {
    case .clean, .there: return [isAdopted ? merge : "beraad decide \(id) adopt --because WHY"]
    case .proposal: return [isAdopted ? merge + " --take \(id)" : "beraad decide \(id) adopt --because WHY"]
    case .rewritten:
      guard hasPlace else { return [reject, again] }
      return [isAdopted ? merge + " --take \(id)" : "beraad decide \(id) adopt --because WHY", again]
    case .contested:
      if let uncollected { return ["beraad collect \(uncollected)", reject] }
      if let poll { return ["beraad poll close \(paper)/\(poll)"] }
      return ["beraad poll new \(paper) NAME --contested \(id)", reject]
    case .voting: return poll.map { ["beraad poll close \(paper)/\($0)"] } ?? []
    case .apart:
      if let uncollected { return ["beraad collect \(uncollected)"] }
      return ["beraad decide \(id) adopt --because WHY", reject]
    case .unplaced where placed.rebased.fate == .lost(.baseMissing):
      return ["beraad collect", reject, inOtherWords]
    case .unplaced: return [reject, inOtherWords]
    }
  }
}

extension OpenClass {
  /// What every reader calls it.
  package var name: String {
    switch self {
    case .clean: "merges by itself"
    case .proposal: "wants one yes"
    case .rewritten: "passage rewritten"
    case .contested: "contested"
    case .voting: "put to a vote"
    case .apart: "decided apart, and not alike"
    case .there: "in the draft already"
    case .unplaced: "unplaced"
    }
  }
}
