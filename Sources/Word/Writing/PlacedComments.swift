/// Where the comments of a paper stand in its Word file, and in which order.
///
/// Word shows one level of replies, and hangs a reply's marks around those of the comment that it answers: a reply without
/// marks of its own is deleted when Word saves the file.
struct PlacedComments {
  struct Placed {
    let comment: ExportedPaper.Comment
    /// The index of the comment at the head of its thread.
    let head: Int?
  }

  /// In the order of their numbers in the file: each thread's head before its replies.
  private(set) var all: [Placed] = []
  /// The numbers of those that begin before, and end after, the piece that begins at a byte of the base.
  private(set) var starts: [Int: [Int]] = [:]
  private(set) var ends: [Int: [Int]] = [:]
  /// Those that stand on no words: at the head of the text.
  private(set) var unplaced: [Int] = []

  init(_ comments: [ExportedPaper.Comment], in merge: PaperMerge) {
    order(comments)
    let pieces = merge.items.basePieces
    let noteMarks = merge.items.noteMarks
    for number in all.indices {
      let head = all[number].head ?? number
      guard var range = all[head].comment.range, !pieces.isEmpty else {
        unplaced.append(number)
        continue
      }
      if let note = merge.noteRanges.firstIndex(where: { $0.contains(range.lowerBound) }),
        let mark = noteMarks[note]
      {
        range = mark
      }
      let first = min(pieces.firstIndex(from: { $0.upperBound > range.lowerBound }), pieces.count - 1)
      let last = pieces.firstIndex(from: { $0.lowerBound >= range.upperBound }) - 1
      starts[pieces[first].lowerBound, default: []].append(number)
      // A comment on what is not shown, such as a mark, stands at the point before the next words.
      if last < first { points.insert(number) }
      ends[pieces[max(first, last)].lowerBound, default: []].append(number)
    }
  }

  /// Those of `starts` that end where they begin.
  private(set) var points: Set<Int> = []

  /// Puts each thread together, its head first; a reply whose head is not there, or that leads in a circle, is a comment.
  private mutating func order(_ comments: [ExportedPaper.Comment]) {
    let byID = Dictionary(comments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func headID(of comment: ExportedPaper.Comment) -> String {
      var head = comment
      var seen: Set = [comment.id]
      while let next = head.replyTo.flatMap({ byID[$0] }) {
        guard seen.insert(next.id).inserted else { return comment.id }
        head = next
      }
      return head.id
    }
    var threads: [String: [ExportedPaper.Comment]] = [:]
    var heads: [ExportedPaper.Comment] = []
    for comment in comments {
      let head = headID(of: comment)
      if head == comment.id { heads.append(comment) } else { threads[head, default: []].append(comment) }
    }
    for head in heads {
      let number = all.count
      all.append(Placed(comment: head, head: nil))
      all += (threads.removeValue(forKey: head.id) ?? []).map { Placed(comment: $0, head: number) }
    }
  }
}

extension [MergedItem] {
  /// The bytes of the base's pieces, in order.
  fileprivate var basePieces: [Range<Int>] {
    flatMap { item -> [Range<Int>] in
      switch item {
      case .piece(let piece, _, _): piece.range.map { [$0] } ?? []
      case .end: []
      case .table(let table): table.rows.flatMap { $0.cells.flatMap(\.basePieces) }
      }
    }
  }

  /// The bytes of the first mark of each of the base's notes.
  fileprivate var noteMarks: [Int: Range<Int>] {
    var marks: [Int: Range<Int>] = [:]
    for item in self {
      switch item {
      case .piece(let piece, _, _):
        if case .note(let note, _) = piece.content, let range = piece.range, marks[note] == nil {
          marks[note] = range
        }
      case .end: break
      case .table(let table):
        for row in table.rows {
          for cell in row.cells { marks.merge(cell.noteMarks, uniquingKeysWith: { first, _ in first }) }
        }
      }
    }
    return marks
  }
}
