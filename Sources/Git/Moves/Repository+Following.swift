import Languages
import CLibgit2
import Glibc
import ObjectIDs

/// Whether this work tree can follow its branch, asked before the branch moves.
extension Repository {
  /// Refuses an index in which something could not be united, though git is at rest: a patch that was applied three ways leaves that.
  package func mustBeUnited() throws(GitError) {
    // An index that cannot be read is a finding of its own.
    guard let path = (try? IndexFile(indexPath))?.unmerged else { return }
    throw unmerged(path, operation: .readingIndex)
  }

  /// Refuses an index in which a merge could not unite something.
  func mustBeMerged(_ index: IndexFile) throws(GitError) {
    guard let path = index.unmerged else { return }
    throw unmerged(path, operation: .readingIndex)
  }

  /// That a merge left several versions of a file, with how to settle it.
  func unmerged(_ path: String, operation: GitOperation) -> GitError {
    return GitError(
      kind: .unmerged,
      message: Localized(
        en: "\(path) has a merge conflict that is not settled",
        nl: "in \(path) staat een conflict van een merge waarin nog niet is gekozen"), operation: operation,
      path: path, first: Self.choosing(in: [path]), remedy: Self.adding([path]),
      further: commandUnderWay.map { [Self.goingOn(with: $0)] } ?? [])
  }

  var indexPath: String { gitDirectory + "/index" }

  /// What each change asks of this work tree's files.
  ///
  /// - Throws: `.conflict` with the first path where work would be lost, or something else stands in the way;
  ///   `.readOnly` for a folder that cannot be written to.
  func steps(
    for changes: [TreeChange], adopted: Set<String>, in index: IndexFile
  ) throws(GitError) -> (steps: [Journal.Step], folders: [String]) {
    var folders = FolderCheck(root: workDirectory ?? "")
    var steps: [Journal.Step] = []
    steps.reserveCapacity(changes.count)
    for change in changes {
      guard change.old?.kind != .commit, change.new?.kind != .commit else {
        throw inTheWay(
          change.path,
          Localized(
            en: "is a submodule, which is not moved", nl: "is een submodule, en die wordt niet verzet"))
      }
      let entry = index.entry(at: change.path)
      // As `git clone --no-checkout` leaves it: nobody took the file away.
      if index.isEmpty, change.old != nil, try onDisk(change.path).kind == nil {
        throw inTheWay(
          change.path, Localized(en: "was not checked out", nl: "is niet uitgecheckt"),
          remedy: "git checkout HEAD -- \(change.path)")
      }
      try mustBeKnown(entry, change, isAdopted: adopted.contains(change.path))
      let step = try step(for: change, entry, isAdopted: adopted.contains(change.path), &folders)
      steps.append(step)
    }
    return (steps, folders.missing)
  }

  /// Refuses a path whose index entry neither commit has: somebody staged it.
  func mustBeKnown(_ entry: IndexFile.Entry?, _ change: TreeChange, isAdopted: Bool) throws(GitError) {
    let isAs = { (file: TreeEntry?) in entry?.id == file?.id && entry?.mode == file?.mode }
    guard isAdopted || isAs(change.old) || isAs(change.new) else {
      let what =
        switch (change.old, entry) {
        case (nil, _): Localized(en: "is staged and not committed", nl: "staat klaar en is niet vastgelegd")
        case (_, nil):
          Localized(
            en: "was taken away or renamed, which is staged and not committed",
            nl: "is weggehaald of hernoemd, en dat staat klaar en is niet vastgelegd")
        default: GitError.staged
        }
      throw inTheWay(change.path, what, remedy: "git stash")
    }
  }

  private func step(
    for change: TreeChange, _ entry: IndexFile.Entry?, isAdopted: Bool, _ folders: inout FolderCheck
  ) throws(GitError) -> Journal.Step {
    let place = (workDirectory ?? "") + "/" + change.path
    // What a sparse checkout left out stays out. A file that stands there all the same is one like any other: left
    // behind, the next commit of it would take back what came since.
    if entry?.isSkipped == true, FileStamp.at(place) == nil {
      return Journal.Step(path: change.path, kind: .none, before: FileStamp.at(place))
    }
    try folders.look(at: change.path)
    let found = try onDisk(change.path)
    if found.kind == .blob { try mustBeUnfiltered(change.path) }
    let before = FileStamp.at(place)
    let isAs = { (file: TreeEntry?) in found.id == file?.id && found.kind == file?.kind }
    if isAs(change.new), isAdopted || change.old == nil || change.old?.mode == change.new?.mode {
      return Journal.Step(path: change.path, kind: .none, before: before)
    }
    guard !isAdopted else {
      throw inTheWay(
        change.path,
        Localized(en: "changed while it was being recorded", nl: "is veranderd terwijl het werd vastgelegd"))
    }
    guard isAs(change.old) || isAs(change.new) else {
      guard change.old != nil else {
        throw inTheWay(
          change.path,
          Localized(en: "is in the way and not in git", nl: "staat in de weg en zit niet in git"),
          remedy: GitError.aside(place))
      }
      throw inTheWay(change.path, GitError.edited, remedy: "git stash")
    }
    try folders.mustBeWritable(for: change.path)
    folders.need(for: change.new == nil ? nil : change.path)
    return Journal.Step(path: change.path, kind: change.new == nil ? .delete : .write, before: before)
  }

  /// What stands at a path of the work tree: the id that it would have if it were committed now, and its kind;
  /// nil for nothing.
  ///
  /// - Throws: `.conflict` for what can be no file of git's. Nothing but a plain file is ever opened.
  func onDisk(_ path: String) throws(GitError) -> (id: ObjectID?, kind: TreeEntry.Kind?) {
    let place = (workDirectory ?? "") + "/" + path
    var status = stat()
    if lstat(place, &status) != 0 {
      guard errno == ENOENT else { throw GitError(errno: errno, operation: .readingFile, path: place) }
      return (nil, nil)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      var id = git_oid()
      let code = git_repository_hashfile(&id, pointer, place, GIT_OBJECT_BLOB, path)
      try check(code, .readingFile, path: place)
      return (ObjectID(id), .blob)
    case S_IFLNK: return (try linkTarget(at: place), .link)
    case S_IFDIR:
      throw inTheWay(
        path,
        Localized(en: "is a folder where a file must come", nl: "is een map, waar een bestand moet komen"),
        remedy: GitError.aside(place))
    default:
      throw inTheWay(
        path,
        Localized(
          en: "is a pipe or a device where a file must come",
          nl: "is een pipe of een apparaat, waar een bestand moet komen"), remedy: GitError.aside(place))
    }
  }

  func inTheWay(_ path: String, _ what: Localized, remedy: String? = nil) -> GitError {
    GitError(
      kind: .conflict, message: what.map { "\(path) \($0)" }, operation: .lookingAtWorkTree, path: path,
      remedy: remedy)
  }
}
