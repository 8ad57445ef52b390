package import Deliberation
import FoundationEssentials
import Git
package import ObjectIDs
import Prose
import Rendering
import Storage

/// An edition that was made.
package struct PublishedEdition: Encodable, Sendable {
  package struct File: Encodable, Sendable {
    package let name: String
    package let bytes: Int
    package let sha256: String
  }

  package let paper: String
  package let number: Int
  package let commit: ObjectID
  package let directory: String
  package let files: [File]
  /// The id of its record; nil in a dry run.
  package let record: String?
  /// Whether it was published before, and its files were made once more.
  package let again: Bool
  /// The commit of main that holds its record, for `verify --since`; nil where nothing was recorded.
  package var main: String?
  /// The number of another edition, or of another paper's, that stood in the directory before; nil where there was none.
  package var wroteOver: Int?
  /// The corrections of polls that wait for another closing, and that it is without: a sentence each.
  package var corrections: [Localized] = []
  /// What was adopted and merged, and is not in its text, since an author undid it.
  package var undone: [UndoneChange] = []
  /// What kept the host from being asked whether main there is newer.
  package var trouble: Localized?
  /// Whether there is a host, which does not have its record yet.
  package var unsent = false
  /// Whether the number was published twice, apart, and this settled that.
  package var settled = false
  /// The PDF files that it has, and that could not be made once more on this machine.
  package var unprinted: [String] = []
}

extension Context {
  /// Publishes a paper: sets its stage to final, writes the files of an edition, and records what they are. One that is published already is made
  /// again from its commit, by whoever asks: the same bytes, and nothing recorded.
  ///
  /// - Parameters:
  ///   - number: one more than the last edition's.
  ///   - output: a directory that is made, is empty, or holds an earlier edition.
  ///   - isPrinted: whether it has PDF files. One that is published already has those that it had.
  ///   - isOffline: whether the host is left alone. Else it is asked first: an edition has what is on main there.
  /// - Throws: `Refusal` of kind undecided while anything is, saying what.
  package func publish(
    _ paper: String, edition number: Int, to output: String, isPrinted: Bool = false,
    isOffline: Bool = false, dryRun: Bool
  ) throws -> PublishedEdition {
    let folder = EditionFolder(path: path(output))
    let other = folder.holdsAnother(than: number) ? folder.number : nil
    func again() throws -> PublishedEdition? {
      var again = try makeAgain(paper, number, in: folder, dryRun: dryRun)
      again?.wroteOver = other
      return again
    }
    // A record that main has is seen without reading the paper, which the edition has to be made from anyway.
    if try isOnMain(paper, number), let again = try again() { return again }
    do {
      let asked =
        isOffline ? nil : try askHost(toPublish: number, of: paper, in: output, isPrinted: isPrinted)
      let printing: EditionMaker.Printing = isPrinted ? .made(try typst()) : .none
      var published = try publishNew(
        paper, number, in: folder, over: other, printing, as: asked?.checked, dryRun: dryRun)
      published.trouble = asked?.trouble
      published.unsent = !dryRun && asked != nil
      return published
    } catch let refusal as Refusal {
      // Its record was taken off main and stands in the history, or somebody published it at the same moment.
      guard let again = try again() else { throw refusal }
      return again
    }
  }

  /// Whether main has a record of an edition of this number.
  private func isOnMain(_ paper: String, _ number: Int) throws -> Bool {
    guard let paper = Slug(paper) else { return false }
    let desk = try Desk(self)
    return try desk.repository.entry(at: "\(Layout.editions(of: paper))/\(number)", in: desk.snapshot.commit)
      != nil
  }

