/// Front matter of an edited copy, brought back to how the draft has it written: an editor puts quotation marks round a value, sorts the keys, or leaves
/// out those that it does not know, and nobody meant to propose that.
struct CopiedFrontMatter {
  private let draft: FrontMatterLines

  /// Nil where the draft has none.
  init?(of draft: [UInt8]) {
    guard let lines = FrontMatterLines(draft) else { return nil }
    self.draft = lines
  }

  /// A copy whose front matter has the draft's lines, but for the keys that have another value, and those that came; nil where the copy
  /// has none, or lines between its keys that the draft has not.
  ///
  /// - Parameter copy: without a byte order mark.
  func applied(to copy: [UInt8]) -> [UInt8]? {
    guard let lines = FrontMatterLines(copy) else { return nil }
    let between = Set(draft.items.filter { $0.key == nil }.map(\.content))
    let own = lines.items.dropFirst().dropLast()
    guard own.allSatisfy({ $0.key != nil || $0.content.isEmpty || between.contains($0.content) }) else {
      return nil
    }
    var items = draft.items
    var place = 0
    for item in own where item.key != nil {
      if let index = items.firstIndex(where: { $0.key == item.key }) {
        if !item.says(items[index], in: lines.syntax == draft.syntax) { items[index] = written(item, lines) }
        place = index
      } else {
        place += 1
        items.insert(written(item, lines), at: place)
      }
    }
    return items.flatMap(\.bytes) + copy[lines.length...]
  }

  /// A key and its value as the draft's language has them.
  private func written(_ item: FrontMatterLines.Item, _ lines: FrontMatterLines) -> FrontMatterLines.Item {
    guard lines.syntax != draft.syntax, let key = item.key else { return item }
    let line = draft.syntax.line(key, item.value) + "\n"
    return FrontMatterLines.Item(key: key, value: item.value, bytes: Array(line.utf8))
  }
}

extension FrontMatterLines.Item {
  /// Its lines without the white space at their ends.
  fileprivate var content: [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n")).map { line in
      line.dropLast(line.reversed().prefix(while: \.isWhite).count)
    }.filter { !$0.isEmpty }
  }

  /// Whether two items of one key have one value, however it is written.
  ///
  /// - Parameter sameLanguage: whether a value that is no text, a list or keys of its own, can be compared.
  fileprivate func says(_ other: FrontMatterLines.Item, in sameLanguage: Bool) -> Bool {
    if value != other.value { return false }
    return !value.isEmpty || !sameLanguage || content == other.content
  }
}
