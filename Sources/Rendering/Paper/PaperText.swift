import Markdown

/// What a paper says, without its mark-up, by place.
struct PaperText: Sendable {
  private struct Piece {
    let range: Range<Int>
    let text: String
    /// Whether it may be cut: its text is the bytes of its range.
    let isPlain: Bool
    /// Whether white space follows it on the page.
    var endsWord = false
  }

  private let source: [UInt8]
  /// In order of their places, without overlap.
  private let pieces: [Piece]

  init(_ document: MarkdownDocument) {
    source = document.source
    var pieces: [Piece] = []
    for event in document.events + document.notes.flatMap(\.events) {
      switch event {
      case .text(let run):
        if let range = run.range {
          pieces.append(Piece(range: range, text: run.text, isPlain: !run.isAtomic))
        } else if let last = pieces.indices.last, run.isWhite {
          pieces[last].endsWord = true
        }
      case .lineBreak:
        if let last = pieces.indices.last { pieces[last].endsWord = true }
      case .leave(let element):
        if let last = pieces.indices.last, !element.isSpan { pieces[last].endsWord = true }
      case .enter, .noteReference: break
      }
    }
    self.pieces = pieces.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The words that stand in a stretch of the source, on one line, cut off after a number of characters.
  func excerpt(of range: Range<Int>, limit: Int = 60) -> String {
    var words: [Substring] = []
    var length = 0
    for word in text(in: range, limit: limit * 4 + 16).split(whereSeparator: \.isWhitespace) {
      length += word.count + 1
      if length > limit, !words.isEmpty { return words.joined(separator: " ") + " …" }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  /// The text of a stretch, not much longer than `limit` bytes.
  private func text(in range: Range<Int>, limit: Int) -> String {
    var text = ""
    var index = firstPiece(endingAfter: range.lowerBound)
    while index < pieces.count, pieces[index].range.lowerBound < range.upperBound, text.utf8.count < limit {
      let piece = pieces[index]
      text +=
        piece.isPlain ? String(decoding: source[piece.range.clamped(to: range)], as: UTF8.self) : piece.text
      if piece.endsWord { text += " " }
      index += 1
    }
    return text
  }

  private func firstPiece(endingAfter offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
