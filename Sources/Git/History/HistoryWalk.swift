import ObjectIDs

/// Walks back from a commit and keeps the commits that changed one file.
///
/// At a merge that left the file as one parent has it, only that parent is followed, the first such, as git
/// does: what the other sides did to the file is not in it. Where it is like none of them, all sides are.
struct HistoryWalk {
  /// A commit, looked at for one path: a file that was renamed has another path further back.
  struct State: Hashable {
    /// The commit's number in the table.
    let commit: Int
    /// The path's number in `tracks`.
    let path: Int
  }

  private let repository: Repository
  private let search: RenameSearch
  private let progress: (Int) -> Void

  private var commits: CommitTable
  private var tracks: [PathTrack] = []

  init(_ repository: Repository, following: Following, progress: @escaping (Int) -> Void) {
    self.repository = repository
    self.progress = progress
    commits = CommitTable(repository)
    search = RenameSearch(repository: repository, following: following)
  }

  /// The states in which the file was changed, with the changed states that each was made from.
  mutating func changes(of path: String, from commit: ObjectID) throws(GitError) -> [State: [State]] {
    var changed: [State: [State]] = [:]
    var pending = [State(commit: commits.number(of: commit), path: number(of: path))]
    var visited = 0
    while let state = pending.popLast() {
      guard tracks[state.path].outcome(at: state.commit) == nil else { continue }
      switch try outcome(of: state) {
      case .same(let parent):
        tracks[state.path].set(.same(parent), at: state.commit)
        pending.append(State(commit: parent, path: state.path))
      case .changed(let sources):
        tracks[state.path].set(.changed, at: state.commit)
        changed[state] = sources
        pending.append(contentsOf: sources)
      case .absent:
        tracks[state.path].set(.absent, at: state.commit)
      }
      visited += 1
      if visited.isMultiple(of: 1_000) { progress(visited) }
    }
    for (state, sources) in changed { changed[state] = simplified(sources) }
    return changed
  }

  /// The commit of a state.
  func commit(of state: State) -> ObjectID { commits.id(of: state.commit) }

  /// The path of a state.
  func path(of state: State) -> String { tracks[state.path].path }

  /// The file's content in a state; nil where it is not there.
  mutating func blob(of state: State) throws(GitError) -> ObjectID? {
    if let blob = tracks[state.path].blob(at: state.commit) { return blob }
    let tree = try commits.tree(of: state.commit)
    return try tracks[state.path].find(at: state.commit, inTree: tree, of: repository)
  }

  /// What a state came to.
  private enum Outcome {
    /// The file is as in this parent: go on there.
    case same(Int)
    /// The file was changed, from these states.
    case changed([State])
    /// The file is not there and never was.
    case absent
  }

  private mutating func outcome(of state: State) throws(GitError) -> Outcome {
    let parents = try commits.parents(of: state.commit)
    let here = try blob(of: state)
    guard !parents.isEmpty else { return here == nil ? .absent : .changed([]) }
    for parent in parents {
      if try blob(of: State(commit: parent, path: state.path)) == here { return .same(parent) }
    }
    var sources: [State] = []
    for parent in parents {
      let before = State(commit: parent, path: state.path)
      sources.append(try renamed(state, blob: here, before: before) ?? before)
    }
    return .changed(sources)
  }

  /// The state in which the file had another path; nil where the parent has it by this one, or nothing like
  /// it.
  private mutating func renamed(
    _ state: State, blob: ObjectID?, before: State
  ) throws(GitError) -> State? {
    guard let blob, try self.blob(of: before) == nil else { return nil }
    let commit = try repository.commit(commit(of: state))
    let source = try search.source(
      of: path(of: state), blob: blob, in: commit, parent: self.commit(of: before))
    return source.map { State(commit: before.commit, path: number(of: $0)) }
  }

  private mutating func number(of path: String) -> Int {
    if let number = tracks.firstIndex(where: { $0.path == path }) { return number }
    tracks.append(PathTrack(path))
    return tracks.count - 1
  }

  /// The nearest changes at or before some states, each once.
  private mutating func simplified(_ sources: [State]) -> [State] {
    var kept: [State] = []
    for source in sources {
      guard let commit = tracks[source.path].change(behind: source.commit) else { continue }
      let change = State(commit: commit, path: source.path)
      if !kept.contains(change) { kept.append(change) }
    }
    return kept
  }
}
