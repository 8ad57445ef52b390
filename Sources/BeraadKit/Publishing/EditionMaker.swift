import Deliberation
import Git
import ObjectIDs
import Prose
import Rendering
import Storage
import Transport
import Word

/// Makes the files of an edition: a pure function of one commit of main and a number, so that anyone who has the
/// commit makes the same bytes.
struct EditionMaker {
  let snapshot: Snapshot
  let dossier: Dossier
  let number: Int

  /// - Throws: `GitError` of kind shallow where the history is cut off.
  init(snapshot: Snapshot, paper: String, number: Int) throws {
    self.snapshot = snapshot
    self.number = number
    dossier = try snapshot.dossier(of: snapshot.paper(named: paper), scope: .collected).complete(
      for: .anEdition)
  }

  private var repository: Repository { snapshot.workspace.repository }

  /// `paper.md`, `attribution.json`, `edition.docx`, `edition.jsonld`, `index.html`, pages beside it where there is too much for
  /// one, and `edition.json`; with `edition.pdf` and `edition-short.pdf` before that, where it is printed.
  func files(_ printing: Printing = .none) throws -> [RenderedFile] { try files(of: content(), printing) }

  /// The files, and what authors have undone of the changes that were adopted and merged.
  func made(_ printing: Printing) throws -> (files: [RenderedFile], undone: [UndoneChange]) {
    let content = try content()
    return (
      try files(of: content, printing),
      try UndoneChanges(of: dossier, at: snapshot).found(besides: content.attribution.changes)
    )
  }

  private func files(of content: EditionContent, _ printing: Printing) throws -> [RenderedFile] {
    let word = try wordFile()
    let printed = try printed(content, beside: content.textFiles + [word], printing)
    let known = printing.known
    let named = known + printed.map { (name: $0.name, hash: SHA256.hex($0.bytes)) }
    let files = content.files(with: [word], named: named, digest: SHA256.hex)
    let hashes = files.map { (name: $0.name, hash: SHA256.hex($0.bytes)) } + named
    return files + printed + [editionFile(content, hashes)]
  }

  /// What becomes of an edition's PDF files.
  enum Printing {
    case none
    /// They are made, by this typst.
    case made(TypstProgram)
    /// They are not, and these are their names and hashes.
    case known([String: String])

    /// The names and hashes of those that are not made, in the order of those that are.
    var known: [(name: String, hash: String)] {
      guard case .known(let hashes) = self else { return [] }
      return EditionMaker.printedNames.compactMap { name, _ in hashes[name].map { (name, $0) } }
    }
  }

  /// The names of the PDF files, the full one first.
  static let printedNames: [(name: String, extent: PrintedPaper.Extent)] = [
    ("edition.pdf", .full), ("edition-short.pdf", .short),
  ]

  private func printed(
    _ content: EditionContent, beside files: [RenderedFile], _ printing: Printing
  ) throws -> [RenderedFile] {
    guard case .made(let typst) = printing else { return [] }
    let hashes = files.map { (name: $0.name, hash: SHA256.hex($0.bytes)) }
    return try Self.printedNames.map { name, extent in
      RenderedFile(
        name: name, bytes: try typst.pdf(of: PrintedPaper(content, extent: extent, hashes: hashes).job))
    }
  }

  /// The paper as it is, printed as a draft.
  func draft(_ extent: PrintedPaper.Extent, by typst: TypstProgram) throws -> [UInt8] {
    try typst.pdf(of: PrintedPaper(try content(), extent: extent, isDraft: true).job)
  }

  /// The text alone, to read, to print and to hand on.
  private func wordFile() throws -> RenderedFile {
    let exported = try ExportMaker(dossier, at: snapshot, with: []).exported()
    return RenderedFile(name: "edition.docx", bytes: WordWriter.file(exported, isPacked: false))
  }

  private func content() throws -> EditionContent {
    var (paper, origins) = try PageEntries(dossier, at: snapshot).traced()
    paper.harvest = try HarvestContent(for: dossier.paper, at: snapshot)
    return EditionContent(
      paper: paper, number: number, date: try date(of: snapshot.commit),
      attribution: try Origins(of: dossier, at: snapshot.commit, in: repository, known: origins).attribution,
      previous: try previous())
  }

  private func date(of commit: ObjectID) throws -> String {
    Instant(seconds: try repository.commit(commit).committer.seconds).date
  }

