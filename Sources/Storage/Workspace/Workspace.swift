package import Deliberation
package import Git
import ObjectIDs

/// A git repository with papers in it: where the drafts, the records and the decisions lie.
///
/// One repository handle, so one workspace a thread.
package final class Workspace {
  package let repository: Repository
  /// The full name of the branch that holds drafts, collected records and decisions.
  package let mainReference: String
  // Functions of a commit and of a blob, kept for the run of one command.
  private var histories: [ObjectID: MainHistory] = [:]
  private var rosters: [ObjectID: Roster?] = [:]
  /// What commits say of who made them.
  private(set) lazy var signatures = CommitSignatures(in: repository, asking: signatureProgram)
  /// Checks signatures of a kind that this program does not; nil where nobody can.
  package var signatureProgram: SignatureProgram?
  /// How commits made here are signed; nil where they are not.
  package var signer: CommitSigner?
  /// The door that commits made here came by; nil where whoever acts is at the keyboard.
  package var door: Slug?
  /// Whether a server writes here for people who look at its pages: then no work tree is missed.
  package var isServed = false
  /// What is wrong with the tips of partners' branches; nil where nothing is.
  var faults: [ObjectID: Localized?] = [:]
  /// Whether the main of a remote has another beginning than the one here, by both.
  var beginnings: [[ObjectID]: Bool] = [:]
  /// What is wrong with drafts; nil where nothing is.
  var drafts: [TreeEntry: StorageError?] = [:]
  /// Of the commit that was asked last.
  private var ancestry: Ancestry?
  /// Of the roster that was asked last.
  private var ring: (roster: Roster, keys: KeyRing)?
  private var introductions: [ObjectID: [String: [ObjectID]]] = [:]

  /// Opens the workspace that a directory lies in, and brings to its end what a writer that is dead began there.
  ///
  /// - Throws: a `Refusal` where there is no repository, `GitError` where it cannot be used.
  package init(at directory: String) throws {
    repository = try Self.repository(around: directory)
    try repository.mustHaveHead()
    // A reader may have no right to; whoever writes meets it again, under the lock.
    try? repository.recover()
    mainReference = try MainBranch(of: repository).reference
  }

  /// The history of a commit, for many questions.
  func ancestry(of commit: ObjectID) -> Ancestry {
    if let ancestry, ancestry.commit == commit { return ancestry }
    let new = Ancestry(of: commit, in: repository)
    ancestry = new
    return new
  }

  /// Whose the keys of a roster are, for many questions.
  func keyRing(of roster: Roster) -> KeyRing {
    if let ring, ring.roster == roster { return ring.keys }
    let keys = KeyRing(roster)
    ring = (roster, keys)
    return keys
  }

  private static func repository(around directory: String) throws -> Repository {
    do {
      return try Repository.discover(from: directory)
    } catch {
      guard error.kind == .notFound else { throw error }
      throw Refusal(
        Localized(
          en: "There is no git repository in \(directory), nor above it.",
          nl: "In \(directory) staat geen repository van git, en daarboven ook niet."),
        hints: [
          Localized(en: "make a workspace with: beraad init", nl: "maak een werkruimte met: beraad init"),
          Localized(
            en: "or get the alliance's with: git clone", nl: "of haal die van de alliantie op met: git clone"),
        ])
    }
  }

  /// The short name of the main branch.
  package var mainBranch: String { String(mainReference.dropFirst("refs/heads/".count)) }

  /// What main holds now.
  ///
  /// - Throws: a `Refusal` where there is no commit yet, or no roster: then it is no workspace.
  package func snapshot() throws -> Snapshot {
    guard let tip = try repository.tip(of: mainReference) else {
      throw try MainBranch(of: repository).absence(in: repository)
    }
    return try Snapshot(workspace: self, commit: tip)
  }

  /// The history of a commit of main.
  func history(of commit: ObjectID) throws(GitError) -> MainHistory {
    if let known = histories[commit] { return known }
    let history = try MainHistory(repository: repository, tip: commit)
    histories[commit] = history
    return history
  }

  /// The commits that brought files in, for all that were ever asked about at a commit with one walk more at most.
  func introductions(of paths: Set<String>, at commit: ObjectID) throws(GitError) -> [String: [ObjectID]] {
    let known = introductions[commit] ?? [:]
    let unknown = paths.filter { known[$0] == nil }
    guard !unknown.isEmpty else { return known }
    let found = try history(of: commit).introductions(of: unknown, in: repository)
    introductions[commit, default: [:]].merge(unknown.map { ($0, found[$0] ?? []) }) { $1 }
    return introductions[commit] ?? [:]
  }

  /// A roster by its blob; nil where it is not right.
  ///
  /// - Throws: `.partialClone`.
  func roster(_ blob: ObjectID) throws(GitError) -> Roster? {
    if let known = rosters[blob] { return known }
    let roster = try repository.blobUnlessLost(blob).flatMap { try? RosterCoding.decode($0) }
    rosters[blob] = .some(roster)
    return roster
  }
}
