import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

/// What was taken out of the history, or would be.
package struct Redacted: Encodable, Sendable {
  /// The redaction.
  package let id: String
  package let paper: String
  /// The records, and the numbered hunks of amendments, whose words went.
  package let targets: [String]
  /// What happened, in sentences.
  package let story: [String]
}

extension Context {
  /// Takes the words of records out of all that main reaches, by an act of the committee that says why.
  ///
  /// - Parameters:
  ///   - names: `ID` or `ID/N`, each as the beginning of an id.
  ///   - reason: why; it stays.
  /// - Throws: `Refusal` where a record is not on main, has no words of its own, or has words that may still come into the draft;
  ///   and where the host has something that is not here.
  package func redact(_ names: [String], because reason: String, dryRun: Bool) throws -> Redacted {
    let reason = try givenText(reason, what: "a reason")
    try Desk(self).identity().mustBe(.committee, to: "redact")
    if !dryRun { try mustHaveAllOfHost() }
    let redacted = try change("redact", isDryRun: dryRun) { desk in
      try desk.identity.mustBe(.committee, to: "redact")
      try desk.repository.mustBeWhole()
      let (paper, targets) = try desk.desk.redactable(names)
      let redaction = Redaction(targets: targets, reason: reason)
      // What it was written against is main as it was: that is how the old history has its name for good.
      let record = desk.seal(.redaction(redaction), on: paper)
      try desk.change.remake(without: targets, of: paper)
      let list = targets.map(\.description).joined(separator: ", ")
      try desk.commit([record], CommitMessage("redact: \(list)"))
      return Redacted(
        id: record.id.description, paper: paper.description, targets: targets.map(\.description),
        story: [
          "\(dryRun ? "Would take" : "Took") out of the history: the words of \(list)."
        ])
    }
    guard !dryRun else { return redacted }
    let desk = try Desk(self)
    try desk.renewBranches(of: desk.identityOnRoster())
    let left = try cleanAfterRedaction(isSent: desk.remote() == nil)
    return Redacted(
      id: redacted.id, paper: redacted.paper, targets: redacted.targets,
      story: redacted.story + left + [
        "Every commit of main since then has another id. Send it with: beraad submit. Others follow with: beraad sync"
      ])
  }

  /// Refuses to redact where the host has what this clone has not: it would have to be made anew there.
  private func mustHaveAllOfHost() throws {
    let desk = try Desk(self)
    guard let remote = try desk.remote() else { return }
    let setBack = try desk.fetch(remote)
    let main = try desk.workspace.main(at: remote.name)
    // What was redacted here before may not have been sent yet.
    guard !setBack.contains(desk.workspace.mainBranch), let here = main.here,
      try main.there.map({ try has($0, in: here, desk) }) ?? true
    else {
      throw Refusal(
        "Main at \(remote.address.shown) is not part of main here: what is taken out has to be taken out of both.",
        hints: ["take in what it has with: beraad sync"])
    }
  }
}

extension Context {
  /// Whether main here has what the host has, but for what was taken out.
  private func has(_ there: ObjectID, in here: ObjectID, _ desk: Desk) throws -> Bool {
    let made = try desk.remadeHere(there)
    return try made == here || desk.repository.isAncestor(made, of: here)
  }
}

extension Desk {
  /// What somebody typed, as what a redaction names: of an amendment its reason and each change that is not in the draft.
  fileprivate func redactable(_ names: [String]) throws -> (paper: Slug, targets: [Target]) {
    var targets: Set<Target> = []
    var papers: Set<Slug> = []
    for name in names {
      let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let (id, paper) = try found(parts[0])
      papers.insert(paper)
      let dossier = try dossier(of: paper.description).dossier
      guard let filed = dossier[id] else { throw Refusal("\(id) is not among the records of \(paper).") }
      guard filed.isCollected else {
        throw Refusal(
          "\(id) is not collected yet: it stands on the branch partners/\(filed.record.header.partner) only.",
          hints: ["take it in first with: beraad collect \(filed.record.header.partner)"],
          by: .notCollected(id))
      }
      targets.formUnion(try dossier.redactable(filed.record, hunk: parts.count == 2 ? parts[1] : nil, name))
    }
    guard let paper = papers.first, papers.count == 1 else {
      throw Refusal(
        "One redaction is about one paper; these belong to \(papers.map(\.description).sorted().joined(separator: ", ")).",
        by: .papersDiffer)
    }
    return (paper, targets.sorted())
  }
}

extension Dossier {
  /// What of a record can be taken out.
  ///
  /// - Parameters:
  ///   - hunk: the number of one hunk, as it was typed; nil for all of it.
  ///   - name: what was typed.
  fileprivate func redactable(_ record: Record, hunk: String?, _ name: String) throws -> [Target] {
    let targets: [Target]
    if let file = amendment(record.id) {
      targets = try redactable(file, hunk: hunk, name)
    } else {
      guard hunk == nil else {
        throw Refusal("'\(name)' names no hunk: \(record.id) is no amendment.", by: .noHunk(name))
      }
      targets = [Target(record.id)]
    }
    guard let tombstone = record.redacted(by: targets) else {
      throw Refusal(
        "\(record.id) is \(record.kind == .edition || record.kind == .opening ? "an" : "a") \(record.kind.rawValue) that says nothing in words of its own."
      )
    }
    guard tombstone != record else {
      throw Refusal("The words of \(name) were taken out of the history already.")
    }
    return targets
  }

  private func redactable(_ file: AmendmentFile, hunk: String?, _ name: String) throws -> [Target] {
    let merged = Set(file.targets { if case .merged = $0 { true } else { false } })
    let wanted: [Target]
    if let hunk {
      guard let number = Int(hunk), file.statuses.indices.contains(number - 1) else {
        throw Refusal("'\(name)' names no hunk: after the slash comes its number, from 1.", by: .noHunk(name))
      }
      wanted = [Target(file.id, hunk: number)]
      guard !merged.contains(wanted[0]) else {
        throw Refusal(
          "The words of \(wanted[0]) are the draft's: they stand in every later text of it.",
          hints: ["its reason can be taken out with: beraad redact \(file.id) --because WHY"])
      }
    } else {
      wanted = [Target(file.id)] + file.targets { _ in true }.filter { !merged.contains($0) }
    }
    let pending = wanted.filter { target in target.hunk.map { file.isPending($0 - 1) } ?? false }
    guard pending.isEmpty else {
      throw Refusal(
        "\(pending.map(\.description).joined(separator: ", ")) may still come into the draft: nobody could decide on words that are gone.",
        hints: ["reject it first with: beraad decide \(file.id) reject --because WHY"])
    }
    return wanted
  }
}

extension Repository {
  /// Refuses a clone that does not have the whole history.
  fileprivate func mustBeWhole() throws(GitError) {
    if isShallow { throw shallow("taking words out of the history") }
  }
}
