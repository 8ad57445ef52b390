package import Deliberation
import Git
import Prose
import Storage
import Transport

/// What is open, seen from one partner.
package struct Status: Encodable, Sendable {
  package struct PaperStatus: Encodable, Sendable {
    package let paper: String
    package let title: String
    package let stage: String?
    /// What kind of text it is, as `report`; nil where it does not say.
    package let kind: String?
    /// Comments that nobody answered.
    package let openComments: Int
    /// Hunks that nobody decided on, by a vote or otherwise.
    package let openChanges: Int
    /// Hunks adopted and not yet in the draft; not those about which several decisions wait to be settled.
    package let waiting: Int
    /// What closed votes chose and the draft does not have yet, a sentence each.
    package let voted: [Localized]
    /// What became of closed polls: corrections that wait for another closing, and results that a later closing changed, with why; a
    /// sentence each.
    package let corrections: [Localized]
    /// What polls and decisions rest on and main does not have, a sentence each.
    package let lacking: [Localized]
    /// That the draft has the marks of a merge conflict, as a sentence; nil where it has none.
    package let conflictMarks: Localized?
    /// Polls in which this partner can vote and has not.
    package let unvoted: [String]
    /// The votes of this partner that came after the closing, a sentence each.
    package let votesTooLate: [Localized]
    /// Open votes about the same changes, a sentence for each two.
    package let doubleVotes: [Localized]
    /// The meetings that are in no question, since they were added apart from an opening: a sentence for each poll.
    package let meetingsLeftOut: [Localized]
    /// The open sticker polls of which meetings wait to be counted, with these meetings.
    package let uncounted: [UncountedRow]
    /// All that are open.
    package let openPolls: [OpenPollRow]
    /// Records on partners' branches that main does not have.
    package let uncollected: Int
    /// Those of this partner.
    package let ownUncollected: Int
    package let editions: Int
    /// Until when something is asked for: the paper's own day, and those of its open polls.
    package let deadlines: [DeadlineRow]
    /// What was made apart, excludes each other and is not settled.
    package let exclusions: [ExclusionRow]
  }

  /// An open poll with the meetings that nobody has counted.
  package struct UncountedRow: Encodable, Sendable {
    package let poll: String
    /// By id, in the order of the definition.
    package let meetings: [String]
  }

  /// A last day.
  package struct DeadlineRow: Encodable, Sendable {
    /// The poll; nil for comments and changes.
    package let poll: String?
    package let until: String
    /// 0 on the last day, below 0 afterwards.
    package let daysLeft: Int
  }

  /// A paper without a draft.
  package struct LostPaper: Encodable, Sendable {
    package let paper: String
    /// Which commit took the draft away, and what brings it back.
    package let loss: Localized
  }

  package let alliance: String
  package let partner: String?
  /// Who is named to act and stands on the roster no longer, as `PARTNER` or `PARTNER/PERSON`.
  package let offRoster: String?
  package let branch: String
  package let papers: [PaperStatus]
  /// Those that main once had and whose draft a commit took away.
  package let lostPapers: [LostPaper]
  package let problems: [Localized]
}

extension Context {
  /// The state of all papers, for whoever acts; works without anybody acting too.
  package func status() throws -> Status { try status(Desk(self)) }

  /// The same, with what is so in this clone alone: what git is in the middle of, a sentence each, and what its host does not have;
  /// nil where it knows no host, or cannot tell.
  package func statusHere() throws -> (status: Status, unfinished: [Localized], unsent: Unsent?) {
    let desk = try Desk(self)
    // In a mirror the branches are the host's, as git last fetched them, and nothing else says what the host had.
    let known = try desk.remote().flatMap { remote in
      try desk.isMirror(of: remote.name) ? nil : try desk.unsent(at: remote.name)
    }
    // While git is in the middle of something on main, as a pull that stopped, what ends that is the way to the host: a `sync` is refused,
    // and so is a `submit` of who sends main.
    let isBusy = (try? desk.repository.mustBeAtRest()) == nil
    let sendsMain = try desk.identityOnRoster()?.partner.roles.isEmpty == false
    let unsent = isBusy && sendsMain ? nil : known
    let behind =
      known == nil || isBusy ? nil : try desk.snapshot.newerMain().map { _ in Localized.mainIsBehind }
    return (
      try status(desk),
      try desk.workspace.unfinished() + [behind].compactMap(\.self) + desk.mainLostSentences()
        + desk.wrongMergeSentences(),
      unsent
    )
  }

