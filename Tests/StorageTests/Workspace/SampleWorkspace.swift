import Deliberation
import Git
import ObjectIDs
import Prose
import TestSupport
import Testing

@testable import Storage

/// A workspace of one test: three partners and one paper, all committed on main.
struct SampleWorkspace {
  static let draft = "---\ntitle: Housing\nlang: en\n---\n\nWe want affordable homes, soon.\n"

  let temporary: TemporaryRepository
  let workspace: Workspace

  init() throws {
    temporary = try TemporaryRepository()
    let partners = ["board", "tenants", "carers"].map { id in
      let roles = id == "board" ? ", \"roles\": [\"committee\"]" : ""
      return "{\"id\": \"\(id)\", \"name\": \"The <\(id)>\"\(roles), \"people\": [{\"id\": \"p1\"}]}"
    }
    try temporary.commit([
      "reviewers.json": """
      {"format": 1, "alliance": {"name": "Us", "lang": "en"}, "partners": [\(partners.joined(separator: ", "))]}
      """,
      "papers/housing/paper.md": Self.draft,
    ])
    workspace = try Workspace(at: temporary.path)
  }

  /// The same workspace on another machine: a clone, with no partner's branch of its own.
  init(cloning other: SampleWorkspace) throws {
    temporary = try TemporaryRepository(cloning: other.temporary.path)
    workspace = try Workspace(at: temporary.path)
  }

  var snapshot: Snapshot { get throws { try workspace.snapshot() } }

  func dossier(_ scope: RecordScope = .everything) throws -> LoadedDossier {
    try snapshot.dossier(of: snapshot.paper(named: "housing"), scope: scope)
  }

  func identity(_ partner: String) throws -> Identity { try snapshot.roster.identity(partner) }

  /// A comment of a partner that is on no branch yet.
  func comment(_ text: String, by partner: String = "tenants") throws -> Record {
    try record(Samples.comment(text), by: partner)
  }

  func record(_ body: Record.Body, by partner: String = "tenants") throws -> Record {
    RecordCoding.seal(
      Record.Header(
        paper: try Samples.slug("housing"), partner: try Samples.slug(partner), person: "p1",
        at: Instant(seconds: 1_700_000_000), seen: ObjectID(try temporary.revision("main"))), body)
  }

  func append(_ records: [Record], by partner: String = "tenants") throws {
    try workspace.append(as: identity(partner), at: Instant(seconds: 1_700_000_000), shared: nil) { _ in
      Appending(records, summary: "a test", result: ())
    }
  }

  /// Puts bytes on a branch without any of Beraad's own checks, as a hostile or broken tool would.
  func smuggle(_ bytes: [UInt8], to path: String, on branch: String) throws {
    let repository = workspace.repository
    let tip = try repository.tip(of: "refs/heads/\(branch)")
    let base = try #require(try tip ?? repository.tip(of: "refs/heads/main"))
    let tree = try repository.tree(
      updating: repository.tree(of: base), set: [(path, repository.write(blob: bytes))])
    let nobody = Signature(name: "Nobody", email: "", seconds: 1_700_000_000)
    let commit = try repository.createCommit(
      tree: tree, parents: [base], author: nobody, committer: nobody, message: "smuggled\n")
    try temporary.git("update-ref", "refs/heads/\(branch)", commit.hex)
  }
}
