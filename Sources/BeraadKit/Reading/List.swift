import Deliberation
import Prose
import Storage

/// Which records a list shows.
package struct ListFilter: Sendable {
  /// Only what waits for a decision or an answer.
  package var openOnly: Bool
  /// Only this partner's.
  package var partner: String?

  package init(openOnly: Bool = false, partner: String? = nil) {
    self.openOnly = openOnly
    self.partner = partner
  }
}

/// A list, and what could not be read, one sentence each.
package struct Listing<Row: Encodable & Sendable>: Sendable {
  package let rows: [Row]
  package let problems: [String]
}

/// A comment in a list.
package struct CommentRow: Encodable, Sendable {
  package struct Place: Encodable, Sendable {
    /// `kept`, `edited` or `deleted`.
    package let outcome: String
    package let quote: String
    /// What stands there now, where the words were edited.
    package let now: String?
    package let ranges: [ByteRange]
    /// The commit that removed the words, where they were.
    package let removedBy: String?
  }

  package struct Answer: Encodable, Sendable {
    package let id: String
    package let partner: String
    package let body: String
    package let at: String
  }

  package let id: String
  package let partner: String
  package let kind: String
  package let body: String
  /// `open`, `answered`, `withdrawn`, or what was decided.
  package let outcome: String
  package let anchor: Place
  package let replies: [Answer]
  package let at: String
  package let collected: Bool
}

/// Bytes, from the first to behind the last.
package struct ByteRange: Encodable, Sendable {
  package let start: Int
  package let end: Int

  package init(_ range: Range<Int>) {
    start = range.lowerBound
    end = range.upperBound
  }
}

/// An amendment in a list.
package struct AmendmentRow: Encodable, Sendable {
  package struct Change: Encodable, Sendable {
    /// Counted from 1.
    package let hunk: Int
    package let start: Int
    package let end: Int
    package let old: String
    package let new: String
    package let status: String
  }

  package let id: String
  package let partner: String
  /// The status that all hunks share, else `partly`.
  package let status: String
  package let reason: String
  package let base: String
  package let comments: [String]
  package let hunks: [Change]
  package let at: String
  package let collected: Bool
}

/// A decision in a list.
package struct DecisionRow: Encodable, Sendable {
  package let id: String
  package let targets: [String]
  package let outcome: String
  package let reason: String
  package let poll: String?
  package let at: String
}

extension Context {
  /// The comments on a paper, in causal order.
  package func comments(on paper: String, _ filter: ListFilter = ListFilter()) throws -> Listing<CommentRow> {
    let desk = try Desk(self)
    let loaded = try desk.dossier(of: paper)
    let partner = try filter.partner.map { try desk.roster.partner(named: $0).id }
    var anchors = CarriedAnchors(
      of: loaded.dossier, at: desk.snapshot.commit, in: desk.workspace.repository)
    var rows: [CommentRow] = []
    for thread in loaded.dossier.threads {
      guard partner == nil || thread.partner == partner, !filter.openOnly || thread.status == .open else {
        continue
      }
      rows.append(CommentRow(thread, try anchors.carry(thread.comment.anchor), in: loaded.dossier.paper))
    }
    return Listing(rows: rows, problems: loaded.problems)
  }

  /// The amendments to a paper, in causal order.
  package func amendments(to paper: String, _ filter: ListFilter = ListFilter()) throws -> Listing<
    AmendmentRow
  > {
    let desk = try Desk(self)
    let loaded = try desk.dossier(of: paper)
    let partner = try filter.partner.map { try desk.roster.partner(named: $0).id }
    let rows = loaded.dossier.amendments
      .filter { partner == nil || $0.partner == partner }
      .filter { !filter.openOnly || $0.isOpen }
      .map(AmendmentRow.init)
    return Listing(rows: rows, problems: loaded.problems)
  }

  /// The decisions about a paper, in the order they were made.
  package func decisions(about paper: String, _ filter: ListFilter = ListFilter()) throws -> Listing<
    DecisionRow
  > {
    let loaded = try Desk(self).dossier(of: paper)
    let rows = loaded.dossier.records.compactMap { filed -> DecisionRow? in
      guard case .decision(let decision) = filed.record.body else { return nil }
      return DecisionRow(
        id: filed.record.id.description, targets: decision.targets.map(\.description),
        outcome: decision.outcome.rawValue, reason: decision.reason, poll: decision.poll?.description,
        at: filed.record.header.at.rfc3339)
    }
    return Listing(rows: rows, problems: loaded.problems)
  }

  /// The polls of a paper, by name.
  package func polls(of paper: String, _ filter: ListFilter = ListFilter()) throws -> Listing<PollRow> {
    let loaded = try Desk(self).dossier(of: paper)
    let rows = loaded.dossier.pollFiles
      .filter { !filter.openOnly || $0.stage == "open" }
      .map { PollRow($0) }
    return Listing(rows: rows, problems: loaded.problems)
  }
}

extension CommentRow {
  init(_ thread: Thread, _ carried: CarriedAnchor, in paper: Paper) {
    let header = thread.filed.record.header
    let now = carried.ranges.map { String(decoding: paper.text[$0], as: UTF8.self) }.joined(separator: " … ")
    self.init(
      id: thread.id.description, partner: thread.partner.description, kind: thread.comment.intent.rawValue,
      body: thread.comment.text, outcome: thread.status.name,
      anchor: Place(
        outcome: carried.outcome.rawValue, quote: thread.comment.anchor.quote,
        now: carried.outcome == .edited ? now : nil, ranges: carried.ranges.map(ByteRange.init),
        removedBy: carried.removedBy),
      replies: thread.replies.compactMap(Answer.init), at: header.at.rfc3339,
      collected: thread.filed.isCollected)
  }
}

extension CommentRow.Answer {
  init?(_ filed: Filed) {
    guard case .reply(let reply) = filed.record.body else { return nil }
    self.init(
      id: filed.record.id.description, partner: filed.record.header.partner.description, body: reply.text,
      at: filed.record.header.at.rfc3339)
  }
}

extension AmendmentRow {
  init(_ file: AmendmentFile) {
    self.init(
      id: file.id.description, partner: file.partner.description, status: file.status,
      reason: file.amendment.reason, base: file.amendment.base,
      comments: file.amendment.comments.map(\.description),
      hunks: zip(file.amendment.hunks, file.statuses).enumerated().map { index, pair in
        Change(
          hunk: index + 1, start: pair.0.range.lowerBound, end: pair.0.range.upperBound, old: pair.0.old,
          new: pair.0.new, status: pair.1.name)
      }, at: file.filed.record.header.at.rfc3339, collected: file.filed.isCollected)
  }
}