  private func status(_ desk: Desk) throws -> Status {
    let identity = try desk.identityOnRoster()
    var papers: [Status.PaperStatus] = []
    var problems = try desk.offRosterSentences()
    problems += try desk.snapshot.faultyDrafts().map(\.explanation.sentence)
    problems += try desk.snapshot.strayRecords().map(\.sentence) + desk.sidesElsewhere()
    problems += try desk.snapshot.spoiledMeetings().flatMap(\.told)
    for slug in try desk.snapshot.soundPapers() {
      let open = try desk.openDossier(of: slug.description)
      let dossier = try desk.lookingAtTokens(open.dossier)
      papers.append(
        try Status.PaperStatus(
          open, dossier, for: desk.nameOffRoster() ?? identity?.partner.id, at: now(),
          exclusions: desk.exclusionRows(of: dossier)))
      problems += open.problems
    }
    return Status(
      alliance: desk.roster.alliance, partner: identity?.partner.id.description,
      offRoster: try desk.nameOffRoster()?.description ?? desk.personOffRoster(),
      branch: desk.workspace.mainBranch, papers: papers,
      lostPapers: try desk.snapshot.lostDrafts().map { Status.LostPaper($0, $1) },
      problems: problems.uniqued().shortened)
  }
}

extension Status.LostPaper {
  fileprivate init(_ paper: Slug, _ loss: Refusal) {
    let remedies = loss.explanation.advice.map { $0.map(\.capitalizedFirst) }
    self.init(
      paper: paper.description, loss: ([loss.explanation.sentence] + remedies).joined(separator: " "))
  }
}

extension Status.PaperStatus {
  fileprivate init(
    _ open: OpenDossier, _ dossier: Dossier, for partner: Slug?, at now: Instant, exclusions: [ExclusionRow]
  ) {
    let motions = dossier.motionsToCarryOut
    let chosen = Set(motions.flatMap { $0.adopted + $0.rejected + $0.held.map(\.description) })
    func count(where fits: (HunkStatus) -> Bool) -> Int {
      dossier.amendments.flatMap { $0.targets(where: fits) }.count {
        !chosen.contains($0.description) && !dossier.isUnsettled($0)
      }
    }
    let uncollected = dossier.records.filter { !$0.isCollected }
    self.init(
      paper: dossier.paper.slug.description, title: dossier.paper.title,
      stage: dossier.paper.frontMatter["stage"], kind: dossier.paper.frontMatter["kind"],
      openComments: open.threads.count(where: \.waitsForAnswer),
      openChanges: count { $0 == .open },
      waiting: count { if case .decided(.adopted, _) = $0 { true } else { false } },
      voted: motions.compactMap { $0.sentence(of: dossier.paper.slug) },
      corrections: dossier.pollFiles.flatMap { state in
        state.lateSentences(in: dossier)
          + state.correctionLines(in: dossier) { !dossier.isTold($0.closing) }
          + state.unfollowedLines(in: dossier) { !dossier.isTold($0.closing) }
      },
      lacking: dossier.lacking.map(\.told), conflictMarks: dossier.paper.conflictMarks,
      unvoted: dossier.pollFiles
        .filter { state in partner.map { state.votes[$0] == nil && state.takesVote(of: $0) } ?? false }
        .map(\.poll.id.description),
      votesTooLate: partner.map { dossier.votesTooLate(of: $0) + dossier.votesUnderOtherOpening(of: $0) }
        ?? [], doubleVotes: dossier.doubleVotes,
      meetingsLeftOut: dossier.meetingsLeftOut,
      uncounted: dossier.pollFiles.compactMap(Status.UncountedRow.init),
      openPolls: dossier.pollFiles.compactMap(OpenPollRow.init),
      uncollected: uncollected.count,
      ownUncollected: uncollected.count { $0.record.header.partner == partner },
      editions: dossier.editionNumbers.count,
      deadlines: dossier.deadlines(at: now),
      exclusions: exclusions)
  }
}

extension Status.UncountedRow {
  fileprivate init?(_ state: PollState) {
    guard state.stage == "open", case .sticker(let form) = state.poll.form else { return nil }
    let counted = state.counts
    let meetings = form.meetings.map(\.id).filter { counted[$0] == nil }
    guard !meetings.isEmpty else { return nil }
    self.init(poll: state.poll.id.description, meetings: meetings.map(\.description))
  }
}

extension Dossier {
  /// Those of a paper that is not final, and of its open polls.
  fileprivate func deadlines(at now: Instant) -> [Status.DeadlineRow] {
    func row(_ deadline: Deadline?, _ poll: Slug?) -> Status.DeadlineRow? {
      deadline.map {
        Status.DeadlineRow(poll: poll?.description, until: $0.day, daysLeft: $0.daysLeft(at: now))
      }
    }
    let own = paper.frontMatter["stage"] == PaperStage.final.rawValue ? nil : paper.deadline
    return [row(own, nil)].compactMap(\.self)
      + pollFiles.filter { $0.stage == "open" }.compactMap { row($0.poll.deadline, $0.poll.id) }
  }
}
