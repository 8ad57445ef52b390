import Deliberation
import ObjectIDs
import Prose
import Storage
import Word

/// A returned file, and what to do with it.
package struct ImportRequest: Sendable {
  package var bytes: [UInt8]
  /// The revision that it is an edit of, or `paper@revision`; nil where the file says so itself.
  package var base: String?
  /// Whether all its changes are one amendment, instead of one a paragraph or item.
  package var isOne = false
  /// Why the changes are proposed; nil for where they came from.
  package var reason: String?
  package var isDryRun = false
  /// Whether the paper was made from the file, so that only what is tracked in it is new.
  var isOnlyTracked = false

  package init(_ bytes: [UInt8]) { self.bytes = bytes }
}

extension Context {
  /// Takes in a Word file that a partner sent back: its changes become amendments, its comments and answers what they
  /// are, all of them that partner's, in one step or not at all.
  ///
  /// - Throws: `WordError` where it is no Word file, a `Refusal` where nobody can tell what it is an edit of, or something
  ///   in it cannot be recorded; then nothing was written.
  package func importFile(_ request: ImportRequest) throws -> ImportedFile {
    var request = request
    request.bytes = try MailMessage.wordFile(in: request.bytes)
    if let reason = request.reason { request.reason = try givenText(reason, what: .aReason) }
    let file = try WordFile(request.bytes)
    let desk = try Desk(self)
    let identity = try desk.identity()
    let reference = try ImportBase(of: file, desk).reference(given: request.base)
    let base = try desk.base(reference)
    let state = try WorkspaceState(of: reference.paper, desk.snapshot)
    let exported = try state.maker(of: reference, at: base).exported()
    let others = request.isOnlyTracked ? [] : state.others(than: identity.partner)
    let returned = try ReturnedPaper(
      file, exportOf: exported, onlyTracked: request.isOnlyTracked, guessing: reference.isGuess ? others : [],
      besides: others)
    let paper = try base.paper(named: reference.paper.description)
    // A paper that was made from the file is no other text, whatever it has besides: the words of pictures are in no file.
    guard request.isOnlyTracked || returned.agreement >= Self.leastAgreement else {
      throw Refusal(
        Localized(
          en:
            "This file reads like another text: nearly nothing of \(reference.paper) at \(reference.commit.abbreviated()) is in it.",
          nl:
            "Dit bestand lijkt een andere tekst: bijna niets van \(reference.paper) bij \(reference.commit.abbreviated()) staat erin."
        ),
        hints: [
          request.base == nil
            ? Localized(
              en: "say which text it is an edit of: --base PAPER@COMMIT",
              nl: "zeg van welke tekst het een bewerking is: --base STUK@COMMIT")
            : Localized(
              en:
                "where it is meant to take the place of all of it, say so with the text in Markdown: beraad amend \(reference.paper) --file COPY --because WHY",
              nl:
                "moet het in de plaats komen van het geheel, doe dat dan met de tekst in Markdown: beraad amend \(reference.paper) --file KOPIE --because WAAROM"
            )
        ])
    }
    func records(on snapshot: Snapshot) throws -> ImportRecords {
      let now = try snapshot.paper(named: reference.paper.description)
      return try ImportRecords(
        returned, of: request, by: identity, at: self.now(), on: paper, exportedAt: base,
        dossier: try state.isThat(of: snapshot)
          ? state.dossier : snapshot.dossier(of: now, scope: .everything).dossier, seen: snapshot.commit)
    }
    let first = try records(on: desk.snapshot)
    try mustBeForAll(first)
    try first.mustBeNobodyElses()
    let isSaid = actingAs != nil || environment["BERAAD_AS"] != nil
    if request.isDryRun { return first.found(for: isSaid ? nil : identity.partner.name) }
    return try desk.workspace.append(as: identity, at: now(), shared: desk.sharedMain()) { snapshot in
      let records = try records(on: snapshot)
      return Appending(
        records.all, summary: records.summary,
        result: records.found(for: isSaid ? nil : identity.partner.name))
    }
  }

  /// Refuses comments with personal data in them. What is proposed is meant for the text; what is said about it may have been
  /// meant for somebody.
  func mustBeForAll(_ records: ImportRecords) throws(Refusal) {
    for record in records.all {
      switch record.body {
      case .comment, .reply: for words in record.body.ownWords { _ = try givenText(words, what: .aComment) }
      default: break
      }
    }
  }

  /// How much of a paper's text a file must have to be an edit of it.
  private static let leastAgreement = 0.2
}

/// What is recorded about a paper, read once where nothing came in between.
private struct WorkspaceState {
  let commit: ObjectID
  let dossier: Dossier
  private let tips: [[ObjectID]]

  init(of paper: Slug, _ snapshot: Snapshot) throws {
    commit = snapshot.commit
    tips = try snapshot.workspace.partnerBranches().map(\.tips)
    let paper = try snapshot.paper(named: paper.description)
    dossier = try snapshot.dossier(of: paper, scope: .everything).dossier
  }

  func isThat(of snapshot: Snapshot) throws -> Bool {
    try snapshot.commit == commit && snapshot.workspace.partnerBranches().map(\.tips) == tips
  }

  /// The names of all partners but one.
  func others(than partner: Partner) -> Set<String> {
    Set(dossier.roster.partners.map(\.id).filter { $0 != partner.id }.map(dossier.name))
  }

  /// Makes the export again that a file is an edit of; main as it is now may be what it was made from.
  func maker(of reference: ExportReference, at base: Snapshot) throws -> ExportMaker {
    base.commit == commit && dossier.records.allSatisfy(\.isCollected)
      ? ExportMaker(dossier, at: base, with: reference.parts)
      : try ExportMaker(reference.paper, at: base, with: reference.parts)
  }
}

extension Desk {
  /// Main as it was when a file was exported.
  fileprivate func base(_ reference: ExportReference) throws -> Snapshot {
    guard try snapshot.history().contains(reference.commit) else {
      throw Refusal(
        Localized(
          en: "Commit \(reference.commit.abbreviated()), which this file is an edit of, is no part of main.",
          nl:
            "Commit \(reference.commit.abbreviated()), waarvan dit bestand een bewerking is, hoort niet bij main."
        ),
        hints: [
          Localized(
            en: "say which commit it is an edit of: --base PAPER@COMMIT",
            nl: "zeg van welke commit het een bewerking is: --base STUK@COMMIT")
        ])
    }
    return try Snapshot(workspace: workspace, commit: reference.commit)
  }
}
