import Deliberation
import Prose
import Storage

/// One thing that a partner did, and what became of it.
package struct PartnerRow: Encodable, Sendable {
  /// `comment`, `reply`, `amendment`, `vote`, `stance` or `stickers`.
  package let kind: String
  package let paper: String
  package let partner: String
  /// The record; of an amendment each change, as `ID/N`.
  package let id: String
  /// The words that it is about; of a vote the poll, of a reply what it answers.
  package let on: String
  /// What it says: the remark, the new words, the choice.
  package let says: String
  /// Why, in its partner's words.
  package let because: String?
  /// The status of a comment or change; of a vote `counts`, `replaced` or `late`; of a reply that of its comment.
  package let outcome: String
  /// The reason of the decision or withdrawal.
  package let reason: String?
  /// The first edition that has it.
  package let edition: Int?
  package let at: String
  package let collected: Bool
  /// Whether it gives a day behind the deadline of the paper or the poll.
  package let late: Bool
}

extension Context {
  /// All that a partner did, about one paper or about all, in causal order of each.
  ///
  /// - Throws: a `Refusal` with near names where there is no such paper or partner.
  package func rows(of partner: String, on paper: String?) throws -> Listing<PartnerRow> {
    let desk = try Desk(self)
    let partner = try desk.partnerEver(named: partner)
    var (rows, problems): ([PartnerRow], [Localized]) = ([], [])
    if paper == nil {
      problems += try desk.snapshot.strayRecords().filter { $0.partner == partner }.map(\.sentence)
    }
    for name in try paper.map({ [$0] }) ?? desk.snapshot.soundPapers().map(\.description) {
      let loaded = try desk.dossier(of: name)
      rows += try PartnerRows(loaded.dossier, of: partner, in: desk).all
      problems += loaded.problems
    }
    return Listing(rows: rows, problems: problems.uniqued())
  }
}

extension Desk {
  /// A partner of the roster, or one that left it: what that recorded stays, and can be asked after.
  ///
  /// - Throws: a `Refusal` with near names where there never was one.
  func partnerEver(named name: String) throws -> Slug {
    if let id = Slug(name), try snapshot.partner(id) != nil { return id }
    return try roster.partner(named: name).id
  }
}

/// Puts together what one partner did about one paper.
private struct PartnerRows {
  let dossier: Dossier
  let partner: Slug
  let history: EditionHistory
  private let threads: [RecordID: Thread]

