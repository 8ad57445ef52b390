import Prose

/// Paragraphs of a paper written anew with edits in them; what stayed keeps its bytes.
struct WrittenParagraphs {
  let paper: PaperText
  let notes: NewNotes

  /// A character as it is to be written.
  private enum Step {
    /// A unit of the paper that stays as it is.
    case kept(Int)
    case new(ReturnedUnit)
  }

  /// The hunks that put the edited paragraphs in the place of the old; nil where they cannot be written anew: nothing is known of
  /// what the page does not show.
  func hunks(_ paragraphs: Range<Int>, _ edits: [UnitEdit]) -> [Hunk]? {
    guard !paragraphs.isEmpty, let range = range(of: paragraphs), !hidesSomething(range) else { return nil }
    let units = paper.starts[paragraphs.lowerBound]..<paper.starts[paragraphs.upperBound]
    // A link that no file has would be lost.
    guard !paper.units[units].contains(where: { $0.look.link != nil && $0.link == nil }) else { return nil }
    let steps = steps(units, edits)
    var text = ""
    var marks = ItemMarks(paper, before: paragraphs.lowerBound, isBefore: false)
    var open: [Step] = []
    var separator = ""
    for step in steps {
      guard let end = end(of: step) else {
        open.append(step)
        continue
      }
      text += separator + prefix(step, &marks)
      text += MarkedWords(paper: paper, notes: notes).written(open.map(mark))
      separator = self.separator(behind: step, end)
      open = []
    }
    if !open.isEmpty { text += separator + MarkedWords(paper: paper, notes: notes).written(open.map(mark)) }
    let new = edits.flatMap { NoteDefinitions(paper: paper, notes: notes).hunks(for: $0.come) }
    return [Hunk(range: range, old: String(decoding: paper.source[range], as: UTF8.self), new: text)] + new
  }

  private func steps(_ units: Range<Int>, _ edits: [UnitEdit]) -> [Step] {
    var steps: [Step] = []
    var done = units.lowerBound
    for edit in edits {
      if done < edit.gone.lowerBound { steps += (done..<edit.gone.lowerBound).map { .kept($0) } }
      steps += edit.come.map { .new($0) }
      done = max(done, edit.gone.upperBound)
    }
    if done < units.upperBound { steps += (done..<units.upperBound).map { .kept($0) } }
    return steps
  }

  private func end(of step: Step) -> ReturnedUnit.End? {
    switch step {
    case .kept(let index): paper.units[index].shape.map(ReturnedUnit.End.init)
    case .new(let unit): unit.end
    }
  }

  private func mark(_ step: Step) -> MarkedWords.Piece {
    switch step {
    case .kept(let index): .init(kept: index, paper.units[index])
    case .new(let unit): .init(unit)
    }
  }

  // MARK: Places in the source

  /// The bytes of paragraphs: their lines, or what a cell has.
  private func range(of paragraphs: Range<Int>) -> Range<Int>? {
    let (first, last) = (paragraphs.lowerBound, paragraphs.upperBound - 1)
    guard let start = contentStart(of: first), let end = contentEnd(of: last), start <= end else {
      return nil
    }
    guard !paragraphs.contains(where: { paper.cells[$0] != nil }) else {
      return paragraphs.count == 1 ? start..<end : nil
    }
    return paper.lineStart(before: start)..<end
  }

  /// Where the words of a paragraph begin, with the marks around the first.
  func contentStart(of paragraph: Int) -> Int? {
    let first = paper.units[paper.starts[paragraph]]
    guard !first.isEnd else { return nil }
    var start = first.range.lowerBound
    while start > 0, "*_~`[<!".utf8.contains(paper.source[start - 1]) { start -= 1 }
    return start
  }

  /// Where they end: with their line, or before the border of a cell.
  private func contentEnd(of paragraph: Int) -> Int? {
    let end = paper.starts[paragraph + 1] - 1
    guard paper.starts[paragraph] < end else { return nil }
    var at = paper.units[end - 1].range.upperBound
    let isCell = paper.cells[paragraph] != nil
    while at < paper.source.count, paper.source[at] != 0x0A, paper.source[at] != 0x0D {
      if isCell, paper.source[at] == UInt8(ascii: "|") { break }
      at += 1
    }
    while at > 0, paper.source[at - 1] == 0x20 { at -= 1 }
    return at
  }

  /// Whether there is something in the source that Word does not show, and that would be lost: a picture, a remark.
  private func hidesSomething(_ range: Range<Int>) -> Bool {
    let text = String(decoding: paper.source[range], as: UTF8.self)
    return ["![", "<!--", "<br"].contains { text.contains($0) }
  }

  /// What a paragraph's line begins with.
  private func prefix(_ step: Step, _ marks: inout ItemMarks) -> String {
    switch step {
    case .kept(let index):
      let paragraph = paper.paragraph(of: index)
      marks.pass(paragraph)
      guard paper.cells[paragraph] == nil, let start = contentStart(of: paragraph) else { return "" }
      return String(decoding: paper.source[paper.lineStart(before: start)..<start], as: UTF8.self)
    case .new(let unit):
      guard !unit.isCell, let end = unit.end else { return "" }
      let form = unit.block ?? BlockForm()
      if end == .item { return marks.add(unit) }
      if form.isWithin, let inner = marks.innermost { return inner }
      marks.pass(form)
      if case .heading(let level) = end { return String(repeating: "#", count: level) + " " }
      return form.isQuoted ? "> " : ""
    }
  }

  /// What stands between a paragraph and the next.
  private func separator(behind step: Step, _ end: ReturnedUnit.End) -> String {
    if case .kept(let index) = step, index + 1 < paper.units.count, !paper.units[index + 1].isEnd {
      let paragraph = paper.paragraph(of: index)
      if let from = contentEnd(of: paragraph), let to = contentStart(of: paragraph + 1) {
        let next = paper.lineStart(before: to)
        if from <= next { return String(decoding: paper.source[from..<next], as: UTF8.self) }
      }
    }
    return end == .item ? "\n" : "\n\n"
  }
}
