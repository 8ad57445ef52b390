import Deliberation
import Git
import ObjectIDs

/// Checks a signature of a kind that is left to OpenSSH.
///
/// - Returns: whether it holds; nil where there is no program to ask.
package typealias SignatureProgram = @Sendable (_ payload: [UInt8], _ signature: String) -> Bool?

/// What commits say of who made them, each looked at once and kept.
final class CommitSignatures {
  private let repository: Repository
  private let cache: SignatureCache
  private let program: SignatureProgram?
  /// What earlier runs found out, once it was read. Not lazy: Swift copies all of a lazy dictionary for each thing that is added.
  private var kept: (facts: [ObjectID: SignatureFacts], isWhole: Bool)?
  private var new: [SignatureFacts] = []
  /// What is not kept, since it may be known better later.
  private var passing: [ObjectID: SignatureFacts] = [:]
  private var runs = 0

  /// How many signatures are given to another program in one run: each takes milliseconds, and anybody can send many.
  private static let mostRuns = 2_000
  /// What adds more records than this is looked at anew each time: what is kept must not grow by what strangers send.
  private static let mostKept = 5_000

  init(in repository: Repository, asking program: SignatureProgram?) {
    self.repository = repository
    self.program = program
    cache = SignatureCache(path: Layout.signatures(in: repository.commonDirectory))
  }

  /// The facts of a commit that anybody may have made.
  ///
  /// - Parameter keys: those for which another program may be asked; of any other nobody needs to know.
  /// - Throws: `GitError` where it cannot be read.
  func facts(of id: ObjectID, keys: Set<[UInt8]>) throws(GitError) -> SignatureFacts {
    if kept == nil { kept = cache.facts() }
    if let known = kept?.facts[id] { return known }
    if let known = passing[id] {
      guard case .unchecked(let digest) = known.signer, keys.contains(digest) else { return known }
    }
    let commit = try repository.signedCommit(id)
    let (added, isAll) = try added(by: commit.info)
    let facts = SignatureFacts(
      commit: id, parents: commit.info.parents, signer: signer(of: commit, keys: keys),
      maker: Slug.maker(ofAddress: commit.info.committer.email),
      via: commit.info.trailerValues(CommitMessage.via).last ?? "", added: added)
    guard facts.signer.isChecked, isAll, added.count <= Self.mostKept else {
      passing[id] = facts
      return facts
    }
    kept?.facts[id] = facts
    new.append(facts)
    return facts
  }

  /// Keeps what is new for later runs.
  func keep() {
    guard !new.isEmpty, let kept else { return }
    cache.add(kept.isWhole ? new : Array(kept.facts.values), isNew: !kept.isWhole)
    new = []
    self.kept?.isWhole = true
  }

  private func signer(of commit: SignedCommit, keys: Set<[UInt8]>) -> SignatureFacts.Signer {
    guard !commit.isAmbiguous else { return .broken }
    guard let text = commit.signature else { return .none }
    guard let signature = SSHSignature(armoured: text) else { return .broken }
    let digest = signature.key.digest
    switch signature.check(over: commit.payload) {
    case .holds: return .key(digest)
    case .broken: return .broken
    case .unknown:
      guard keys.contains(digest), let program, runs < Self.mostRuns else { return .unchecked(digest) }
      runs += 1
      guard let holds = program(commit.payload, text) else { return .unchecked(digest) }
      return holds ? .key(digest) : .broken
    }
  }

  /// The records that a commit adds, and whether all of its tree could be looked at.
  private func added(by commit: CommitInfo) throws(GitError) -> (paths: [String], isAll: Bool) {
    guard commit.parents.count < 2 else { return ([], true) }
    let survey = try repository.survey(
      under: Layout.papers, from: commit.parents.first, to: commit.id, additionsOnly: true)
    let added = survey.changes.filter {
      $0.kind == .added && Layout.isRecord($0.path) && Layout.partner(ofRecord: $0.path) != nil
    }
    return (added.map(\.path), survey.faults.isEmpty)
  }
}
