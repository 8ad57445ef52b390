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
    var checks = [
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
          en: "no record was ever changed or removed", nl: "er is nooit een bijdrage veranderd of weggehaald")
      ),
      check(
        "work tree", try workTreeProblems(),
        Localized(
          en: "no record differs from the commit", nl: "geen bijdrage is anders dan in de commit")),
    ]
    // What follows derives from the records: with a broken one it would say nothing new.
    guard records.problems.isEmpty else { return checks }
    let loaded = try desk.dossier(of: paper.description, scope: .collected)
    let dossier = loaded.dossier
    // What cannot be read was not checked: nobody can say that it is right.
    let unread = loaded.unread.map {
      Localized(
        en: "\($0.explanation.message) It was not checked.",
        nl: "\($0.explanation.sentence.dutch) Het is niet gecontroleerd.")
    }
    checks.append(
      check(
        "polls", unread + (try PollCheck(dossier: dossier, snapshot: desk.snapshot).problems()),
        ([
          Localized(
            en: "definitions and counts fit their rules", nl: "vragen en tellingen kloppen met hun regels")
        ]
          + dossier.pollFiles.flatMap { $0.correctionLines(in: dossier) }).joined(
            separator: "; ")))
    checks.append(
      check(
        "chain", try chainProblems(dossier),
        Localized(
          en: "every merged change is what was proposed and decided",
          nl: "elke samengevoegde wijziging is wat is voorgesteld en besloten")))
    checks.append(try apart(withBranches() ?? dossier))
    if let marks = dossier.paper.conflictMarks {
      checks.append(.init(name: "\(paper): draft", waiting: [marks], none: .nothing))
    }
    checks.append(
      .init(
        name: "\(paper): texts", waiting: dossier.losses.map { $0.sentence(of: paper) },
        none: Localized(
          en: "main has the text that each open change was made on",
          nl: "main heeft de tekst waarop elke open wijziging is gemaakt")))
    if let folder, dossier.editionNumbers.isEmpty, !folder.exists {
      checks.append(
        .init(name: "\(paper): edition", problems: [folder.isMissing], right: .nothing))
    }
    for number in dossier.editionNumbers {
      if case .edition(let edition)? = dossier.editions(numbered: number).holds?.record.body {
        checks.append(
          try EditionCheck(
            edition: edition, passedOver: dossier.otherEditions(numbered: number), paper: paper, desk: desk,
            folder: folder, typst: typst
          ).check())
      }
    }
    return checks
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
    return problems.uniqued()
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
      name: "\(paper): apart", waiting: try desk.exclusionRows(of: dossier).map(\.story),
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
    let files = try repository.files(under: Layout.folder(of: paper), in: commit).filter {
      Layout.isRecord($0.path)
    }
    for (file, bytes) in zip(files, try repository.blobs(files.map(\.id))) {
      do {
        let record = try RecordCoding.decodeChecked(bytes, path: file.path)
        if let sentence = try nobody.sentence(about: record.header, at: file.path) {
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

  private func workTreeProblems() throws -> [Localized] {
    let paths: [String]
    do {
      paths = try desk.changedInWorkTree(under: Layout.folder(of: paper))
    } catch let error as GitError where error.kind == .unreadableIndex {
      let explanation = error.explanation
      return [explanation.sentence] + explanation.advice
    }
    let sentences = paths.map {
      Localized(
        en: "\($0) differs from the commit, in the work tree.",
        nl: "\($0) is in de werkmap anders dan in de commit.")
    }
    return sentences.dropLast()
      + sentences.suffix(1).map { $0.andBack(Desk.restoring(paths)) }
  }
}
