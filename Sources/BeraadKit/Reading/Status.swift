import Deliberation
import Storage

/// What is open, seen from one partner.
package struct Status: Encodable, Sendable {
  package struct PaperStatus: Encodable, Sendable {
    package let paper: String
    package let title: String
    package let stage: String?
    /// Comments that nobody answered.
    package let openComments: Int
    /// Hunks that nobody decided on.
    package let openChanges: Int
    /// Hunks adopted and not yet in the draft.
    package let waiting: Int
    /// Polls in which this partner can vote and has not.
    package let unvoted: [String]
    /// Records on partners' branches that main does not have.
    package let uncollected: Int
    /// Those of this partner.
    package let ownUncollected: Int
    package let editions: Int
  }

  package let alliance: String
  package let partner: String?
  package let branch: String
  package let papers: [PaperStatus]
  package let problems: [String]
}

extension Context {
  /// The state of all papers, for whoever acts; works without anybody acting too.
  package func status() throws -> Status {
    let desk = try Desk(self)
    let identity = try desk.identityIfNamed()
    var papers: [Status.PaperStatus] = []
    var problems: [String] = []
    for slug in try desk.snapshot.papers() {
      let loaded = try desk.dossier(of: slug.description)
      papers.append(Status.PaperStatus(loaded.dossier, for: identity?.partner.id))
      problems += loaded.problems
    }
    return Status(
      alliance: desk.roster.alliance, partner: identity?.partner.id.description,
      branch: desk.workspace.mainBranch, papers: papers, problems: problems)
  }
}

extension Status.PaperStatus {
  fileprivate init(_ dossier: Dossier, for partner: Slug?) {
    let statuses = dossier.amendments.flatMap(\.statuses)
    let uncollected = dossier.records.filter { !$0.isCollected }
    self.init(
      paper: dossier.paper.slug.description, title: dossier.paper.title,
      stage: dossier.paper.frontMatter["stage"],
      openComments: dossier.threads.count { $0.status == .open },
      openChanges: statuses.count { $0 == .open },
      waiting: statuses.count { if case .decided(.adopted, _) = $0 { true } else { false } },
      unvoted: dossier.pollFiles
        .filter { state in state.stage == "open" && partner.map { state.votes[$0] == nil } ?? false }
        .filter { if case .sticker(let form) = $0.poll.form { form.meetings.isEmpty } else { true } }
        .map(\.poll.id.description),
      uncollected: uncollected.count,
      ownUncollected: uncollected.count { $0.record.header.partner == partner },
      editions: dossier.records.count { $0.record.kind == .edition })
  }
}
