import Deliberation
import Git
import ObjectIDs
import Storage
import Transport

/// The texts that records were made on and that main would not have otherwise: kept beside the records, so that those mean the
/// same in every clone.
extension Desk {
  /// The texts of new records that no commit of main holds for good, and those that main has lost since. What the host does not
  /// have yet may be left behind by the next rebase.
  func keptTexts(of records: [Record]) throws -> [MainChange.File] {
    let history = try snapshot.history()
    let shared = try sharedMain()
    let held = HeldTexts(snapshot)
    var tips: [Slug: [ObjectID]] = [:]
    for branch in try workspace.partnerBranches() { tips[branch.partner] = branch.tips }
    var known: [ObjectID: Bool] = [:]
    func stays(_ text: ObjectID, _ draft: String, in commit: ObjectID) throws -> Bool {
      guard history.contains(commit), try repository.entry(at: draft, in: commit)?.id == text else {
        return false
      }
      guard let shared else { return true }
      if let stays = known[commit] { return stays }
      let stays = try repository.isAncestor(commit, of: shared)
      known[commit] = stays
      return stays
    }
    var kept: [String: ObjectID] = [:]
    for record in records {
      let paper = record.header.paper
      let draft = Layout.draft(of: paper)
      for text in record.body.texts {
        guard try !stays(text, draft, in: record.header.seen), try !stays(text, draft, in: snapshot.commit),
          try held.holds(text, for: record.header, tips: tips[record.header.partner] ?? []),
          try isKeepable(text)
        else { continue }
        kept[Layout.text(text, of: paper)] = text
      }
    }
    let new = kept.sorted { $0.key < $1.key }.map { MainChange.File($0.key, .blob($0.value)) }
    return new + (try lostTexts().filter { kept[$0.path] == nil })
  }

  /// What main has lost of the texts that open changes were made on, and this clone has.
  func lostTexts() throws -> [MainChange.File] {
    try openLosses().flatMap { paper, amendments in
      try Set(amendments.map(\.amendment.base)).sorted().filter(isKeepable).map {
        MainChange.File(Layout.text($0, of: paper), .blob($0))
      }
    }
  }

  /// The changes that are open and whose text main does not have, by paper.
  func openLosses() throws -> [(paper: Slug, amendments: [AmendmentFile])] {
    try snapshot.soundPapers().compactMap { paper in
      // A paper that cannot be read says so to whoever reads it, and keeps no other one back.
      if let sound = try? snapshot.paper(named: paper.description),
        (try? snapshot.holdsTexts(of: sound)) == true
      {
        return nil
      }
      guard let dossier = try? openDossier(of: paper.description).dossier, !dossier.lost.isEmpty else {
        return nil
      }
      return (paper, dossier.losses)
    }
  }

  /// Whether an object can be a draft: UTF-8 text of at most 4 MB. Nothing else that a partner's record names comes onto main.
  func isKeepable(_ text: ObjectID) throws -> Bool {
    guard try repository.has(text), let bytes = try? repository.blob(text), bytes.count <= Self.longestDraft
    else {
      return false
    }
    return String(validating: bytes, as: UTF8.self) != nil
  }

  private static var longestDraft: Int { 4 << 20 }
}

extension Dossier {
  /// The open changes whose text main does not have: nobody can tell where they belong.
  var losses: [AmendmentFile] {
    lost.isEmpty ? [] : amendments.filter { $0.isPending && lost.contains($0.amendment.base) }
  }
}

extension AmendmentFile {
  /// That main does not have the text of a paper that this change was made on.
  func sentence(of paper: Slug) -> Localized {
    Localized(
      en: "Main does not have the text of \(paper) that \(id) was made on.",
      nl: "Main heeft de tekst van \(paper) niet waarop \(id) is gemaakt.")
  }
}

extension MainChange.Step {
  /// A commit that keeps texts.
  static func keeping(_ texts: [MainChange.File]) -> Self {
    Self(CommitMessage("collect: the texts that records were made on"), files: texts)
  }
}

extension Context {
  /// Keeps what main has lost of the texts that open changes were made on, before it is sent.
  func keepLostTexts() throws {
    guard try !Desk(self).lostTexts().isEmpty else { return }
    try change("keep texts") { desk in _ = try desk.commit(.keeping(desk.desk.lostTexts())) }
  }
}
