import Deliberation
import FoundationEssentials
import Git
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
  package let commit: String
  package let directory: String
  package let files: [File]
  /// The id of its record; nil in a dry run.
  package let record: String?
}

extension Context {
  /// Publishes a paper: writes the files of an edition, and records what they are. One that is published already is made
  /// again from its commit, by whoever asks: the same bytes, and nothing recorded.
  ///
  /// - Parameters:
  ///   - number: one more than the last edition's.
  ///   - output: a directory that is made, is empty, or holds an earlier edition.
  /// - Throws: `Refusal` of kind undecided while anything is, saying what.
  package func publish(_ paper: String, edition number: Int, to output: String, dryRun: Bool) throws
    -> PublishedEdition
  {
    let desk = try Desk(self)
    let dossier = try desk.dossier(of: paper).dossier
    if let filed = dossier.edition(number) {
      return try desk.makeAgain(filed, in: EditionFolder(path: path(output)), dryRun: dryRun)
    }
    let identity = try desk.identity()
    try identity.mustBe(.committee, to: "publish")
    if !dryRun { try desk.workspace.mustBeWritable() }
    try desk.mustBeSettled(dossier)
    try dossier.mustBeNext(number)
    let maker = try EditionMaker(snapshot: desk.snapshot, paper: paper, number: number)
    let files = try maker.files()
    let folder = EditionFolder(path: path(output))
    try folder.mustBeFree()
    let edition = Edition(
      number: number, commit: desk.snapshot.commit.hex, tool: Tool.name,
      files: Dictionary(uniqueKeysWithValues: files.map { ($0.name, SHA256.hex($0.bytes)) }))
    var record: Record?
    if !dryRun {
      try folder.write(files)
      let sealed = RecordCoding.seal(desk.header(of: dossier.paper.slug, by: identity), .edition(edition))
      _ = try desk.workspace.record(
        [sealed], onMainAs: identity, summary: "publish: \(dossier.paper.slug), edition \(number)", at: now())
      PublishedPlaces(desk.workspace).note(folder.path, paper: dossier.paper.slug, number: number)
      record = sealed
    }
    return PublishedEdition(edition, of: dossier.paper.slug, files: files, in: folder, record: record)
  }

  /// Makes the page of a draft as it is now, with its comments and contested places.
  ///
  /// - Returns: the path of the page.
  package func render(_ paper: String, to output: String) throws -> String {
    let desk = try Desk(self)
    let dossier = try desk.dossier(of: paper).dossier
    let repository = desk.workspace.repository
    var entries = try PageEntries(dossier, at: desk.snapshot.commit, in: repository)
    let changes = try PlacedChanges(of: dossier, in: repository, where: \.isPending)
    let content = DraftContent(
      heading: entries.heading(commit: desk.snapshot.commit), text: dossier.paper.text,
      partners: entries.partners, comments: try entries.comments(), amendments: entries.amendments,
      contested: changes.places.map { DraftContent.ContestedPlace(ShownPlace($0, changes, dossier)) })
    let folder = EditionFolder(path: path(output))
    try folder.mustBeFree()
    try folder.write(content.files())
    return folder.path + "/index.html"
  }
}

extension DraftContent.ContestedPlace {
  init(_ place: ShownPlace) {
    self.init(
      range: place.range.start..<place.range.end,
      alternatives: place.alternatives.map {
        .init(hunk: $0.targets.joined(separator: ", "), partners: $0.partners, text: $0.text)
      })
  }
}

extension Desk {
  /// Refuses a paper in which anything is left for people to decide.
  fileprivate func mustBeSettled(_ dossier: Dossier) throws {
    let changes = try PlacedChanges(of: dossier, in: workspace.repository, where: \.isPending)
    let contested = changes.places.map { place in
      "\(place.ids.joined(separator: " and ")) want different words in one place."
    }
    let open = contested + dossier.undecided
    guard open.isEmpty else {
      throw Refusal.undecided(
        "\(dossier.paper.slug) cannot be published while something is undecided.",
        causes: Array(open.prefix(20)),
        hints: ["see all of it with: beraad inbox \(dossier.paper.slug)"])
    }
  }
}

extension Desk {
  /// An edition that is published already, made once more; its bytes are held against its record first.
  fileprivate func makeAgain(_ filed: Filed, in folder: EditionFolder, dryRun: Bool) throws
    -> PublishedEdition
  {
    let paper = filed.record.header.paper
    guard case .edition(let edition) = filed.record.body, let commit = ObjectID(hex: edition.commit) else {
      throw Refusal("\(filed.record.id) is no edition.")
    }
    let snapshot = try Snapshot(workspace: workspace, commit: commit)
    let files = try EditionMaker(snapshot: snapshot, paper: paper.description, number: edition.number).files()
    for file in files where edition.files[file.name] != SHA256.hex(file.bytes) {
      throw Refusal(
        "Edition \(edition.number) of \(paper) is published, and this program makes another \(file.name) of it.",
        hints: ["it was made by \(edition.tool), this is \(Tool.name)"])
    }
    try folder.mustBeFree()
    if !dryRun { try folder.write(files) }
    return PublishedEdition(edition, of: paper, files: files, in: folder, record: filed.record)
  }
}

extension PublishedEdition {
  fileprivate init(
    _ edition: Edition, of paper: Slug, files: [RenderedFile], in folder: EditionFolder, record: Record?
  ) {
    self.init(
      paper: paper.description, number: edition.number, commit: edition.commit, directory: folder.path,
      files: files.map { .init(name: $0.name, bytes: $0.bytes.count, sha256: SHA256.hex($0.bytes)) },
      record: record?.id.description)
  }
}

extension Dossier {
  /// The record of an edition; nil where that number is not published.
  fileprivate func edition(_ number: Int) -> Filed? {
    records.first {
      if case .edition(let edition) = $0.record.body { edition.number == number } else { false }
    }
  }

  /// Refuses a number that leaves one out.
  fileprivate func mustBeNext(_ number: Int) throws(Refusal) {
    var next = 1
    while edition(next) != nil { next += 1 }
    guard number == next else {
      throw Refusal(
        "The next edition of \(paper.slug) is number \(next), not \(number).",
        hints: ["publish with: --edition \(next)"])
    }
  }
}
