import Prose

/// Where pieces of the base, and of the changed text, are cut so that each is kept whole, or goes or comes whole.
struct CutPoints {
  /// In the base, in order.
  private var base: [Int] = []
  /// In the changed text, in order: those of the base that are in no hunk, and the ends of the hunks' new words.
  private var new: [Int] = []

  init(base: [FlatItem], new: [FlatItem], hunks: PlacedHunks, marks: [Int]) {
    var points = Set(marks)
    var newPoints: Set<Int> = []
    for placed in hunks.hunks {
      points.formUnion([placed.hunk.range.lowerBound, placed.hunk.range.upperBound])
      newPoints.formUnion([placed.newRange.lowerBound, placed.newRange.upperBound])
    }
    base.forEachPiece { piece in
      if let range = piece.range { points.formUnion([range.lowerBound, range.upperBound]) }
    }
    let hunkEnds = newPoints.sorted()
    new.forEachPiece { piece in
      guard let range = piece.range else { return }
      var start = range.lowerBound
      let inner = hunkEnds[hunkEnds.firstIndex(from: { $0 > start })...].prefix { $0 < range.upperBound }
      for end in inner + [range.upperBound] {
        if let part = hunks.base(of: start..<end) { points.formUnion([part.lowerBound, part.upperBound]) }
        start = end
      }
    }
    self.base = points.sorted()
    newPoints.formUnion(self.base.compactMap(hunks.new(of:)))
    self.new = newPoints.sorted()
  }

  func cutBase(_ items: [FlatItem]) -> [FlatItem] { items.cut(at: base) }
  func cutNew(_ items: [FlatItem]) -> [FlatItem] { items.cut(at: new) }
}

extension [FlatItem] {
  /// Every piece, also those in tables.
  func forEachPiece(_ body: (FlatPiece) -> Void) {
    for item in self {
      switch item {
      case .piece(let piece): body(piece)
      case .end: break
      case .table(let table): for row in table.rows { for cell in row { cell.forEachPiece(body) } }
      }
    }
  }

  fileprivate func cut(at points: [Int]) -> [FlatItem] {
    flatMap { item -> [FlatItem] in
      switch item {
      case .piece(let piece): return piece.cut(at: points).map { .piece($0) }
      case .end: return [item]
      case .table(var table):
        table.rows = table.rows.map { row in row.map { $0.cut(at: points) } }
        return [.table(table)]
      }
    }
  }
}

extension FlatPiece {
  fileprivate func cut(at points: [Int]) -> [FlatPiece] {
    guard let range, !isAtomic else { return [self] }
    var parts: [FlatPiece] = []
    var rest = self
    for point in points[points.firstIndex(from: { $0 > range.lowerBound })...] {
      guard point < range.upperBound else { break }
      guard let (left, right) = rest.divided(at: point) else { continue }
      parts.append(left)
      rest = right
    }
    return parts + [rest]
  }
}
