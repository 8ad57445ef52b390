import Languages
import FoundationEssentials
import Glibc
import ObjectIDs

/// What the move of one branch is going to do, on the disk before the first of it is done.
///
/// With it anybody can finish the move, or take it back, whatever ended the process that began it. All names
/// of temporary files follow from `id`. It lies in `<common folder>/beraad/journal`, a file a branch, under
/// the flock of the branch.
struct Journal: Decodable {
  /// One file of a work tree.
  struct Step: Decodable {
    enum Kind: String, Decodable {
      /// The file is as it will be: only the index follows.
      case none
      /// New content waits in a temporary file beside the place.
      case write
      case delete
    }

    /// From the root of the work tree.
    let path: String
    let kind: Kind
    /// What stood there when it was looked at; nil for nothing.
    let before: FileStamp?
  }

  /// One work tree that stands on the branch.
  struct Tree: Decodable {
    /// Its git folder from the common folder; empty for the main work tree's.
    let gitDirectory: String
    let steps: [Step]
    /// The folders that are made for the steps, outer ones first, from the root of the work tree.
    let folders: [String]
    /// The paths that were adopted.
    let adopted: [String]
  }

  /// One folder that comes to stand at a place.
  struct Placement: Decodable {
    let path: String
    /// Where its files wait.
    let staged: String
    let names: [String]
    /// The folders that are made for it, outer ones first.
    let folders: [String]
  }

  /// The form of this file.
  var format = 1
  /// Eight hexadecimal digits that no other move has.
  let id: String
  let reference: String
  /// Nil for no branch.
  let old: ObjectID?
  let new: ObjectID
  /// The line that reflogs get.
  let logLine: String
  let logs: [String]
  /// The paths in which the commits differ, where the caller named them.
  let paths: [String]?
  let trees: [Tree]
  let placements: [Placement]

  /// A name for temporary files that nobody else uses.
  static func newID() -> String {
    let digits = String(UInt32.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// All files that wait beside their places, as a pattern of git.
  static let temporaryFiles = ".beraad-*"

  /// Where the new content of a step waits, from the root of the work tree: beside its place.
  func temporary(_ index: Int, of step: Step) -> String {
    let folder = step.path.lastIndex(of: "/").map { step.path[...$0] } ?? ""
    return "\(folder).beraad-\(id)-\(index)"
  }

  /// - Parameter isSynced: whether it must survive a power cut: files rest on it, or only locks.
  func write(to path: String, isSynced: Bool) throws(GitError) {
    try WholeFile.write(json, to: path, replacing: true, isSynced: isSynced)
  }

  /// The journal at a path; nil where it was not written to its end: then nothing was begun.
  ///
  /// - Throws: `.unsupportedRepository` for one of a newer format; what keeps one from being read, as `.readOnly`.
  static func read(_ path: String) throws(GitError) -> Journal? {
    let operation = GitOperation.recovering
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { throw GitError(errno: errno, operation: operation, path: path) }
    close(descriptor)
    guard let bytes = WholeFile.bytes(path) else { return nil }
    let data = Data(bytes)
    guard let head = try? JSONDecoder().decode(Head.self, from: data) else { return nil }
    guard head.format == 1 else {
      throw GitError(
        kind: .unsupportedRepository,
        message: Localized(
          en: "a newer version of this program began a change here",
          nl: "een nieuwere versie van dit programma is hier aan een verandering begonnen"),
        operation: operation, path: path)
    }
    return try? JSONDecoder().decode(Journal.self, from: data)
  }

  /// What every version of a journal has.
  private struct Head: Decodable {
    let format: Int
  }
}
