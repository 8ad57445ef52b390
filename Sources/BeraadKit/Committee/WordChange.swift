import Prose

/// One change in words.
package struct WordChange: Encodable, Sendable {
  package let old: String
  package let new: String
  /// The words before and behind, for reading.
  package let before: String
  package let after: String

  package init(old: String, new: String, before: String = "", after: String = "") {
    self.old = old
    self.new = new
    self.before = before
    self.after = after
  }
}

extension WordChange {
  init(_ hunk: Hunk, in text: [UInt8]) {
    let around = TextQuote(of: hunk.range, in: text)
    self.init(old: hunk.old, new: hunk.new, before: around.prefix, after: around.suffix)
  }
}
