import Deliberation

/// What a partner recorded that is no contribution to the text: who only did this took part all the same.
struct EditorsWork {
  private var decisions = 0
  private var polls = 0
  private var others = 0

  var count: Int { decisions + polls + others }

  /// - Returns: whether a record of this kind is such work.
  mutating func add(_ kind: Record.Kind) -> Bool {
    switch kind {
    case .decision: decisions += 1
    case .opening, .closing: polls += 1
    case .tie, .edition, .point, .link, .response: others += 1
    default: return false
    }
    return true
  }

  func sentence(_ phrases: Phrases) -> String {
    phrases.list(
      [
        decisions == 0 ? nil : phrases.decisionCount(decisions),
        polls == 0 ? nil : phrases.pollActCount(polls),
        others == 0 ? nil : phrases.otherRecordCount(others),
      ].compactMap(\.self))
  }
}

extension PollState {
  /// The titles of the meetings that each partner entered, of those that count.
  var meetingsByCounter: [Slug: [String]] {
    guard case .sticker(let form) = poll.form else { return [:] }
    let counts = counts
    var found: [Slug: [String]] = [:]
    for meeting in form.meetings {
      guard let filed = counts[meeting.id] else { continue }
      found[filed.record.header.partner, default: []].append(meeting.title)
    }
    return found
  }
}
