/// What a reader sees of a paragraph besides its words: its kind, and its place in a list.
struct ShownBlock: Hashable {
  enum Kind: Hashable { case text, code, rule, cell, note }

  enum Place: Hashable {
    case none
    /// Goes on within an item.
    case within
    /// Begins an item; one with a bullet has no number.
    case item(level: Int, number: Int?)
  }

  var kind = Kind.text
  /// Only of plain text: a file does not say it of anything else.
  var isQuoted = false
  var place = Place.none
}

/// A paragraph's block before its list is counted.
struct UncountedBlock {
  var block: ShownBlock
  /// The list of the paper that it is an item of; nil for one that is new.
  var list: Int?
  var isOrdered = false

  /// - Parameter lists: those of its paper.
  init(_ shape: ParagraphShape, _ lists: [FlatDocument.List]) {
    block = ShownBlock()
    switch shape.kind {
    case .code: block.kind = .code
    case .rule: block.kind = .rule
    case .headerCell, .cell: block.kind = .cell
    case .note: block.kind = .note
    case .text, .title, .heading: break
    }
    if let item = shape.item, block.kind != .cell {
      block.place = item.isFirst ? .item(level: item.level, number: nil) : .within
      list = item.list
      isOrdered = lists[item.list].start != nil
    }
    if case .heading = shape.kind { return }
    block.isQuoted = block.kind == .text && list == nil && shape.quotes > 0
  }

  /// Of a paragraph that is new in a file.
  init(_ unit: ReturnedUnit, in file: WordFile) {
    block = ShownBlock()
    let story = file.stories[unit.story]
    let paragraph = story.paragraphs[unit.position.paragraph]
    let style = file.styles.block(ofStyle: paragraph.style)
    if story.kind != .body {
      block.kind = .note
    } else if unit.isCell {
      block.kind = .cell
    } else if let place = file.list(of: paragraph), unit.end == .item {
      block.place = .item(level: place.level, number: nil)
      isOrdered = file.numbering.isOrdered(place)
    } else if style == .code {
      block.kind = .code
    } else if unit.continuesItem {
      block.place = .within
    } else {
      block.isQuoted = style == .quote
    }
  }

  fileprivate var level: Int? {
    if case .item(let level, _) = block.place { return level }
    return nil
  }
}

extension [UncountedBlock] {
  /// The blocks with the numbers of their items. A new item is of the list that it stands in; a list that goes on behind other
  /// text counts on.
  func counted(_ lists: [FlatDocument.List]) -> [ShownBlock] {
    var counts: [Int: Int] = [:]
    // By level the list that is open; those of new items are below 0.
    var open: [Int: Int] = [:]
    var new = 0
    return indices.map { index in
      let each = self[index]
      guard let level = each.level else {
        if each.block.place == .none { open = [:] }
        return each.block
      }
      open = open.filter { $0.key <= level }
      let own = each.list ?? open[level] ?? list(behind: index, at: level)
      if own == nil { new -= 1 }
      let list = own ?? new
      open[level] = list
      let number = counts[list] ?? (list < 0 ? 1 : lists[list].start ?? 1)
      counts[list] = number + 1
      var block = each.block
      block.place = .item(level: level, number: each.isOrdered ? number : nil)
      return block
    }
  }

  /// The list of the paper that goes on behind a new item, at its level.
  private func list(behind index: Int, at level: Int) -> Int? {
    for each in self[(index + 1)...] {
      guard let other = each.level else {
        if each.block.place == .none { return nil }
        continue
      }
      if other < level { return nil }
      if other == level, let list = each.list { return each.isOrdered == self[index].isOrdered ? list : nil }
    }
    return nil
  }
}
