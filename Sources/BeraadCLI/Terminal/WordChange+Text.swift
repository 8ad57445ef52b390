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
    // The empty lines before it are no words of it.
    let words = segments.drop { $0.text.allSatisfy(\.isWhitespace) }.map { segment in
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

  /// The words in one line; an end of a paragraph, or of a line, alone as the mark that editors show for it.
  fileprivate var shown: String {
    guard text.allSatisfy(\.isWhitespace), text.contains(where: \.isNewline) else {
      return text.withMarkedParagraphs.harmlessLine
    }
    return text.count(where: \.isNewline) > 1 ? "¶" : "↵"
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
