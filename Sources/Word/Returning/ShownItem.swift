/// A character of a text as a reader has it, or the end of a paragraph: by these two texts are the same.
struct ShownItem: Hashable {
  let scalar: UInt32
  let form: StoryRun.Form
  let link: LinkAddress?
  let end: ReturnedUnit.End?

  init(_ unit: PaperUnit) {
    self.init(
      unit.scalar, unit.look.form, unit.link, unit.shape.map(ReturnedUnit.End.init))
  }

  init(_ unit: ReturnedUnit) { self.init(unit.scalar, unit.form, unit.link, unit.end) }

  private init(
    _ scalar: Unicode.Scalar, _ form: StoryRun.Form, _ link: LinkAddress?, _ end: ReturnedUnit.End?
  ) {
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
