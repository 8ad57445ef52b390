import Deliberation
import FoundationEssentials
import Git
package import ObjectIDs
package import Prose
import Storage

/// The words that differ between two states of a text.
package struct WordDifference: Encodable, Sendable {
  package struct Change: Encodable, Sendable {
    /// Bytes of the old text.
    package let start: Int
    package let end: Int
    package let old: String
    package let new: String
    /// Words around, for reading.
    package let before: String
    package let after: String
    /// As `WordChange.moves`.
    package let moves: [InlineChange.Segment]?
  }

  package let path: String
  /// The revisions compared, as commits; nil is the work tree.
  package let from: ObjectID?
  package let to: ObjectID?
  package let changes: [Change]
  /// How open changes of the paper stand on the new text; none for another file.
  package let open: [Standing]

  /// Which open changes are told of.
  package enum Scope: Sendable {
    case all
    /// Those that the new text leaves otherwise than the old one did.
    case changed
  }

  package struct Standing: Encodable, Sendable {
    package let target: String
    package let partner: String
    /// An `OpenClass`.
    package let `class`: String
    /// What it is on the old text, where that is something else.
    package let before: String?
  }
}

extension Context {
  /// The words changed in a paper, or in any file of any repository.
  ///
  /// - Parameters:
  ///   - name: a paper, or a path.
  ///   - from: a revision, or the number of an edition of the paper; HEAD where it is nil.
  ///   - to: the same; the work tree where it is nil.
  ///   - scope: which open changes it tells of.
  package func diff(
    _ name: String, from: String?, to: String?, open scope: WordDifference.Scope = .all
  ) throws -> WordDifference {
    let repository = try Repository.discover(from: directory)
    let path = try Self.path(of: name, in: repository, directory: directory)
    // Only what can be a number of an edition is looked for among them.
    let isNumbered = [from, to].contains { $0?.allSatisfy(\.isNumber) == true }
    let editions = isNumbered ? try editions(of: path) : nil
    func commit(_ revision: String) throws -> ObjectID {
      if let edition = editions?[revision] { return edition }
      do {
        return try repository.resolve(revision)
      } catch {
        guard let editions, revision.allSatisfy(\.isNumber) else { throw error }
        throw Self.noEdition(revision, of: name, among: editions.keys.compactMap { Int($0) }.sorted())
      }
    }
    let old = try commit(from ?? "HEAD")
    let new = try to.map(commit)
    let oldText = try Self.text(of: path, at: old, in: repository)
    let newText =
      try new.map { try Self.text(of: path, at: $0, in: repository) } ?? Self.workTree(path, repository)
    let isSame = oldText == newText
    let hunks = isSame ? [] : EditedCopy.readableChanges(from: oldText, to: newText)
    let changes = hunks.map { hunk in
      let change = WordChange(hunk, in: oldText)
      return WordDifference.Change(
        start: hunk.range.lowerBound, end: hunk.range.upperBound, old: change.old, new: change.new,
        before: change.before, after: change.after, moves: change.moves)
    }
    return WordDifference(
      path: path, from: old, to: new, changes: changes,
      open: isSame && scope == .changed ? [] : try standings(path, scope, from: oldText, to: newText))
  }

  private static func noEdition(_ number: String, of paper: String, among all: [Int]) -> Refusal {
    let known = all.map(String.init).joined(separator: ", ")
    return Refusal(
      Localized(en: "\(paper) has no edition \(number).", nl: "\(paper) heeft geen editie \(number)."),
      hints: [
        all.isEmpty
          ? Localized(
            en: "nothing of it was published yet; what changed since its last commit: beraad diff \(paper)",
            nl: "er is nog niets van uitgegeven; wat sinds de laatste commit veranderde: beraad diff \(paper)"
          )
          : all.count == 1
            ? Localized(en: "there is edition \(known)", nl: "er is editie \(known)")
            : Localized(en: "there are editions \(known)", nl: "er zijn de edities \(known)")
      ])
  }

