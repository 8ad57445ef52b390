package import ObjectIDs

/// A remark on quoted words.
package struct Comment: Hashable, Sendable {
  package let anchor: Anchor
  package let intent: Intent
  /// Markdown, as the partner wrote it: hostile until shown.
  package let text: String
  /// What it came from: points of reports, which are other papers. Sorted.
  package let points: [RecordID]
  /// The SHA-256 in hex of the file that it came in, where it came in one.
  package let file: String?

  package init(
    anchor: Anchor, intent: Intent, text: String, points: [RecordID] = [], file: String? = nil
  ) {
    self.anchor = anchor
    self.intent = intent
    self.text = text
    self.points = points.sorted()
    self.file = file
  }

  /// What the partner wants with it.
  package enum Intent: String, CaseIterable, Sendable {
    case question, remark, support, concern, objection
  }
}

/// Where a record points: words quoted with what stood around them, and the exact bytes they were.
///
/// The quote is a W3C Web Annotation `TextQuoteSelector`; the range makes it exact in the blob it was made on.
package struct Anchor: Hashable, Sendable {
  package let quote: String
  package let prefix: String
  package let suffix: String
  /// Bytes of `blob`.
  package let range: Range<Int>
  /// The object id of the draft it was made on.
  package let blob: ObjectID

  package init(quote: String, prefix: String, suffix: String, range: Range<Int>, blob: ObjectID) {
    self.quote = quote
    self.prefix = prefix
    self.suffix = suffix
    self.range = range
    self.blob = blob
  }
}

/// An answer to a comment, or to another answer.
package struct Reply: Hashable, Sendable {
  package let to: RecordID
  package let text: String
  /// The SHA-256 in hex of the file that it came in, where it came in one.
  package let file: String?

  package init(to: RecordID, text: String, file: String? = nil) {
    self.to = to
    self.text = text
    self.file = file
  }
}

/// A partner takes back its own comment or amendment, or one change of an amendment; the committee, a point or a link.
package struct Withdrawal: Hashable, Sendable {
  package let of: Target
  package let reason: String

  package init(of: Target, reason: String) {
    self.of = of
    self.reason = reason
  }

  /// Of the whole record.
  package init(of: RecordID, reason: String) { self.init(of: Target(of), reason: reason) }
}
