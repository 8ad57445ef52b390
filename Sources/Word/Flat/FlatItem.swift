/// A text as one row of things, in its order: pieces, the ends of paragraphs, and tables whole.
enum FlatItem: Hashable, Sendable {
  case piece(FlatPiece)
  /// The end of a paragraph; `position` is where its words end in the source.
  case end(ParagraphShape, position: Int)
  case table(FlatTable)

  /// Where it stands in the source.
  var position: Int {
    switch self {
    case .piece(let piece): piece.position
    case .end(_, let position): position
    case .table(let table): table.position
    }
  }
}

/// A table: its rows, the head first, each with its cells.
struct FlatTable: Hashable, Sendable {
  var rows: [[[FlatItem]]] = []
  /// Where it begins in the source.
  var position: Int

  var columns: Int { rows.first?.count ?? 0 }
}
