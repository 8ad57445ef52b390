/// Pieces beside each other that are written as one run, and the marks of comments between runs.
enum InlineStep {
  case run(FlatPiece.Content, FlatPiece.Look, Fate, was: (look: FlatPiece.Look, hunk: Int)?)
  case commentStart(Int)
  /// The end of a comment's words, and the comment's own mark.
  case commentEnd(Int)
  /// A footnote that tells whose the words before it are.
  case origin(String)
  /// A picture, by where it lies, and what it shows.
  case picture(String, description: String)
  /// The bookmark of the heading that begins here.
  case bookmark(String)
}

extension [InlineStep] {
  /// Adds a piece; words go on with the run before where that is of their kind.
  mutating func append(_ piece: FlatPiece, _ fate: Fate, was: (look: FlatPiece.Look, hunk: Int)?) {
    if case .text(let more) = piece.content, case .run(.text(let text), piece.look, fate, let before)? = last,
      before?.look == was?.look, before?.hunk == was?.hunk
    {
      self[endIndex - 1] = .run(.text(text + more), piece.look, fate, was: was)
    } else {
      append(.run(piece.content, piece.look, fate, was: was))
    }
  }
}
