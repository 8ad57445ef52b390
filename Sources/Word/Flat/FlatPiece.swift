import Markdown

/// Something that stands within a line: words of one form, or what takes the place of words.
struct FlatPiece: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case text(String)
    /// A line's end within a paragraph that the text asks for.
    case lineBreak
    /// The mark of a note, by its index in the document; `occurrence` counts from 1 for each.
    case note(Int, occurrence: Int)
  }

  /// What the words look like.
  struct Look: Hashable, Sendable {
    var form: StoryRun.Form = []
    var link: LinkDestination?
  }

  /// A picture of the text.
  struct Picture: Hashable, Sendable {
    /// Where it lies, as the text has it.
    let address: String
    /// All words that describe it.
    var description = ""
  }

  var content: Content
  var look: Look
  /// The bytes of the source that it is written as; nil where the parser made it up.
  var range: Range<Int>?
  /// Whether its bytes are no words that could be divided: a character reference, a line's end, a mark.
  var isAtomic: Bool
  /// The picture that the words begin to describe.
  var picture: Picture?
  /// The name of the heading that it begins, where a link of the text leads to that.
  var anchor: String?
  /// Where it stands in the source, also where it has no bytes of its own.
  var position: Int

  /// The two parts on either side of a byte of the source; nil where it cannot be divided there.
  func divided(at offset: Int) -> (FlatPiece, FlatPiece)? {
    guard !isAtomic, let range, range.lowerBound < offset, offset < range.upperBound,
      case .text(let text) = content, text.utf8.count == range.count
    else { return nil }
    let index = text.utf8.index(text.startIndex, offsetBy: offset - range.lowerBound)
    guard index.samePosition(in: text.unicodeScalars) != nil else { return nil }
    var (left, right) = (self, self)
    left.content = .text(String(text[..<index]))
    left.range = range.lowerBound..<offset
    right.content = .text(String(text[index...]))
    right.range = offset..<range.upperBound
    right.position = offset
    right.picture = nil
    right.anchor = nil
    return (left, right)
  }
}
