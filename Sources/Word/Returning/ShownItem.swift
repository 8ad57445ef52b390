/// A character of a text as a reader has it, or the end of a paragraph: by these two texts are the same.
struct ShownItem: Hashable {
  let scalar: UInt32
  let form: StoryRun.Form
  fileprivate(set) var link: LinkAddress?
  let end: ReturnedUnit.End?
  /// For an end what its paragraph is, as far as some styles can tell.
  let block: BlockForm?

  /// Without what a paragraph is, for which `ShownParagraph` has more.
  init(_ unit: PaperUnit) {
    self.init(
      unit.scalar, unit.look.form, unit.link, unit.shape.map(ReturnedUnit.End.init), nil)
  }

  init(_ unit: ReturnedUnit) { self.init(unit.scalar, unit.form, unit.link, unit.end, nil) }

  /// - Parameter styles: those by which the form of a paragraph can be told.
  init(_ unit: PaperUnit, toldBy styles: StyleSheet) {
    self.init(
      unit.scalar, unit.look.form, unit.link, unit.shape.map(ReturnedUnit.End.init),
      unit.block?.told(by: styles))
  }

  init(_ unit: ReturnedUnit, toldBy styles: StyleSheet) {
    self.init(unit.scalar, unit.form, unit.link, unit.end, unit.block?.told(by: styles))
  }

  private init(
    _ scalar: Unicode.Scalar, _ form: StoryRun.Form, _ link: LinkAddress?, _ end: ReturnedUnit.End?,
    _ block: BlockForm?
  ) {
    self.block = block
    self.scalar = UnitAlignment.folded(scalar)
    self.end = end
    // A blank shows nothing of its form; a note's mark and a box have one of their own.
    let isBare =
      end != nil || scalar == PaperUnit.note || PaperUnit.boxes.contains(scalar)
      || (scalar.value < 0x80 ? scalar.value <= 0x20 : scalar.properties.isWhitespace)
    self.form = isBare ? [] : form
    self.link = isBare ? nil : link
  }

  var isWhite: Bool { end == nil && scalar == 0x20 }
}

extension [ShownItem] {
  /// The same with addresses that stand there as they are as plain words: Markdown makes links of them by itself.
  var withPlainAddresses: [ShownItem] {
    var items = self
    var at = startIndex
    while at < endIndex {
      let link = self[at].link
      let end = self[at...].firstIndex { $0.link != link } ?? endIndex
      if let link {
        let words = self[at..<end].compactMap { Unicode.Scalar($0.scalar) }.text
        if ["", "http://", "mailto:"].contains(where: { LinkAddress($0 + words) == link }) {
          for index in at..<end { items[index].link = nil }
        }
      }
      at = end
    }
    return items
  }

  /// The paragraphs, without the blanks at their ends, which Markdown does not have.
  var paragraphs: [[ShownItem]] {
    var paragraphs: [[ShownItem]] = []
    var open: [ShownItem] = []
    for item in self {
      guard item.end != nil else {
        if !(open.isEmpty && item.isWhite) { open.append(item) }
        continue
      }
      while open.last?.isWhite == true { open.removeLast() }
      paragraphs.append(open + [item])
      open = []
    }
    if !open.isEmpty { paragraphs.append(open) }
    return paragraphs
  }
}

extension ReturnedUnit.End {
  init(_ shape: ParagraphShape) {
    self =
      if case .heading(let level) = shape.kind {
        .heading(level)
      } else {
        shape.item?.isFirst == true ? .item : .text
      }
  }
}
