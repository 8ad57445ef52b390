package import Prose

/// What a partner did in a Word file that came back: against the paper that it was an export of, and against what others
/// had proposed and said in it.
///
/// Nothing of others is taken for the partner's: a change that touches one which the partner accepted or rejected is listed as
/// unclear, with its words.
package struct ReturnedPaper: Sendable {
  /// A change of the paper that is new in the file.
  package struct Change: Sendable {
    /// Against the paper's source.
    package let hunk: Hunk
    /// Whom the file names; empty where the change was not tracked. A claim, and no more.
    package let author: String

    package init(hunk: Hunk, author: String) {
      self.hunk = hunk
      self.author = author
    }
  }

  /// A comment that is new in the file.
  package struct Comment: Sendable {
    package let author: String
    package let text: String
    /// The bytes of the paper that it stands on; nil where they are not in it.
    package let range: Range<Int>?
    /// The words that it stands on, as the file has them.
    package let quote: String
    /// The comment that it answers, by its id, where that was exported.
    package let replyTo: String?
    /// The new comment that it answers, by its index.
    package let answers: Int?
    /// The nearest bytes of the paper, where it stands on none.
    package let near: Int?
    /// The comment on the same words that it may answer, where the file has lost its threads.
    package let mayAnswer: String?
    /// The words of the proposal that it answers, which was a comment in the export and is no record.
    package let proposal: String?
  }

  /// What became of a change that was in the export.
  package struct Settled: Hashable, Sendable {
    package let author: String
    package let old: String
    package let new: String
    package let isAccepted: Bool

    package init(author: String, old: String, new: String, isAccepted: Bool) {
      self.author = author
      self.old = old
      self.new = new
      self.isAccepted = isAccepted
    }
  }

  package private(set) var changes: [Change] = []
  /// The paper with those changes made.
  package private(set) var edited: [UInt8]
  /// The share of the paper's letters that the file has too, from 0 to 1.
  package let agreement: Double
  package private(set) var comments: [Comment] = []
  package private(set) var settled: [Settled] = []
  /// The ids of exported comments that are no longer in the file.
  package private(set) var missingComments: [String] = []
  /// What is in the file and in none of the others, by its words.
  package private(set) var unclear: [String] = []
  /// The words of notes that a program lost on the way; they stay as they were.
  package let lostNotes: [String]
  /// The paragraphs that are of another kind in the file, where no text could be made of that.
  package private(set) var reshaped: [Reshaped] = []
  /// What is new in the file and is no text, or has no place in a paper.
  package private(set) var leftOut: [LeftOut] = []

  /// - Parameters:
  ///   - paper: what the file was an export of.
  ///   - file: as it came back.
  ///   - tracked: whether only what is tracked counts: of a file that the paper itself was made from.
  ///   - guess: where the file does not say what was in its export, the names of the others that may have changes in it: `paper` has
  ///     all that is open, and what is theirs by its name is never the partner's.
  ///   - others: the names of the other partners: what has one of these is not this partner's, in whatever file it came.
  package init(
    _ file: WordFile, exportOf paper: ExportedPaper, onlyTracked tracked: Bool = false,
    guessing guess: Set<String> = [], besides others: Set<String> = []
  ) throws(WordError) {
    let text = PaperText(paper.source)
    edited = paper.source
    let paper = guess.isEmpty ? paper : try paper.having(onlyWhatIsIn: file, text)
    // It is read again at once, and by nobody else.
    let (bytes, comments) = WordWriter.write(paper, isPacked: false)
    let export = FileReading(try WordFile(bytes), text)
    let found = FileReading(file, text, title: tracked ? nil : paper.title, besides: tracked ? nil : export)
    agreement = found.agreement
    lostNotes = found.lostNotes
    let reading = found.knowingChanges(of: export)
    compareChanges(reading, export, onlyTracked: tracked, others: guess.union(others))
    compareComments(reading, export, comments, others: guess.union(others))
    if !tracked {
      leftOut = Self.leftOut(
        of: file, besides: export.file, title: paper.title, isInText: text.begins(with: paper.title))
      leftOut += found.deadLinks.map { LeftOut(kind: .innerLink, words: $0, near: "") }
    }
    edited = changes.map(\.hunk).applied(to: paper.source) ?? paper.source
    for story in file.stories where !tracked && (story.kind == .textBox || story.kind == .header) {
      let words = story.texts(.everything).joined(separator: "\n")
      if !words.allSatisfy(\.isWhitespace) { unclear.append(words) }
    }
  }

  private mutating func compareChanges(
    _ reading: FileReading, _ export: FileReading, onlyTracked tracked: Bool, others: Set<String>
  ) {
    let known = export.origins
    var gone = Self.gone(reading, export)
    var edits =
      tracked
      ? reading.edits { _ in true }.filter(\.isTracked)
      : reading.edits(beside: export) { !known.contains(ChangeOrigin($0)) }
    var aside = setAside(&edits, &gone, reading, export)
    let theirs = { (edit: UnitEdit) in edit.origins.contains { others.contains($0.author) } }
    unclear += edits.filter(theirs).map { edit in edit.names + ": " + reading.words(edit) }
    aside += edits.filter(theirs).flatMap { reading.passages(of: $0) }
    edits.removeAll(where: theirs)
    let sorted = SettledChanges(edits, besides: Array(gone.keys), in: reading)
    let astray = AstrayChanges(reading, export)
    unclear += astray.edits.map { edit in edit.names + ": " + reading.words(edit) }
    let rejected = sorted.rejected.filter { !astray.has($0, of: gone[$0]) }
    for (keys, isAccepted) in [(sorted.accepted, true), (rejected, false)] {
      settled += keys.map { key in
        Settled(
          author: gone[key] ?? "", old: FileReading.shown(reading.text(key.gone)),
          new: FileReading.shown(key.come.text), isAccepted: isAccepted)
      }
    }
    let given = sorted.own.apartByNotes(in: reading).filter {
      !reading.isSame($0) && !$0.isBlankAtEdge(of: reading.paper)
    }.compactMap {
      $0.withoutSameEnds(in: reading.paper).withoutEmptyParagraphs(in: reading.paper)?
        .withoutLastEnd(in: reading.paper)?.withEmptiedParagraph(in: reading.paper)
    }.atParagraphStarts(in: reading.paper).apart(in: reading.paper)
    unclear += sorted.unclear.map(reading.named)
    let (made, left) = MappedEdits.recordable(
      given, besides: sorted.unclear,
      alike: LikeWords(aside + sorted.unclear.flatMap { reading.passages(of: $0) }), reading)
    for group in made {
      let author =
        group.edits.flatMap(\.come).flatMap(\.changes).first?.author
        ?? group.edits.lazy.compactMap(reading.remover).first ?? ""
      changes += group.hunks.map { Change(hunk: $0, author: author) }
    }
    for edit in left {
      if let kinds = reading.reshaped(edit) { reshaped += kinds } else { unclear.append(reading.named(edit)) }
    }
  }

  /// Names what was done within another's change that is still tracked, and takes it out: it is an edit of words that are not the
  /// paper's, so it makes no text by itself.
  ///
  /// - Returns: what went with it.
  private mutating func setAside(
    _ edits: inout [UnitEdit], _ gone: inout [UnitEdit.Key: String], _ reading: FileReading,
    _ export: FileReading
  ) -> [[Unicode.Scalar]] {
    let known = export.origins
    let within = reading.editsWithin { known.contains(ChangeOrigin($0)) }
    unclear += within.map { FileReading.words($0.old, $0.new) }
    var aside = within.flatMap {
      Array($0.old.unicodeScalars).split { $0 == PaperUnit.end }.map { Array($0) }
    }
    var places = within.map { $0.place..<$0.place }
    // Without tracking, what was typed into an insertion is part of it.
    let authors = Set(gone.values)
    let origins = known.filter { authors.contains($0.author) }
    let (all, allSent) = (EditsOfOrigins(reading, origins), EditsOfOrigins(export, origins))
    for origin in origins.sorted(by: { ($0.author, $0.date ?? "") < ($1.author, $1.date ?? "") }) {
      let isTheirs = { (change: TrackedChange) in ChangeOrigin(change) == origin }
      let sent = allSent.edits(of: origin)
      let (keys, words) = (Set(sent.map(\.key)), Set(sent.map(export.wordsAlone)))
      for edit in all.edits(of: origin) where reading.isWhole(edit, by: isTheirs) {
        guard !keys.contains(edit.key), !words.contains(reading.wordsAlone(edit)),
          let other = sent.first(where: { gone[$0.key] != nil && $0.gone.touches(edit.gone) }),
          // One half of a replacement can be accepted or rejected by itself.
          !edit.come.isEmpty, edit.come.map(\.scalar) != other.key.come
        else { continue }
        unclear.append(reading.words(edit))
        gone[other.key] = nil
        places.append(edit.gone)
      }
    }
    guard !places.isEmpty else { return aside }
    let touched = TouchedPlaces(places)
    let left = edits.filter { !$0.gone.isEmpty && touched.touch($0.gone) }
    unclear += left.map(reading.words)
    aside += left.flatMap { reading.passages(of: $0) }
    edits.removeAll { touched.touch($0.gone) }
    return aside
  }

  /// The exported changes that are no longer tracked in the file, with their authors.
  private static func gone(_ reading: FileReading, _ export: FileReading) -> [UnitEdit.Key: String] {
    let known = export.origins
    let isKnown = { (change: TrackedChange) in known.contains(ChangeOrigin(change)) }
    let left = Set(reading.edits(made: isKnown).filter { reading.isWhole($0, by: isKnown) }.map(\.key))
    let touched = export.edits { _ in true }.filter { !left.contains($0.key) }
    var gone: [UnitEdit.Key: String] = [:]
    // Neighbours are one edit together: told apart only where something is missing.
    let origins = touched.reduce(into: Set<ChangeOrigin>()) { $0.formUnion($1.origins) }
    let (all, allSent) = (EditsOfOrigins(reading, origins), EditsOfOrigins(export, origins))
    for origin in origins {
      let isTheirs = { (change: TrackedChange) in ChangeOrigin(change) == origin }
      let left = all.edits(of: origin).filter { reading.isWhole($0, by: isTheirs) }
      // LibreOffice drops changes of paragraphs' ends: what is left of such a change is the change.
      let words = Set(left.map(reading.wordsAlone))
      let keys = Set(left.map(\.key))
      for edit in allSent.edits(of: origin)
      where !keys.contains(edit.key) && !words.contains(reading.wordsAlone(edit)) {
        gone[edit.key] = origin.author
      }
    }
    return gone
  }

  private mutating func compareComments(
    _ reading: FileReading, _ export: FileReading, _ exported: [ExportedPaper.Comment], others: Set<String>
  ) {
    // What was exported is known by what comes back of it untouched: not every character is one that a file can have.
    var known: [CommentKey: [Int]] = [:]
    // The last first: of several that read alike the first is taken first.
    for (number, comment) in export.file.comments.enumerated().reversed() {
      known[CommentKey(comment, comment.text.foldedWords), default: []].append(number)
    }
    let names = Dictionary(
      export.file.comments.map { ($0.text.foldedWords, $0) }, uniquingKeysWith: { first, _ in first })
    let dates = Set(export.file.comments.map(\.date))
    var ids: [String: String] = [:]
    var new: [WordComment] = []
    for comment in reading.file.comments {
      let words = comment.text.foldedWords
      var key = CommentKey(comment, words)
      // One that has lost whose it is, is known by its words.
      if known[key] == nil, comment.date == nil || dates.contains(comment.date), let other = names[words] {
        key = CommentKey(other, words)
      }
      if let number = known[key]?.popLast() {
        ids[comment.id] = exported[number].id
      } else {
        new.append(comment)
      }
    }
    let isRecord = { (id: String) in !id.hasPrefix(UnplacedHunks.mark) }
    let missing = known.values.flatMap(\.self)
    missingComments = missing.map { exported[$0].id }.filter(isRecord).sorted()
    // Somebody else's comment with other words in it is not the partner's.
    let edited = Set(missing.map { CommentKey(export.file.comments[$0], nil) })
    let isTheirs = { edited.contains(CommentKey($0, nil)) || others.contains($0.author) }
    unclear += new.filter(isTheirs).map { "\($0.author): \($0.text)" }
    new.removeAll(where: isTheirs)
    add(new, answering: ids, reading, exported)
  }

  private mutating func add(
    _ new: [WordComment], answering ids: [String: String], _ reading: FileReading,
    _ exported: [ExportedPaper.Comment]
  ) {
    let heads = Dictionary(
      exported.filter { $0.replyTo == nil && !$0.id.hasPrefix(UnplacedHunks.mark) }.compactMap { comment in
        comment.range.map { ($0, comment.id) }
      }, uniquingKeysWith: { first, _ in first })
    let numbers = Dictionary(zip(new.map(\.id), new.indices), uniquingKeysWith: { first, _ in first })
    let proposals = Dictionary(
      exported.filter { $0.id.hasPrefix(UnplacedHunks.mark) }.map { ($0.id, $0.text) },
      uniquingKeysWith: { first, _ in first })
    for comment in new {
      let answered = comment.replyTo.flatMap { ids[$0] }
      let proposal = answered.flatMap { proposals[$0] }
      let range = comment.place.flatMap(reading.range)
      comments.append(
        Comment(
          author: comment.author, text: comment.text, range: range, quote: reading.quote(comment),
          replyTo: proposal == nil ? answered : nil, answers: comment.replyTo.flatMap { numbers[$0] },
          near: range == nil ? comment.place.flatMap(reading.nearest) : nil,
          mayAnswer: comment.replyTo == nil ? range.flatMap { heads[$0] } : nil, proposal: proposal))
    }
  }
}
