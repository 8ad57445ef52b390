package import Deliberation
import Git
import Storage

extension Context {
  /// Begins a paper: an empty draft, or an existing Markdown file that moves there with its history.
  ///
  /// - Parameters:
  ///   - adopted: the path of that file from the directory of the command.
  ///   - language: the roster's where it is nil.
  package func newPaper(
    _ name: String, title: String, kind: PaperKind, language: Language?, adopting adopted: String?
  ) throws -> FiledRecord {
    let desk = try Desk(self)
    let identity = try desk.identity()
    try identity.mustBe(.author, .committee, to: "begin a paper")
    let slug = try Slug.parse(name, as: "paper")
    let title = try GivenText.checkLine(title, what: "a title")
    let path = Snapshot.draftPath(of: slug)
    guard try desk.workspace.repository.entry(at: path, in: desk.snapshot.commit) == nil else {
      throw Refusal("There is a paper '\(slug)' already.", hints: ["read it with: beraad show \(slug)"])
    }
    let source = try adopted.map { try desk.adoptable($0) }
    let text = FrontMatter.setting(
      [
        ("title", title), ("kind", kind.rawValue), ("lang", (language ?? desk.roster.language).rawValue),
        ("stage", "draft"),
      ], in: source?.text ?? [])
    let trailers = source.map { [("Adopted-from", $0.path)] } ?? []
    let summary = source.map { "\(slug): adopt \($0.path)" } ?? "\(slug): begin"
    let commit = try desk.workspace.commitToMain(
      [(path, text)], remove: source.map { [$0.path] } ?? [], author: identity, committer: identity,
      summary: summary, trailers: trailers, at: now())
    return FiledRecord(
      id: commit?.hex ?? "", paper: slug.description, partner: identity.partner.id.description,
      story: source.map { "Adopted \($0.path) as \(path), with its history." } ?? "Began \(path).")
  }
}

extension Desk {
  /// A Markdown file of main that can become a paper, with its path from the root.
  fileprivate func adoptable(_ given: String) throws -> (path: String, text: [UInt8]) {
    let path = try pathFromRoot(given)
    guard let entry = try workspace.repository.entry(at: path, in: snapshot.commit), entry.kind == .blob
    else {
      let names = try workspace.repository.files(under: "", in: snapshot.commit).map(\.path)
        .filter { $0.hasSuffix(".md") }
      throw Refusal.unknown("committed file", path, among: names)
    }
    guard !path.hasPrefix("papers/") else { throw Refusal("\(path) is part of a paper already.") }
    let text = try workspace.repository.blob(entry.id)
    try Snapshot.checkText(text, path: path)
    return (path, text)
  }

  /// A path as the user typed it, from the root of the repository.
  func pathFromRoot(_ given: String) throws -> String {
    guard let root = workspace.repository.workDirectory else { return given }
    return try RepositoryPath.fromRoot(given, directory: context.directory, root: root)
  }
}
