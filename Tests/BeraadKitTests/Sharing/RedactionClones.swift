import BeraadKit
import Deliberation
import Foundation
import TestSupport

/// A bare host, and a clone each of the editors, the tenants and the carers.
struct RedactionClones {
  let host: TemporaryRepository
  let folder: TemporaryFolder

  var editors: Context { clone("editors", of: "editors") }
  var tenants: Context { clone("tenants", of: "tenants") }
  var carers: Context { clone("carers", of: "carers") }

  let editorsKey: SigningKey
  let tenantsKey: SigningKey

  /// - Parameter signing: whether the alliance asks for signatures; the editors and the tenants have a key then.
  init(signing: Bool = false) throws {
    (editorsKey, tenantsKey) = (try SigningKey(), try SigningKey())
    host = try TemporaryRepository(bare: true)
    folder = try TemporaryFolder()
    _ = try editors.makeWorkspace(at: editors.directory, name: "Alliance", language: .english)
    for partner in ["tenants", "carers"] {
      _ = try editors.addPartner(partner, name: partner, kind: nil, region: nil, roles: [], person: "p1")
    }
    _ = try editors.newPaper(
      "housing", title: "A home for everyone", kind: .manifesto, language: nil, adopting: nil)
    let draft = "editors/papers/housing/paper.md"
    try folder.write(
      try folder.read(draft) + "We want affordable homes, and we want them soon.\n", to: draft)
    _ = try editors.revise("housing", because: "Words")
    if signing {
      try use(editorsKey, in: editors)
      _ = try editors.addKey(editorsKey.line, of: "editors")
      _ = try editors.addKey(tenantsKey.line, of: "tenants")
      _ = try editors.setSignatures(.required)
    }
    _ = try editors.submit(to: host.path)
    _ = try join("tenants", as: "tenants")
    _ = try join("carers", as: "carers")
    if signing { try use(tenantsKey, in: tenants) }
  }

  /// Has git sign with a key in a clone.
  func use(_ key: SigningKey, in context: Context) throws {
    try git(context, "config", "gpg.format", "ssh")
    try git(context, "config", "user.signingkey", key.publicPath)
  }

  /// The context of a partner in a clone of its own.
  private func clone(_ name: String, of partner: String) -> Context {
    Context(
      directory: "\(folder.path)/\(name)", environment: TemporaryRepository.environment(home: host.home),
      now: { Instant(seconds: 1_768_478_400) }, actingAs: partner)
  }

  /// A clone that `join` made.
  func join(_ name: String, as partner: String) throws -> Context {
    var outside = clone(name, of: partner)
    outside.directory = folder.path
    _ = try outside.join(host.path, in: name)
    return clone(name, of: partner)
  }

  func comment(_ context: Context, _ text: String) throws -> String {
    try context.comment(on: "housing", quote: "affordable homes", nth: nil, intent: .remark, text: text).id
  }

  @discardableResult
  func git(_ context: Context, _ words: String...) throws -> String {
    try Command.run(
      ["git"] + words, in: context.directory, environment: TemporaryRepository.environment(home: host.home))
  }

