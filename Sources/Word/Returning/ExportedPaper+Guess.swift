extension ExportedPaper {
  /// The same with what of others is in a file that does not say what was in its export, and nothing else.
  ///
  /// A change is known by its author and date, or where the file has lost these by its place and its words; a comment by its words
  /// and one of the two.
  func having(onlyWhatIsIn file: WordFile, _ text: PaperText) throws(WordError) -> ExportedPaper {
    guard !amendments.isEmpty || !unplaced.isEmpty || !comments.isEmpty else { return self }
    let (bytes, exported) = WordWriter.write(self, isPacked: false)
    let export = try WordFile(bytes)
    var origins = file.origins
    let all = export.origins
    if origins.isDisjoint(with: all), origins.contains(where: { $0.mayHaveBeen(oneOf: all) }) {
      // Laid against the paper here only where names may be lost: that takes as long as all the rest.
      let reading = FileReading(export, text)
      origins = FileReading(file, text, title: title).knowingChanges(of: reading).origins
    }
    origins.formIntersection(all)
    let known = export.comments
    let dates = Set(known.map(\.date))
    let said = Dictionary(grouping: file.comments) { $0.text.foldedWords }
    var ids: Set<String> = []
    for (comment, sent) in zip(known, exported) {
      let isThere = said[comment.text.foldedWords, default: []].contains { found in
        found.author == comment.author || found.date == nil || dates.contains(found.date)
      }
      guard isThere else { continue }
      ids.formUnion([sent.id, sent.replyTo].compactMap(\.self))
      if sent.id.hasPrefix(UnplacedHunks.mark) {
        origins.insert(ChangeOrigin(author: sent.author, date: sent.date))
      }
    }
    var paper = self
    paper.amendments = amendments.filter { origins.contains(ChangeOrigin(author: $0.author, date: $0.date)) }
    paper.unplaced = unplaced.filter { origins.contains(ChangeOrigin(author: $0.author, date: $0.date)) }
    paper.comments = comments.filter { ids.contains($0.id) }
    return paper
  }
}

extension WordFile {
  /// Whose changes there are in what may be a paper's.
  fileprivate var origins: Set<ChangeOrigin> {
    var origins: Set<ChangeOrigin> = []
    for story in stories where story.kind == .body || story.note != nil {
      for paragraph in story.paragraphs {
        for run in paragraph.runs { origins.formUnion(run.changes.map(ChangeOrigin.init)) }
        origins.formUnion((paragraph.end + paragraph.row).map(ChangeOrigin.init))
      }
    }
    return origins
  }
}

extension ChangeOrigin {
  /// Whether a change of others that lost its name, or its date, could be called so.
  func mayHaveBeen(oneOf known: Set<ChangeOrigin>) -> Bool {
    date == nil || known.contains { $0.date == date || $0.author == author }
  }
}

extension UnitEdit {
  /// Whom the file names for it.
  var names: String { Set(origins.map(\.author)).sorted().joined(separator: ", ") }
}
