/// The styles of an export. Those with names of Word's own are shown in Word's own language, and are found again by them.
enum StylesPart {
  fileprivate struct Style {
    let id: String
    let name: String
    var type = "paragraph"
    var base: String? = "Normal"
    var next: String?
    var paragraph = ""
    var run = ""
  }

  /// - Parameter language: of the text: `nl`, `en`.
  static func xml(language: String) -> String {
    """
    <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>\
    <w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="\(language.xmlEscaped)"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
    """ + styles.map(\.xml).joined() + tables
  }

  private static let styles: [Style] = {
    let tight = "<w:spacing w:after=\"40\"/>"
    let mono = "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/>"
    let small = "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"
    return [
      Style(id: "Normal", name: "Normal", base: nil),
      Style(
        id: "DefaultParagraphFont", name: "Default Paragraph Font", type: "character", base: nil),
      Style(
        id: "Title", name: "Title", next: "Normal", paragraph: "<w:spacing w:after=\"240\"/>",
        run: "<w:b/><w:sz w:val=\"48\"/><w:szCs w:val=\"48\"/>"),
    ] + (1...6).map(heading) + [
      Style(
        id: "Quote", name: "Quote", paragraph: "<w:ind w:left=\"360\" w:right=\"360\"/>", run: "<w:i/>"),
      Style(id: "ListParagraph", name: "List Paragraph", paragraph: "<w:contextualSpacing/>"),
      Style(
        id: "HorizontalLine", name: "Horizontal Line",
        paragraph: "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"808080\"/></w:pBdr>"
      ),
      Style(
        id: "SourceCode", name: "Source Code", paragraph: "<w:spacing w:after=\"0\"/>", run: mono + small),
      Style(id: "TableText", name: "Table Text", paragraph: tight),
      Style(
        id: "TableHeading", name: "Table Heading", base: "TableText", paragraph: "<w:keepNext/>",
        run: "<w:b/>"),
      Style(id: "FootnoteText", name: "footnote text", paragraph: tight, run: small),
      Style(id: "CommentText", name: "annotation text", paragraph: tight, run: small),
      Style(
        id: "Footer", name: "footer", paragraph: tight, run: "<w:color w:val=\"606060\"/><w:sz w:val=\"16\"/>"
      ),
      Style(
        id: "InlineCode", name: "Inline Code", type: "character", base: "DefaultParagraphFont", run: mono),
      Style(
        id: "Hyperlink", name: "Hyperlink", type: "character", base: "DefaultParagraphFont",
        run: "<w:color w:val=\"0563C1\"/><w:u w:val=\"single\"/>"),
      Style(
        id: "FootnoteReference", name: "footnote reference", type: "character", base: "DefaultParagraphFont",
        run: "<w:vertAlign w:val=\"superscript\"/>"),
      Style(
        id: "CommentReference", name: "annotation reference", type: "character", base: "DefaultParagraphFont",
        run: "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>"),
    ]
  }()

  private static func heading(_ level: Int) -> Style {
    let size = [36, 30, 26, 24, 22, 22][level - 1]
    return Style(
      id: "Heading\(level)", name: "heading \(level)", next: "Normal",
      paragraph: """
        <w:keepNext/><w:keepLines/><w:spacing w:before="\(level == 1 ? 360 : 240)" w:after="80"/>\
        <w:outlineLvl w:val="\(level - 1)"/>
        """,
      run: "<w:b/><w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>")
  }

  private static let tables = """
    <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>\
    <w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>\
    <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
    <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr>\
    <w:tblBorders>
    """
    + ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    }.joined() + "</w:tblBorders></w:tblPr></w:style>"
}

extension StylesPart.Style {
  fileprivate var xml: String {
    let isDefault = base == nil ? " w:default=\"1\"" : ""
    var xml = "<w:style w:type=\"\(type)\"\(isDefault) w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
    if let base { xml += "<w:basedOn w:val=\"\(base)\"/>" }
    if let next { xml += "<w:next w:val=\"\(next)\"/>" }
    if base != nil, type == "paragraph" { xml += "<w:qFormat/>" }
    if !paragraph.isEmpty { xml += "<w:pPr>\(paragraph)</w:pPr>" }
    if !run.isEmpty { xml += "<w:rPr>\(run)</w:rPr>" }
    return xml + "</w:style>"
  }
}
