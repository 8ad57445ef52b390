/// What a reader sees of a paragraph besides its words: what it is, and the number of an item.
struct ShownBlock: Hashable {
  let form: BlockForm
  /// Nil for an item with a bullet, and for what is no item.
  var number: Int?
}

/// A paragraph's block before its list is counted.
struct UncountedBlock {
  var form: BlockForm
  /// The list of the paper that it is an item of; nil for one that is new.
  var list: Int?
  /// The number of an item that is new.
  var start: Int?
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
      guard let level = each.form.level else {
        if !each.form.isWithin { open = [:] }
        return ShownBlock(form: each.form)
      }
      open = open.filter { $0.key <= level }
      let own = [each.list, open[level]].compactMap(\.self).first { isNext(each, in: $0, counts, lists) }
      if own == nil { new -= 1 }
      let list = own ?? new
      open[level] = list
      let number = counts[list] ?? (list < 0 ? each.start ?? 1 : lists[list].start ?? 1)
      counts[list] = number + 1
      return ShownBlock(form: each.form, number: each.form.isOrdered ? number : nil)
    }
  }

  /// Whether a new item goes on with a list: items with bullets and items with numbers are two, and so are those that count apart.
  private func isNext(
    _ item: UncountedBlock, in list: Int, _ counts: [Int: Int], _ lists: [FlatDocument.List]
  ) -> Bool {
    guard list < 0 || (lists[list].start != nil) == item.form.isOrdered else { return false }
    guard item.form.isOrdered, let start = item.start else { return true }
    return start == counts[list] ?? (list < 0 ? nil : lists[list].start)
  }
}
