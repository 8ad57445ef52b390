import Languages
import ObjectIDs

/// What people did in a work tree in which git is in the middle of something, and what git takes away where that is taken back.
struct UnsavedWork {
  /// The files, from the root, that git has and whose last words are in no index. Those that a merge could not unite are not among
  /// them.
  var files: [String] = []
  /// The files that are staged and that git did not come to: a person put them into the index.
  var staged: [String] = []

  var isEmpty: Bool { files.isEmpty && staged.isEmpty }

  /// All of them, each once.
  var all: [String] { files + staged.filter { !files.contains($0) } }

  /// What keeps their words in a file of its own, and makes the work tree as it was without them.
  ///
  /// No setting of the user changes how the difference is written, and it is tried before anything goes. Each time it has a file of its
  /// own: where git stops half-way and the line is typed again, the first one still has the words.
  ///
  /// - Parameter back: the command that comes between, after which they are put back.
  func kept(around back: String) -> String {
    let difference =
      "git -c diff.noprefix=false -c diff.mnemonicPrefix=false diff --no-color --no-ext-diff --binary"
    let staged = Self.words(staged)
    let files = Self.words(files.filter { !self.staged.contains($0) })
    // A file that is staged is held against HEAD: the index has its words already.
    let parts = [
      files.isEmpty ? nil : "\(difference) -- \(files)",
      staged.isEmpty ? nil : "\(difference) HEAD -- \(staged)",
    ].compactMap(\.self)
    let written = parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " && ")))"
    let undone = [
      files.isEmpty ? nil : "git checkout -q -- \(files)",
      staged.isEmpty ? nil : "git restore -q --source=HEAD --staged --worktree -- \(staged)",
    ].compactMap(\.self)
    return
      (#"cd "$(git rev-parse --show-toplevel)" && kept="$(git rev-parse --git-dir)/unsaved-$(date +%s)" && "#
      + "\(written) > \"$kept\" && git apply -R --check \"$kept\" && "
      + (undone + [back]).joined(separator: " && ") + " && git apply --3way \"$kept\"")
  }

  private static func words(_ paths: [String]) -> String {
    paths.map(Repository.word).joined(separator: " ")
  }
}

extension Repository {
  /// What people did here that no commit has.
  var unsavedWork: UnsavedWork {
    guard workDirectory != nil, let changes = try? workTreeChanges(under: "") else { return UnsavedWork() }
    var work = UnsavedWork(files: changes.filter(\.isUnsaved).map(\.path))
    let staged = changes.filter { $0.status == .staged }.map(\.path)
    // Where it cannot be told what git brings, none of it is called a person's.
    guard !staged.isEmpty, let brought = try? pathsBrought(), !brought.isEmpty else { return work }
    let others = staged.filter { !brought.contains($0) }
    work.staged = (try? others.filter { try !isOfMerge($0) }) ?? []
    return work
  }

  /// Whether the index has a file as git's own merge made it, where that stopped: git notes the tree. A file that git moved along with a
  /// folder is one that neither side changed.
  private func isOfMerge(_ path: String) throws(GitError) -> Bool {
    guard let noted = WholeFile.bytes("\(gitDirectory)/AUTO_MERGE", most: 4_096),
      let tree = ObjectID(hex: String(decoding: noted.prefix { $0 > 0x20 }, as: UTF8.self))
    else { return false }
    return try entry(at: path, inTree: tree)?.id == IndexFile(indexPath).entry(at: path)?.id
  }

  /// The files that are changed by what git is in the middle of: what is staged of others is not git's. None where that cannot be told.
  private func pathsBrought() throws(GitError) -> Set<String> {
    guard let head = try head().commit else { return [] }
    var paths: Set<String> = []
    for name in ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD"] {
      guard let bytes = WholeFile.bytes("\(gitDirectory)/\(name)", most: 65_536) else { continue }
      // A merge can have several heads, one a line.
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        guard let commit = ObjectID(hex: line) else { return [] }
        let before = name == "MERGE_HEAD" ? try mergeBase(head, commit) : try parents(of: commit).first
        for change in try changes(under: "", from: before, to: commit) { paths.insert(change.path) }
      }
    }
    return paths
  }
}
