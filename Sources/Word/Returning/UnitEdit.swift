/// A change of a paper in its characters: these go, and those come in their place. Where only their look changes, the same go
/// and come.
struct UnitEdit {
  /// Of the paper's units.
  var gone: Range<Int>
  var come: [ReturnedUnit] = []
  /// Whose changes lie upon what goes and comes.
  var origins: Set<ChangeOrigin> = []

  /// Whether the file says whose it is.
  var isTracked: Bool { !origins.isEmpty }

  /// What it does, apart from how it looks: to tell whether two are one change.
  var key: Key { Key(gone: gone, come: come.map(\.scalar)) }

  struct Key: Hashable {
    let gone: Range<Int>
    let come: [Unicode.Scalar]
  }

  /// The same without new paragraphs that have no words, which a text does not show; nil where nothing else is new.
  func withoutEmptyParagraphs(in paper: PaperText) -> UnitEdit? {
    var edit = self
    edit.come = []
    var isStart = gone.lowerBound == 0 || paper.units[gone.lowerBound - 1].isEnd
    // What stands between two paragraphs may stand before an empty one of the paper's.
    let isBetween = isStart && gone.isEmpty
    // Of the paragraph at hand, once asked.
    var isCode: Bool?
    for (index, unit) in come.enumerated() {
      // Markdown has no blanks before the words of a paragraph.
      if isStart, unit.end == nil, unit.scalar == " " || unit.scalar == "\t" {
        let keeps = isCode ?? self.isCode(from: index, in: paper)
        isCode = keeps
        if !keeps { continue }
      }
      if unit.end != nil { isCode = nil }
      let isEmpty = isStart && unit.end == .text && !unit.isCell
      if !isEmpty { edit.come.append(unit) }
      isStart = unit.end != nil
    }
    // One may also stand before the end that stayed; one that came for another is that paragraph's.
    let ends = come.count { $0.end != nil } - paper.units[gone].count(where: \.isEnd)
    if !isBetween, ends > 0, edit.come.last?.end == .text, edit.come.last?.isCell == false,
      gone.upperBound < paper.units.count,
      paper.units[gone.upperBound].shape.map(ReturnedUnit.End.init) == .text
    {
      edit.come.removeLast()
    }
    return edit.gone.isEmpty && edit.come.isEmpty ? nil : edit
  }

  /// Whether the paragraph that a character of what comes is of is code.
  private func isCode(from index: Int, in paper: PaperText) -> Bool {
    guard let end = come[index...].first(where: { $0.end != nil }) else {
      return paper.end(from: gone.upperBound)?.block?.kind == .code
    }
    return end.block?.kind == .code
  }

  /// The edits that lead from the paper to a file in which some of the tracked changes are made and all others are not.
  ///
  /// - Parameters:
  ///   - places: of `returned` in the paper.
  ///   - looksNew: whether a unit that stayed looks otherwise; only units that are there are asked for.
  static func edits(
    _ returned: [ReturnedUnit], _ places: [Int?], paper count: Int,
    looksNew: (Int, Int) -> Bool = { _, _ in false },
    made: (TrackedChange) -> Bool
  ) -> [UnitEdit] {
    edits(returned, places, within: returned.indices, 0..<count, looksNew: looksNew, made: made)
  }

  /// The same of some units alone, which stand for a place of the paper.
  static func edits(
    _ returned: [ReturnedUnit], _ places: [Int?], within: Range<Int>, _ place: Range<Int>,
    looksNew: (Int, Int) -> Bool = { _, _ in false },
    made: (TrackedChange) -> Bool
  ) -> [UnitEdit] {
    var edits: [UnitEdit] = []
    var open = UnitEdit(gone: place.lowerBound..<place.lowerBound)
    func close(keeping place: Int) {
      guard !open.gone.isEmpty || !open.come.isEmpty else {
        open.gone = place..<place
        return
      }
      edits.append(open)
      open = UnitEdit(gone: place..<place)
    }
    // By index: a unit is large, and nearly all of them stay.
    for index in within {
      guard let place = places[index] else {
        guard returned[index].isThere(made) else { continue }
        open.come.append(returned[index])
        open.origins.formUnion(returned[index].changes.map(ChangeOrigin.init))
        continue
      }
      open.gone = open.gone.lowerBound..<place
      if returned[index].isThere(made) {
        if looksNew(index, place) {
          open.gone = open.gone.lowerBound..<place + 1
          open.come.append(returned[index])
        } else {
          close(keeping: place + 1)
        }
      } else {
        open.gone = open.gone.lowerBound..<place + 1
        open.origins.formUnion(returned[index].changes.map(ChangeOrigin.init))
      }
    }
    open.gone = open.gone.lowerBound..<place.upperBound
    close(keeping: place.upperBound)
    return edits
  }
}

