import Deliberation
import Foundation
import ObjectIDs
import Storage
import TestSupport

/// Makes what no honest program makes, with git's own plumbing: objects byte by byte, trees of any kind, references to
/// anything.
struct HostileBranch {
  let repository: TemporaryRepository
  /// In whose name.
  let partner: String
  /// The commit of main that honest work would begin on.
  let main: String
  /// The draft that honest work would be about.
  let draft: String
  let draftBlob: String

  var reference: String { "refs/heads/partners/\(partner)" }

  // MARK: Objects

  /// Stores bytes as an object of any type, whatever they are.
  func object(_ type: String, _ bytes: [UInt8]) throws -> String {
    let path = "\(repository.surroundings)/object-\(UUID().uuidString)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try repository.git("hash-object", "--literally", "-w", "-t", type, path).trimmed
  }

  func blob(_ text: String) throws -> String { try object("blob", Array(text.utf8)) }

  /// A tree of exactly these entries, in this order.
  func tree(_ entries: [(mode: String, name: [UInt8], id: String)]) throws -> String {
    try object(
      "tree", entries.flatMap { Array("\($0.mode) ".utf8) + $0.name + [0] + Self.bytes(ofHex: $0.id) })
  }

  func tree(_ entries: [(mode: String, name: String, id: String)]) throws -> String {
    try tree(entries.map { ($0.mode, Array($0.name.utf8), $0.id) })
  }

  private static func bytes(ofHex hex: String) -> [UInt8] {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
  }

  /// The tree of a commit with files set or, where nil, removed: what git's index makes of it.
  func tree(of commit: String, setting files: [(mode: String, path: String, id: String?)]) throws -> String {
    let index = "\(repository.surroundings)/index-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: index) }
    let environment = ["GIT_INDEX_FILE": index]
    try repository.git("read-tree", commit, environment: environment)
    let lines = files.map { file in
      file.id.map { "\(file.mode) \($0)\t\(file.path)" }
        ?? "0 \(String(repeating: "0", count: 40))\t\(file.path)"
    }
    try repository.git(
      ["update-index", "--index-info"], input: lines.joined(separator: "\n") + "\n", environment: environment)
    return try repository.git("write-tree", "--missing-ok", environment: environment).trimmed
  }

  /// The root tree of main with another tree below a folder, however that is made.
  func graft(_ tree: String, mode: String = "40000", at path: String) throws -> String {
    var (mode, id) = (mode, tree)
    var parts = path.split(separator: "/").map(String.init)
    while let name = parts.popLast() {
      let folder = parts.isEmpty ? "\(main)^{tree}" : "\(main):\(parts.joined(separator: "/"))"
      let listed = try? repository.git("ls-tree", folder)
      var entries = (listed ?? "").split(separator: "\n").map {
        line -> (mode: String, name: String, id: String) in
        let halves = line.split(separator: "\t")
        let words = halves[0].split(separator: " ")
        return (words[0] == "040000" ? "40000" : String(words[0]), String(halves[1]), String(words[2]))
      }
      entries.removeAll { $0.name == name }
      entries.append((mode, name, id))
      entries.sort { Self.key($0).utf8.lexicographicallyPrecedes(Self.key($1).utf8) }
      (mode, id) = ("40000", try self.tree(entries))
    }
    return id
  }

  private static func key(_ entry: (mode: String, name: String, id: String)) -> String {
    entry.mode == "40000" ? entry.name + "/" : entry.name
  }

  /// A commit on these parents; on main where none are given.
  func commit(
    _ tree: String, on parents: [String]? = nil, message: String = "a record\n",
    author: String = "Mallory <p1@mallory.beraad.invalid> 1700000000 +0000"
  ) throws -> String {
    let lines =
      ["tree \(tree)"] + (parents ?? [main]).map { "parent \($0)" } + [
        "author \(author)", "committer \(author)",
      ]
    return try object("commit", Array((lines.joined(separator: "\n") + "\n\n" + message).utf8))
  }

  /// Points the branch at an object, whatever it is.
  func point(to id: String) throws {
    let path = "\(repository.path)/.git/\(reference)"
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
    try Data((id + "\n").utf8).write(to: URL(fileURLWithPath: path))
  }

  /// Removes an object's file.
  func lose(_ id: String) throws { try FileManager.default.removeItem(atPath: file(of: id)) }

  /// Cuts an object's file short.
  func truncate(_ id: String) throws {
    let url = URL(fileURLWithPath: file(of: id))
    let bytes = try Data(contentsOf: url)
    try FileManager.default.removeItem(at: url)
    try bytes.prefix(bytes.count / 2).write(to: url)
  }

  private func file(of id: String) -> String {
    "\(repository.path)/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
  }

  // MARK: Records

  func sealed(_ body: Record.Body, by author: String? = nil, seen: String? = nil, paper: String = "housing")
    throws
    -> Record
  {
    RecordCoding.seal(
      Record.Header(
        paper: try Self.slug(paper), partner: try Self.slug(author ?? partner), person: "p1",
        at: Instant(seconds: 1_700_000_000), seen: try Self.id(seen ?? main)), body)
  }

  func comment(_ text: String = "For whom?", anchor: Anchor? = nil) throws -> Record.Body {
    .comment(Comment(anchor: try anchor ?? self.anchor("affordable homes"), intent: .question, text: text))
  }

  /// An anchor on words of the draft.
  func anchor(_ quote: String) throws -> Anchor {
    let start = draft.utf8.count - (draft.range(of: quote).map { draft[$0.lowerBound...].utf8.count } ?? 0)
    return Anchor(
      quote: quote, prefix: "", suffix: "", range: start..<start + quote.utf8.count,
      blob: try Self.id(draftBlob))
  }

  /// The branch with these records on main, each where it belongs.
  func add(_ records: [Record]) throws {
    try add(records.map { (Layout.path(of: $0), RecordCoding.encode($0)) })
  }

  /// The branch with these files on main.
  func add(_ files: [(path: String, bytes: [UInt8])], mode: String = "100644") throws {
    let entries = try files.map { (mode: mode, path: $0.path, id: Optional(try object("blob", $0.bytes))) }
    try point(to: commit(tree(of: main, setting: entries)))
  }

  /// The file of a record of a folder of this partner's, in which anything can stand.
  func path(_ name: String = "c" + String(repeating: "0", count: 32) + ".json") -> String {
    "papers/housing/comments/\(partner)/00/\(name)"
  }

  static func slug(_ text: String) throws -> Slug { try Slug.parse(text, as: .partner) }

  static func id(_ hex: String) throws -> ObjectID {
    guard let id = ObjectID(hex: hex) else { throw CocoaError(.coderInvalidValue) }
    return id
  }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
