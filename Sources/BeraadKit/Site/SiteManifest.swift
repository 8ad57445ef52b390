import Deliberation
import ObjectIDs
import Storage

/// `site.json`: what Beraad put into a folder, and of which commit.
struct SiteManifest: Equatable {
  static let name = "site.json"
  private static let format = 1

  /// The commit of main that the site is of.
  var commit: ObjectID
  /// The SHA-256 of each file of the site but this one, by its path from the root.
  var files: [String: String]
  /// Whether somebody was at work: what lies there is of this manifest, of the one before, or half of either.
  var isUnfinished = false

  init(commit: ObjectID, files: [String: String], isUnfinished: Bool = false) {
    (self.commit, self.files, self.isUnfinished) = (commit, files, isUnfinished)
  }

  /// Reads one; nil for anything else than what this program writes.
  init?(_ bytes: [UInt8]) {
    guard let json = try? JSONReader.read(bytes), case .object(let members) = json else { return nil }
    func value(_ key: String) -> JSON? { members.first { $0.key == key }?.value }
    guard value("format") == .integer(Self.format), value("site") == .string("beraad"),
      case .string(let name)? = value("commit"), let commit = ObjectID(hex: name),
      case .object(let files)? = value("files")
    else { return nil }
    var hashes: [String: String] = [:]
    for file in files {
      guard case .string(let hash) = file.value, Self.isPath(file.key) else { return nil }
      hashes[file.key] = hash
    }
    self.init(commit: commit, files: hashes, isUnfinished: value("unfinished") == .bool(true))
  }

  var bytes: [UInt8] {
    var members: [JSON.Member] = [
      .init("format", .integer(Self.format)), .init("site", .string("beraad")),
      .init("tool", .string(Tool.name)), .init("commit", .string(commit.hex)),
      .init("files", .object(files.map { .init($0.key, .string($0.value)) })),
    ]
    if isUnfinished { members.append(.init("unfinished", .bool(true))) }
    return JSON.object(members).canonicalBytes
  }

  /// Whether a path stays within the folder.
  static func isPath(_ path: String) -> Bool {
    !path.isEmpty && path != name && !path.utf8.contains(0)
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }
}