extension UnitEdit {
  /// The same without ends of paragraphs that go and come in the same place: who breaks a paragraph at its end puts one in behind it.
  func withoutSameEnds(in paper: PaperText) -> UnitEdit {
    var edit = self
    while let first = edit.gone.first, let end = edit.come.first, end.end != nil, paper.units[first].isEnd,
      paper.units[first].block == end.block,
      paper.units[first].shape.map(ReturnedUnit.End.init) == end.end
    {
      edit.gone = first + 1..<edit.gone.upperBound
      edit.come.removeFirst()
    }
    return edit
  }
}

extension UnitEdit {
  /// The same, but a paragraph that loses all its words goes whole: the empty one that stays in the file shows nothing.
  func withEmptiedParagraph(in paper: PaperText) -> UnitEdit {
    let units = paper.units
    guard !gone.isEmpty, come.allSatisfy({ $0.end == nil && $0.scalar.properties.isWhitespace }),
      gone.lowerBound == 0 || units[gone.lowerBound - 1].isEnd,
      gone.upperBound < units.count, let shape = units[gone.upperBound].shape,
      shape.kind == .text, ReturnedUnit.End(shape) == .text
    else { return self }
    var edit = self
    edit.gone = gone.lowerBound..<gone.upperBound + 1
    edit.come = []
    return edit
  }

  /// The same without the end of a last paragraph whose words stay: what follows it is a note, or nothing, and joins no text.
  func withoutLastEnd(in paper: PaperText) -> UnitEdit? {
    guard let last = gone.last, paper.units[last].isEnd, come.allSatisfy({ $0.end == nil }),
      last + 1 == paper.units.count || paper.noteOfUnit(last) != paper.noteOfUnit(last + 1),
      gone.lowerBound > 0, !paper.units[gone.lowerBound - 1].isEnd,
      !paper.units[gone.lowerBound..<last].contains(where: \.isEnd)
    else { return self }
    var edit = self
    edit.gone = gone.lowerBound..<last
    return edit.gone.isEmpty && edit.come.isEmpty ? nil : edit
  }
}

extension UnitEdit {
  /// Whether it only puts blanks, a line's end or a page's, at the edge of a paragraph, which Markdown does not have and nobody reads.
  func isBlankAtEdge(of paper: PaperText) -> Bool {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace && scalar != PaperUnit.end
    }
    guard !come.isEmpty, come.allSatisfy({ $0.end == nil && isBlank($0.scalar) }),
      paper.units[gone].allSatisfy({ !$0.isEnd && isBlank($0.scalar) }),
      paper.end(from: gone.upperBound)?.block?.kind != .code
    else { return false }
    return gone.lowerBound == 0 || paper.units[gone.lowerBound - 1].isEnd
      || gone.upperBound >= paper.units.count || paper.units[gone.upperBound].isEnd
  }
}

extension UnitEdit {
  /// Whether it takes away just the words of a link, and puts none in their place.
  func emptiesLink(of paper: PaperText) -> Bool {
    let units = paper.units
    guard let first = gone.first, let link = units[first].look.link,
      come.allSatisfy({ $0.end == nil && $0.scalar.properties.isWhitespace })
    else { return false }
    func isOfLink(_ index: Int) -> Bool { units.indices.contains(index) && units[index].look.link == link }
    return !isOfLink(gone.lowerBound - 1) && !isOfLink(gone.upperBound) && gone.allSatisfy(isOfLink)
  }
}

extension [UnitEdit] {
  /// The same, but whole paragraphs that come before one that changes are an edit of their own.
  func apart(in paper: PaperText) -> [UnitEdit] {
    flatMap { edit -> [UnitEdit] in
      let start = edit.gone.lowerBound
      guard !edit.gone.isEmpty, start == 0 || paper.units[start - 1].isEnd,
        !paper.units[edit.gone].contains(where: \.isEnd),
        let last = edit.come.lastIndex(where: { $0.end != nil }), last + 1 < edit.come.count
      else { return [edit] }
      var (new, rest) = (edit, edit)
      new.gone = start..<start
      new.come = [ReturnedUnit](edit.come[...last])
      rest.come = [ReturnedUnit](edit.come[(last + 1)...])
      return [new, rest]
    }
  }

  /// The same, but what a diff lays over the end of a paragraph goes from the beginning of one where that is no other text: of
  /// `a.¶b.¶` without `.¶b` the paragraph `b.` went.
  func atParagraphStarts(in paper: PaperText) -> [UnitEdit] {
    let units = paper.units
    return indices.map { index in
      var edit = self[index]
      var gone = edit.gone
      guard edit.come.isEmpty, !edit.isTracked, gone.lowerBound > 0, !units[gone.lowerBound - 1].isEnd,
        units[gone].contains(where: \.isEnd)
      else { return edit }
      let end = index + 1 < count ? self[index + 1].gone.lowerBound : units.count
      while gone.upperBound < end,
        UnitAlignment.folded(units[gone.lowerBound].scalar)
          == UnitAlignment.folded(units[gone.upperBound].scalar)
      {
        gone = gone.lowerBound + 1..<gone.upperBound + 1
        guard units[gone.lowerBound - 1].isEnd else { continue }
        edit.gone = gone
        break
      }
      return edit
    }
  }
}