  func head(of context: Context) throws -> String {
    try git(context, "rev-parse", "main").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The file that holds a record on main.
  func blob(of id: String, in context: Context) throws -> String {
    let lines = try git(context, "ls-tree", "-r", "main").split(separator: "\n")
    return try lines.first { $0.contains(id) }.map { String($0.split(separator: " ")[2].prefix(40)) }
      ?? git(context, "no-such-record", id)
  }

  /// Whether any reference or reflog of a clone reaches an object.
  func has(_ blob: String, in context: Context) throws -> Bool {
    try git(context, "rev-list", "--objects", "--all", "--reflog", "HEAD").contains(blob)
  }

  func hostHas(_ blob: String) throws -> Bool {
    try host.git("rev-list", "--objects", "--all").contains(blob)
  }

  /// What the commands say that people look at, as JSON.
  func answers(_ context: Context) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func text(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    return try [
      text(context.comments(on: "housing").rows), text(context.amendments(to: "housing").rows),
      text(context.decisions(about: "housing").rows), text(context.inbox("housing")),
    ].joined(separator: "\n")
  }

  /// Whose each stretch of the draft is, without the ids of the commits that brought them.
  func credits(_ context: Context) throws -> [String] {
    try git(context, "blame", "--line-porcelain", "main", "--", "papers/housing/paper.md").split(
      separator: "\n"
    )
    .filter { $0.hasPrefix("author ") || $0.hasPrefix("\t") }.map(String.init)
  }

  /// Has another key sign the commit on top of main, as if the editors had made it with that.
  func resign(by key: SigningKey) throws {
    try use(key, in: editors)
    var environment = TemporaryRepository.environment(home: host.home)
    environment["GIT_COMMITTER_EMAIL"] = "p1@editors.beraad.invalid"
    try Command.run(
      ["git", "commit", "--amend", "--no-edit", "--quiet", "-S"], in: editors.directory,
      environment: environment)
  }

  /// Puts a copy of a tombstone under another id onto a branch, with plain git.
  func forge(_ id: String, on branch: String, in context: Context) throws {
    let path =
      try git(context, "ls-tree", "-r", "--name-only", "main").split(separator: "\n")
      .map(String.init).first { $0.contains(id) } ?? ""
    let other = "c" + String(repeating: "0", count: 32)
    let text = try git(context, "show", "main:\(path)").replacingOccurrences(of: id, with: other)
    let folder = path.split(separator: "/").dropLast(2).joined(separator: "/")
    try git(context, "checkout", "--quiet", branch)
    try self.folder.write(
      text, to: "\(context.directory.split(separator: "/").last ?? "")/\(folder)/00/\(other).json")
    try git(context, "add", "-A")
    try git(context, "commit", "--quiet", "-m", "A record")
    try git(context, "checkout", "--quiet", "main")
  }

  /// Makes a redaction and the commit below it anew with plain git, with something changed in the lower one, and all else as Beraad made it.
  func tamper(_ trick: Tampering, _ id: String) throws {
    let path = try line("ls-files", "*\(id).json")
    func tree(of revision: String) throws -> String {
      try git(editors, "checkout", "--quiet", "--detach", revision)
      switch trick {
      case .draft:
        try folder.write("---\ntitle: x\n---\nNothing.\n", to: "editors/papers/housing/paper.md")
      case .tombstone:
        let text = try folder.read("editors/\(path)")
        try folder.write(text.replacingOccurrences(of: "[…]", with: "[...]"), to: "editors/\(path)")
      case .nothing, .name, .redaction: break
      }
      try git(editors, "add", "-A")
      let tree = try line("write-tree")
      try git(editors, "reset", "--quiet", "--hard")
      return tree
    }
    let (lower, upper) = (try line("rev-parse", "main^"), try line("rev-parse", "main"))
    let trees = (try tree(of: lower), try tree(of: upper))
    try git(editors, "checkout", "--quiet", "main")
    func remake(_ commit: String, _ tree: String, _ edit: (String) -> String = { $0 }) throws -> String {
      let text = try git(editors, "cat-file", "commit", commit)
      let rest = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)[1]
      return try Command.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"], in: editors.directory,
        environment: TemporaryRepository.environment(home: host.home),
        input: "tree \(tree)\n" + edit(String(rest))
      ).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let below = try remake(lower, trees.0) { text in
      trick != .name
        ? text
        : text.replacingOccurrences(of: "Was: ", with: "Was: 0").replacingOccurrences(
          of: "\n$", with: "", options: .regularExpression)
    }
    let top = try remake(upper, trees.1) { $0.replacingOccurrences(of: lower, with: below) }
    try git(editors, "update-ref", "refs/heads/main", trick == .redaction ? below : top)
  }

  /// What somebody may slip in.
  enum Tampering: CaseIterable {
    case nothing
    /// Another draft.
    case draft
    /// Other words in the place of what went.
    case tombstone
    /// Another former name of a commit.
    case name
    /// The history made anew, without the redaction that says so.
    case redaction
  }

  private func line(_ words: String...) throws -> String {
    try Command.run(
      ["git"] + words, in: editors.directory, environment: TemporaryRepository.environment(home: host.home)
    ).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
