import Deliberation
import Git
import Markdown
import ObjectIDs
import Prose
import Rendering
import Storage
import Word

/// Makes a paper ready to be written as a Word file: a function of one commit of main and of what is to be in it, so that an
/// import can make it again and tell what is new.
struct ExportMaker {
  let snapshot: Snapshot
  let dossier: Dossier
  let parts: Set<ExportPart>

  init(_ dossier: Dossier, at snapshot: Snapshot, with parts: Set<ExportPart>) {
    (self.dossier, self.snapshot, self.parts) = (dossier, snapshot, parts)
  }

  /// - Throws: a `Refusal` where the commit has no such paper.
  init(_ paper: Slug, at snapshot: Snapshot, with parts: Set<ExportPart>) throws {
    let paper = try snapshot.paper(named: paper.description)
    self.init(try snapshot.dossier(of: paper, scope: .collected).dossier, at: snapshot, with: parts)
  }

  private var repository: Repository { snapshot.workspace.repository }

  var reference: ExportReference {
    ExportReference(dossier.paper.slug, at: snapshot.commit, with: parts)
  }

  /// The text alone, with footnotes that say who brought in what. No import takes such a file: what it has is another text.
  func exportedWithOrigins() throws -> ExportedPaper {
    let paper = dossier.paper
    var exported = ExportedPaper(
      source: paper.text, title: paper.title,
      language: paper.textLanguage ?? dossier.roster.language.rawValue,
      reference: "\(reference)+\(ExportReference.origins)")
    exported.tracksChanges = false
    exported.pictures = try pictures()
    let (content, known) = try PageEntries(dossier, at: snapshot).traced()
    let origins = try Origins(of: dossier, at: snapshot.commit, in: repository, known: known)
    exported.origins = OriginNotes(content, origins.attribution).all.map {
      ExportedPaper.OriginNote(end: $0.end, words: $0.words)
    }
    return exported
  }

  func exported() throws -> ExportedPaper {
    let paper = dossier.paper
    var exported = ExportedPaper(
      source: paper.text, title: paper.title,
      language: paper.textLanguage ?? dossier.roster.language.rawValue, reference: reference.description)
    exported.tracksChanges = !parts.isEmpty
    exported.pictures = try pictures()
    if parts.contains(.amendments) || parts.contains(.contested) {
      try addChanges(to: &exported)
    }
    if parts.contains(.comments) { exported.comments = try comments() }
    return exported
  }

  /// The pictures that the text shows and that lie beside it, as the commit has them.
  private func pictures() throws -> [String: PaperPicture] {
    guard dossier.paper.text.firstRange(of: Array("![".utf8)) != nil else { return [:] }
    var pictures: [String: PaperPicture] = [:]
    for case .enter(.image(let destination, _)) in MarkdownDocument(parsing: dossier.paper.text).events {
      let name = destination.text
      guard pictures.count < Self.mostPictures, pictures[name] == nil, Self.isBeside(name),
        let entry = try repository.entry(
          at: "\(Layout.folder(of: dossier.paper.slug))/\(name)", in: snapshot.commit), entry.kind == .blob,
        try repository.weight(of: entry.id).bytes <= PaperPicture.mostBytes
      else { continue }
      pictures[name] = PaperPicture(try repository.blob(entry.id))
    }
    return pictures
  }

  /// A file of more is no longer one to mail.
  private static let mostPictures = 100

  /// Whether a picture lies right beside the paper: nothing else of the repository is sent to anybody.
  private static func isBeside(_ name: String) -> Bool {
    let lower = name.lowercased()
    return !name.utf8.contains(UInt8(ascii: "/")) && !name.hasPrefix(".")
      && [".png", ".jpg", ".jpeg"].contains { lower.hasSuffix($0) }
  }

  // MARK: Amendments

  private func addChanges(to exported: inout ExportedPaper) throws {
    let changes = try PlacedChanges(of: dossier, in: repository, where: { $0.isPending($1) })
    let contested = Set(changes.places.flatMap(\.ids))
    var authors: [Hunk: [String]] = [:]
    for placed in changes.hunks {
      guard let hunk = placed.hunk else { continue }
      authors[hunk, default: []].append(dossier.name(of: placed.file.partner))
    }
    for placed in changes.hunks {
      if parts.contains(.contested), let unplaced = unplaced(placed) { exported.unplaced.append(unplaced) }
      let part: ExportPart = contested.contains(placed.target.description) ? .contested : .amendments
      // What several want alike is one change, of all of them.
      guard parts.contains(part), let hunk = placed.hunk, let names = authors.removeValue(forKey: hunk) else {
        continue
      }
      exported.amendments.append(
        ExportedPaper.Amendment(
          author: names.uniqued().joined(separator: ", "), date: placed.file.filed.record.header.at.rfc3339,
          hunks: hunk.parts))
    }
  }

  /// A change whose words the draft has changed or lost.
  private func unplaced(_ placed: PlacedHunk) -> ExportedPaper.Unplaced? {
    let range: Range<Int>?
    switch placed.rebased.fate {
    case .clean, .proposal, .alreadyThere: return nil
    case .contested(_, let place): range = place
    case .lost: range = nil
    }
    return ExportedPaper.Unplaced(
      author: dossier.name(of: placed.file.partner), date: placed.file.filed.record.header.at.rfc3339,
      old: placed.rebased.original.old, new: placed.rebased.original.new, range: range)
  }

  // MARK: Comments

  /// The comments that nothing was decided about, each with its answers.
  private func comments() throws -> [ExportedPaper.Comment] {
    let threads = dossier.threads.filter { $0.status == .open || $0.status == .answered }
    var anchors = CarriedAnchors(of: threads, on: dossier.paper, at: snapshot.commit, in: repository)
    return try threads.flatMap { thread in
      let range = try anchors.carry(thread.comment.anchor).ranges.first
      let text =
        range == nil ? lostWords(thread.comment.anchor.quote) + thread.comment.text : thread.comment.text
      let replies = thread.replies.compactMap { filed -> ExportedPaper.Comment? in
        guard case .reply(let reply) = filed.record.body else { return nil }
        return comment(filed, reply.text, range, answers: thread.id)
      }
      return [comment(thread.filed, text, range, answers: nil)] + replies
    }
  }

  private func comment(
    _ filed: Filed, _ text: String, _ range: Range<Int>?, answers head: RecordID?
  ) -> ExportedPaper.Comment {
    let header = filed.record.header
    return ExportedPaper.Comment(
      id: filed.record.id.description, author: dossier.name(of: header.partner), date: header.at.rfc3339,
      text: text, range: range, replyTo: head?.description)
  }

  /// What a comment begins with whose words are no longer there.
  private func lostWords(_ quote: String) -> String {
    let quote = quote.summaryLine
    return (dossier.paper.language ?? dossier.roster.language) == .dutch
      ? "Bij „\(quote)”, wat er niet meer staat:\n" : "On “\(quote)”, which is no longer there:\n"
  }
}
