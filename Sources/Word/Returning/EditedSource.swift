import Prose

/// Turns edits of a paper's characters into hunks of its Markdown.
///
/// Nobody promises that these read as they should: `MappedEdits` tries them.
struct EditedSource {
  let paper: PaperText
  /// The units of new notes, by their story.
  let notes: NewNotes

  /// The hunks of an edit: one, and one for each note that is new in it.
  func hunks(_ edit: UnitEdit) -> [Hunk] {
    let definitions = NoteDefinitions(paper: paper, notes: notes)
    return [hunk(edit)] + definitions.hunks(for: edit.come)
  }

  private func hunk(_ edit: UnitEdit) -> Hunk {
    let units = paper.units
    var range: Range<Int>
    var inside: StoryRun.Form = []
    var link: LinkAddress?
    if let whole = TableRows(paper: paper).hunk(edit, markdown) { return whole }
    if let whole = insertedParagraphs(edit) { return whole }
    if edit.gone.isEmpty {
      let place = place(of: edit)
      range = place.offset..<place.offset
      inside = place.form
      link =
        edit.gone.lowerBound < units.count && edit.gone.lowerBound > 0
        ? sharedLink(edit.gone.lowerBound) : nil
    } else {
      let first = units[edit.gone.lowerBound]
      // What follows in the text may stand before it in the source, as notes do; then it does not come out right, and that is seen.
      let end = units[edit.gone.upperBound - 1].range.upperBound
      range = min(first.range.lowerBound, end)..<max(first.range.lowerBound, end)
      inside = first.look.form
      link = first.link
      if let whole = wholeParagraphs(edit) { range = whole }
    }
    var new = ""
    if edit.gone.first.map({ units[$0].isBox }) == true, let box = edit.come.first?.scalar,
      PaperUnit.boxes.contains(box)
    {
      new =
        MarkdownWords.box(box) + markdown(Array(edit.come.dropFirst()), inside, link, edit.gone.lowerBound)
    } else {
      new = markdown(edit.come, inside, link, edit.gone.lowerBound)
    }
    return Hunk(range: range, old: String(decoding: paper.source[range], as: UTF8.self), new: new)
  }

  /// The link that both neighbours of a place are of.
  private func sharedLink(_ place: Int) -> LinkAddress? {
    let (before, after) = (paper.units[place - 1].link, paper.units[place].link)
    return before == after ? before : nil
  }

  /// Where words come in without any going: behind the character before them where they look like it, else before the next.
  private func place(of edit: UnitEdit) -> (offset: Int, form: StoryRun.Form) {
    let units = paper.units
    let at = edit.gone.lowerBound
    let before = at > 0 && !units[at - 1].isEnd ? units[at - 1] : nil
    let after = at < units.count && !units[at].isEnd ? units[at] : nil
    let form = edit.come.first { $0.end == nil }?.form ?? []
    if let before, before.look.form == form, before.look.link == nil || after?.look.link == before.look.link {
      return (before.range.upperBound, before.look.form)
    }
    if let after, after.look.form == form, after.look.link == nil { return (after.range.lowerBound, form) }
    if let before, after == nil, before.look.form.isEmpty == false || before.look.link != nil {
      return (lineEnd(from: before.range.upperBound), [])
    }
    if let before { return (before.range.upperBound, before.look.form) }
    if let after { return (after.range.lowerBound, after.look.form) }
    return (at < units.count ? units[at].range.lowerBound : paper.source.count, [])
  }