  /// The commits of the editions of the paper whose draft a path is, by their numbers; nil where it is no paper's.
  private func editions(of path: String) throws -> [String: ObjectID]? {
    guard let slug = Layout.paper(ofDraft: path), let desk = try? Desk(self),
      try desk.snapshot.papers().contains(slug)
    else { return nil }
    let dossier = try desk.dossier(of: slug.description, scope: .collected).dossier
    return dossier.editionNumbers.reduce(into: [:]) { editions, number in
      if case .edition(let edition)? = dossier.editions(numbered: number).holds?.record.body {
        editions[String(number)] = edition.commit
      }
    }
  }

  /// What is open about the paper whose draft a path is, on a later text of it.
  private func standings(
    _ path: String, _ scope: WordDifference.Scope, from old: [UInt8], to new: [UInt8]
  ) throws -> [WordDifference.Standing] {
    // Any repository has files to compare; only a workspace has proposals.
    guard let slug = Layout.paper(ofDraft: path), let desk = try? Desk(self),
      try desk.snapshot.papers().contains(slug)
    else { return [] }
    let dossier = try desk.openDossier(of: slug.description).dossier
    func agenda(on text: [UInt8]) throws -> Agenda {
      try Agenda(of: dossier, on: text, in: desk.repository)
    }
    let after = try agenda(on: new)
    let before = old == new ? after : try agenda(on: old)
    return after.items.compactMap { item in
      let earlier = before[item.target.description]?.standing
      let isChanged = earlier != nil && earlier != item.standing
      guard isChanged || scope == .all else { return nil }
      return WordDifference.Standing(
        target: item.target.description, partner: dossier.name(of: item.placed.file.partner),
        class: item.standing.rawValue, before: isChanged ? earlier?.rawValue : nil)
    }
  }

  /// The path of a paper's draft where there is one of that name, else the path that was typed.
  static func path(of name: String, in repository: Repository, directory: String) throws -> String {
    if let slug = Slug(name), let root = repository.workDirectory {
      let draft = Layout.draft(of: slug)
      // A sparse checkout may leave the draft out of the work tree.
      let isThere =
        try FileManager.default.fileExists(atPath: "\(root)/\(draft)") || isInHead(draft, of: repository)
      if isThere { return draft }
    }
    guard let root = repository.workDirectory else { return name }
    return try RepositoryPath.fromRoot(name, directory: directory, root: root)
  }

  private static func isInHead(_ path: String, of repository: Repository) throws -> Bool {
    guard let head = try? repository.resolve("HEAD") else { return false }
    return try repository.entry(at: path, in: head)?.kind == .blob
  }

  private static func text(of path: String, at commit: ObjectID, in repository: Repository) throws -> [UInt8]
  {
    guard let entry = try repository.entry(at: path, in: commit), entry.kind == .blob else {
      let names = try repository.files(under: "", in: commit).map(\.path)
      throw Refusal.unknown(
        .file, path, Localized(en: "at \(commit.abbreviated())", nl: "op \(commit.abbreviated())"),
        among: names)
    }
    let text = try repository.blob(entry.id)
    try Snapshot.checkText(text, path: path)
    return text
  }

  private static func workTree(_ path: String, _ repository: Repository) throws -> [UInt8] {
    guard let root = repository.workDirectory,
      let text = InputFile.contents(of: "\(root)/\(path)")
    else {
      // What a sparse checkout leaves out is as HEAD has it; what was deleted is not.
      if try isInHead(path, of: repository), try repository.workTreeChanges(under: path).isEmpty {
        return try text(of: path, at: repository.resolve("HEAD"), in: repository)
      }
      throw Refusal(
        Localized(en: "\(path) is not in the work tree.", nl: "\(path) staat niet in de werkmap."),
        hints: [Localized(en: "name two revisions to compare", nl: "noem twee versies om te vergelijken")])
    }
    try Snapshot.checkText(text, path: path)
    return text
  }
}
