package import Deliberation
package import Git
package import ObjectIDs

/// The workspace as one commit of main has it: everything derived is a function of such a commit.
package struct Snapshot {
  package let workspace: Workspace
  package let commit: ObjectID
  package let roster: Roster

  /// - Throws: a `Refusal` where the commit has no `reviewers.json`, or that is not right.
  package init(workspace: Workspace, commit: ObjectID) throws {
    self.workspace = workspace
    self.commit = commit
    guard let blob = try workspace.repository.entry(at: Layout.roster, in: commit), blob.kind == .blob else {
      if let refusal = try Self.lossOfRoster(at: commit, in: workspace.repository) { throw refusal }
      throw try MainBranch(of: workspace.repository).noWorkspace(in: workspace.repository)
    }
    if let roster = try workspace.roster(blob.id) {
      self.roster = roster
      return
    }
    // One that is not right is read again, to say what is wrong.
    do {
      roster = try RosterCoding.decode(workspace.repository.blob(blob.id))
    } catch let error as StorageError {
      throw try Self.spoiled(error, at: commit, in: workspace.repository) {
        (try? RosterCoding.decode($0)) != nil
      }.refusal
    }
  }

  /// What is said of a commit that has no roster any more; nil where it never had one. A new one would leave every partner out.
  package static func lossOfRoster(at commit: ObjectID, in repository: Repository) throws -> Refusal? {
    guard let last = try lastRoster(at: commit, in: repository) else { return nil }
    return Refusal(
      Localized(
        en: "\(Layout.roster) is not there any more: commit \(last.commit.abbreviated()) took it away.",
        nl: "\(Layout.roster) is er niet meer: commit \(last.commit.abbreviated()) haalde het weg."),
      hints: [
        Localized(
          en:
            "the committee brings it back with: git checkout \(last.before.abbreviated()) -- \(Layout.roster) && git commit -m 'Bring the roster back' -- \(Layout.roster)",
          nl:
            "de commissie haalt het terug met: git checkout \(last.before.abbreviated()) -- \(Layout.roster) && git commit -m 'Bring the roster back' -- \(Layout.roster)"
        )
      ])
  }

  /// The commit that took the roster away, and one that had it; nil where it was never there.
  ///
  /// Beraad makes no commit without a roster, so it went a short while ago. A long history is followed to its end only where the
  /// commit has drafts: the many commits of other software are not looked through with every command.
  static func lastRoster(
    at commit: ObjectID, in repository: Repository
  ) throws(GitError) -> (commit: ObjectID, before: ObjectID)? {
    let recent = try repository.lastChange(of: Layout.roster, at: commit, atMost: 256)
    guard recent == nil, try hasDrafts(commit, in: repository) else { return recent }
    return try repository.lastChange(of: Layout.roster, at: commit)
  }

  private static func hasDrafts(_ commit: ObjectID, in repository: Repository) throws(GitError) -> Bool {
    guard try repository.entry(at: Layout.papers, in: commit)?.kind == .tree else { return false }
    for folder in try repository.entries(of: Layout.papers, in: commit) where folder.kind == .tree {
      guard let paper = Slug(folder.name) else { continue }
      if try repository.entry(at: Layout.draft(of: paper), in: commit) != nil { return true }
    }
    return false
  }

  var repository: Repository { workspace.repository }

  /// The history of the commit; read once for each commit of a workspace.
  package func history() throws -> MainHistory { try workspace.history(of: commit) }

  /// The papers, by name.
  package func papers() throws -> [Slug] {
    try repository.entries(of: Layout.papers, in: commit)
      .filter { $0.kind == .tree }
      .compactMap { Slug($0.name) }
      .filter { try repository.entry(at: Layout.draft(of: $0), in: commit) != nil }
  }

  /// One paper's draft.
  ///
  /// - Throws: a `Refusal` with near names, or that the text is not UTF-8.
  package func paper(named name: String) throws -> Paper {
    let slug = try Slug.parse(name, as: .paper)
    let path = Layout.draft(of: slug)
    guard let entry = try repository.entry(at: path, in: commit) else {
      if let loss = try lossOfDraft(of: slug) { throw loss }
      throw Refusal.unknown(.paper, name, among: try papers().map(\.description))
    }
    return Paper(slug: slug, blob: entry.id, text: try text(of: entry))
  }

  /// What is said of a paper whose draft a commit took away, as plain git can; nil where the draft is there, or never was.
  package func lossOfDraft(of paper: Slug) throws -> Refusal? {
    let path = Layout.draft(of: paper)
    guard try repository.entry(at: path, in: commit) == nil, try history().papers[paper] != nil,
      let last = try repository.lastChange(of: path, at: commit)
    else { return nil }
    return Refusal(
      Localized(
        en: "\(path) is not there any more: commit \(last.commit.abbreviated()) took it away.",
        nl: "\(path) is er niet meer: commit \(last.commit.abbreviated()) haalde het weg."),
      hints: [
        Localized(
          en:
            "the committee brings it back with: git checkout \(last.before.abbreviated()) -- \(path) && git commit -m 'Bring the draft back' -- \(path)",
          nl:
            "de commissie haalt het terug met: git checkout \(last.before.abbreviated()) -- \(path) && git commit -m 'Bring the draft back' -- \(path)"
        )
      ])
  }

  /// The papers that main once had and whose draft a commit took away, with what is said of each.
  package func lostDrafts() throws -> [(paper: Slug, loss: Refusal)] {
    let there = Set(try papers())
    return try history().papers.keys.filter { !there.contains($0) }.sorted().compactMap { paper in
      try lossOfDraft(of: paper).map { (paper, $0) }
    }
  }

  /// The papers whose draft can be read, by name: what is wrong with one must not hide the others.
  package func soundPapers() throws -> [Slug] {
    let faulty = Set(try faultyDrafts().map(\.path))
    return try papers().filter { !faulty.contains(Layout.draft(of: $0)) }
  }

  /// What is wrong with drafts that are no text.
  package func faultyDrafts() throws -> [StorageError] {
    try papers().compactMap { paper in
      guard let entry = try repository.entry(at: Layout.draft(of: paper), in: commit) else { return nil }
      if let known = workspace.drafts[entry] { return known }
      var fault: StorageError?
      do {
        _ = try text(of: entry)
      } catch let error as StorageError {
        fault = error
      }
      workspace.drafts[entry] = .some(fault)
      return fault
    }
  }

  private func text(of entry: TreeEntry) throws -> [UInt8] {
    let kind: Localized
    switch entry.kind {
    case .blob:
      let text = try repository.blob(entry.id)
      try Self.checkText(text, path: entry.path)
      return text
    case .link: kind = Localized(en: "a symbolic link", nl: "een symbolische koppeling")
    case .tree: kind = Localized(en: "a folder", nl: "een map")
    case .commit: kind = Localized(en: "a submodule", nl: "een submodule")
    }
    throw StorageError.malformed(
      path: entry.path,
      reason: Localized(
        en: "it is \(kind.english), and no file", nl: "het is \(kind.dutch), en geen bestand"))
  }

  /// Refuses bytes that are no text.
  package static func checkText(_ text: [UInt8], path: String) throws(StorageError) {
    guard (try? UTF8Span(validating: text.span)) != nil else {
      throw .malformed(
        path: path, reason: Localized(en: "it is not UTF-8 text", nl: "dat is geen tekst in UTF-8"))
    }
    guard !text.contains(0) else {
      throw .malformed(
        path: path, reason: Localized(en: "it holds a NUL byte", nl: "er staat een nulbyte in"))
    }
  }

  // MARK: Who takes or took part

  /// The roster of an earlier commit of main; nil where that is no part of the history, or its roster is not right.
  package func roster(at commit: ObjectID) throws -> Roster? {
    guard try history().contains(commit),
      let entry = try repository.entry(at: Layout.roster, in: commit), entry.kind == .blob
    else { return nil }
    return try workspace.roster(entry.id)
  }

  /// Every roster that main ever had and that is right, oldest first.
  package func rosters() throws -> [Roster] {
    try history().rosters.compactMap { try workspace.roster($0) }
  }

  /// Whether a record may be of this partner: it is on the roster, or was when the record was written.
  package func knows(_ header: Record.Header) throws -> Bool {
    if roster[header.partner] != nil { return true }
    return try roster(at: header.seen)?[header.partner] != nil
  }

  /// A partner as the roster has it, or as the last one had it that did: whoever left keeps its name.
  package func partner(_ id: Slug) throws -> Partner? {
    if let partner = roster[id] { return partner }
    for blob in try history().rosters.reversed() {
      if let partner = try workspace.roster(blob)?[id] { return partner }
    }
    return nil
  }
}
