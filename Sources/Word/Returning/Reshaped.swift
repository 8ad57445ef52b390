extension ReturnedPaper {
  /// A paragraph that is of another kind in the file, where that could not be recorded.
  package struct Reshaped: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case text, quotation, code, note, cell, withinItem
      case heading(Int)
      /// Levels count from 1.
      case item(level: Int, isNumbered: Bool)
    }

    package let words: String
    package let was: Kind
    package let becomes: Kind

    package init(words: String, was: Kind, becomes: Kind) {
      (self.words, self.was, self.becomes) = (words, was, becomes)
    }
  }
}

extension ReturnedPaper.Reshaped.Kind {
  init(_ end: ReturnedUnit.End, _ form: BlockForm) {
    if case .heading(let level) = end {
      self = .heading(level)
    } else if let level = form.level {
      self = .item(level: level + 1, isNumbered: form.isOrdered)
    } else {
      switch form.kind {
      case .code: self = .code
      case .note: self = .note
      // An item that a cell cannot have.
      case .cell: self = end == .item ? .item(level: 1, isNumbered: false) : .cell
      case .text, .rule: self = form.isWithin ? .withinItem : form.isQuoted ? .quotation : .text
      }
    }
  }
}

extension FileReading {
  /// The paragraphs whose kind alone an edit changes; nil where it changes words too.
  func reshaped(_ edit: UnitEdit) -> [ReturnedPaper.Reshaped]? {
    let gone = paper.units[edit.gone]
    guard gone.count == edit.come.count,
      zip(gone, edit.come).allSatisfy({ ShownItem($0).isSameBut(itsEnd: ShownItem($1)) })
    else { return nil }
    var found: [ReturnedPaper.Reshaped] = []
    for (index, unit) in zip(gone.indices, edit.come) {
      guard let end = unit.end, let shape = paper.units[index].shape, let block = paper.units[index].block
      else { continue }
      let was = ReturnedPaper.Reshaped.Kind(
        ReturnedUnit.End(shape), block.told(by: file.styles))
      let becomes = ReturnedPaper.Reshaped.Kind(
        end, unit.block?.told(by: file.styles) ?? BlockForm())
      guard was != becomes else { continue }
      let start = paper.starts[paper.paragraph(of: index)]
      found.append(.init(words: Self.shown(text(start..<index)), was: was, becomes: becomes))
    }
    return found.isEmpty ? nil : found
  }

  /// An edit in words by which a person finds it, also where only the end of a paragraph comes or goes.
  func named(_ edit: UnitEdit) -> String {
    func isBare(_ scalar: Unicode.Scalar) -> Bool {
      scalar == PaperUnit.note || scalar == PaperUnit.end || scalar.properties.isWhitespace
    }
    let isBare =
      paper.units[edit.gone].allSatisfy { isBare($0.scalar) } && edit.come.allSatisfy { isBare($0.scalar) }
    guard isBare else { return words(edit) }
    let (start, end) = (edit.gone.lowerBound, edit.gone.upperBound)
    let before = text(max(0, start - Self.context)..<start).lastLine.lastWords
    let behind = text(end..<min(paper.units.count, end + Self.context)).firstLine.firstWords
    return Self.words(
      before + text(edit.gone) + behind, before + edit.come.map(\.scalar).text + behind)
  }

  /// How many characters around are told.
  private static let context = 40
}

extension ShownItem {
  /// Whether it is the same but for what kind of paragraph ends.
  fileprivate func isSameBut(itsEnd other: ShownItem) -> Bool {
    end != nil && other.end != nil || self == other
  }
}

extension String {
  private static let end = Character(PaperUnit.end)

  fileprivate var lastLine: Substring {
    split(separator: Self.end, omittingEmptySubsequences: false).last ?? ""
  }
  fileprivate var firstLine: Substring {
    split(separator: Self.end, omittingEmptySubsequences: false).first ?? ""
  }
}

extension Substring {
  /// Without the part of a word that a cut has left.
  fileprivate var lastWords: String {
    count < 40 ? String(self) : "…" + (firstIndex(of: " ").map { self[index(after: $0)...] } ?? self)
  }

  fileprivate var firstWords: String {
    count < 40 ? String(self) : (lastIndex(of: " ").map { self[..<$0] } ?? self) + "…"
  }
}
