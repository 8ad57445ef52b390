import ObjectIDs

/// What a walk knows of one path, by the number of the commit.
struct PathTrack {
  /// Whether a commit changed the file, or where to go on.
  enum Outcome {
    /// As in the parent of this number.
    case same(Int)
    /// Changed here.
    case changed
    /// Not there, and never was.
    case absent
  }

  /// The path.
  let path: String
  private var lookup: PathLookup
  private var outcomes: [Outcome?] = []
  /// The outer nil: not looked at yet; the inner nil: not there.
  private var blobs: [ObjectID??] = []

  init(_ path: String) {
    self.path = path
    lookup = PathLookup(path)
  }

  /// What was found at a commit, where it was looked at.
  func outcome(at commit: Int) -> Outcome? { commit < outcomes.count ? outcomes[commit] : nil }

  /// Keeps what was found at a commit.
  mutating func set(_ outcome: Outcome, at commit: Int) {
    Self.grow(&outcomes, to: commit)
    outcomes[commit] = outcome
  }

  /// The file's content in a commit, where it was looked up.
  func blob(at commit: Int) -> ObjectID?? { commit < blobs.count ? blobs[commit] : nil }

  /// Looks the file's content up in a commit's tree, and keeps it.
  mutating func find(
    at commit: Int, inTree tree: ObjectID, of repository: Repository
  ) throws(GitError) -> ObjectID? {
    Self.grow(&blobs, to: commit)
    let blob = try lookup.blob(inTree: tree, of: repository)
    blobs[commit] = .some(blob)
    return blob
  }

  /// The nearest change at or before a commit; nil where the file was never there.
  mutating func change(behind start: Int) -> Int? {
    var commit = start
    var passed: [Int] = []
    while case .same(let parent)? = outcome(at: commit) {
      passed.append(commit)
      commit = parent
    }
    // The next one that comes this way need not walk it again.
    for earlier in passed { outcomes[earlier] = .same(commit) }
    if case .changed? = outcome(at: commit) { return commit }
    return nil
  }

  private static func grow<Element>(_ array: inout [Element?], to index: Int) {
    guard index >= array.count else { return }
    // Doubled by hand: growing by one at a time is what `append` is spared of, not what assigning at an index
    // is.
    array.append(contentsOf: repeatElement(nil, count: max(index + 1, 2 * array.count) - array.count))
  }
}