  /// Whole paragraphs that come in between two: before the line that the next begins with, or behind the last.
  private func insertedParagraphs(_ edit: UnitEdit) -> Hunk? {
    let units = paper.units
    let at = edit.gone.lowerBound
    guard edit.gone.isEmpty, at == 0 || units[at - 1].isEnd, edit.come.last?.end != nil else { return nil }
    let behind = paper.endsText(at, for: edit) ? nil : paper.end(from: at)
    let next = behind?.shape
    let previous = at > 0 ? units[at - 1].shape : nil
    // Items behind the last of a list are of that list, and so is what goes on within it.
    let isOfNext = next?.item.map { item in edit.come.contains { $0.list == item.list } } ?? false
    let areOfList =
      previous?.item != nil && !isOfNext
      && edit.come.allSatisfy { $0.end == nil || $0.end == .item || $0.continuesItem }
    let isWithinItem = previous?.item != nil && edit.come.first { $0.end != nil }?.continuesItem == true
    let isBefore = behind != nil && !units[at].isEnd && !areOfList && !isWithinItem
    guard isBefore || at > 0, !isFixed(next, previous, at, isBefore, edit) else { return nil }
    let offset =
      isBefore
      ? paper.lineStart(before: units[at].range.lowerBound) : lineEnd(from: units[at - 1].range.lowerBound)
    let blocks = NewBlocks(self, edit.come, at, isBefore: isBefore).blocks
    var text = ""
    let neighbour = isBefore ? next : previous
    let isQuoted = edit.come.contains { $0.block?.isQuoted == true }
    let isBesideItem = neighbour?.item != nil && (neighbour?.quotes ?? 0 > 0) == isQuoted
    for (index, block) in blocks.enumerated() {
      let beside = isBefore ? index + 1 : index - 1
      let isTight = blocks.indices.contains(beside) ? blocks[beside].isItem : isBesideItem
      let gap = block.isItem && isTight ? "\n" : "\n\n"
      text += isBefore ? block.text + gap : gap + block.text
    }
    return Hunk(range: offset..<offset, old: "", new: text)
  }

  /// Whether nothing can be put between two paragraphs: within a table, code or a note.
  private func isFixed(
    _ next: ParagraphShape?, _ previous: ParagraphShape?, _ at: Int, _ isBefore: Bool, _ edit: UnitEdit
  ) -> Bool {
    let above = at > 0 ? paper.cells[paper.paragraph(of: at - 1)] : nil
    let below = next == nil ? nil : paper.cells[paper.paragraph(of: at)]
    if let above, above.table == below?.table { return true }
    if previous?.kind == .note || next?.kind == .note { return true }
    // What stands beside a table stands beside its lines; a fence is a line of its own, which no character leads to.
    return (isBefore ? next : previous)?.kind == .code
  }

  /// The words of a new paragraph; an item may begin with a box.
  func paragraph(_ come: [ReturnedUnit], _ end: ReturnedUnit.End, _ place: Int) -> String {
    guard end == .item, let box = come.first?.scalar, PaperUnit.boxes.contains(box) else {
      return MarkdownWords.atLineStart(markdown(come, [], nil, place))
    }
    return MarkdownWords.box(box) + markdown(Array(come.dropFirst()), [], nil, place)
  }

