import Deliberation
import Git
import ObjectIDs
import Rendering
import Storage
import Transport

extension Context {
  /// Derives everything again from main's commit and holds it against what is recorded and published.
  ///
  /// - Parameters:
  ///   - paper: one paper; all where it is nil.
  ///   - since: an older commit that main must still build upon, with the same results.
  ///   - files: where an edition's files lie; otherwise where they were written on this machine.
  ///   - site: where a site lies that is held against its commit too.
  package func verify(
    _ paper: String?, since: String?, files: String?, site: String? = nil
  ) throws -> Verification {
    let desk = try Desk(self)
    let papers = try paper.map { [try desk.snapshot.paper(named: $0).slug] } ?? desk.snapshot.soundPapers()
    let count = desk.roster.partners.count
    var checks = [
      Verification.Check(
        name: "roster", problems: [], right: Localized(count == 1 ? "1 partner" : "\(count) partners")),
      try SignatureCheck(desk: desk).check(), try desk.checkBranches(),
    ]
    let merges = try desk.oneSidedMerges().map(\.told)
    if !merges.isEmpty { checks.append(.init(name: "merges", waiting: merges, none: .nothing)) }
    let meetings = try desk.snapshot.spoiledMeetings().flatMap(\.told)
    if !meetings.isEmpty { checks.append(.init(name: "meetings", problems: meetings, right: .nothing)) }
    if let since { checks += try SinceCheck(desk, since: since).checks(of: papers) }
    var folder = files.map { EditionFolder(path: path($0)) }
    if let given = folder, given.exists, !given.holdsAny {
      // No edition is wrong for that, and each is held against what else is known of it.
      checks.append(.init(name: "files", problems: [given.holdsNone], right: .nothing))
      folder = nil
    }
    if paper == nil { checks += try desk.checkLostPapers() }
    for paper in papers {
      checks += try PaperCheck(paper: paper, desk: desk, folder: folder, typst: try? typst()).checks()
    }
    if let site { checks.append(try SiteCheck(desk: desk, path: path(site), name: site).check()) }
    return Verification(ok: checks.allSatisfy(\.ok), checks: checks)
  }
}

extension Desk {
  /// Papers that main once had, and has no longer, or no longer as a text.
  fileprivate func checkLostPapers() throws -> [Verification.Check] {
    let papers = try snapshot.papers()
    let faulty = try snapshot.faultyDrafts().map { fault in
      Verification.Check(
        name: "\(Layout.paper(ofDraft: fault.path)?.description ?? fault.path): draft", ok: false,
        detail: Localized(
          en: "\(fault.explanation.message) Nothing of this paper was looked at.",
          nl: "\(fault.explanation.sentence.dutch) Van dit stuk is niets bekeken."))
    }
    return try faulty
      + snapshot.history().papers.filter { !papers.contains($0.key) }.sorted { $0.key < $1.key }.map {
        slug, begun in
        Verification.Check(
          name: "\(slug): paper", ok: false,
          detail:
            Localized(
              en:
                "\(Layout.draft(of: slug)), begun by commit \(begun.abbreviated()), is no longer on main. Find what removed it with: git log -- \(Layout.folder(of: slug))",
              nl:
                "\(Layout.draft(of: slug)), begonnen door commit \(begun.abbreviated()), staat niet meer op main. Zoek wat het weghaalde met: git log -- \(Layout.folder(of: slug))"
            )
        )
      }
  }

  /// What stands on a partner's branch and is not right is no fault of the alliance's: it is not in main, nothing that is published
  /// rests on it, and it is named.
  fileprivate func checkBranches() throws -> Verification.Check {
    let wrong =
      try workspace.brokenBranches()
      + workspace.partnerBranches().flatMap { branch in
        let check = try BranchCheck(branch, snapshot: snapshot)
        return (check.wrong + check.once).uniqued().map { $0.map { "\(branch.partner): \($0)" } }
      }
    let aside = Localized(en: "set aside, and not in main:", nl: "apart gezet, en niet in main:")
    let right = Localized(
      en: "the partners' branches hold nothing else than records of their own",
      nl: "op de branches van de partners staan alleen hun eigen bijdragen")
    return Verification.Check(
      name: "branches", ok: true,
      sentences: wrong.isEmpty
        ? [right] : wrong.count == 1 ? [[aside, wrong[0]].joined(separator: " ")] : [aside] + wrong.shortened)
  }
}
