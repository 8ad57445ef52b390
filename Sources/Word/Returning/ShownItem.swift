/// A character of a text as a reader has it, or the end of a paragraph: by these two texts are the same.
struct ShownItem: Hashable {
  let scalar: UInt32
  let form: StoryRun.Form
  let link: String?
  let end: ReturnedUnit.End?

  init(_ unit: PaperUnit) {
    self.init(
      unit.scalar, unit.look.form, unit.look.link?.followed, unit.shape.map(ReturnedUnit.End.init))
  }

  init(_ unit: ReturnedUnit) { self.init(unit.scalar, unit.form, unit.link, unit.end) }

  private init(_ scalar: Unicode.Scalar, _ form: StoryRun.Form, _ link: String?, _ end: ReturnedUnit.End?) {
    self.scalar = UnitAlignment.folded(scalar)
    self.end = end
    // A blank shows nothing of its form; a note's mark and a box have one of their own.
    let isBare =
      end != nil || scalar == PaperUnit.note || PaperUnit.boxes.contains(scalar)
      || (scalar.value < 0x80 ? scalar.value <= 0x20 : scalar.properties.isWhitespace)
    self.form = isBare ? [] : form
    self.link = isBare ? nil : link.map(Self.sameAddress)
  }

  var isWhite: Bool { end == nil && scalar == 0x20 }

  /// Programs add a slash to a bare host, and write letters of an address as they like.
  private static func sameAddress(_ address: String) -> String {
    let plain = address.percentDecoded
    return plain.hasSuffix("/") ? String(plain.dropLast()) : plain
  }
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

extension String {
  /// Without percent signs where they stand for bytes of UTF-8; as it is where they do not.
  fileprivate var percentDecoded: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}
