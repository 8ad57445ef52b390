import Deliberation
import FoundationEssentials
import Git
import Storage

extension Context {
  /// Commits the author's edits of a paper's draft, as they stand in the work tree.
  ///
  /// - Throws: `Refusal` where nothing was edited, the text is broken, or the branch checked out is not main.
  package func revise(_ paper: String, because reason: String) throws -> FiledRecord {
    let desk = try Desk(self)
    let identity = try desk.identity()
    try identity.mustBe(.author, .committee, to: "revise a draft")
    let old = try desk.snapshot.paper(named: paper)
    try desk.workspace.mustBeWritable()
    let reason = try GivenText.check(reason, what: "a reason")
    let path = Snapshot.draftPath(of: old.slug)
    let text = try desk.workTreeFile(path)
    try Snapshot.checkText(text, path: path)
    guard text != old.text else {
      throw Refusal("\(path) is as main has it: there is nothing to commit.")
    }
    let commit = try desk.commitDraft(text, of: old, reason: reason, by: identity)
    return FiledRecord(
      id: commit.hex, paper: old.slug.description, partner: identity.partner.id.description,
      story: "Revised \(old.slug): commit \(commit.abbreviated()).")
  }
}

extension Desk {
  /// A file of the work tree of main.
  func workTreeFile(_ path: String) throws -> [UInt8] {
    guard let root = workspace.repository.workDirectory,
      case .branch(workspace.mainReference, _) = try workspace.repository.head()
    else {
      throw Refusal(
        "The branch '\(workspace.mainBranch)' is not checked out here.",
        hints: ["go to it with: git switch \(workspace.mainBranch)"])
    }
    guard let data = FileManager.default.contents(atPath: root + "/" + path) else {
      throw Refusal("\(path) cannot be read.", hints: ["bring it back with: git checkout -- \(path)"])
    }
    return Array(data)
  }

  /// Moves main to a commit with a new draft that is what the work tree holds already.
  fileprivate func commitDraft(
    _ text: [UInt8], of paper: Paper, reason: String, by identity: Identity
  ) throws -> ObjectID {
    let repository = workspace.repository
    let path = Snapshot.draftPath(of: paper.slug)
    let blob = try repository.write(blob: text)
    let signature = identity.signature(at: context.now())
    let commit = try repository.update(workspace.mainReference, log: "beraad: revise \(paper.slug)") { tip in
      guard let tip, try repository.entry(at: path, in: tip)?.id.hex == paper.blob else {
        throw Refusal(
          "\(paper.slug) changed on main meanwhile.", hints: ["look at it with: beraad diff \(paper.slug)"])
      }
      let tree = try repository.tree(updating: repository.tree(of: tip), set: [(path, blob)])
      let commit = try repository.createCommit(
        tree: tree, parents: [tip], author: signature, committer: signature,
        message: Workspace.message(
          "\(paper.slug): \(reason.summaryLine)", body: reason.contains("\n") ? reason : "",
          trailers: [("Partner", identity.partner.id.description)]))
      return (commit, commit)
    }
    try repository.stage([path], from: commit)
    return commit
  }
}
