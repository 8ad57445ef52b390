import Deliberation
package import ObjectIDs

/// A comment in a list.
package struct CommentRow: Encodable, Sendable {
  package struct Place: Encodable, Sendable {
    /// `kept`, `edited` or `deleted`.
    package let outcome: String
    package let quote: String
    /// What stands there now, where the words were edited.
    package let now: String?
    package let ranges: [ByteRange]
    /// The commit that removed the words, where they were.
    package let removedBy: ObjectID?
  }

  package struct Answer: Encodable, Sendable {
    package let id: String
    package let partner: String
    package let body: String
    package let at: String
  }

  package let id: String
  package let partner: String
  package let kind: String
  package let body: String
  /// `open`, `answered`, `withdrawn`, or what was decided.
  package let outcome: String
  package let anchor: Place
  package let replies: [Answer]
  package let at: String
  package let collected: Bool
  /// Whether it gives a day behind the paper's deadline.
  package let late: Bool
}

extension CommentRow {
  init(_ thread: Thread, _ carried: CarriedAnchor, in paper: Paper) {
    let header = thread.filed.record.header
    let now = carried.ranges.map { String(decoding: paper.text[$0], as: UTF8.self) }.joined(separator: " … ")
    self.init(
      id: thread.id.description, partner: thread.partner.description, kind: thread.comment.intent.rawValue,
      body: thread.comment.text, outcome: thread.status.name,
      anchor: Place(
        outcome: carried.outcome.rawValue, quote: thread.comment.anchor.quote,
        now: carried.outcome == .edited ? now : nil, ranges: carried.ranges.map(ByteRange.init),
        removedBy: carried.removedBy),
      replies: thread.replies.compactMap(Answer.init), at: header.at.rfc3339,
      collected: thread.filed.isCollected, late: paper.deadline?.isPast(at: header.at) ?? false)
  }
}

extension CommentRow.Answer {
  init?(_ filed: Filed) {
    guard case .reply(let reply) = filed.record.body else { return nil }
    self.init(
      id: filed.record.id.description, partner: filed.record.header.partner.description, body: reply.text,
      at: filed.record.header.at.rfc3339)
  }
}
