/// A comment as the page shows it, with what became of it and of the words it is about.
package struct CommentEntry: Sendable, Hashable {
  package var id: String
  package var partner: String
  package var date: String
  /// `question`, `remark`, `support`, `concern`, `objection`; any other value is shown as it is.
  package var kind: String
  /// The subject under which the committee put it; without one, comments stand by kind.
  package var theme: String?
  /// The words it was made on.
  package var quote: String
  package var body: String
  package var anchor: Anchor
  package var outcome: Outcome
  package var replies: [Reply]
  package var decision: DecisionEntry?

  package init(
    id: String, partner: String, date: String, kind: String, theme: String? = nil, quote: String,
    body: String, anchor: Anchor, outcome: Outcome, replies: [Reply] = [], decision: DecisionEntry? = nil
  ) {
    self.id = id
    self.partner = partner
    self.date = date
    self.kind = kind
    self.theme = theme
    self.quote = quote
    self.body = body
    self.anchor = anchor
    self.outcome = outcome
    self.replies = replies
    self.decision = decision
  }

  /// Where the quoted words are in the paper's text, in bytes.
  package enum Anchor: Sendable, Hashable {
    case kept(Range<Int>)
    /// Some of the words are left, at these places, in order.
    case edited([Range<Int>])
    /// None is left; `by` names the commit or the amendment that removed them.
    case deleted(by: String)
    /// The words could not be followed, or are at several places.
    case unknown
  }

  /// An answer in the comment's thread.
  package struct Reply: Sendable, Hashable {
    package var partner: String
    package var date: String
    package var body: String

    package init(partner: String, date: String, body: String) {
      self.partner = partner
      self.date = date
      self.body = body
    }
  }
}
