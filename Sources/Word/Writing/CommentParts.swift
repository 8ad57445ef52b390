/// The two parts that comments take: what they say, and which answers which.
enum CommentParts {
  /// The first number of a comment's last paragraph, by which threads hang together; Word takes none from 80000000 on.
  private static let firstParagraph = 0x1000_0000

  static func comments(_ placed: [PlacedComments.Placed]) -> String {
    var xml = XMLText()
    for (number, each) in placed.enumerated() {
      let author = each.comment.author.xmlEscaped
      let initials = String(each.comment.author.split(separator: " ").compactMap(\.first).prefix(3))
      xml.add(
        "<w:comment w:id=\"\(number)\" w:author=\"\(author)\" w:date=\"\(each.comment.date.xmlEscaped)\""
          + " w:initials=\"\(initials.xmlEscaped)\">")
      let lines = each.comment.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, line) in lines.enumerated() {
        let id = index == lines.count - 1 ? " w14:paraId=\"\(paragraph(number))\"" : ""
        let mark =
          index == 0
          ? "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>" : ""
        xml.add(
          "<w:p\(id)><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr>\(mark)<w:r><w:t xml:space=\"preserve\">"
        )
        xml.addText(String(line))
        xml.add("</w:t></w:r></w:p>")
      }
      xml.add("</w:comment>")
    }
    return String(decoding: xml.bytes, as: UTF8.self)
  }

  static func threads(_ placed: [PlacedComments.Placed]) -> String {
    placed.enumerated().map { number, each in
      let parent = each.head.map { " w15:paraIdParent=\"\(paragraph($0))\"" } ?? ""
      return
        "<w15:commentEx w15:paraId=\"\(paragraph(number))\"\(parent) w15:done=\"\(each.comment.isResolved ? 1 : 0)\"/>"
    }.joined()
  }

  private static func paragraph(_ number: Int) -> String {
    String(firstParagraph + number, radix: 16, uppercase: true)
  }
}
