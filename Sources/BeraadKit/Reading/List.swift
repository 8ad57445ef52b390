package import Deliberation
import Storage

/// Which records a list shows.
package struct ListFilter: Sendable {
  /// Only what waits for a decision, for an answer, or to come into the draft.
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
  package let problems: [Localized]
}

extension Context {
  /// The comments on a paper, in causal order.
  package func comments(on paper: String, _ filter: ListFilter = ListFilter()) throws -> Listing<CommentRow> {
    let desk = try Desk(self)
    let loaded = try desk.dossier(of: paper)
    let partner = try filter.partner.map { try desk.partnerEver(named: $0) }
    let paper = loaded.dossier.paper
    let threads = loaded.dossier.threads.filter {
      (partner == nil || $0.partner == partner) && (!filter.openOnly || $0.status == .open)
    }
    var anchors = CarriedAnchors(
      of: threads, on: paper, at: desk.snapshot.commit, in: desk.workspace.repository)
    let rows = try threads.map { try CommentRow($0, anchors.carry($0.comment.anchor), in: paper) }
    return Listing(rows: rows, problems: loaded.problems)
  }

  /// The amendments to a paper, in causal order.
  package func amendments(to paper: String, _ filter: ListFilter = ListFilter()) throws -> Listing<
    AmendmentRow
  > {
    let desk = try Desk(self)
    let loaded = try desk.dossier(of: paper)
    let partner = try filter.partner.map { try desk.partnerEver(named: $0) }
    let agenda = try Agenda(of: loaded.dossier, in: desk.workspace.repository)
    let rows = loaded.dossier.amendments
      .filter { partner == nil || $0.partner == partner }
      .filter { !filter.openOnly || $0.isPending }
      .map { AmendmentRow($0, agenda, in: loaded.dossier) }
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
