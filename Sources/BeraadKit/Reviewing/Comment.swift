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

  /// Takes back one's own comment or amendment, or a point or link of a report.
  ///
  /// - Throws: `Refusal` where it is another partner's, withdrawn already, or adopted.
  package func withdraw(_ prefix: String, because reason: String) throws -> FiledRecord {
    let reason = try givenText(reason, what: .aReason)
    if Self.marksReport(prefix) { return try withdrawMark(prefix, because: reason) }
    return try record { desk, identity in
      let found = try desk.snapshot.record(withPrefix: prefix, kinds: [.comment, .amendment])
      let (id, header) = (found.record.id, found.record.header)
      guard header.partner == identity.partner.id else {
        let owner = try desk.snapshot.partner(header.partner)?.name ?? header.partner.description
        throw Refusal(
          Localized(
            en: "\(id) is of \(owner): only they can withdraw it.",
            nl: "\(id) is van \(owner): alleen zij kunnen het intrekken."), by: .ofAnother(id, owner))
      }
      let dossier = try desk.dossier(of: header.paper.description).dossier
      if let earlier = dossier.withdrawal(of: id)?.record {
        // One form, sent twice.
        let sent = try sentForm(by: identity, in: dossier, desk.repository) {
          $0 == .withdrawal(Withdrawal(of: id, reason: reason))
        } stands: {
          $0.id == earlier.id
        }
        guard case .standing = sent else {
          throw Refusal(
            Localized(en: "\(id) is withdrawn already.", nl: "\(id) is al ingetrokken."),
            by: .withdrawnAlready(id))
        }
        return NewRecord(
          standing: earlier.id, on: header.paper,
          story: Localized(en: "\(id) is withdrawn.", nl: "\(id) is ingetrokken."))
      }
      if let file = dossier.amendment(id), file.statuses.contains(where: \.isAdopted) {
        throw Refusal(
          Localized(
            en: "\(id) is adopted: it can no longer be withdrawn.",
            nl: "\(id) is overgenomen en kan niet meer worden ingetrokken."),
          hints: [
            Localized(
              en:
                "propose the opposite change with: beraad amend \(header.paper) --replace OLD --with NEW --because WHY",
              nl:
                "stel de omgekeerde wijziging voor met: beraad amend \(header.paper) --replace OUD --with NIEUW --because WAAROM"
            )
          ], by: .adopted(id))
      }
      let body = Record.Body.withdrawal(Withdrawal(of: id, reason: reason))
      return NewRecord(
        body, on: header.paper, saw: dossier.bearing(on: body),
        summary: { _ in "withdraw: \(id)" },
        story: Localized(en: "Withdrew \(id).", nl: "\(id) ingetrokken."))
    }
  }
}
