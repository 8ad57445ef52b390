import Deliberation
import Git
import ObjectIDs
import Rendering
import Storage
import Transport

/// The checks of one paper.
struct PaperCheck {
  let paper: Slug
  let desk: Desk
  let folder: EditionFolder?
  /// What makes PDF files again, where it is on this machine.
  let typst: TypstProgram?

  private var repository: Repository { desk.workspace.repository }
  private var commit: ObjectID { desk.snapshot.commit }

  func checks() throws -> [Verification.Check] {
    let records = try recordProblems()
    let checks = [
      check(
        "records", records.problems,
        Localized(
          en: records.count == 1
            ? "1 record is as its id says" : "\(records.count) records are as their ids say",
          nl: records.count == 1
            ? "1 bijdrage is zoals haar id zegt" : "\(records.count) bijdragen zijn zoals hun id zegt")),
      check(
        "history", try historyProblems(),
        Localized(
          en: "every record that main ever had is there as it was",
          nl: "elke bijdrage die ooit op main kwam, staat er onveranderd")
      ),
      try workTree(),
    ]
    // What follows derives from the records: with a broken one it would say nothing new.
    guard records.problems.isEmpty else { return checks }
    let loaded = try desk.dossier(of: paper.description, scope: .collected)
    let dossier = loaded.dossier
    return try checks + [polls(loaded), chain(dossier), apart(withBranches() ?? dossier)] + draft(dossier)
      + editions(dossier)
  }

  private func polls(_ loaded: LoadedDossier) throws -> Verification.Check {
    let dossier = loaded.dossier
    // What cannot be read was not checked: nobody can say that it is right.
    let unread = loaded.unread.map {
      Localized(
        en: "\($0.explanation.message) It was not checked.",
        nl: "\($0.explanation.sentence.dutch) Het is niet gecontroleerd.")
    }
    let right = Localized(
      en: "definitions and counts fit their rules", nl: "vragen en tellingen kloppen met hun regels")
    return check(
      "polls", unread + (try PollCheck(dossier: dossier, snapshot: desk.snapshot).problems()),
      ([right]
        + dossier.pollFiles.flatMap {
          $0.correctionLines(in: dossier) + $0.unfollowedLines(in: dossier)
        }).joined(separator: "; "))
  }

  private func chain(_ dossier: Dossier) throws -> Verification.Check {
    check(
      "chain", try chainProblems(dossier),
      Localized(
        en: "every merged change is what was proposed and decided",
        nl: "elke samengevoegde wijziging is wat is voorgesteld en besloten"))
  }

  /// What waits in the draft itself, and what the open changes rest on.
  private func draft(_ dossier: Dossier) -> [Verification.Check] {
    let marks = dossier.paper.conflictMarks.map {
      Verification.Check(name: "\(paper): draft", waiting: [$0], none: .nothing)
    }
    let texts = Verification.Check(
      name: "\(paper): texts", waiting: dossier.losses.map { $0.sentence(of: paper) },
      none: Localized(
        en: "main has the text that each open change was made on",
        nl: "main heeft de tekst waarop elke open wijziging is gemaakt"))
    return [marks, texts].compactMap(\.self)
  }

  private func editions(_ dossier: Dossier) throws -> [Verification.Check] {
    if let folder, dossier.editionNumbers.isEmpty, !folder.exists {
      return [.init(name: "\(paper): edition", problems: [folder.isMissing], right: .nothing)]
    }
    return try dossier.editionNumbers.compactMap { number in
      guard case .edition(let edition)? = dossier.editions(numbered: number).holds?.record.body else {
        return nil
      }
      return try EditionCheck(
        edition: edition, passedOver: dossier.otherEditions(numbered: number), paper: paper, desk: desk,
        folder: folder, typst: typst
      ).check()
    }
  }

  /// What is wrong with the commits that merged something: main's, and those of editions that main only keeps.
  private func chainProblems(_ dossier: Dossier) throws -> [Localized] {
    let main = try desk.snapshot.history()
    var problems = try ChainCheck(dossier: dossier, desk: desk, history: main).problems()
    for number in dossier.editionNumbers {
      for filed in dossier.editions(numbered: number).standing {
        guard case .edition(let edition) = filed.record.body, main.contains(edition.commit),
          !main.isLine(edition.commit)
        else { continue }
        let kept = try MainHistory(repository: repository, tip: edition.commit)
        problems += try ChainCheck(dossier: dossier, desk: desk, history: kept).problems()
      }
    }
    return problems.map { $0.told(in: dossier.paper.slug, on: desk.workspace.mainBranch) }.uniqued()
  }

