import BeraadKit
import Prose

extension WordChange {
  /// "… before [-old-] {+new+} after …", as `git diff --word-diff` writes it; in colour on a terminal.
  func text(_ style: Style) -> String {
    "…\(before.harmless.oneLine)\(segments(style))\(after.harmless.oneLine)…\(shapeNote)"
  }

  /// The change alone.
  var bare: String { marked(Style(.never, terminal: false, environment: [:])) }

  /// What a change does that touches no word: its marks alone would say that nothing becomes nothing.
  private var shapeNote: String { shape.map { "  (\($0.sentence))" } ?? "" }

  /// The change alone, struck out and underlined on a terminal with colour.
  func marked(_ style: Style) -> String { segments(style) + shapeNote }

  private func segments(_ style: Style) -> String {
    var text = ""
    // A passage that moved, with its edits, is one.
    var moved: [InlineChange.Segment] = []
    func close() {
      if !moved.isEmpty { text += Self.moved(moved, style) }
      moved = []
    }
    for segment in InlineChange.segments(old: old, new: new) {
      if segment.kind.isOfMove {
        moved.append(segment)
      } else {
        close()
        text += segment.text(style)
      }
    }
    close()
    return text
  }

  private static func moved(_ segments: [InlineChange.Segment], _ style: Style) -> String {
    // The empty lines before and behind it are no words of it.
    func isSpace(_ segment: InlineChange.Segment) -> Bool { segment.text.allSatisfy(\.isWhitespace) }
    let end = segments.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? segments.endIndex
    let words = segments[..<end].drop(while: isSpace).map { segment in
      let shown = segment.shown
      return switch segment.kind {
      case .movedGone: style.isOn ? style(.gone, "[-\(shown)-]") : "[-\(shown)-]"
      case .movedCome: style.isOn ? style(.come, "{+\(shown)+}") : "{+\(shown)+}"
      case .same, .gone, .come, .movedAway, .movedHere: style.isOn ? style(.come, shown) : shown
      }
    }.joined()
    return style.isOn ? style(.come, "→ ") + words : "{+→ \(words)+}"
  }
}

extension InlineChange.Segment {
  /// Of more words than this that stay, only the first and the last are shown.
  private static let longest = 80

  fileprivate func text(_ style: Style) -> String {
    switch kind {
    case .same:
      text.count > Self.longest
        ? "\(text.prefix(30)) … \(text.suffix(30))".harmlessLine : text.harmless.oneLine
    case .gone: style.isOn ? style(.gone, shown) : "[-\(shown)-]"
    case .come: style.isOn ? style(.come, shown) : "{+\(shown)+}"
    case .movedAway: style.isOn ? style(.gone, "→ \(shown)") : "[-→ \(shown)-]"
    case .movedHere, .movedGone, .movedCome: shown
    }
  }

  /// The words in one line; an end of a paragraph between words, and that or an end of a line alone, as the mark that editors show for it.
  fileprivate var shown: String {
    if text.allSatisfy(\.isWhitespace) { return shownSpace }
    guard text.contains(where: \.isNewline) else { return text.harmlessLine }
    var words = ""
    var gap = ""
    for character in text {
      if character.isWhitespace {
        gap.append(character)
        continue
      }
      let endsParagraph = !words.isEmpty && gap.count(where: \.isNewline) > 1
      words += endsParagraph ? "¶" : gap
      words.append(character)
      gap = ""
    }
    return (words + gap).harmlessLine
  }
}

extension InlineChange.Segment {
  /// White space as marks that can be told apart: two spaces before a line's end break the line on a page, and no line breaks at a fixed space.
  private var shownSpace: String {
    switch text.count(where: \.isNewline) {
    case 0: String(text.map { "\u{A0}\u{202F}\u{2007}".contains($0) ? "⍽" : $0 }).harmlessLine
    case 1: text.prefix { !$0.isNewline }.suffix(2) == "  " ? "␣␣↵" : "↵"
    default: "¶"
    }
  }
}

extension String {
  /// Newlines as spaces, other white space as it is.
  var oneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
