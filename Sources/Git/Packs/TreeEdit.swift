import Languages
import ObjectIDs

/// What becomes of the entries of one folder, and of the folders in it.
struct TreeEdit {
  enum Change {
    case set(ObjectID)
    case remove
  }

  /// The folder; empty for the root.
  let path: String
  private var files: [String: Change] = [:]
  /// What becomes of the folders in this one, by name.
  private(set) var folders: [String: TreeEdit] = [:]

  init(path: String) { self.path = path }

  /// Adds what becomes of one file.
  ///
  /// - Parameter path: its path below this folder, valid already.
  mutating func add(_ change: Change, at path: String) throws(GitError) {
    try add(change, at: path.pathParts[...])
  }

  private mutating func add(_ change: Change, at parts: ArraySlice<Substring>) throws(GitError) {
    guard let name = parts.first.map({ String($0) }) else { return }
    let inner = self.path.isEmpty ? name : self.path + "/" + name
    if parts.count == 1 {
      files[name] = change
    } else {
      try folders[name, default: TreeEdit(path: inner)].add(change, at: parts.dropFirst())
    }
    if folders[name] != nil, case .set = files[name] { throw Self.inTheWay(inner) }
  }

  /// The bytes of the folder's tree with this done.
  ///
  /// - Parameter folders: what became of the folders in it.
  /// - Throws: `.notFound` where a removed file is not there; `.bothFileAndFolder`.
  func applied(to old: [UInt8], folders: [String: Change]) throws(GitError) -> [UInt8] {
    let changes = sortedChanges(with: folders)
    var isDone = Array(repeating: false, count: changes.count)
    var lines: [TreeLine] = []
    for line in TreeLine.lines(of: old) {
      guard let index = Self.index(of: line.name, in: changes) else {
        lines.append(line)
        continue
      }
      let (_, change, mode) = changes[index]
      isDone[index] = true
      guard line.isTree == (mode == 0o040000) else { throw Self.inTheWay(line.path(under: path)) }
      // What a file may do is its owner's to say: other words do not change it.
      let kept = mode == 0o040000 ? mode : TreeEntry.plainMode(of: line.mode)
      if case .set(let id) = change { lines.append(TreeLine(mode: kept, name: line.name, id: id)) }
    }
    for (index, (name, change, mode)) in changes.enumerated() where !isDone[index] {
      guard case .set(let id) = change else { throw Self.absent(name, in: path) }
      lines.append(TreeLine(mode: mode, name: name, id: id))
    }
    return TreeLine.tree(of: lines)
  }

  /// What becomes of each entry, by the bytes of its name. A sorted list: a dictionary by bytes costs a process more to make possible than a
  /// commit has to look up.
  private func sortedChanges(
    with folders: [String: Change]
  ) -> [(name: [UInt8], change: Change, mode: UInt32)] {
    var changes = folders.map { (name: Array($0.utf8), change: $1, mode: UInt32(0o040000)) }
    for (name, change) in files where folders[name] == nil {
      changes.append((Array(name.utf8), change, 0o100644))
    }
    return changes.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private static func index(
    of name: [UInt8], in changes: [(name: [UInt8], change: Change, mode: UInt32)]
  ) -> Int? {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].name.lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
    }
    return low < changes.count && changes[low].name == name ? low : nil
  }

  static func inTheWay(_ path: String) -> GitError {
    GitError(
      kind: .bothFileAndFolder,
      message: Localized(
        en: "“\(path)” cannot be both a file and a folder",
        nl: "“\(path)” kan niet tegelijk een bestand en een map zijn"),
      operation: .writingTree, path: path, remedy: GitError.makingRoom(path))
  }

  private static func absent(_ name: [UInt8], in folder: String) -> GitError {
    let path = TreeLine(mode: 0, name: name, id: .zero).path(under: folder)
    return GitError(
      kind: .notFound,
      message: Localized(en: "there is no “\(path)” to remove", nl: "er is geen “\(path)” om weg te halen"),
      operation: .writingTree, path: path)
  }
}
