import BeraadKit
import Deliberation
import Prose

extension WordChange {
  /// "… before [-old-] {+new+} after …", as `git diff --word-diff` writes it; in colour on a terminal.
  func text(_ style: Style, _ language: Language) -> String {
    "…\(before.harmless.oneLine)\(segments(style))\(after.harmless.oneLine)…\(shapeNote(language))"
  }

  /// The change alone.
  func bare(_ language: Language) -> String {
    marked(Style(.never, terminal: false, environment: [:]), language)
  }

  /// What a change does that touches no word: its marks alone would say that nothing becomes nothing.
  private func shapeNote(_ language: Language) -> String {
    shape.map { "  (\($0.sentence[language]))" } ?? ""
  }

  /// The change alone, struck out and underlined on a terminal with colour.
  func marked(_ style: Style, _ language: Language) -> String { segments(style) + shapeNote(language) }

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
    text.allSatisfy(\.isWhitespace) ? shownSpace : text.withMarkedParagraphs.harmlessLine
  }

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
  /// With a sign where a paragraph ends and other words follow.
  fileprivate var withMarkedParagraphs: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self }
    var text = String(self[..<first])
    var isBehindEmptyLine = false
    for (number, line) in self[first...last].split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      if line.allSatisfy(\.isWhitespace) {
        isBehindEmptyLine = true
        continue
      }
      if number > 0 { text += isBehindEmptyLine ? "¶" : "\n" }
      text += line
      isBehindEmptyLine = false
    }
    return text + self[index(after: last)...]
  }

  /// Newlines as spaces, other white space as it is.
  var oneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
