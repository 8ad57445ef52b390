package import Prose

/// What goes into a Word file: a paper at one commit, what partners propose in it, and what they say of it.
package struct ExportedPaper: Sendable {
  /// Somebody's proposed change, in hunks of the paper's bytes.
  package struct Amendment: Sendable {
    /// The organisation, as Word is to show it.
    package let author: String
    /// RFC 3339 in UTC, to the second.
    package let date: String
    package let hunks: [Hunk]

    package init(author: String, date: String, hunks: [Hunk]) {
      self.author = author
      self.date = date
      self.hunks = hunks
    }
  }

  /// A comment, or a reply to one.
  package struct Comment: Sendable {
    package let id: String
    package let author: String
    package let date: String
    package let text: String
    /// Bytes of the paper; nil for one on the paper as a whole.
    package let range: Range<Int>?
    /// The id of the comment that it answers.
    package let replyTo: String?
    package let isResolved: Bool

    package init(
      id: String, author: String, date: String, text: String, range: Range<Int>?, replyTo: String? = nil,
      isResolved: Bool = false
    ) {
      self.id = id
      self.author = author
      self.date = date
      self.text = text
      self.range = range
      self.replyTo = replyTo
      self.isResolved = isResolved
    }
  }

  /// Somebody's change that has no place in the paper as it is: it is shown as a comment with its wording.
  package struct Unplaced: Sendable {
    package let author: String
    package let date: String
    package let old: String
    package let new: String
    /// The bytes of the paper where it would be; nil where nobody can tell.
    package let range: Range<Int>?

    package init(author: String, date: String, old: String, new: String, range: Range<Int>?) {
      self.author = author
      self.date = date
      self.old = old
      self.new = new
      self.range = range
    }
  }

  /// A footnote that the paper does not have: whose the words before it are.
  package struct OriginNote: Sendable {
    /// Where the words end, in bytes of the paper.
    package let end: Int
    package let words: String

    package init(end: Int, words: String) {
      self.end = end
      self.words = words
    }
  }

  /// The paper in Markdown, with its front matter.
  package let source: [UInt8]
  package let title: String
  /// As in the front matter: `nl`, `en`.
  package let language: String
  /// What the file is an export of, `slug@commit`: it stands in its properties and in its footer, by which it is known
  /// again when it comes back.
  package let reference: String
  package var amendments: [Amendment] = []
  package var unplaced: [Unplaced] = []
  package var comments: [Comment] = []
  /// Who brought words in, as footnotes behind them.
  package var origins: [OriginNote] = []
  /// The pictures that the text shows, by where it says that they lie: those that are there.
  package var pictures: [String: PaperPicture] = [:]
  /// Whether Word is to track what is changed in it.
  package var tracksChanges = true

  package init(source: [UInt8], title: String, language: String, reference: String) {
    self.source = source
    self.title = title
    self.language = language
    self.reference = reference
  }
}
