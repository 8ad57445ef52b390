import Git

/// The record files of a paper, each once, whatever branches it stands on.
struct FoundFiles {
  struct File {
    let path: String
    let id: ObjectID
    let isCollected: Bool
  }

  private(set) var files: [File] = []
  private var paths: Set<String> = []

  /// Adds the records below a folder of main.
  mutating func add(folder: String, of commit: ObjectID, in repository: Repository) throws {
    for entry in try repository.files(under: folder, in: commit) where Self.isRecord(entry) {
      paths.insert(entry.path)
      files.append(File(path: entry.path, id: entry.id, isCollected: true))
    }
  }

  /// Adds the records below a folder of a partner's branch that main does not have.
  mutating func addUncollected(folder: String, of tip: ObjectID, in repository: Repository) throws {
    for entry in try repository.files(under: folder, in: tip)
    where Self.isRecord(entry) && !paths.contains(entry.path) {
      files.append(File(path: entry.path, id: entry.id, isCollected: false))
    }
  }

  /// Every JSON file of a paper but the definitions of its polls.
  private static func isRecord(_ entry: TreeEntry) -> Bool {
    entry.kind == .blob && entry.name.hasSuffix(".json") && entry.name != "poll.json"
  }
}