  /// The edition that this one follows, as it was published; nil where there is none, or its commit is not at hand.
  private func previous() throws -> EditionContent.Previous? {
    guard let number = dossier.editionNumbers.filter({ $0 < number }).max(),
      case .edition(let edition)? = dossier.editions(numbered: number).holds?.record.body,
      repository.contains(edition.commit)
    else { return nil }
    let path = Layout.draft(of: dossier.paper.slug)
    guard let entry = try repository.entry(at: path, in: edition.commit), entry.kind == .blob else {
      return nil
    }
    let text = try repository.blob(entry.id)
    let head = FrontMatter(text)
    return EditionContent.Previous(
      number: number, date: try date(of: edition.commit), text: PublishedText(of: text).bytes,
      head: EditionContent.headKeys.reduce(into: [:]) { $0[$1] = head[$1] },
      steps: try EditionCourse(dossier: dossier, snapshot: snapshot, edition: edition.commit).steps(
        from: text))
  }

  /// What the edition is: its commit, its tallies, and the hash of every other file.
  private func editionFile(
    _ content: EditionContent, _ files: [(name: String, hash: String)]
  ) -> RenderedFile {
    let hashes = files.map { JSON.Member($0.name, .string($0.hash)) }
    let tallies = dossier.pollFiles.filter { $0.opening != nil }.map(TallyJSON.init)
    let json = JSON.object([
      .init("format", .integer(RecordCoding.format)),
      .init("paper", .string(dossier.paper.slug.description)),
      .init("title", .string(dossier.paper.title)),
      .init("number", .integer(number)),
      .init("date", .string(content.date)),
      .init("commit", .string(snapshot.commit.hex)),
      .init("tool", .string(Tool.name)),
      .init("tallies", .array(tallies.map(\.json))),
      .init("files", .object(hashes)),
    ])
    return RenderedFile(name: "edition.json", bytes: json.canonicalBytes)
  }
}

/// A tally in an edition's own file: the figures, and the records that they were added up from.
struct TallyJSON {
  let json: JSON

  init(_ state: PollState) {
    var members: [JSON.Member] = [
      .init("poll", .string(state.poll.id.description)), .init("kind", .string(state.poll.form.name)),
      .init("definition", .string(state.blob.hex)),
    ]
    switch state.poll.form {
    case .sticker(let form):
      let tally = StickerTally(form: form, state: state)
      members.append(.init("people", tally.people.map { .integer($0) } ?? .null))
      members.append(.init("boards", .array(tally.boards.map(Self.board))))
      // Those that placed stickers by themselves are none of the people, and their stickers are among those of the items.
      members.append(.init("partners", Self.names(tally.partners)))
      members.append(.init("records", Self.ids(Array(state.counts.values) + state.votes.values)))
    case .motion(let form):
      let tally = MotionTally(form: form, state: state)
      members.append(
        .init("votes", .object(tally.votes.map { .init($0.alternative.description, .integer($0.votes)) })))
      members.append(.init("abstained", Self.names(tally.abstained)))
      members.append(.init("silent", Self.names(tally.silent)))
      members.append(
        .init(
          "weights",
          .object(
            (tally.weights ?? [:]).sorted { $0.key < $1.key }.map { .init("\($0.key)", .integer($0.value)) }))
      )
      members.append(.init("records", Self.ids(state.votes.values)))
    case .stance:
      let tally = StanceTally(state: state)
      members.append(
        .init("stances", .object(tally.positions.map { .init("\($0.partner)", .string($0.stance.rawValue)) }))
      )
      members.append(.init("silent", Self.names(tally.silent)))
      members.append(.init("records", Self.ids(state.votes.values)))
    }
    json = .object(members)
  }

  private static func board(_ board: StickerTally.BoardTally) -> JSON {
    .object([
      .init("id", .string(board.id.description)),
      .init(
        "items", .object(board.items.map { .init($0.id.description, $0.stickers.map(JSON.integer) ?? .null) })
      ),
    ])
  }

  private static func names(_ partners: [Slug]) -> JSON {
    .array(partners.map { .string($0.description) })
  }

  private static func ids(_ filed: some Collection<Filed>) -> JSON {
    .array(filed.map(\.record.id).sorted().map { .string($0.description) })
  }
}
