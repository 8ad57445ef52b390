import BeraadKit
import Prose

extension WordChange {
  /// "… before [-old-] {+new+} after …", as `git diff --word-diff` writes it; in colour on a terminal.
  func text(_ style: Style) -> String {
    "…\(before.harmless.oneLine)\(segments(style))\(after.harmless.oneLine)…\(shape)"
  }

  /// The change alone.
  var bare: String { marked(Style(.never, terminal: false, environment: [:])) }

  /// What a change does that touches no word: its marks alone would say that nothing becomes nothing.
  private var shape: String { ShapeChange(old: old, new: new).map { "  (\($0.sentence))" } ?? "" }

  /// The change alone, struck out and underlined on a terminal with colour.
  func marked(_ style: Style) -> String { segments(style) + shape }

  private func segments(_ style: Style) -> String {
    InlineChange.segments(old: old, new: new).map { $0.text(style) }.joined()
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
    case .movedHere: style.isOn ? style(.come, "→ \(shown)") : "{+→ \(shown)+}"
    }
  }

  /// The words in one line; an end of a paragraph, or of a line, alone as the mark that editors show for it.
  private var shown: String {
    guard text.allSatisfy(\.isWhitespace), text.contains(where: \.isNewline) else { return text.harmlessLine }
    return text.count(where: \.isNewline) > 1 ? "¶" : "↵"
  }
}

extension String {
  /// Newlines as spaces, other white space as it is.
  var oneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
