import BeraadKit
import HTML
import Prose

/// What changed between two texts, for a reader: the new one with what went and what came.
enum WordChanges {
  static func html(from old: String, to new: String) -> Markup {
    let bytes = Array(old.utf8)
    var html = Markup()
    var end = 0
    for hunk in EditedCopy.readableChanges(from: bytes, to: Array(new.utf8)) {
      html += Markup(text: text(bytes[end..<hunk.range.lowerBound]))
      html += change(from: hunk.old, to: hunk.new)
      end = hunk.range.upperBound
    }
    return html + Markup(text: text(bytes[end...]))
  }

  /// Whether a reader would see any change.
  static func isAny(from old: String, to new: String) -> Bool {
    !EditedCopy.readableChanges(from: Array(old.utf8), to: Array(new.utf8)).isEmpty
  }

  /// One replacement, without looking into it, but for passages that move.
  static func change(from old: String, to new: String) -> Markup {
    if let moves = InlineChange.moves(old: old, new: new) { return moved(moves) }
    let gone: Markup = old.isEmpty ? "" : "<del>\(old)</del>"
    return new.isEmpty ? gone : gone + "<ins>\(new)</ins>"
  }

  /// A change in which passages move: they have an arrow in both places, and where one came to stand its edits.
  private static func moved(_ segments: [InlineChange.Segment]) -> Markup {
    var html = Markup()
    var isInMove = false
    for segment in segments {
      // An arrow stands before the words, and not at the end of the paragraph before them.
      let words = segment.text.drop(while: \.isWhitespace)
      let lead = Markup(text: String(segment.text.prefix(segment.text.count - words.count)))
      let text = String(words)
      html += lead
      if !text.isEmpty {
        switch segment.kind {
        case .same: html += Markup(text: text)
        case .gone, .movedGone: html += "<del>\(text)</del>"
        case .come: html += "<ins>\(text)</ins>"
        case .movedAway: html += "<del class=\"moved\">\(text)</del>"
        case .movedHere: html += isInMove ? "<ins>\(text)</ins>" : "<ins class=\"moved\">\(text)</ins>"
        case .movedCome: html += "<ins class=\"edited\">\(text)</ins>"
        }
      }
      isInMove = segment.kind.isOfMove && (isInMove || !text.isEmpty)
    }
    return html
  }

  /// A change of a paper, with the words around it where it has a place in the draft.
  static func html(of change: ReadPaper.Change) -> Markup {
    guard let placed = change.placed else { return self.change(from: change.hunk.old, to: change.hunk.new) }
    return inPlace(placed)
  }

  /// A change between the words around it that stand in the same block: a heading above it, or the head of the draft, is none of its
  /// sentence.
  static func inPlace(_ change: WordChange) -> Markup {
    var before: Substring = change.before[...]
    for border in ["\n\n", "\n---\n", "---\n"] {
      before = before.split(separator: border, omittingEmptySubsequences: false).last ?? before
    }
    before = before.drop { $0 == "#" || $0.isWhitespace }
    var after: Substring = change.after.split(separator: "\n\n", omittingEmptySubsequences: false).first ?? ""
    // A title in the head of the draft is a title, and not a line of the head.
    let line: Substring = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    if line.hasPrefix("title:") {
      before = line.dropFirst("title:".count).drop { $0 == " " || $0 == "\"" }
      after = after.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
    }
    let lead: Markup = before.isEmpty ? "" : "…\(String(before))"
    // A sentence that ends there needs no sign that it goes on.
    let isWhole = after.last.map { ".…!?".contains($0) } ?? true
    let tail: Markup = isWhole ? "\(String(after))" : "\(String(after))…"
    return lead + self.change(from: change.old, to: change.new) + tail
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
