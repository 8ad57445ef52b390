/// Walks back from a commit and keeps the commits that changed one file.
///
/// At a merge that left the file as one parent has it, only that parent is followed, the first such, as git
/// does: what the other sides did to the file is not in it. Where it is like none of them, all sides are.
struct HistoryWalk {
  /// A commit, looked at for one path: a file that was renamed has another path further back.
  struct State: Hashable {
    let commit: ObjectID
    let path: Int
  }

  /// What a state came to.
  private enum Outcome {
    /// The file is as in this state: go on there.
    case same(State)
    /// The file was changed, from these states.
    case changed([State])
    /// The file is not there and never was.
    case absent
  }

  private let repository: Repository
  private let search: RenameSearch
  private let progress: (Int) -> Void

  private var paths: [String] = []
  private var lookups: [PathLookup] = []
  private var trees: [ObjectID: ObjectID] = [:]
  private var outcomes: [State: Outcome] = [:]

  init(_ repository: Repository, following: Following, progress: @escaping (Int) -> Void) {
    self.repository = repository
    self.progress = progress
    search = RenameSearch(repository: repository, following: following)
  }

  /// The states in which the file was changed, with the changed states that each was made from.
  mutating func changes(of path: String, from commit: ObjectID) throws(GitError) -> [State: [State]] {
    var pending = [State(commit: commit, path: number(of: path))]
    while let state = pending.popLast() {
      guard outcomes[state] == nil else { continue }
      let outcome = try outcome(of: state)
      outcomes[state] = outcome
      switch outcome {
      case .same(let next): pending.append(next)
      case .changed(let next): pending.append(contentsOf: next)
      case .absent: break
      }
      if outcomes.count.isMultiple(of: 1_000) { progress(outcomes.count) }
    }
    return simplified()
  }

  /// The path of a state.
  func path(of state: State) -> String { paths[state.path] }

  /// The file's content in a state; nil where it is not there.
  mutating func blob(of state: State) throws(GitError) -> ObjectID? {
    let tree = try tree(of: state.commit)
    return try lookups[state.path].blob(inTree: tree, of: repository)
  }

  private mutating func outcome(of state: State) throws(GitError) -> Outcome {
    let links = try links(of: state.commit)
    let here = try blob(of: state)
    guard !links.parents.isEmpty else { return here == nil ? .absent : .changed([]) }
    var lacking: [Bool] = []
    for parent in links.parents {
      let before = State(commit: parent, path: state.path)
      if try tree(of: parent) == links.tree { return .same(before) }
      let there = try blob(of: before)
      if there == here { return .same(before) }
      lacking.append(there == nil)
    }
    var sources: [State] = []
    for (parent, lacks) in zip(links.parents, lacking) {
      let source = lacks ? try renamed(state, blob: here, parent: parent) : nil
      sources.append(source ?? State(commit: parent, path: state.path))
    }
    return .changed(sources)
  }

  private mutating func renamed(
    _ state: State, blob: ObjectID?, parent: ObjectID
  ) throws(GitError) -> State? {
    guard let blob else { return nil }
    let commit = try repository.commit(state.commit)
    guard let source = try search.source(of: paths[state.path], blob: blob, in: commit, parent: parent) else {
      return nil
    }
    return State(commit: parent, path: number(of: source))
  }

  private mutating func number(of path: String) -> Int {
    if let number = paths.firstIndex(of: path) { return number }
    paths.append(path)
    lookups.append(PathLookup(path))
    return paths.count - 1
  }

  private mutating func tree(of commit: ObjectID) throws(GitError) -> ObjectID {
    if let tree = trees[commit] { return tree }
    return try links(of: commit).tree
  }

  private mutating func links(of commit: ObjectID) throws(GitError) -> (tree: ObjectID, parents: [ObjectID]) {
    do throws(GitError) {
      let links = try repository.links(of: commit)
      trees[commit] = links.tree
      return links
    } catch {
      throw error.kind == .notFound && repository.isShallow
        ? repository.shallow("reading the history") : error
    }
  }

  /// The outcomes without the states in which nothing was changed.
  private mutating func simplified() -> [State: [State]] {
    var changes: [State: [State]] = [:]
    for (state, outcome) in outcomes {
      guard case .changed(let sources) = outcome else { continue }
      var kept: [State] = []
      for source in sources {
        if let change = change(behind: source), !kept.contains(change) { kept.append(change) }
      }
      changes[state] = kept
    }
    return changes
  }

  /// The nearest change at or before a state; nil where the file was never there.
  private mutating func change(behind start: State) -> State? {
    var state = start
    var passed: [State] = []
    while case .same(let next)? = outcomes[state] {
      passed.append(state)
      state = next
    }
    // The next one that comes this way need not walk it again.
    for earlier in passed { outcomes[earlier] = .same(state) }
    if case .changed? = outcomes[state] { return state }
    return nil
  }
}
