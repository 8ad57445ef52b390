import Deliberation
import FoundationEssentials
import Git
import ObjectIDs
import Storage

/// What is wrong with drafts, on main and in the work tree.
extension Desk {
  /// Papers whose draft on main is no text: nothing else is said of them.
  func draftsOfNoText() throws -> [Diagnosis.Finding] {
    try snapshot.faultyDrafts().map { fault in
      let last = try repository.lastChange(of: fault.path, at: snapshot.commit)
      return .init(
        what: fault.explanation.message,
        advice: last.map {
          "bring back what stood there before commit \($0.commit.abbreviated()) with: git checkout \($0.before.abbreviated()) -- \(fault.path) && git commit -m 'Bring the draft back' -- \(fault.path)"
        } ?? "see what made it so with: git log -p -- '\(fault.path)'", mended: false)
    }
  }

  /// What stands where a file or folder of the workspace belongs and is none: it is never written through.
  func otherThanFiles() throws -> [Diagnosis.Finding] {
    var found: [Diagnosis.Finding] = []
    // In the middle of a rebase it is detached, and what ends that is said.
    if case .detached(let commit) = try repository.head(), (try? repository.mustBeAtRest()) != nil {
      found.append(
        .init(
          what: "HEAD is detached at \(commit.abbreviated()): nothing can be recorded.",
          advice: "go back with: git switch \(workspace.mainBranch)", mended: false))
    }
    guard let root = repository.workDirectory, try repository.isCheckedOut(workspace.mainReference) else {
      return found
    }
    let files = try [Layout.roster] + snapshot.soundPapers().map { Layout.draft(of: $0) }
    for (path, kind) in [(Layout.papers, FileAttributeType.typeDirectory)] + files.map({ ($0, .typeRegular) })
    {
      guard let present = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")[.type],
        let type = present as? FileAttributeType, type != kind
      else { continue }
      found.append(
        .init(
          what:
            "\(path) is no plain \(kind == .typeRegular ? "file" : "folder"): it is never written through.",
          advice: "take it away, and bring back what main has with: git checkout -- \(path)", mended: false))
    }
    return found
  }

  /// Files in the place of folders that records come into: what would come there is refused.
  func filesForFolders() throws -> [Diagnosis.Finding] {
    try snapshot.papers().flatMap { paper in
      try Layout.foldersOfPaper.flatMap { try filesForFolders(under: "\(Layout.folder(of: paper))/\($0)") }
    }.map { path in
      .init(
        what: "\(path) is no folder, and records have their place in it: none can be recorded there.",
        advice: "put it aside with: \(GitError.makingRoom(path))", mended: false)
    }
  }

  /// The files of main in such a place at or below a folder of a paper.
  private func filesForFolders(under folder: String) throws -> [String] {
    guard let entry = try repository.entry(at: folder, in: snapshot.commit) else { return [] }
    guard entry.kind == .tree else { return [folder] }
    guard !folder.hasSuffix("/texts") else { return [] }
    return try repository.changes(under: folder, from: nil, to: snapshot.commit).map(\.path).filter { path in
      // Records and sheets, of which there are many, have a dot in their name, and no folder has.
      path.utf8.split(separator: UInt8(ascii: "/")).last?.contains(UInt8(ascii: ".")) == false
        && Layout.isPlaceOfFolder(path) { roster[$0] != nil }
    }
  }

  /// Drafts and the roster, where somebody staged that they are taken away: what would change them is refused. `revise` alone takes a
  /// draft as it lies there.
  func stagedAway() throws -> [Diagnosis.Finding] {
    guard repository.workDirectory != nil, try repository.isCheckedOut(workspace.mainReference) else {
      return []
    }
    let files = try [Layout.roster] + snapshot.papers().map { Layout.draft(of: $0) }
    return try repository.stagedAway(among: files).map { path in
      let but = path == Layout.roster ? "" : " but `beraad revise`"
      return .init(
        what:
          "\(path) is staged as taken away: what would change it\(but) is refused, and the next commit takes it off.",
        advice: "have it back as main has it with: git reset -q -- \(path)", mended: false)
    }
  }

  /// Drafts in which the marks of a merge conflict were committed.
  func conflictMarkers() throws -> [Diagnosis.Finding] {
    try snapshot.soundPapers().filter {
      ConflictMarkers.stand(in: try snapshot.paper(named: $0.description).text)
    }.map {
      .init(
        what: "\(Layout.draft(of: $0)) has the marks of a merge conflict that nobody settled.",
        advice: "choose between the wordings in the file, and commit it with: beraad revise \($0) -m WHY",
        mended: false)
    }
  }

  /// Open changes of which nobody can tell where they belong, since main does not have the text that they were made on.
  func textsLost() throws -> [Diagnosis.Finding] {
    try openLosses().flatMap { paper, amendments in
      try amendments.map { file in
        let isHere = try isKeepable(file.amendment.base)
        return .init(
          what: file.sentence(of: paper),
          advice: isHere
            ? "this clone has it: keep it for all with: beraad collect"
            : "a clone that has it, such as the one where it was collected, keeps it with: beraad collect",
          mended: false)
      }
    }
  }
}
