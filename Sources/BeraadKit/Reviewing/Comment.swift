package import Deliberation
import Storage

/// A record that was just written.
package struct FiledRecord: Encodable, Sendable {
  package let id: String
  package let paper: String
  package let partner: String
  /// What happened, in a sentence.
  package let story: String
}

extension Context {
  /// Comments on words of a paper.
  ///
  /// - Parameters:
  ///   - quote: the words, as the draft has them; white space may differ.
  ///   - nth: which occurrence, counted from 1, where they stand more than once.
  /// - Throws: `Refusal` where the words are not there, or the text cannot be a comment.
  package func comment(
    on paper: String, quote: String, nth: Int?, intent: Comment.Intent, text: String
  ) throws -> FiledRecord {
    let desk = try Desk(self)
    let identity = try desk.identity()
    let paper = try desk.snapshot.paper(named: paper)
    let range = try Places.find(quote, nth: nth, in: paper)
    let comment = Comment(
      anchor: Places.anchor(range, in: paper), intent: intent,
      text: try GivenText.check(text, what: "a comment"))
    let record = try desk.file(.comment(comment), on: paper.slug, by: identity) {
      "comment: \($0.id) on \(paper.slug)"
    }
    return FiledRecord(
      id: record.id.description, paper: paper.slug.description, partner: identity.partner.id.description,
      story: "Commented on \(paper.slug), \(Places.name(of: range.lowerBound, in: paper)).")
  }

  /// Answers a comment, or an answer to one.
  package func reply(to prefix: String, text: String) throws -> FiledRecord {
    let desk = try Desk(self)
    let identity = try desk.identity()
    let found = try desk.snapshot.record(withPrefix: prefix, kinds: [.comment, .reply])
    let paper = found.record.header.paper
    let reply = Reply(to: found.record.id, text: try GivenText.check(text, what: "a reply"))
    let record = try desk.file(.reply(reply), on: paper, by: identity) { "reply: \($0.id) to \(reply.to)" }
    return FiledRecord(
      id: record.id.description, paper: paper.description, partner: identity.partner.id.description,
      story:
        "Replied to \(found.record.id) of \(desk.roster[found.record.header.partner]?.name ?? "a former partner")."
    )
  }

  /// Takes back one's own comment or amendment.
  ///
  /// - Throws: `Refusal` where it is another partner's, withdrawn already, or adopted.
  package func withdraw(_ prefix: String, because reason: String) throws -> FiledRecord {
    let desk = try Desk(self)
    let identity = try desk.identity()
    let found = try desk.snapshot.record(withPrefix: prefix, kinds: [.comment, .amendment])
    let (id, paper) = (found.record.id, found.record.header.paper)
    guard found.record.header.partner == identity.partner.id else {
      throw Refusal(
        "\(id) is of \(desk.roster[found.record.header.partner]?.name ?? found.record.header.partner.description): only they can withdraw it.",
        hints: ["act as another partner with --as"])
    }
    let dossier = try desk.dossier(of: paper.description).dossier
    guard dossier.withdrawal(of: id) == nil else { throw Refusal("\(id) is withdrawn already.") }
    if let file = dossier.amendment(id), file.statuses.contains(where: \.isAdopted) {
      throw Refusal(
        "\(id) is adopted: it can no longer be withdrawn.",
        hints: ["propose the opposite change with: beraad amend \(paper)"])
    }
    let withdrawal = Withdrawal(of: id, reason: try GivenText.check(reason, what: "a reason"))
    let record = try desk.file(.withdrawal(withdrawal), on: paper, by: identity) { _ in "withdraw: \(id)" }
    return FiledRecord(
      id: record.id.description, paper: paper.description, partner: identity.partner.id.description,
      story: "Withdrew \(id).")
  }
}
