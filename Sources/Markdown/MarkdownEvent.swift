/// A step of a walk through a text, in its order.
package enum MarkdownEvent: Sendable, Hashable {
  case enter(Element)
  case leave(Element)
  case text(TextRun)
  /// The end of a line within a paragraph: shown as a space, or as a line's end where it is hard.
  case lineBreak(isHard: Bool)
  /// A reference to a footnote, by its index in `MarkdownDocument.notes`; `occurrence` counts from 1 for each note.
  case noteReference(note: Int, occurrence: Int, range: Range<Int>)
}

/// Text without mark-up, within one line and one element.
package struct TextRun: Sendable, Hashable {
  /// As shown: character references are decoded, escapes have lost their backslash.
  package let text: String
  /// The bytes of the source that it is written as; nil where the parser made it (a line's end in a block of code,
  /// the space that a line's end within code is) or where its place could not be made certain.
  package let range: Range<Int>?
  /// Whether it may not be divided: the bytes of a character reference are one character.
  package let isAtomic: Bool

  package init(text: String, range: Range<Int>?, isAtomic: Bool = false) {
    self.text = text
    self.range = range
    self.isAtomic = isAtomic
  }

  /// Whether it is white space and nothing else.
  package var isWhite: Bool { text.allSatisfy(\.isWhitespace) }
}
