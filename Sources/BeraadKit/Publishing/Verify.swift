package import Deliberation
import Git
import ObjectIDs
import Rendering
import Storage
import Transport

/// What `verify` found.
package struct Verification: Encodable, Sendable {
  package struct Check: Encodable, Hashable, Sendable {
    package let name: String
    package let ok: Bool
    /// What was held against what; where it is not right, which thing and how.
    package let detail: Localized
    /// Whether it names something that people have to settle. That is no fault.
    package let waits: Bool
    /// What the detail is made of: each may end in a command.
    package let sentences: [Localized]

    init(name: String, ok: Bool, detail: Localized, waits: Bool = false) {
      self.init(name: name, ok: ok, sentences: [detail], waits: waits)
    }

    init(name: String, ok: Bool, sentences: [Localized], waits: Bool = false) {
      (self.name, self.ok, self.waits, self.sentences) = (name, ok, waits, sentences)
      detail = sentences.joined(separator: " ")
    }

    private enum CodingKeys: String, CodingKey { case name, ok, detail, waits }
  }

  package let ok: Bool
  package let checks: [Check]

  /// Whether people have something to settle.
  package var waits: Bool { checks.contains(where: \.waits) }
}

extension Context {
  /// Derives everything again from main's commit and holds it against what is recorded and published.
  ///
  /// - Parameters:
  ///   - paper: one paper; all where it is nil.
  ///   - since: an older commit that main must still build upon, with the same results.
  ///   - files: where an edition's files lie; otherwise where they were written on this machine.
  package func verify(_ paper: String?, since: String?, files: String?) throws -> Verification {
    let desk = try Desk(self)
    let papers = try paper.map { [try desk.snapshot.paper(named: $0).slug] } ?? desk.snapshot.soundPapers()
    let count = desk.roster.partners.count
    var checks = [
      Verification.Check(
        name: "roster", problems: [], right: Localized(count == 1 ? "1 partner" : "\(count) partners")),
      try SignatureCheck(desk: desk).check(), try desk.checkBranches(),
    ]
    let merges = try desk.oneSidedMerges().map(\.sentence)
    if !merges.isEmpty { checks.append(.init(name: "merges", waiting: merges, none: .nothing)) }
    if let since { checks += try SinceCheck(desk, since: since).checks(of: papers) }
    let folder = files.map { EditionFolder(path: path($0)) }
    if paper == nil { checks += try desk.checkLostPapers() }
    for paper in papers {
      checks += try PaperCheck(paper: paper, desk: desk, folder: folder, typst: try? typst()).checks()
    }
    return Verification(ok: checks.allSatisfy(\.ok), checks: checks)
  }
}

extension Verification.Check {
  /// A check that is right when nothing was found.
  init(name: String, problems: [Localized], right: Localized) {
    self.init(
      name: name, ok: problems.isEmpty, sentences: problems.isEmpty ? [right] : problems)
  }

  /// A check of what waits for people, which is no fault of the record.
  init(name: String, waiting: [Localized], none: Localized) {
    self.init(
      name: name, ok: true, sentences: waiting.isEmpty ? [none] : waiting,
      waits: !waiting.isEmpty)
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
