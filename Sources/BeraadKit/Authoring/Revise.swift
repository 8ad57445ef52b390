import Deliberation
import Git
import ObjectIDs
import Storage

extension Context {
  /// Commits the author's edits of a paper's draft, as they stand in the work tree.
  ///
  /// What is stored is what `git add` would store: line ends as the repository has them.
  ///
  /// - Throws: `Refusal` where nothing was edited, the text is broken or has conflict markers, or the branch checked out
  ///   is not main.
  package func revise(_ paper: String, because reason: String) throws -> FiledRecord {
    let reason = try givenText(reason, what: Localized(en: "a reason", nl: "een reden"))
    return try change("revise \(paper)") { desk in
      try desk.identity.mustBe(
        .author, .committee, to: Localized(en: "revise a draft", nl: "een concept bewerken"))
      let old = try desk.snapshot.paper(named: paper)
      let path = Layout.draft(of: old.slug)
      let (blob, text) = try desk.desk.workTreeFile(path)
      try Snapshot.checkText(text, path: path)
      try ConflictMarkers.refuse(
        in: text, path: path, next: Localized(en: "repeat this", nl: "doe dit opnieuw"))
      // A draft that was begun twice is settled by whoever looks at it and says so, with or without an edit.
      let begun = try desk.snapshot.history().begun(old.slug, in: desk.repository)
      // So is one of which a merge by plain git kept one side.
      let isLookedAt =
        try blob == old.blob && (begun.count > 1 || !desk.desk.oneSidedMerges(of: old.slug).isEmpty)
      guard blob != old.blob || isLookedAt else {
        throw Refusal(
          Localized(
            en: "\(path) is as main has it: there is nothing to commit.",
            nl: "\(path) is zoals het op main staat: er valt niets vast te leggen."))
      }
      let losing = try desk.desk.changesLosingWords(in: old, to: text)
      var step = MainChange.Step(
        CommitMessage("\(old.slug): \(reason.summaryLine)", body: reason.contains("\n") ? reason : ""),
        files: [.init(path, .workTree(blob))])
      step.isMadeAnyway = true
      if isLookedAt || begun.count > 1 { step.message.trailers = [.settles(old.slug)] }
      let commit = try desk.commit(step)
      return FiledRecord(
        id: commit?.hex ?? "", paper: old.slug.description, partner: desk.identity.partner.id.description,
        story: Localized(
          en: "Revised \(old.slug): commit \(commit?.abbreviated() ?? "").\(Self.takingOut(losing).english)",
          nl: "\(old.slug) aangepast: commit \(commit?.abbreviated() ?? "").\(Self.takingOut(losing).dutch)"))
    }
  }

  /// That adopted words go out of the draft, as a sentence behind another; nothing where none do.
  private static func takingOut(_ changes: [(amendment: RecordID, partner: String)]) -> Localized {
    guard !changes.isEmpty else { return .nothing }
    let shown = changes.prefix(5)
    let more = changes.count - shown.count
    return Localized(
      en:
        " That takes out words that were adopted: of \(shown.map { "\($0.amendment) (\($0.partner))" }.joined(separator: ", "))\(more > 0 ? ", and of \(more) more" : "").",
      nl:
        " Daarmee gaan woorden uit de tekst die zijn overgenomen: van \(shown.map { "\($0.amendment) (\($0.partner))" }.joined(separator: ", "))\(more > 0 ? ", en van nog \(more)" : "")."
    )
  }
}

extension Desk {
  /// A file of the work tree of main, as git would store it.
  func workTreeFile(_ path: String) throws -> (blob: ObjectID, bytes: [UInt8]) {
    guard repository.workDirectory != nil,
      case .branch(workspace.mainReference, _) = try repository.head()
    else {
      let other = try repository.workTrees(on: workspace.mainReference).first
      throw Refusal(
        Localized(
          en:
            "The branch '\(workspace.mainBranch)' is not checked out here\(other.map { ", but in \($0)" } ?? "").",
          nl:
            "De branch '\(workspace.mainBranch)' is hier niet uitgecheckt\(other.map { ", maar wel in \($0)" } ?? "")."
        ),
        hints: [
          other.map { Localized(en: "work there: cd '\($0)'", nl: "werk daar: cd '\($0)'") }
            ?? Localized(
              en: "go to it with: git switch \(workspace.mainBranch)",
              nl: "ga erheen met: git switch \(workspace.mainBranch)")
        ])
    }
    do {
      return try repository.blob(fromWorkTree: path)
    } catch {
      guard error.kind == .notFound else { throw error }
      let isStaged = try repository.workTreeChanges(under: path).contains { $0.status == .staged }
      throw Refusal(
        Localized(en: "\(path) cannot be read.", nl: "\(path) is niet te lezen."),
        hints: [
          Localized(
            en: "bring it back with: git checkout \(isStaged ? "HEAD " : "")-- \(path)",
            nl: "haal het terug met: git checkout \(isStaged ? "HEAD " : "")-- \(path)")
        ] + [try renamingBack(path)].compactMap(\.self))
    }
  }

  /// What is said where the work tree has the draft under another name, as the only one there of a paper that main does not have: a paper
  /// keeps its name.
  private func renamingBack(_ path: String) throws -> Localized? {
    let new = try repository.workTreeChanges(under: Layout.papers).filter {
      guard Layout.paper(ofDraft: $0.path) != nil else { return false }
      return try repository.entry(at: $0.path, in: snapshot.commit) == nil
    }
    guard new.count == 1, let paper = Layout.paper(of: path) else { return nil }
    let move = new[0].status == .staged ? "git mv" : "mv"
    let command = "mkdir -p \(Layout.folder(of: paper)) && \(move) \(new[0].path) \(path)"
    return Localized(
      en: "or, where \(new[0].path) is that draft, have it under its name again with: \(command)",
      nl: "of, als \(new[0].path) dat concept is, geef het zijn naam terug met: \(command)")
  }
}
