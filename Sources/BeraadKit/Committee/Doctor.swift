package import Deliberation
import Git
import Storage
import Transport

/// What `doctor` found, and what to do about each.
package struct Diagnosis: Encodable, Sendable {
  package struct Finding: Encodable, Sendable {
    package let what: Localized
    package let advice: Localized
    /// What to do after that, or instead of it.
    package var further: [Localized] = []
    /// Whether it was mended.
    package let mended: Bool
    /// Whether it is named only: it stays so, and is in nobody's way.
    package var isLasting = false
  }

  package let findings: [Finding]
}

extension Context {
  /// Looks for what gets in the way: in the repository and its work trees, on the partners' branches, in the drafts and
  /// in the history of main.
  ///
  /// - Parameter mends: whether locks that nobody holds are removed, and this clone is made safe for plain git.
  package func examine(mends: Bool) throws -> Diagnosis {
    let workspace = try self.workspace()
    let lost = workspace.repository.lostAlternates()
    // Nothing else can be told: any look may meet what is gone.
    guard lost.isEmpty else { return Diagnosis(findings: lost.map(Diagnosis.Finding.init(borrowed:))) }
    let found = try workspace.repository.findings(reserving: [Layout.partnersReference])
    var findings = try found.map { try Diagnosis.Finding($0, mends: mends, in: workspace.repository) }
    // What one look trips over must not hide what the others find.
    func look(_ find: () throws -> [Diagnosis.Finding]) throws {
      do {
        let new = try find()
        findings += new
      } catch let error as GitError where found.contains(where: error.isSaid) {
        return
      } catch let error as any Explained {
        let explanation = error.explanation
        let finding = Diagnosis.Finding(
          what: (error as? GitError)?.found ?? explanation.sentence,
          advice: explanation.advice.first
            ?? Localized(en: "see more with: beraad verify", nl: "zie meer met: beraad verify"),
          further: Array(explanation.advice.dropFirst()), mended: false)
        if !findings.contains(where: { $0.what == finding.what }) { findings.append(finding) }
      }
    }
    try look { try Diagnosis.Finding.unfollowed(in: workspace) }
    try look {
      let desk = try Desk(self, workspace, workspace.snapshot())
      for find in [
        desk.otherThanFiles, desk.filesForFolders, desk.stagedAway, desk.draftsOfNoText, desk.filtered,
        desk.branchesOfNobody, desk.hostsWithoutRoom, desk.mainLost, desk.wrongMergeFindings,
        desk.fetchedOver, desk.unfollowedCondition, desk.rosterMissing,
        desk.unreadableRecords, desk.conflictMarkers, desk.meetingsSpoiled, desk.namesAlike,
        desk.foldersToReadOnly, desk.draftsRemoved, desk.recordsRemoved,
        desk.lackingRecords, desk.droppedBesideEditions, desk.questionsChanged, desk.recordsNotAsCommitted,
        desk.takenBack, desk.textsLost, desk.leftOut,
        desk.leftOutOfOthers, desk.namesOnMain, desk.failingSigner, desk.splittingIndex,
        desk.skippingChecksum,
        desk.rivalOfMain, desk.peopleFiles,
      ] {
        try look(find)
      }
      try look { try desk.mergeDriver(mends: mends) }
      try look { try desk.signatures(mends: mends) }
      try look { try desk.plainCommits(mends: mends) }
      try look { try desk.formerSignature(mends: mends) }
      return []
    }
    return Diagnosis(findings: findings)
  }
}

extension Context {
  /// Looks for what may lead to a person in all that is there to read: records, drafts, polls, the roster and the messages of main.
  package func examinePrivacy() throws -> Diagnosis {
    let desk = try Desk(self)
    return Diagnosis(findings: try PersonalDataFindings(desk).all())
  }
}

extension GitError {
  /// Whether a finding says already why a look could not be taken: the clone lacks what it asks for.
  fileprivate func isSaid(by finding: Git.Finding) -> Bool {
    switch finding {
    case .shallow: kind == .shallow
    case .partialClone: kind == .partialClone
    default: false
    }
  }
}
