package import Deliberation
import Storage

/// A record that was just written.
package struct FiledRecord: Encodable, Sendable {
  package let id: String
  package let paper: String
  package let partner: String
  /// What happened, in a sentence.
  package let story: Localized
}

extension Context {
  /// Comments on words of a paper.
  ///
  /// - Parameters:
  ///   - quote: the words, as the draft has them or as its page shows them.
  ///   - nth: which occurrence, counted from 1, where they stand more than once.
  ///   - isPart: whether a part of a word will do.
  ///   - points: ids, or beginnings of ids, of the points of reports that it came from.
  /// - Throws: `Refusal` where the words are not there, or the text cannot be a comment.
  package func comment(
    on paper: String, quote: String, nth: Int?, isPart: Bool = false, intent: Comment.Intent, text: String,
    citing points: [String] = []
  ) throws -> FiledRecord {
    let quote = QuotedWords(quote, nth: nth, isPart: isPart)
    return try comment(on: paper, quote: quote, intent: intent, text: text, citing: points) {
      paper throws(Refusal) in
      try Places.find(quote, in: paper)
    }
  }

  /// Comments on a paragraph of a paper, or on words in it.
  ///
  /// - Parameters:
  ///   - number: of a block of `ReadPaper`.
  ///   - quote: the words; the whole paragraph where they are empty.
  ///   - nth: which occurrence in that paragraph, counted from 1.
  ///   - before: what the page has in the paragraph before the words, where they were selected on it: then it says which they are.
  /// - Throws: `ParagraphFault` where there is no such paragraph, or the words are not in it; `Refusal` where the text cannot be a
  ///   comment.
  package func comment(
    on paper: String, paragraph number: Int, quote: String, nth: Int?, before: String? = nil,
    intent: Comment.Intent, text: String
  ) throws -> FiledRecord {
    let quote = QuotedWords(quote, nth: nth, before: before)
    return try comment(on: paper, quote: quote, intent: intent, text: text) { paper in
      try Paragraphs(of: paper).range(of: quote, in: number)
    }
  }

  private func comment(
    on paper: String, quote: QuotedWords, intent: Comment.Intent, text: String, citing points: [String] = [],
    _ place: (Paper) throws -> Range<Int>
  ) throws -> FiledRecord {
    let text = try givenText(text, what: .aComment)
    return try record(aboutDraft: true) { desk, _ in
      let paper = try desk.snapshot.paper(named: paper)
      let range = try place(paper)
      let place = Places.name(of: range.lowerBound, in: paper)
      let reading = Places.reading(of: range, for: quote, in: paper)
      let story = Localized(
        en: "Commented on \(paper.slug), \(place.english)\(reading.map { ", on “\($0)”" } ?? "").",
        nl: "Opmerking gemaakt bij \(paper.slug), \(place.dutch)\(reading.map { ", bij “\($0)”" } ?? "").")
      let cited = try points.map { try desk.standingPoint($0).entry.id }.uniqued()
      return NewRecord(
        .comment(
          Comment(anchor: Places.anchor(range, in: paper), intent: intent, text: text, points: cited)),
        on: paper.slug, summary: { "comment: \($0) on \(paper.slug)" },
        story: story.joined(to: paper.lateMark(at: now())))
    }
  }

  /// Answers a comment, or an answer to one.
  package func reply(to prefix: String, text: String) throws -> FiledRecord {
    let text = try givenText(text, what: .aReply)
    return try record { desk, _ in
      let found = try desk.snapshot.record(withPrefix: prefix, kinds: [.comment, .reply])
      let (id, header) = (found.record.id, found.record.header)
      let author = try desk.snapshot.partner(header.partner)?.name
      return NewRecord(
        .reply(Reply(to: id, text: text)), on: header.paper, summary: { "reply: \($0) to \(id)" },
        story: Localized(
          en: "Replied to \(id) of \(author ?? "a former partner").",
          nl: "Geantwoord op \(id) van \(author ?? "een partner van vroeger")."))
    }
  }
}

extension FiledRecord {
  init(_ record: Record, story: Localized) {
    self.init(
      id: record.id.description, paper: record.header.paper.description,
      partner: record.header.partner.description, story: story)
  }
}
