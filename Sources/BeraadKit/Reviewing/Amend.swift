import Deliberation
import Git
import ObjectIDs
import Prose
import Storage

extension Context {
  /// Proposes a change of a paper.
  ///
  /// - Parameters:
  ///   - base: the commit of main whose draft the proposal was made on; nil for the draft of now. What the draft got since is not
  ///     proposed away: the changes are carried to the draft of now, as those of any amendment.
  ///   - comments: ids, or beginnings of ids, of the comments that it answers, and of the points of reports that it came from.
  /// - Throws: `Refusal` where the words are not there, nothing would change, or the commit is no part of main.
  package func amend(
    _ paper: String, _ proposal: Proposal, on base: String? = nil, because reason: String,
    answering comments: [String]
  ) throws -> FiledRecord {
    let reason = try givenText(reason, what: .aReason)
    return try record(aboutDraft: true) { desk, _ in
      try desk.amendment(proposal, of: desk.draft(of: paper, at: base), base, because: reason, comments)
    }
  }

  /// The amendment that the form at hand made before, whatever came of the draft since; nil where it made none.
  ///
  /// - Throws: a `Refusal` where that was withdrawn.
  package func sentAmendment(
    _ paper: String, _ proposal: Proposal, because reason: String, answering comments: [String]
  ) throws -> FiledRecord? {
    let desk = try Desk(self)
    guard let seen = try formSnapshot(before: desk.snapshot) else { return nil }
    let reason = try GivenText.check(reason, what: .aReason)
    let before = try Desk(self, desk.workspace, seen)
    let identity = try desk.identity()
    let new = try before.amendment(
      proposal, of: before.snapshot.paper(named: paper), nil, because: reason, comments)
    let sent = try desk.asSent(new, by: identity)
    guard case .standing = sent.content else { return nil }
    return sent.filed(by: identity)
  }
}

extension Desk {
  fileprivate func amendment(
    _ proposal: Proposal, of paper: Paper, _ base: String?, because reason: String, _ comments: [String]
  ) throws -> NewRecord {
    let hunks = try ProposedHunks.hunks(of: proposal, in: paper)
    guard !hunks.isEmpty else {
      throw Refusal(
        base == nil
          ? Localized(
            en: "The amendment changes nothing: the draft of \(paper.slug) reads so already.",
            nl: "De wijziging verandert niets: zo staat het al in het concept van \(paper.slug).")
          : Localized(
            en: "The amendment changes nothing: the draft of \(paper.slug) read so then.",
            nl: "De wijziging verandert niets: zo stond het toen al in het concept van \(paper.slug)."),
        by: .changesNothing)
    }
    let (answered, points) = try sources(comments, on: paper.slug)
    let places = Places.names(of: hunks.map(\.range.lowerBound), in: paper)
    let story = Localized(
      en:
        "Proposed \(hunks.count == 1 ? "one change" : "\(hunks.count) changes") to \(paper.slug), in \(places.english).",
      nl:
        "\(hunks.count == 1 ? "Eén wijziging" : "\(hunks.count) wijzigingen") van \(paper.slug) voorgesteld, in \(places.dutch)."
    )
    return NewRecord(
      .amendment(
        Amendment(base: paper.blob, hunks: hunks, reason: reason, comments: answered, points: points)),
      on: paper.slug, summary: { "amend: \($0) on \(paper.slug)" },
      story: story.joined(to: paper.lateMark(at: context.now())))
  }
}

extension Context {
  /// Asks whether a change can be proposed on the draft of the form at hand, before it is.
  ///
  /// - Throws: what `amend` throws of the change itself.
  package func checkProposal(_ proposal: Proposal, of paper: String) throws {
    let snapshot = try Desk(self).snapshot
    let seen = try formSnapshot(before: snapshot) ?? snapshot
    _ = try ProposedHunks.hunks(of: proposal, in: seen.paper(named: paper))
  }
}

extension Desk {
  /// The draft of a paper as main has it, or as one commit of main had it.
  fileprivate func draft(of paper: String, at base: String?) throws -> Paper {
    let now = try snapshot.paper(named: paper)
    guard let base else { return now }
    let commit = try repository.resolve(base)
    guard try snapshot.history().contains(commit) else {
      throw Refusal(
        Localized(
          en:
            "Commit \(commit.abbreviated()) is no part of main, so that nobody else may have the draft that this is an edit of.",
          nl:
            "Commit \(commit.abbreviated()) hoort niet bij main, en dan hebben anderen het concept misschien niet dat u bewerkte."
        ),
        hints: [
          Localized(
            en: "see the commits of the draft with: git log \(workspace.mainBranch) -- \(Layout.papers)",
            nl: "zie de commits van het concept met: git log \(workspace.mainBranch) -- \(Layout.papers)")
        ])
    }
    return try Snapshot(workspace: workspace, commit: commit).paper(named: paper)
  }

  /// What somebody names as what a change of a paper came from: comments on it, and points of reports.
  func sources(_ names: [String], on paper: Slug) throws -> (comments: [RecordID], points: [RecordID]) {
    let points = names.filter { $0.lowercased().first == Record.Kind.point.letter }
    return (
      try names.filter { !points.contains($0) }.map { try comment($0, on: paper) },
      try points.map { try standingPoint($0).entry.id }.uniqued()
    )
  }

  /// The comment on a paper that somebody names by the beginning of its id.
  func comment(_ prefix: String, on paper: Slug) throws -> RecordID {
    let found = try snapshot.record(withPrefix: prefix, kinds: [.comment])
    guard found.record.header.paper == paper else {
      throw Refusal(
        Localized(
          en: "\(found.record.id) is a comment on \(found.record.header.paper), not on \(paper).",
          nl: "\(found.record.id) is een opmerking bij \(found.record.header.paper), niet bij \(paper)."),
        by: .isOfAnotherPaper(found.record.id))
    }
    return found.record.id
  }
}