  /// The end of a line's words, behind what closes emphasis or a link there.
  func lineEnd(from offset: Int) -> Int {
    var end = paper.source[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? paper.source.count
    while end > offset, paper.source[end - 1] == 0x20 { end -= 1 }
    return end
  }

  /// Paragraphs that go whole go with their marks: from their lines' beginning to that of the next.
  private func wholeParagraphs(_ edit: UnitEdit) -> Range<Int>? {
    let units = paper.units
    let (first, end) = (edit.gone.lowerBound, edit.gone.upperBound)
    guard edit.come.isEmpty, first == 0 || units[first - 1].isEnd, units[end - 1].isEnd, end < units.count,
      units[first].shape?.kind != .cell, units[end - 1].shape?.kind != .cell
    else { return wholeLastParagraphs(edit) }
    // A fence is a line of its own, which no character leads to.
    if let range = firstItems(edit) { return range }
    let isCode = units[end - 1].shape?.kind == .code
    if isCode || paper.end(from: end)?.shape?.kind == .code {
      return lines(of: edit, withEmptyLines: !isCode)
    }
    return Self.span(
      paper.lineStart(before: units[first].range.lowerBound),
      paper.lineStart(before: units[end].range.lowerBound)) ?? lines(of: edit, withEmptyLines: true)
  }

  /// The bytes between two places; nil where the second stands before the first, as a note's may.
  private static func span(_ start: Int, _ end: Int) -> Range<Int>? { start <= end ? start..<end : nil }

  /// The first items of a numbered list go without the first mark: from its number the others count.
  private func firstItems(_ edit: UnitEdit) -> Range<Int>? {
    let shape = { (unit: Int) in paper.end(from: unit)?.shape?.item }
    guard let item = shape(edit.gone.lowerBound), let next = shape(edit.gone.upperBound),
      item.list == next.list, item.isFirst, next.isFirst, paper.lists[item.list].start != nil,
      paper.listStarts[item.list].map({ $0 >= edit.gone.lowerBound }) ?? true
    else { return nil }
    let written = WrittenParagraphs(paper: paper, notes: notes)
    guard let start = written.contentStart(of: paper.paragraph(of: edit.gone.lowerBound)),
      let end = written.contentStart(of: paper.paragraph(of: edit.gone.upperBound)), start <= end
    else { return nil }
    return start..<end
  }

  /// The lines of paragraphs that go, and the empty lines behind them; lines of code go without the fences.
  private func lines(of edit: UnitEdit, withEmptyLines: Bool) -> Range<Int>? {
    let words = edit.gone.filter { !paper.units[$0].isEnd }
    guard let first = words.first, let last = words.last else { return nil }
    let start = paper.lineStart(before: paper.units[first].range.lowerBound)
    var end = lineEnd(from: paper.units[last].range.upperBound)
    while end < paper.source.count, paper.source[end] != 0x0A { end += 1 }
    end = min(end + 1, paper.source.count)
    while withEmptyLines, end < paper.source.count, paper.source[end] == 0x0A { end += 1 }
    return Self.span(start, end)
  }

  /// The last paragraphs go with what stands before them.
  private func wholeLastParagraphs(_ edit: UnitEdit) -> Range<Int>? {
    let units = paper.units
    let (first, end) = (edit.gone.lowerBound, edit.gone.upperBound)
    guard edit.come.isEmpty, first > 0, units[first - 1].isEnd, end == units.count, units[end - 1].isEnd
    else { return nil }
    return Self.span(
      lineEnd(from: units[first - 1].range.lowerBound), lineEnd(from: units[end - 1].range.lowerBound))
      ?? lines(of: edit, withEmptyLines: true)
  }

  // MARK: Markdown

  /// Words as they stand within others of a form and a link.
  func markdown(
    _ come: [ReturnedUnit], _ inside: StoryRun.Form, _ link: LinkAddress?, _ place: Int
  ) -> String {
    var text = ""
    var run = ""
    var look: (form: StoryRun.Form, link: LinkAddress?) = ([], nil)
    let definitions = NoteDefinitions(paper: paper, notes: notes)
    func close() {
      let words = MarkdownWords.wrapped(run, look.form.subtracting(inside))
      text += look.link == link ? words : MarkdownWords.linked(words, to: look.link?.text)
      run = ""
    }
    for unit in come {
      if let end = unit.end {
        close()
        text += separator(end, near: place)
        continue
      }
      if let story = unit.note {
        close()
        text += definitions.mark(of: story)
        continue
      }
      if unit.form != look.form || unit.link != look.link {
        close()
        look = (unit.form, unit.link)
      }
      run.unicodeScalars.append(unit.scalar)
    }
    close()
    return text
  }

  /// What stands between two paragraphs that somebody made of one: a new item where they are items, else a blank line.
  private func separator(_ end: ReturnedUnit.End, near place: Int) -> String {
    guard end == .item, let mark = itemMark(near: place) else { return "\n\n" }
    return "\n" + mark
  }

  /// The blanks that a paragraph begins with that goes on within the item before a place.
  func itemIndent(before place: Int) -> String {
    guard place > 0, let words = paper.units[..<place].last(where: { !$0.isEnd }) else { return "" }
    let line = paper.source[paper.lineStart(before: words.range.lowerBound)...].prefix { $0 != 0x0A }
    let mark = MarkdownWords.itemMark(of: line).map(\.utf8.count)
    return String(repeating: " ", count: mark ?? line.prefix { $0 == 0x20 }.count)
  }

  /// The mark of the item before a place, with the next number; else that of the one behind it.
  private func itemMark(near place: Int) -> String? {
    let before = paper.units[..<min(place, paper.units.count)].last { !$0.isEnd }
    let behind = paper.units[min(place, paper.units.count)...].first { !$0.isEnd }
    func mark(of unit: PaperUnit?, adding step: Int) -> String? {
      guard let unit else { return nil }
      let line = paper.source[paper.lineStart(before: unit.range.lowerBound)...].prefix { $0 != 0x0A }
      return MarkdownWords.itemMark(of: line, adding: step)
    }
    // A list counts from the number of its first item, whichever that is.
    return mark(of: before, adding: 1) ?? mark(of: behind, adding: 0)
  }
}

extension [ReturnedUnit] {
  /// The words of each paragraph that ends.
  var paragraphs: [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = startIndex
    for index in indices where self[index].end != nil {
      parts.append(start..<index)
      start = index + 1
    }
    return parts
  }
}
