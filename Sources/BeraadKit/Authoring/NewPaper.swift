package import Deliberation
import Git
import ObjectIDs
import Prose
import Storage

extension Context {
  /// Begins a paper: an empty draft, or an existing Markdown file that moves there with its history.
  ///
  /// - Parameters:
  ///   - adopted: the path of that file from the directory of the command.
  ///   - language: where it is nil that of the file, or else the roster's.
  package func newPaper(
    _ name: String, title: String, kind: PaperKind, language: Language?, adopting adopted: String?
  ) throws -> FiledRecord {
    let slug = try Slug.parse(name, as: .paper)
    let title = try GivenText.checkLine(title, what: Localized(en: "a title", nl: "een titel"))
    return try change("begin \(slug)") { desk in
      try desk.mustBeNew(slug)
      let source = try adopted.map { try desk.desk.adoptable($0) }
      // A text knows its language better than the alliance does.
      let own = language == nil ? source.flatMap { FrontMatter($0.text).language } : nil
      let path = Layout.draft(of: slug)
      // The file's own key stays as it is.
      let lang = own == nil ? [("lang", (language ?? desk.roster.language).rawValue)] : []
      let text = FrontMatter.setting(
        [("title", title), ("kind", kind.rawValue)] + lang + [("stage", "draft")], in: source?.text ?? [])
      var step = MainChange.Step(
        CommitMessage(
          source.map { "\(slug): adopt \($0.path)" } ?? "\(slug): begin",
          trailers: source.map { [.init("Adopted-from", $0.path)] } ?? []),
        files: [.init(path, .bytes(text))])
      step.removed = source.map { [$0.path] } ?? []
      let commit = try desk.commit(step)
      return FiledRecord(
        id: commit?.hex ?? "", paper: slug.description, partner: desk.identity.partner.id.description,
        story: source.map {
          Localized(
            en: "Adopted \($0.path) as \(path), with its history.",
            nl: "\($0.path) is nu \(path), met de geschiedenis erbij.")
        } ?? Localized(en: "Began \(path).", nl: "\(path) begonnen."))
    }
  }
}

extension ChangeDesk {
  /// Refuses whoever may not begin a paper, and a name that one has.
  func mustBeNew(_ slug: Slug) throws {
    try identity.mustBe(.author, .committee, to: Localized(en: "begin a paper", nl: "een stuk beginnen"))
    for folder in [Layout.papers, Layout.folder(of: slug)] {
      guard let entry = try repository.entry(at: folder, in: snapshot.commit), entry.kind != .tree else {
        continue
      }
      throw Refusal(
        Localized(
          en:
            "\(folder) is a \(entry.kind == .commit ? "submodule" : "file") of main: no paper can lie there.",
          nl:
            "\(folder) is op main een \(entry.kind == .commit ? "submodule" : "bestand"): daar kan geen stuk komen."
        ),
        hints: [
          Localized(
            en: "move it away with: git mv \(folder) ELSEWHERE",
            nl: "zet dat ergens anders neer met: git mv \(folder) ELDERS")
        ])
    }
    guard try repository.entry(at: Layout.draft(of: slug), in: snapshot.commit) == nil else {
      throw Refusal(
        Localized(en: "There is a paper '\(slug)' already.", nl: "Er is al een stuk '\(slug)'."),
        hints: [Localized(en: "read it with: beraad show \(slug)", nl: "lees het met: beraad show \(slug)")])
    }
    try mustNotBeLost(slug)
  }

  /// Refuses the name of a paper whose draft a commit took away: its records, decisions and polls would become those of another text.
  func mustNotBeLost(_ slug: Slug) throws {
    guard let loss = try snapshot.lossOfDraft(of: slug) else { return }
    throw Refusal(
      loss.explanation.sentence,
      hints: loss.explanation.advice + [
        Localized(
          en: "or begin another paper, under another name",
          nl: "of begin een ander stuk, onder een andere naam")
      ])
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
      throw Refusal.unknown(.committedFile, path, among: names)
    }
    guard !path.hasPrefix("\(Layout.papers)/") else {
      throw Refusal(
        Localized(en: "\(path) is part of a paper already.", nl: "\(path) hoort al bij een stuk."))
    }
    guard path != Layout.roster, path.split(separator: "/").last?.first != "." else {
      throw Refusal(
        Localized(
          en: "\(path) is no text of the alliance: the workspace itself needs it where it is.",
          nl: "\(path) is geen tekst van de alliantie: de werkruimte zelf heeft het daar nodig."),
        hints: [
          Localized(
            en: "name the Markdown file that is to become a paper",
            nl: "noem het Markdown-bestand dat een stuk moet worden")
        ])
    }
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
