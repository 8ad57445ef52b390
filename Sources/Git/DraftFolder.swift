import Languages
import Glibc

/// A folder that is made ready beside its place and put there by one rename: whatever stops its maker, nothing is half there.
package struct DraftFolder {
  /// With what the names of such folders begin.
  package static let beginning = ".beraad-draft"

  /// Where it is made; nothing is there yet.
  package let path: String
  private let place: String
  private let around: String
  private let isInside: Bool
  private let turn: FileLock?

  /// Takes away what others left that were stopped while they made the same one.
  ///
  /// - Parameters:
  ///   - place: where it is to stand. Nothing is there, or an empty folder: that one stays, since somebody may stand in it, and the
  ///     draft is made in it.
  ///   - patience: how long another maker of the same one is waited for.
  /// - Throws: `.locked` where another one is at work on it still; `.readOnly`, `.noSpace`.
  package init(for place: String, waiting patience: Duration = .zero) throws(GitError) {
    var place = place
    while place.hasSuffix("/") || place.hasSuffix("/.") { place.removeLast() }
    self.place = place
    isInside = FileStamp.at(place) != nil
    around = isInside ? Self.within(place) : Self.beside(place)
    path = "\(around)/\(getpid())"
    turn = try Self.takeTurn(in: around, for: path, at: place, until: .now + patience)
  }

  /// Makes the folder around drafts, and keeps others out of it; nil where the disk has no locks.
  private static func takeTurn(
    in around: String, for path: String, at place: String, until deadline: ContinuousClock.Instant
  ) throws(GitError) -> FileLock? {
    var pause = Backoff(end: 16_000)
    while true {
      try Folder.makeParents(of: path)
      switch FileLock.ask(folder: around) {
      case .had(let turn):
        // Who had it before takes the folder away at the end.
        guard turn.isOf(around) else {
          turn.release()
          continue
        }
        empty(around)
        return turn
      case .cannotBe where FileStamp.at(around) != nil: return nil
      case .cannotBe: continue
      case .held:
        guard ContinuousClock.now < deadline else {
          throw GitError(
            kind: .locked,
            message: Localized(
              en: "another process is making it", nl: "een ander proces is die aan het maken"),
            operation: operation,
            path: place)
        }
        pause.wait()
      }
    }
  }

  /// Takes away what makers left that were stopped.
  package static func clearLeftovers(in folder: String) {
    for name in Folder.names(in: folder) where name.hasPrefix(beginning) {
      let around = "\(folder)/\(name)"
      guard let turn = clear(around) else { continue }
      rmdir(around)
      turn.release()
    }
  }

  /// Whether one was put at its place by a maker that was stopped before it could say so. True once only.
  package static func wasJustPut(at place: String) -> Bool {
    var isUnsaid = false
    for around in [within(place), beside(place)] {
      guard let turn = clear(around) else { continue }
      rmdir(around)
      turn.release()
      isUnsaid = true
    }
    return isUnsaid
  }

  private static func within(_ place: String) -> String { "\(place)/\(beginning)" }

  private static func beside(_ place: String) -> String {
    let parts = place.split(separator: "/")
    return "/\(parts.dropLast().joined(separator: "/"))/\(beginning)-\(parts.last ?? "")"
  }

  /// Empties the folder around drafts if nobody who lives is at work in it, and keeps others from doing so.
  private static func clear(_ around: String) -> FileLock? {
    guard let turn = FileLock.takeNow(folder: around) else { return nil }
    empty(around)
    return turn
  }

  private static func empty(_ around: String) {
    for name in Folder.names(in: around) { Folder.removeAll("\(around)/\(name)") }
  }

  /// Puts it at its place.
  ///
  /// - Parameter part: the name of what in it is put there; all of it where it is nil.
  /// - Throws: `.exists` where something came to stand there meanwhile.
  package func put(_ part: String? = nil) throws(GitError) {
    let signals = HeldSignals()
    defer { signals.release() }
    guard isInside else { return try move(part.map { "\(path)/\($0)" } ?? path, to: place) }
    // What is not empty any more is somebody else's: nothing is mixed with it.
    if let name = Folder.names(in: place).first(where: { !$0.hasPrefix(Self.beginning) }) {
      throw GitError(errno: EEXIST, operation: Self.operation, path: "\(place)/\(name)")
    }
    // Only its .git makes it a repository, so that comes last.
    let names = Folder.names(in: path)
    for name in names.filter({ $0 != ".git" }) + names.filter({ $0 == ".git" }) {
      let target = "\(place)/\(name)"
      guard FileStamp.at(target) == nil else {
        throw GitError(errno: EEXIST, operation: Self.operation, path: target)
      }
      try move("\(path)/\(name)", to: target)
    }
  }

  private func move(_ from: String, to: String) throws(GitError) {
    guard rename(from, to) == 0 else {
      throw GitError(errno: errno == ENOTEMPTY ? EEXIST : errno, operation: Self.operation, path: to)
    }
  }

  /// Takes away what is left of it.
  package func remove() {
    Folder.removeAll(path)
    rmdir(around)
    turn?.release()
  }

  private static let operation = GitOperation.placingFolder
}
