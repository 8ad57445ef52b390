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

  /// One replacement, without looking into it.
  static func change(from old: String, to new: String) -> Markup {
    let gone: Markup = old.isEmpty ? "" : "<del>\(old)</del>"
    return new.isEmpty ? gone : gone + "<ins>\(new)</ins>"
  }

  /// A change of a paper, with the words around it where it has a place in the draft.
  static func html(of change: ReadPaper.Change) -> Markup {
    guard let placed = change.placed else { return self.change(from: change.hunk.old, to: change.hunk.new) }
    return "…\(placed.before)\(self.change(from: placed.old, to: placed.new))\(placed.after)…"
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
