/// A tracked change as a person would list it.
package struct StoryChange: Hashable, Sendable {
  /// What it does, and to what.
  package enum Kind: String, Sendable {
    case insert, delete, moveTo, moveFrom
    /// The same upon the end of a paragraph.
    case paraInsert, paraDelete, paraMoveTo, paraMoveFrom
    case format, paraFormat, markFormat, numbering
    case rowInsert, rowDelete, cellInsert, cellDelete, cellMerge
    case tableFormat, sectionFormat
  }

  package let author: String
  package let kind: Kind
  /// The words that it is upon, within one paragraph; empty where it is upon none.
  package var text: String

  package init(author: String, kind: Kind, text: String) {
    self.author = author
    self.kind = kind
    self.text = text
  }
}
