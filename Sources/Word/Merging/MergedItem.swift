/// A step of a text with its changes in it.
enum MergedItem: Sendable {
  /// `was` is how it looked before, where it looks otherwise now, and the hunk that changed it.
  case piece(FlatPiece, Fate, was: (look: FlatPiece.Look, hunk: Int)?)
  /// The end of a paragraph; `was` is its shape before, where that is another now.
  case end(ParagraphShape, Fate, was: (shape: ParagraphShape, hunk: Int)?)
  case table(MergedTable)
}

/// A table with its changes: rows that come and go, and what is changed within those that stay.
struct MergedTable: Sendable {
  struct Row: Sendable {
    let fate: Fate
    let cells: [[MergedItem]]
    let isHead: Bool
  }

  var rows: [Row] = []
  let columns: Int
}
