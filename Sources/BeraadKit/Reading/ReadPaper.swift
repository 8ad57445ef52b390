package import Deliberation
package import HTML
package import ObjectIDs
import Prose
import Rendering
import Storage

/// A draft to read and to answer paragraph by paragraph, with all that was said about it and became of that.
package struct ReadPaper: Sendable {
  /// A paragraph, a heading, a list or a table.
  package struct Block: Sendable {
    /// Counted from 1.
    package let number: Int
    /// With marks at the words that something is said about.
    package let html: Markup
    /// Without marks, for a page on which they lead nowhere.
    package let plain: Markup
    /// As it is written: Markdown.
    package let source: String
    package let range: Range<Int>
    /// Whether it is the heading that repeats the paper's title.
    package let isTitle: Bool
  }

  /// A change, and the block that it stands in; nil where the draft has no place for it any more.
  package struct Change: Sendable {
    /// As `ID/N`.
    package let target: String
    package let hunk: AmendmentRow.Change
    package let block: Int?
    /// As it stands on the draft, with the words around it; nil where it has no place there.
    package let placed: WordChange?
    /// Why it was decided so; nil while nothing is decided.
    package let decision: String?
  }

  package struct Proposal: Sendable {
    package let row: AmendmentRow
    package let changes: [Change]
  }

  package struct Remark: Sendable {
    package let row: CommentRow
    package let block: Int?
    package let decision: String?
  }

  package let slug: Slug
  package let title: String
  package let stage: String?
  /// The language of the text, as a tag; nil where the paper does not say.
  package let textLanguage: String?
  package let commit: ObjectID
  /// The draft's object id: another one is another text.
  package let blob: ObjectID
  package let blocks: [Block]
  package let notes: Markup
  package let remarks: [Remark]
  package let proposals: [Proposal]
  package let polls: [PollRow]
  package let problems: [Localized]

  package func block(_ number: Int) -> Block? {
    blocks.indices.contains(number - 1) ? blocks[number - 1] : nil
  }
}

/// How words are marked that something is said about.
package struct ReadingMarks: Sendable {
  package let language: Deliberation.Language
  /// What a screen reader says before the words that a partner commented on or wants to change, and what stands behind them.
  package let comment: @Sendable (CommentRow, Int) -> (lead: String, note: Markup)
  package let change: @Sendable (AmendmentRow, Int) -> (lead: String, note: Markup)

  package init(
    language: Deliberation.Language,
    comment: @escaping @Sendable (CommentRow, Int) -> (lead: String, note: Markup),
    change: @escaping @Sendable (AmendmentRow, Int) -> (lead: String, note: Markup)
  ) {
    (self.language, self.comment, self.change) = (language, comment, change)
  }
}

extension Context {
  /// Reads a paper with its threads and proposals.
  ///
  /// - Parameter commit: of main, where it is not to be the newest.
  /// - Throws: `Refusal` where there is no such paper.
  package func read(_ paper: String, marking marks: ReadingMarks, at commit: ObjectID? = nil) throws
    -> ReadPaper
  {
    var desk = try Desk(self)
    if let commit {
      desk = try Desk(self, desk.workspace, Snapshot(workspace: desk.workspace, commit: commit))
    }
    let loaded = try desk.dossier(of: paper)
    return try PaperReader(loaded, desk: desk).read(marks)
  }
}

/// Puts together what is shown of a paper.
private struct PaperReader {
  let dossier: Dossier
  let problems: [Localized]
  let desk: Desk
  let agenda: Agenda

  init(_ loaded: LoadedDossier, desk: Desk) throws {
    (dossier, problems, self.desk) = (loaded.dossier, loaded.problems, desk)
    agenda = try Agenda(of: loaded.dossier, in: desk.workspace.repository)
  }

  func read(_ marks: ReadingMarks) throws -> ReadPaper {
    let paper = dossier.paper
    var anchors = CarriedAnchors(
      of: dossier.threads, on: paper, at: desk.snapshot.commit, in: desk.workspace.repository)
    let comments = try dossier.threads.map { thread in
      (thread, try CommentRow(thread, anchors.carry(thread.comment.anchor), in: paper))
    }
    let amendments = dossier.amendments.map { ($0, AmendmentRow($0, agenda, in: dossier)) }
    let text = ReadingText(
      of: paper.text, language: marks.language == .dutch ? .dutch : .english, title: paper.title,
      about: subjects(comments.map(\.1), amendments.map(\.0), amendments.map(\.1), marks))
    let plain = ReadingText(of: paper.text, language: marks.language == .dutch ? .dutch : .english)
    func block(at offset: Int?) -> Int? {
      guard let offset else { return nil }
      return text.blocks.last { $0.range.lowerBound <= offset }?.number
    }
    return ReadPaper(
      slug: paper.slug, title: paper.title, stage: paper.frontMatter["stage"],
      textLanguage: paper.textLanguage, commit: desk.snapshot.commit, blob: paper.blob,
      blocks: zip(text.blocks, plain.blocks).map {
        ReadPaper.Block(
          number: $0.number, html: $0.html, plain: $1.html,
          source: String(decoding: paper.text[$0.range], as: UTF8.self),
          range: $0.range, isTitle: text.repeatsTitle && $0.number == 1)
      }, notes: text.notes,
      remarks: comments.map { thread, row in
        ReadPaper.Remark(
          row: row, block: block(at: row.anchor.ranges.first?.start), decision: reason(Target(thread.id)))
      },
      proposals: amendments.map { file, row in
        ReadPaper.Proposal(
          row: row,
          changes: row.hunks.map { hunk in
            let target = Target(file.id, hunk: hunk.hunk)
            return ReadPaper.Change(
              target: target.description, hunk: hunk,
              block: block(at: agenda[target.description]?.placed.range?.lowerBound),
              placed: agenda[target.description]?.placed.hunk.map { WordChange($0, in: paper.text) },
              decision: reason(target))
          })
      }, polls: dossier.pollFiles.map { PollRow($0) }, problems: problems)
  }

  private func reason(_ target: Target) -> String? {
    guard case .decision(let decision)? = dossier.decision(about: target)?.record.body else { return nil }
    return decision.reason
  }

  private func subjects(
    _ comments: [CommentRow], _ files: [AmendmentFile], _ amendments: [AmendmentRow], _ marks: ReadingMarks
  ) -> [ReadingText.Subject] {
    var subjects: [ReadingText.Subject] = []
    for (index, row) in comments.enumerated() where row.outcome == "open" {
      let (lead, note) = marks.comment(row, index + 1)
      subjects.append(
        .init(row.anchor.ranges.map { $0.start..<$0.end }, isContested: false, lead: lead, note: note))
    }
    for (index, (file, row)) in zip(files, amendments).enumerated() where file.isPending {
      let ranges = row.hunks.compactMap { hunk in
        agenda[Target(file.id, hunk: hunk.hunk).description]?.placed.range
      }.filter { !$0.isEmpty }
      let (lead, note) = marks.change(row, index + 1)
      subjects.append(
        .init(
          ranges, isContested: row.hunks.contains { $0.class == OpenClass.contested.rawValue }, lead: lead,
          note: note))
    }
    return subjects
  }
}