  init(_ dossier: Dossier, of partner: Slug, in desk: Desk) {
    (self.dossier, self.partner) = (dossier, partner)
    history = EditionHistory(dossier, in: desk.repository)
    threads = Dictionary(dossier.threads.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var all: [PartnerRow] {
    get throws { try dossier.records.filter { $0.record.header.partner == partner }.flatMap(rows) }
  }

  private func rows(_ filed: Filed) throws -> [PartnerRow] {
    switch filed.record.body {
    case .comment(let comment):
      guard let thread = threads[filed.record.id] else { return [] }
      return [
        row(
          filed, "comment", on: comment.anchor.quote, says: comment.text, outcome: thread.status.name,
          reason: dossier.reason(about: thread))
      ]
    case .reply(let reply):
      let status = dossier.comment(under: reply.to).flatMap { threads[$0] }?.status.name
      return [row(filed, "reply", on: reply.to.description, says: reply.text, outcome: status ?? "open")]
    case .amendment: return try dossier.amendment(filed.record.id).map(rows) ?? []
    case .vote(let vote): return [row(filed, vote)]
    default: return []
    }
  }

  private func rows(_ file: AmendmentFile) throws -> [PartnerRow] {
    try file.amendment.hunks.enumerated().map { index, hunk in
      let target = Target(file.id, hunk: index + 1)
      return row(
        file.filed, "amendment", id: target.description, on: hunk.old, says: hunk.new,
        because: file.amendment.reason, outcome: file.statuses[index].name,
        reason: dossier.reason(about: target), edition: try history.edition(with: target))
    }
  }

  private func row(_ filed: Filed, _ vote: Vote) -> PartnerRow {
    let state = dossier.pollState(vote.poll)
    let isLate = state?.cameTooLate(filed) ?? false
    let counts = state?.votes[partner]?.record.id == filed.record.id
    return row(
      filed, state?.poll.form.kindOfVote ?? "vote", on: vote.poll.description, says: vote.choice.words,
      because: vote.reason,
      outcome: counts
        ? "counts" : isLate ? "late" : state?.isPassedOver(filed) == true ? "passed-over" : "replaced")
  }

  private func row(
    _ filed: Filed, _ kind: String, id: String? = nil, on: String, says: String, because: String? = nil,
    outcome: String, reason: String? = nil, edition: Int? = nil
  ) -> PartnerRow {
    PartnerRow(
      kind: kind, paper: dossier.paper.slug.description, partner: partner.description,
      id: id ?? filed.record.id.description, on: on, says: says, because: because, outcome: outcome,
      reason: reason, edition: edition, at: filed.record.header.at.rfc3339, collected: filed.isCollected,
      late: dossier.isLate(filed))
  }
}

extension Poll.Form {
  /// What a partner's vote in it is called.
  fileprivate var kindOfVote: String {
    switch self {
    case .motion: "vote"
    case .stance: "stance"
    case .sticker: "stickers"
    }
  }
}

extension Vote.Choice {
  /// The choice as it was typed: an option, or items by board.
  var words: String {
    switch self {
    case .option(let option): option
    case .stickers(let boards):
      boards.sorted { $0.key < $1.key }
        .map { "\($0.key): \($0.value.map(\.description).joined(separator: ", "))" }.joined(separator: "; ")
    }
  }
}

extension PollState {
  /// Whether a vote came after the closing, which does not list it.
  func cameTooLate(_ filed: Filed) -> Bool {
    passedOver.contains { $0.filed.record.id == filed.record.id && $0.reason == .late }
  }
}

extension Dossier {
  /// Whether a record gives a day behind the last one for its kind.
  func isLate(_ filed: Filed) -> Bool {
    deadline(of: filed.record.body)?.isPast(at: filed.record.header.at) ?? false
  }

  /// The last day for a record of such a kind; nil where none was given.
  func deadline(of body: Record.Body) -> Deadline? {
    switch body {
    case .vote(let vote): pollState(vote.poll)?.poll.deadline
    case .comment, .amendment: paper.deadline
    default: nil
    }
  }

  /// Why something was decided on as it was, or taken back; nil where neither was.
  func reason(about target: Target) -> String? {
    let decision = decision(about: target)
    if case .withdrawal(let withdrawal)? = withdrawal(of: target)?.record.body {
      let isAdopted = merged[target] != nil || amendment(target.record)?.isAdopted(target) == true
      if decision == nil || !isAdopted { return withdrawal.reason }
    }
    guard case .decision(let body)? = decision?.record.body else { return nil }
    return body.reason
  }

  /// The same of a comment: also where it was adopted through a change that names it.
  func reason(about thread: Thread) -> String? {
    guard case .adopted(let amendment) = thread.status, let file = self.amendment(amendment) else {
      return reason(about: Target(thread.id))
    }
    return file.targets(where: \.isAdopted).lazy.compactMap { self.reason(about: $0) }.first
  }

  /// The comment that an answer, or an answer to an answer, stands under; nil where it is not at hand.
  func comment(under id: RecordID) -> RecordID? {
    var (next, seen): (RecordID, Set<RecordID>) = (id, [])
    while seen.insert(next).inserted, let filed = self[next] {
      guard case .reply(let reply) = filed.record.body else {
        return filed.record.kind == .comment ? next : nil
      }
      next = reply.to
    }
    return nil
  }
}

extension AmendmentFile {
  fileprivate func isAdopted(_ target: Target) -> Bool {
    target.hunk.map { statuses.indices.contains($0 - 1) && statuses[$0 - 1].isAdopted } ?? false
  }
}
