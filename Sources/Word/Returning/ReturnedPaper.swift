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
    /// The comment that it answers: the id of one that was exported, or nothing where it answers one that is new.
    package let replyTo: String?
    /// The comment on the same words that it may answer, where the file has lost its threads.
    package let mayAnswer: String?
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
  package private(set) var comments: [Comment] = []
  package private(set) var settled: [Settled] = []
  /// The ids of exported comments that are no longer in the file.
  package private(set) var missingComments: [String] = []
  /// What is in the file and in none of the others, by its words.
  package private(set) var unclear: [String] = []

  /// - Parameters:
  ///   - paper: what the file was an export of.
  ///   - file: as it came back.
  package init(_ file: WordFile, exportOf paper: ExportedPaper) throws(WordError) {
    let reading = FileReading(file, PaperText(paper.source))
    let export = FileReading(try WordFile(WordWriter.file(paper)), reading.paper)
    compareChanges(reading, export)
    compareComments(reading, paper.comments)
    for story in file.stories where story.kind == .textBox || story.kind == .header {
      let words = story.texts(.everything).joined(separator: "\n")
      if !words.allSatisfy(\.isWhitespace) { unclear.append(words) }
    }
  }

  private mutating func compareChanges(_ reading: FileReading, _ export: FileReading) {
    let known = export.origins
    var gone = Self.gone(reading, export)
    let source = EditedSource(paper: reading.paper)
    for edit in reading.edits(made: { !known.contains(ChangeOrigin($0)) }) {
      if let author = gone.removeValue(forKey: edit.key) {
        settled.append(Self.settle(edit, by: author, reading.paper, isAccepted: true))
        continue
      }
      guard !reading.isSame(edit) else { continue }
      if gone.keys.contains(where: { $0.gone.touches(edit.gone) }) {
        unclear.append(reading.words(edit))
      } else {
        let author = edit.come.flatMap(\.changes).first?.author ?? reading.remover(edit) ?? ""
        changes.append(Change(hunk: source.hunk(edit), author: author))
      }
    }
    for (key, author) in gone.sorted(by: { $0.key.gone.lowerBound < $1.key.gone.lowerBound }) {
      settled.append(
        Settled(
          author: author, old: reading.text(key.gone), new: key.come.text, isAccepted: false))
    }
  }

  /// The exported changes that are no longer tracked in the file, with their authors.
  private static func gone(_ reading: FileReading, _ export: FileReading) -> [UnitEdit.Key: String] {
    let known = export.origins
    let left = Set(reading.edits { known.contains(ChangeOrigin($0)) }.filter(\.isTracked).map(\.key))
    let touched = export.edits { _ in true }.filter { !left.contains($0.key) }
    var gone: [UnitEdit.Key: String] = [:]
    // Neighbours are one edit together: told apart only where something is missing.
    for origin in touched.reduce(into: Set<ChangeOrigin>(), { $0.formUnion($1.origins) }) {
      let left = reading.edits { ChangeOrigin($0) == origin }.filter(\.isTracked)
      // LibreOffice drops changes of paragraphs' ends: what is left of such a change is the change.
      let words = Set(left.map(reading.wordsAlone))
      let keys = Set(left.map(\.key))
      for edit in export.edits(made: { ChangeOrigin($0) == origin })
      where !keys.contains(edit.key) && !words.contains(reading.wordsAlone(edit)) {
        gone[edit.key] = origin.author
      }
    }
    return gone
  }

  private static func settle(
    _ edit: UnitEdit, by author: String, _ paper: PaperText, isAccepted: Bool
  ) -> Settled {
    Settled(
      author: author, old: paper.units[edit.gone].map(\.scalar).text, new: edit.come.map(\.scalar).text,
      isAccepted: isAccepted)
  }

  private mutating func compareComments(_ reading: FileReading, _ exported: [ExportedPaper.Comment]) {
    struct Key: Hashable {
      let author: String
      let text: String
    }
    var known: [Key: [String]] = [:]
    for comment in exported {
      known[Key(author: comment.author, text: comment.text.foldedLines), default: []].append(comment.id)
    }
    var ids: [String: String] = [:]
    var new: [WordComment] = []
    for comment in reading.file.comments {
      let key = Key(author: comment.author, text: comment.text.foldedLines)
      if let id = known[key]?.first {
        known[key]?.removeFirst()
        ids[comment.id] = id
      } else {
        new.append(comment)
      }
    }
    let ranges = exported.filter { $0.replyTo == nil }
    for comment in new {
      let range = comment.place.flatMap(reading.range)
      let replyTo = comment.replyTo.flatMap { ids[$0] }
      let same = ranges.first { $0.range == range && range != nil }
      comments.append(
        Comment(
          author: comment.author, text: comment.text, range: range, quote: reading.quote(comment),
          replyTo: replyTo,
          mayAnswer: replyTo == nil && comment.replyTo == nil ? same?.id : nil))
    }
    missingComments = known.values.flatMap(\.self).sorted()
  }
}

extension String {
  /// Its lines as a comment in Word has them.
  fileprivate var foldedLines: String {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\n")
  }
}
