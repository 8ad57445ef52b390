/// One set of lists for the base and the changed text: a list that goes on is one, a new one stands after those of the base.
struct SettledLists {
  let all: [FlatDocument.List]
  private let base: [FlatDocument.List]
  private let new: [FlatDocument.List]
  private let pairs: [Int: Int]

  /// - Parameter pairs: by the changed text's list, the base's that has items in common with it.
  init(base: [FlatDocument.List], new: [FlatDocument.List], pairs: [Int: Int]) {
    self.base = base
    self.new = new
    self.pairs = pairs
    all = base + new
  }

  /// The items with the lists of the base where those go on, and with no former shape where it is the same.
  func settle(_ items: [MergedItem]) -> [MergedItem] {
    items.map { item in
      switch item {
      case .piece: return item
      case .end(let shape, .deleted(let hunk), _): return .end(shape, .deleted(hunk), was: nil)
      case .end(let shape, let fate, let was):
        let settled = was == nil && fate == .kept ? shape : settle(shape)
        return .end(settled, fate, was: was.flatMap { $0.shape == settled ? nil : $0 })
      case .table(var table):
        table.rows = table.rows.map { row in
          MergedTable.Row(fate: row.fate, cells: row.cells.map(settle), isHead: row.isHead)
        }
        return .table(table)
      }
    }
  }

  private func settle(_ shape: ParagraphShape) -> ParagraphShape {
    guard let list = shape.item?.list else { return shape }
    var settled = shape
    if let old = pairs[list], (base[old].start == nil) == (new[list].start == nil),
      base[old].level == new[list].level
    {
      settled.item?.list = old
    } else {
      settled.item?.list = base.count + list
    }
    return settled
  }
}
