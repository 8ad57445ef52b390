import Prose

/// The hunks that a file does not show as tracked changes, as comments with their wording: of contested ones all but the first, and
/// those that change nothing which a reader sees, such as the front matter; and what has no place in the paper.
struct UnplacedHunks {
  let comments: [ExportedPaper.Comment]

  init(_ paper: ExportedPaper, _ hunks: PlacedHunks, _ merge: PaperMerge) {
    let shown = merge.shownHunks
    let seen = Set(shown.map { hunks.hunks[$0].whole })
    // Of a hunk that is in several stretches one tells of all.
    let unseen = hunks.hunks.filter {
      !seen.contains($0.whole) && $0.hunk.range.lowerBound == $0.whole.stretches[0].range.lowerBound
    }
    let hidden = hunks.contested + unseen.map { (hunk: $0.whole, amendment: $0.amendment) }
    let proposals = hidden.map { each in
      let amendment = paper.amendments[each.amendment]
      let end = min(each.hunk.range.upperBound, paper.source.count)
      return ExportedPaper.Unplaced(
        author: amendment.author, date: amendment.date, old: each.hunk.old, new: each.hunk.new,
        range: min(each.hunk.range.lowerBound, end)..<end)
    }
    let isDutch = paper.language.hasPrefix("nl")
    comments = (proposals + paper.unplaced).enumerated().map { number, each in
      ExportedPaper.Comment(
        id: "\(Self.mark)\(number)", author: each.author, date: each.date,
        text: isDutch ? Self.dutch(each) : Self.english(each), range: each.range)
    }
  }

  /// What the ids of these comments begin with, which no record's id does.
  static let mark = "hunk "

  private static func dutch(_ hunk: ExportedPaper.Unplaced) -> String {
    if hunk.new.isEmpty { return "Ander voorstel: „\(hunk.old)” vervalt." }
    return hunk.old.isEmpty
      ? "Ander voorstel: voeg hier „\(hunk.new)” in." : "Ander voorstel: „\(hunk.old)” wordt „\(hunk.new)”."
  }

  private static func english(_ hunk: ExportedPaper.Unplaced) -> String {
    if hunk.new.isEmpty { return "Another proposal: leave out “\(hunk.old)”." }
    return hunk.old.isEmpty
      ? "Another proposal: put in “\(hunk.new)” here."
      : "Another proposal: “\(hunk.old)” becomes “\(hunk.new)”."
  }
}

extension PaperMerge {
  /// The hunks that something in the text or its notes comes from.
  var shownHunks: Set<Int> {
    var shown: Set<Int> = []
    func gather(_ items: [MergedItem]) {
      for item in items {
        switch item {
        case .piece(let piece, let fate, let was):
          shown.formUnion([fate.hunk, was?.hunk].compactMap { $0 })
          if case .note(let index, _) = piece.content { gather(note(index, fate)) }
        case .end(_, let fate, let was): shown.formUnion([fate.hunk, was?.hunk].compactMap { $0 })
        case .table(let table):
          for row in table.rows {
            if let hunk = row.fate.hunk { shown.insert(hunk) }
            row.cells.forEach(gather)
          }
        }
      }
    }
    gather(items)
    return shown
  }
}

extension Fate {
  fileprivate var hunk: Int? {
    switch self {
    case .kept: nil
    case .inserted(let hunk), .deleted(let hunk): hunk
    }
  }
}
