package import Deliberation
package import Git

/// The workspace as one commit of main has it: everything derived is a function of such a commit.
package struct Snapshot {
  package let workspace: Workspace
  package let commit: ObjectID
  package let roster: Roster

  /// - Throws: a `Refusal` where the commit has no `reviewers.json`, a `StorageError` where that is not right.
  package init(workspace: Workspace, commit: ObjectID) throws {
    self.workspace = workspace
    self.commit = commit
    guard let bytes = try workspace.repository.blob(at: RosterCoding.path, in: commit) else {
      throw Refusal(
        "This is no Beraad workspace: the branch '\(workspace.mainBranch)' has no \(RosterCoding.path).",
        hints: ["make it one with: beraad init"])
    }
    roster = try RosterCoding.decode(bytes)
  }

  var repository: Repository { workspace.repository }

  /// The papers, by name.
  package func papers() throws -> [Slug] {
    try repository.entries(of: "papers", in: commit)
      .filter { $0.kind == .tree }
      .compactMap { Slug($0.name) }
      .filter { try repository.entry(at: Self.draftPath(of: $0), in: commit) != nil }
  }

  /// The path of a paper's draft from the root of the workspace.
  package static func draftPath(of paper: Slug) -> String { "papers/\(paper)/paper.md" }

  /// One paper's draft.
  ///
  /// - Throws: a `Refusal` with near names, or that the text is not UTF-8.
  package func paper(named name: String) throws -> Paper {
    let slug = try Slug.parse(name, as: "paper")
    let path = Self.draftPath(of: slug)
    guard let entry = try repository.entry(at: path, in: commit), entry.kind == .blob else {
      throw Refusal.unknown("paper", name, among: try papers().map(\.description))
    }
    let text = try repository.blob(entry.id)
    try Self.checkText(text, path: path)
    return Paper(slug: slug, blob: entry.id.hex, text: text)
  }

  /// Refuses bytes that are no text.
  package static func checkText(_ text: [UInt8], path: String) throws(StorageError) {
    guard (try? UTF8Span(validating: text.span)) != nil else {
      throw .malformed(path: path, reason: "it is not UTF-8 text")
    }
    guard !text.contains(0) else { throw .malformed(path: path, reason: "it holds a NUL byte") }
  }
}
