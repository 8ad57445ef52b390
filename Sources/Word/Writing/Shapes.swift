extension ParagraphShape {
  /// What `w:pPr` says of it, in the order of the schema.
  var properties: String {
    var properties = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    if let item, item.isFirst {
      properties +=
        "<w:numPr><w:ilvl w:val=\"\(item.level)\"/><w:numId w:val=\"\(NumberingPart.number(of: item.list))\"/></w:numPr>"
    }
    // Apart from the block above it, of which it is no line.
    if beginsCode { properties += "<w:spacing w:before=\"\(Self.codeGap)\"/>" }
    if let indent { properties += "<w:ind w:left=\"\(indent)\"/>" }
    if let alignment { properties += "<w:jc w:val=\"\(alignment.name)\"/>" }
    return properties
  }

  /// In twentieths of a point.
  private static let codeGap = 140

  private var style: String? {
    switch kind {
    case .title: "Title"
    case .code: "SourceCode"
    case .note: "FootnoteText"
    case .heading(let level): "Heading\(level)"
    case .headerCell: "TableHeading"
    case .cell: "TableText"
    case .rule: "HorizontalLine"
    case .text: quotes > 0 ? "Quote" : item == nil ? nil : "ListParagraph"
    }
  }

  /// In twentieths of a point; an item's first paragraph has that of its list.
  private var indent: Int? {
    let list = item.map { $0.isFirst ? 0 : NumberingPart.indent(ofLevel: $0.level) } ?? 0
    let quote = quotes > 1 || quotes > 0 && item != nil ? quotes * NumberingPart.step : 0
    if let item, item.isFirst, quote > 0 { return NumberingPart.indent(ofLevel: item.level) + quote }
    return list + quote > 0 ? list + quote : nil
  }
}

extension ParagraphShape.Alignment {
  fileprivate var name: String {
    switch self {
    case .left: "left"
    case .center: "center"
    case .right: "right"
    }
  }
}

extension FlatPiece.Look {
  /// What `w:rPr` says of it, in the order of the schema.
  var properties: String {
    var properties = ""
    if form.contains(.code) {
      properties += "<w:rStyle w:val=\"InlineCode\"/>"
    } else if link != nil {
      properties += "<w:rStyle w:val=\"Hyperlink\"/>"
    }
    if form.contains(.bold) { properties += "<w:b/>" }
    if form.contains(.italic) { properties += "<w:i/>" }
    if form.contains(.struck) { properties += "<w:strike/>" }
    return properties
  }
}