  /// The paper with what stands on partners' branches, where main does not have all of it: what is made apart there waits
  /// for people as well.
  private func withBranches() throws -> Dossier? {
    let tips = try desk.workspace.partnerBranches().flatMap(\.tips)
    guard try tips.contains(where: { try !desk.snapshot.includes($0) }) else { return nil }
    return try desk.dossier(of: paper.description).dossier
  }

  /// What was made apart is no fault: it waits for people, and is named.
  private func apart(_ dossier: Dossier) throws -> Verification.Check {
    Verification.Check(
      name: "\(paper): apart",
      waiting: try desk.exclusionRows(of: dossier).filter { $0.kind != ExclusionRow.side }.map(\.story),
      none: Localized(
        en: "nothing that was made apart waits to be settled",
        nl: "niets wat los van elkaar is gemaakt, wacht op een oplossing"))
  }

  private func check(_ name: String, _ problems: [Localized], _ right: Localized) -> Verification.Check {
    Verification.Check(name: "\(paper): \(name)", problems: problems, right: right)
  }

  private func recordProblems() throws -> (count: Int, problems: [Localized]) {
    var problems: [Localized] = []
    var nobody = Nobody(desk.snapshot)
    var roles = RecordRoles(desk.snapshot)
    let files = try repository.files(under: Layout.folder(of: paper), in: commit).filter {
      Layout.isRecord($0.path)
    }
    for (file, bytes) in zip(files, try repository.blobs(files.map(\.id))) {
      do {
        let record = try RecordCoding.decodeChecked(bytes, path: file.path)
        if let sentence = try nobody.sentence(about: record.header, at: file.path) {
          problems.append(sentence.andByCommittee(Nobody.remedy(for: file.path)))
        } else if let sentence = try roles.sentence(about: record, at: file.path) {
          problems.append(sentence.andByCommittee(Nobody.remedy(for: file.path)))
        }
      } catch let error as StorageError {
        let misplaced = try desk.misplacedRecord(at: file.path, bytes)
        problems.append(
          misplaced.map { $0.sentence.andByCommittee($0.remedy) } ?? error.explanation.sentence)
      }
    }
    return (files.count, problems)
  }

  /// Records that a commit of main changed or removed, and that nobody put back. What became of a poll's definition is
  /// said with the poll.
  private func historyProblems() throws -> [Localized] {
    try desk.removedRecords(under: Layout.folder(of: paper) + "/").flatMap { removed in
      guard !removed.isKept else { return [removed.sentence.andBack(removed.remedy)] }
      let sentences = removed.removals.map { removal in
        Localized(
          en:
            "Commit \(removal.commit.abbreviated()) \(removal.isChange ? "changed" : "removed") \(removal.path).",
          nl:
            "Commit \(removal.commit.abbreviated()) \(removal.isChange ? "veranderde" : "verwijderde") \(removal.path)."
        )
      }
      return sentences.dropLast() + sentences.suffix(1).map { $0.andBack(removed.remedy) }
    }
  }

  private func workTree() throws -> Verification.Check {
    do {
      return check(
        "work tree", try workTreeProblems(),
        Localized(
          en: "no record differs from the commit", nl: "geen bijdrage is anders dan in de commit"))
    } catch let error as GitError where error.kind == .unreadableIndex {
      // How this clone keeps its index changes nothing that was recorded.
      let sentence = Localized(
        en: "the files here were not held against the commit: \(error.said.english)",
        nl: "de bestanden hier zijn niet met de commit vergeleken: \(error.said.dutch)")
      return .init(
        name: "\(paper): work tree", waiting: [sentence] + error.explanation.advice, none: .nothing)
    }
  }

  private func workTreeProblems() throws -> [Localized] {
    let (paths, strays) = try desk.changedInWorkTree(under: Layout.folder(of: paper))
    let sentences = paths.map {
      Localized(
        en: "\($0) differs from the commit, in the work tree.",
        nl: "\($0) is in de werkmap anders dan in de commit.")
    }
    return sentences.dropLast()
      + sentences.suffix(1).map { $0.andBack(Desk.restoring(paths)) } + strays.map(Self.strayed)
  }

  /// What is said of a file in a record's place that nobody recorded.
  private static func strayed(_ path: String) -> Localized {
    let command = GitError.makingRoomOnDisk(path)
    return Localized(
      en: "\(path) is in the work tree only: nobody recorded it. Put it aside with: \(command)",
      nl: "\(path) staat alleen in de werkmap: niemand heeft het vastgelegd. Zet het opzij met: \(command)")
  }
}
