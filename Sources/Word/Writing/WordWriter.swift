import Prose

/// Writes a paper as a Word file, with what is proposed as tracked changes and what is said as comments in threads.
///
/// The same paper gives the same bytes.
package enum WordWriter {
  /// The bytes of the `.docx`.
  ///
  /// - Parameter isPacked: whether they are deflated; else every machine makes the same, whatever its zlib.
  package static func file(_ paper: ExportedPaper, isPacked: Bool = true) -> [UInt8] {
    write(paper, isPacked: isPacked).file
  }

  /// The file, and the comments in it in their order: also those that stand for changes.
  static func write(
    _ paper: ExportedPaper, isPacked: Bool = true
  ) -> (file: [UInt8], comments: [ExportedPaper.Comment]) {
    let hunks = PlacedHunks(paper.source, paper.amendments.map(\.hunks))
    let ends = paper.comments.compactMap(\.range).flatMap { [$0.lowerBound, $0.upperBound] }
    let contestedEnds = hunks.contested.flatMap { [$0.hunk.range.lowerBound, $0.hunk.range.upperBound] }
    let unplacedEnds = paper.unplaced.compactMap(\.range).flatMap { [$0.lowerBound, $0.upperBound] }
    let merge = PaperMerge(
      paper.source, hunks: hunks,
      marks: ends + contestedEnds + unplacedEnds + paper.origins.map(\.end))
    let proposals = UnplacedHunks(paper, hunks, merge)
    let comments = PlacedComments(paper.comments + proposals.comments, in: merge)
    return (write(paper, hunks, merge, comments, isPacked), comments.all.map(\.comment))
  }

  private static func write(
    _ paper: ExportedPaper, _ hunks: PlacedHunks, _ merge: PaperMerge, _ comments: PlacedComments,
    _ isPacked: Bool
  ) -> [UInt8] {
    let authors = hunks.hunks.map {
      (paper.amendments[$0.amendment].author, paper.amendments[$0.amendment].date)
    }
    var main = StoryXML(
      marks: ChangeMarks(authors), comments: comments,
      // Word has no notes within notes.
      origins: paper.origins.filter { origin in !merge.noteRanges.contains { $0.contains(origin.end - 1) } }
        .sorted { $0.end < $1.end }, pictures: paper.pictures, places: merge.places)
    main.add("<w:body>")
    main.writeTitle(paper.title, unless: merge, comments.unplaced)
    main.add(
      "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"part0\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        + "<w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\""
        + " w:gutter=\"0\"/></w:sectPr></w:body>")
    var notes = StoryXML(marks: main.marks, places: merge.places)
    notes.writeNotes(main.notes, merge)

    var parts = PackageParts()
    parts.add("footer1", root: "w:ftr", footer(paper))
    parts.add("styles", root: "w:styles", StylesPart.xml(language: paper.language))
    parts.add(
      "numbering", root: "w:numbering", NumberingPart.xml(merge.lists, used: main.lists.union(notes.lists)))
    parts.add("settings", root: "w:settings", settings(paper))
    parts.add(
      "footnotes", root: "w:footnotes", String(decoding: notes.xml.bytes, as: UTF8.self), links: notes.links)
    if !comments.all.isEmpty {
      parts.add("comments", root: "w:comments", CommentParts.comments(comments.all))
      parts.add("commentsExtended", root: "w15:commentsEx", CommentParts.threads(comments.all))
    }
    parts.addMain(
      main.xml.bytes, links: main.links, pictures: main.pictures.compactMap { paper.pictures[$0] })
    parts.addProperties(title: paper.title, language: paper.language, reference: paper.reference)
    return parts.file(isPacked: isPacked)
  }

  private static func footer(_ paper: ExportedPaper) -> String {
    """
    <w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">\(paper.reference.xmlEscaped)</w:t></w:r>\
    </w:p>
    """
  }

  private static func settings(_ paper: ExportedPaper) -> String {
    (paper.tracksChanges ? "<w:trackRevisions/>" : "") + """
      <w:defaultTabStop w:val="708"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>\
      <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
      </w:compat><w:themeFontLang w:val="\(paper.language.xmlEscaped)"/>
      """
  }
}

extension StoryXML {
  /// Writes the text, under its title where it does not begin with that itself. Comments on the whole stand at its head.
  fileprivate mutating func writeTitle(_ title: String, unless merge: PaperMerge, _ unplaced: [Int]) {
    let comments = unplaced.map { "<w:commentRangeStart w:id=\"\($0)\"/>" }.joined()
    let ends = unplaced.map { number in
      "<w:commentRangeEnd w:id=\"\(number)\"/><w:r><w:commentReference w:id=\"\(number)\"/></w:r>"
    }.joined()
    let words = merge.items.firstParagraph
    guard !title.isEmpty, words.text != title || words.shape?.kind != .heading(1) else {
      return write(merge.items, opening: comments + ends)
    }
    add("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>\(comments)<w:r><w:t xml:space=\"preserve\">")
    add("\(title.xmlEscaped)</w:t></w:r>\(ends)</w:p>")
    write(merge.items)
  }

  /// Writes the notes that were referred to, after the two lines that Word keeps among them.
  fileprivate mutating func writeNotes(_ notes: [StoryXML.Note], _ merge: PaperMerge) {
    for (id, type) in [(-1, "separator"), (0, "continuationSeparator")] {
      add("<w:footnote w:type=\"\(type)\" w:id=\"\(id)\"><w:p><w:r><w:\(type)/></w:r></w:p></w:footnote>")
    }
    let number = """
      <w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>\
      <w:r><w:t xml:space="preserve"> </w:t></w:r>
      """
    for (index, each) in notes.enumerated() {
      add("<w:footnote w:id=\"\(index + 1)\">")
      switch each {
      case .paper(let note, let fate): write(merge.note(note, fate), opening: number)
      case .origin(let words):
        add(
          "<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>\(number)<w:r><w:t xml:space=\"preserve\">")
        add("\(words.xmlEscaped)</w:t></w:r></w:p>")
      }
      add("</w:footnote>")
    }
  }
}

extension [MergedItem] {
  /// The words of the base's first paragraph.
  fileprivate var firstParagraph: (text: String, shape: ParagraphShape?) {
    var text = ""
    for item in self {
      switch item {
      case .piece(let piece, let fate, _):
        if case .inserted = fate { continue }
        if case .text(let words) = piece.content { text += words }
      case .end(let shape, let fate, let was):
        if case .inserted = fate { continue }
        return (text, was?.shape ?? shape)
      case .table: return (text, nil)
      }
    }
    return (text, nil)
  }
}
