/// A text of its own within a file: the main text, a note, a header, a comment, the words in a box.
package struct Story: Sendable {
  /// What it is of the file.
  package enum Kind: String, Sendable {
    case body, footnote, endnote, header, footer, textBox, comment
  }

  /// A place between two runs. Before the first paragraph it is paragraph -1.
  package struct Position: Hashable, Comparable, Sendable {
    package let paragraph: Int
    package let run: Int

    package static func < (one: Self, other: Self) -> Bool {
      (one.paragraph, one.run) < (other.paragraph, other.run)
    }
  }

  /// What a comment stands upon: both ends, or one that has no other.
  package struct CommentRange: Hashable, Sendable {
    package var start: Position?
    package var end: Position?
  }

  /// Something that is no text, or that a paper has no place for.
  package struct LeftOut: Sendable {
    package enum Kind: String, Sendable {
      case picture, object, formula
      /// How the words below it are read aloud.
      case reading = "ruby"
      case importedPart = "imported part"
      case hidden = "hidden text"
      /// A character that only one font has.
      case symbol
      /// What Word shows in a field of a form as long as nobody wrote in it.
      case hint
      case checkBox = "check box"
      /// Where a link leads to a place in the file that is no heading; its words stay.
      case innerLink = "inner link"
      /// The title of the file, which is no part of its text.
      case title
      case footer
    }

    package let kind: Kind
    /// What it says, or what describes it; empty where nothing does.
    package let words: String
    package let paragraph: Int
    package let changes: [TrackedChange]
  }

  package let kind: Kind
  /// Which note it is.
  package var note: StoryNote?
  package var paragraphs: [StoryParagraph] = []
  /// Changes of form, of rows and of tables, in the order of the text.
  var marks: [FormChange] = []
  /// By the id of the comment.
  package var comments: [String: CommentRange] = [:]
  /// The paragraph that each bookmark begins in, by its name in small letters: capitals tell no two apart.
  package internal(set) var bookmarks: [String: Int] = [:]
  /// Where the comments are referred to, with or without a range.
  package var commentReferences: [String: Position] = [:]
  /// A picture: in which paragraph, by which relationship, and what it shows.
  struct Picture: Sendable {
    let paragraph: Int
    let relationship: String
    let description: String
    /// Its index among what was left out.
    let leftOut: Int
  }

  /// In the order of the text.
  var pictures: [Picture] = []
  /// What the reader leaves out, in the order of the text.
  package var leftOut: [LeftOut] = []

  package init(_ kind: Kind) { self.kind = kind }
}