  private func publishNew(
    _ paper: String, _ number: Int, in folder: EditionFolder, over other: Int?,
    _ printing: EditionMaker.Printing, as checked: CheckedPaper?, dryRun: Bool
  ) throws -> PublishedEdition {
    var mail: UntoldMail?
    var published = try change("publish \(paper), edition \(number)", isDryRun: dryRun) { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "publish", nl: "publiceren"))
      // What was looked at before the host was asked is not read again, unless main moved.
      let dossier =
        try checked.flatMap { $0.commit == desk.snapshot.commit ? $0.dossier : nil }
        ?? desk.desk.publishable(paper, edition: number)
      try folder.mustBeFree()
      // What is published says of itself that it is final, and its commit is made on the day of publication.
      var step = MainChange.Step(
        CommitMessage("\(dossier.paper.slug): final, as edition \(number)"),
        files: dossier.paper.setting([("stage", PaperStage.final.rawValue)]).map {
          [.init(Layout.draft(of: dossier.paper.slug), .bytes($0))]
        } ?? [])
      step.isMadeAnyway = true
      try desk.commit(step)
      let snapshot = try desk.next().snapshot
      let (files, undone) = try EditionMaker(snapshot: snapshot, paper: paper, number: number)
        .made(printing)
      let edition = Edition(
        number: number, commit: snapshot.commit, tool: Tool.name,
        files: Dictionary(uniqueKeysWithValues: files.map { ($0.name, SHA256.hex($0.bytes)) }))
      let record = desk.seal(.edition(edition), on: dossier.paper.slug)
      if !dryRun { desk.change.place(folder.placement(of: files)) }
      try desk.commit([record], CommitMessage("publish: \(dossier.paper.slug), edition \(number)"))
      var published = PublishedEdition(
        edition, of: dossier.paper.slug, files: files, in: folder, record: dryRun ? nil : record)
      published.corrections = dossier.pollFiles.flatMap { $0.lateSentences(in: dossier) }
      published.undone = undone
      if !dryRun {
        published.main = desk.change.tip.hex
        mail = UntoldMail(commit: desk.change.tip, path: Layout.path(of: record))
      }
      return published
    }
    if !dryRun {
      folder.clear(besides: published.files.map(\.name))
      try noteEdition(published, in: folder)
      if let mail { noteUntold(mail) }
    }
    published.wroteOver = other
    return published
  }

  /// An edition that is published already, made once more from its commit: the same bytes. Where the number was
  /// published twice, apart, a record of whoever publishes says that the one that holds is the one.
  ///
  /// - Returns: nil where the number is not published.
  private func makeAgain(
    _ paper: String, _ number: Int, in folder: EditionFolder, dryRun: Bool
  ) throws -> PublishedEdition? {
    let desk = try Desk(self)
    let standing = try desk.dossier(of: paper).dossier.editions(numbered: number)
    guard let filed = standing.holds else { return nil }
    try folder.mustBeFree()
    try desk.mustNotWriteOver(folder, with: filed.record)
    var record = filed.record
    var main: ObjectID?
    let isCommittee = try desk.identityIfNamed()?.partner.roles.contains(.committee) == true
    // First what may be refused: where the commit cannot be brought back, or the files not written, nothing is settled either.
    try bringBack(record, mayWrite: !dryRun && isCommittee)
    let printing = printing(of: record)
    let (edition, files) = try desk.edition(record, printing: printing)
    if !dryRun { try folder.write(files, for: desk.workspace) }
    if !dryRun, isCommittee, !standing.others.isEmpty {
      if let settled = try settleEdition(number, of: paper) { (record, main) = settled }
    }
    var published = PublishedEdition(
      edition, of: filed.record.header.paper, files: files, in: folder, record: record, again: true)
    published.main = main?.hex
    published.settled = main != nil
    if case .known(let hashes) = printing { published.unprinted = hashes.keys.sorted() }
    if !dryRun { try noteEdition(published, in: folder) }
    return published
  }

  /// Has a record of whoever acts say that the edition that holds is the one, where its number was published twice, apart.
  ///
  /// - Returns: the record, and the commit of main that has it; nil where somebody settled it meanwhile.
  private func settleEdition(_ number: Int, of paper: String) throws -> (record: Record, main: ObjectID)? {
    try change("publish: settle edition \(number)") { desk in
      try desk.identity.mustBe(.committee, to: Localized(en: "publish", nl: "publiceren"))
      let standing = try desk.desk.dossier(of: paper).dossier.editions(numbered: number)
      guard let holds = standing.holds?.record, case .edition(let edition) = holds.body,
        !standing.others.isEmpty
      else { return nil }
      let record = desk.seal(
        .edition(
          Edition(
            number: number, commit: edition.commit, tool: edition.tool, files: edition.files,
            replaces: standing.replaced)), on: holds.header.paper)
      try desk.commit([record], CommitMessage("publish: \(holds.header.paper), edition \(number), settled"))
      return (record, desk.change.tip)
    }
  }

  /// The same PDF files that an edition has; on a machine without typst their names and hashes alone.
  private func printing(of record: Record) -> EditionMaker.Printing {
    guard case .edition(let edition) = record.body, edition.isPrinted else { return .none }
    return (try? typst()).map { .made($0) } ?? .known(edition.printed)
  }

  private func noteEdition(_ published: PublishedEdition, in folder: EditionFolder) throws {
    guard let paper = Slug(published.paper) else { return }
    PublishedPlaces(try workspace()).note(
      folder.path, paper: paper, number: published.number, commit: published.commit)
  }
}

extension Desk {
  /// The files of an edition, made from its commit and held against its record.
  fileprivate func edition(
    _ record: Record, printing: EditionMaker.Printing
  ) throws -> (edition: Edition, files: [RenderedFile]) {
    let paper = record.header.paper
    guard case .edition(let edition) = record.body else {
      throw Refusal(Localized(en: "\(record.id) is no edition.", nl: "\(record.id) is geen editie."))
    }
    let snapshot = try Snapshot(workspace: workspace, commit: edition.commit)
    let files = try EditionMaker(snapshot: snapshot, paper: paper.description, number: edition.number)
      .files(printing)
    for file in files where edition.files[file.name] != SHA256.hex(file.bytes) {
      throw Refusal(
        Localized(
          en:
            "Edition \(edition.number) of \(paper) is published, and this program makes another \(file.name) of it.",
          nl:
            "Editie \(edition.number) van \(paper) is gepubliceerd, en dit programma maakt er een andere \(file.name) van."
        ),
        hints: [
          Localized(
            en: "it was made by \(edition.tool), this is \(Tool.name)",
            nl: "ze is gemaakt door \(edition.tool), en dit is \(Tool.name)")
        ])
    }
    return (edition, files)
  }
}

extension PublishedEdition {
  fileprivate init(
    _ edition: Edition, of paper: Slug, files: [RenderedFile], in folder: EditionFolder, record: Record?,
    again: Bool = false
  ) {
    self.init(
      paper: paper.description, number: edition.number, commit: edition.commit, directory: folder.path,
      files: files.map { .init(name: $0.name, bytes: $0.bytes.count, sha256: SHA256.hex($0.bytes)) },
      record: record?.id.description, again: again)
  }
}
