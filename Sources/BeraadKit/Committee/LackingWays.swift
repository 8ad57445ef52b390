import Deliberation
import Git
import ObjectIDs
import Storage

extension Desk {
  /// What `doctor` says of what records of main rest on and main does not have.
  func lackingRecords() throws -> [Diagnosis.Finding] {
    try snapshot.soundPapers().flatMap { paper in
      let dossier = try openDossier(of: paper.description).dossier
      return try dossier.lacking.map { lacking in
        let ways = try ways(toBringBack: lacking, in: dossier)
        return Diagnosis.Finding(
          what: lacking.sentence, advice: ways.first ?? .syncFirst, further: Array(ways.dropFirst()),
          mended: false)
      }
    }
  }

  /// What brings it back, as far as this clone has it, and what else ends the matter.
  ///
  /// - Parameter dossier: the paper with what stands on partners' branches.
  func ways(toBringBack lacking: Lacking, in dossier: Dossier) throws -> [Localized] {
    let onBranches = lacking.ids.filter { dossier[$0].map { !$0.isCollected } ?? false }
    let wanted = Set(lacking.ids).subtracting(onBranches)
    var ways: [Localized] = []
    if !onBranches.isEmpty {
      ways.append(
        Localized(
          en: "the committee takes it in with: beraad collect",
          nl: "de commissie haalt het op met: beraad collect"))
      if wanted.isEmpty { return ways }
    }
    let kept = try keptElsewhere(wanted, of: lacking, paper: dossier.paper.slug)
    ways += kept.commands.map {
      Localized(
        en: "this clone still has it; the committee puts it back with: \($0)",
        nl: "deze kloon heeft het nog; de commissie zet het terug met: \($0)")
    }
    return kept.isAll ? ways : ways + otherwise(lacking, in: dossier)
  }

  /// What can be typed where this clone has it no longer.
  private func otherwise(_ lacking: Lacking, in dossier: Dossier) -> [Localized] {
    let name = "\(dossier.paper.slug)/\(lacking.poll)"
    let sent = Localized(
      en:
        "a clone that still has it says with doctor what puts it back; once it is sent, get it with: beraad sync",
      nl:
        "een kloon die het nog heeft, zegt met doctor wat het terugzet; als het verstuurd is, haalt u het op met: beraad sync"
    )
    switch lacking.kind {
    case .opening:
      return [
        sent,
        Localized(
          en:
            "or ask it in another poll, with \"replaces\": \"\(lacking.poll)\" in its file: beraad poll new \(dossier.paper.slug) NAME --from FILE",
          nl:
            "of vraag het in een andere peiling, met \"replaces\": \"\(lacking.poll)\" in het bestand: beraad poll new \(dossier.paper.slug) NAAM --from BESTAND"
        ),
      ]
    case .counted:
      let entering = dossier.pollState(lacking.poll)?.enteringUncounted ?? []
      return [sent] + entering + [
        Localized(
          en:
            "\(entering.isEmpty ? "or" : "and then") close it anew with: beraad poll close \(name) --because WHY",
          nl:
            "\(entering.isEmpty ? "of" : "en") sluit haar \(entering.isEmpty ? "" : "dan ")opnieuw met: beraad poll close \(name) --because WAAROM"
        )
      ]
    case .closing:
      return [
        sent,
        Localized(
          en: "or close it with: beraad poll close \(name)",
          nl: "of sluit haar met: beraad poll close \(name)"),
      ]
    }
  }

  /// The commands that put back what a commit of this clone still has: an earlier main, another branch, a stash.
  ///
  /// - Parameter ids: what is looked for; where nothing names it, all openings or closings of the poll.
  /// - Returns: the commands, and whether that is all of it.
  private func keptElsewhere(
    _ ids: Set<RecordID>, of lacking: Lacking, paper: Slug
  ) throws -> (commands: [String], isAll: Bool) {
    let folder = Layout.folder(ofPoll: lacking.poll, of: paper)
    let kind: Record.Kind = lacking.kind == .closing ? .closing : .opening
    var left = ids
    var commands: [String] = []
    for commit in try commitsKept() {
      let records = try records(under: folder, in: commit).filter { record in
        lacking.ids.isEmpty ? record.kind == kind : left.contains(record.id)
      }
      let paths = try records.flatMap { try files(of: $0, in: commit) }.uniqued()
      guard !records.isEmpty, let typed = TypedCommit(of: paths, "Put back") else { continue }
      commands.append("\(typed.git) checkout \(commit.abbreviated()) -- \(typed.words) && \(typed.line)")
      left.subtract(records.map(\.id))
      if left.isEmpty { return (commands, true) }
    }
    return (commands, false)
  }

  /// The commits that this clone still has beside main and partners' branches, those that main was on first.
  private func commitsKept() throws -> [ObjectID] {
    var found: [ObjectID] = []
    for reference in [workspace.mainReference, "HEAD", "refs/stash"] {
      found += try repository.reflog(of: reference, atMost: Self.mostMoves)
    }
    found += try repository.branches(matching: "refs/").filter { !$0.name.contains("/partners/") }.map(\.tip)
    return found.uniqued().filter { (try? repository.parents(of: $0)) != nil }
  }

  /// So many moves of a branch are looked at.
  private static let mostMoves = 1_000

  /// The records below a folder of a commit that main does not have, and that are right.
  private func records(under folder: String, in commit: ObjectID) throws -> [Record] {
    // An old commit may lack what a clone without all objects never got: then it is of no use.
    guard let files = try? repository.files(under: folder, in: commit) else { return [] }
    return try files.filter {
      try Layout.isRecord($0.path) && repository.entry(at: $0.path, in: snapshot.commit) == nil
    }.compactMap { file in
      guard let bytes = try? repository.blob(file.id) else { return nil }
      return try? RecordCoding.decodeChecked(bytes, path: file.path)
    }
  }

  /// The file of a record with those that belong to it, as far as main does not have them.
  private func files(of record: Record, in commit: ObjectID) throws -> [String] {
    var paths = [Layout.path(of: record)]
    if record.kind == .ballots { paths.append(Layout.sheet(of: record)) }
    if let question = record.body.frozenDefinition {
      paths.append(Layout.text(question, of: record.header.paper))
    }
    return try paths.filter {
      try repository.entry(at: $0, in: commit) != nil && repository.entry(at: $0, in: snapshot.commit) == nil
    }
  }
}

extension PollState {
  /// What enters the meetings that nobody counted, once more.
  fileprivate var enteringUncounted: [Localized] {
    guard case .sticker(let form) = poll.form else { return [] }
    let counted = counts
    return form.meetings.map(\.id).filter { counted[$0] == nil && lateCounts[$0] == nil }.prefix(3).map {
      let command = entering($0, byBallots: form.source == .ballots)
      return Localized(
        en: "or enter it again with: \(command.english)", nl: "of voer het opnieuw in met: \(command.dutch)")
    }
  }
}
