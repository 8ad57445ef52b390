import Deliberation
import Prose
import Storage

extension Context {
  /// Proposes a change of a paper.
  ///
  /// - Parameter comments: ids, or beginnings of ids, of the comments that it answers.
  /// - Throws: `Refusal` where the words are not there, or nothing would change.
  package func amend(
    _ paper: String, _ proposal: Proposal, because reason: String, answering comments: [String]
  ) throws -> FiledRecord {
    let reason = try GivenText.check(reason, what: "a reason")
    return try record(aboutDraft: true) { desk, _ in
      let paper = try desk.snapshot.paper(named: paper)
      let hunks = try ProposedHunks.hunks(of: proposal, in: paper)
      guard !hunks.isEmpty else {
        throw Refusal(
          "The amendment changes nothing: the draft of \(paper.slug) reads so already.",
          by: .changesNothing)
      }
      let answered = try comments.map { try desk.comment($0, on: paper.slug) }
      let changes = hunks.count == 1 ? "one change" : "\(hunks.count) changes"
      return NewRecord(
        .amendment(Amendment(base: paper.blob, hunks: hunks, reason: reason, comments: answered)),
        on: paper.slug, summary: { "amend: \($0) on \(paper.slug)" },
        story:
          "Proposed \(changes) to \(paper.slug), in \(Places.names(of: hunks.map(\.range.lowerBound), in: paper)).\(paper.lateMark(at: now()))"
      )
    }
  }
}

extension Desk {
  /// The comment on a paper that somebody names by the beginning of its id.
  func comment(_ prefix: String, on paper: Slug) throws -> RecordID {
    let found = try snapshot.record(withPrefix: prefix, kinds: [.comment])
    guard found.record.header.paper == paper else {
      throw Refusal(
        "\(found.record.id) is a comment on \(found.record.header.paper), not on \(paper).",
        by: .isOfAnotherPaper(found.record.id))
    }
    return found.record.id
  }
}
