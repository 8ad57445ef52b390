import CLibgit2
import Glibc
import Languages

extension GitError {
  /// The error behind a return code of libgit2 that is negative.
  ///
  /// Must be called on the thread of the failed call and before any other call of libgit2.
  init(code: Int32, operation: GitOperation, path: String? = nil) {
    // Only a failing code says that the message is of this call; the class tells where it arose.
    let last = git_error_last()
    let message = last?.pointee.message.map { String(cString: $0) } ?? ""
    let kind = Kind(code: code, category: last?.pointee.klass ?? 0, message: message)
    let index = kind == .unreadableIndex ? Self.index(in: message) : nil
    self.init(
      code: code, kind: kind,
      message: index?.message ?? Self.explain(kind, message: message, in: operation, path: path),
      operation: operation, path: path,
      remedy: index?.remedy
        ?? (Self.isOfSHA256(message) ? "git init --object-format=sha1 ANOTHER-FOLDER" : nil))
  }

  /// The error behind `errno` after a failed system call. Must be called at once.
  init(errno number: Int32, operation: GitOperation, path: String? = nil) {
    let kind: Kind =
      switch number {
      case ENOSPC, EDQUOT, EFBIG: .noSpace
      case EROFS, EACCES, EPERM: .readOnly
      case ENOENT: .notFound
      case EEXIST: .exists
      default: .other
      }
    self.init(kind: kind, message: Self.words(for: number), operation: operation, path: path)
  }

  /// What the system says of an error; in Dutch where it is one that people meet.
  private static func words(for number: Int32) -> Localized {
    let english = String(cString: strerror(number))
    let dutch: String? =
      switch number {
      case ENOSPC, EDQUOT: "er is geen ruimte meer op de schijf"
      case EFBIG: "het bestand wordt groter dan hier mag"
      case EROFS: "de schijf is alleen te lezen"
      case EACCES, EPERM: "dat mag hier niet"
      case ENOENT: "dat is er niet"
      case EEXIST: "dat is er al"
      case ENOTDIR: "dat is geen map"
      case EISDIR: "dat is een map"
      default: nil
      }
    return Localized(en: english, nl: dutch ?? english)
  }

  private static func isOfSHA256(_ message: String) -> Bool {
    message.contains("extensions.objectformat")
  }

  /// The two kinds of index that libgit2 does not know, by the names of their extensions in its message.
  private static func index(in message: String) -> (message: Localized, remedy: String)? {
    if message.contains("'link'") {
      // The setting, else git's next commit splits it again.
      return (
        Localized(
          en: "the index is split, which cannot be read here",
          nl: "de index is gesplitst, en zo is die hier niet te lezen"),
        "git config core.splitIndex false && git update-index --no-split-index"
      )
    }
    return (
      Localized(
        en: "the index is sparse, which cannot be read here",
        nl: "de index is uitgedund, en zo is die hier niet te lezen"),
      "git sparse-checkout reapply --no-sparse-index"
    )
  }

  private static func explain(
    _ kind: Kind, message: String, in operation: GitOperation, path: String?
  ) -> Localized {
    switch kind {
    case .ownership:
      let command =
        "`git config --global --add safe.directory \(quotedPath(in: message) ?? path ?? "PATH")`"
      return Localized(
        en: "the repository is owned by another user; if you trust it, run \(command)",
        nl: "de repository is van een andere gebruiker; is die te vertrouwen, typ dan \(command)")
    case .unsupportedRepository where isOfSHA256(message):
      return Localized(
        en:
          "git names the objects of this repository by SHA-256 (extensions.objectformat), which is not supported: begin in another one",
        nl:
          "git noemt de objecten van deze repository naar hun SHA-256 (extensions.objectformat), en dat kan Beraad niet aan: begin in een andere"
      )
    case .unsupportedRepository:
      return Localized(
        en: "this kind of repository is not supported: \(message)",
        nl: "met dit soort repository kan Beraad niet werken: \(message)")
    default:
      guard message.isEmpty else { return Localized(verbatim: message) }
      // Of a commit that it cannot read, as one of a time beyond all numbers, libgit2 says nothing.
      if GitOperation.onCommits.contains(operation) { return oddCommit }
      return Localized(en: "git failed without saying why", nl: "git mislukte zonder te zeggen waarom")
    }
  }

  /// What is said of a history with a commit that libgit2 cannot read.
  static let oddCommit = Localized(
    en: "it has a commit that is not as git makes one",
    nl: "er staat een commit in die niet is zoals git die maakt")

  // libgit2 puts the path between single quotes; a path may hold quotes itself.
  private static func quotedPath(in message: String) -> String? {
    guard let first = message.firstIndex(of: "'"), let last = message.lastIndex(of: "'"), first < last else {
      return nil
    }
    var path = message[message.index(after: first)..<last]
    if path.hasSuffix("/") { path.removeLast() }
    return path.hasPrefix("/") ? String(path) : nil
  }
}

extension GitError.Kind {
  /// What a return code means, with the places where libgit2 1.5 returns a general code told by its message.
  init(code: Int32, category: Int32, message: String) {
    switch git_error_code(code) {
    case GIT_ENOTFOUND:
      // Where the owner differs and no safe.directory is set at all, 1.5 reports the missing setting.
      self = message.contains("safe.directory") ? .ownership : .notFound
    case GIT_EOWNER: self = .ownership
    case GIT_EEXISTS: self = .exists
    case GIT_EAMBIGUOUS: self = .ambiguous
    case GIT_EMODIFIED: self = .modified
    case GIT_ELOCKED: self = .locked
    case GIT_EBAREREPO: self = .bareRepository
    case GIT_ECONFLICT, GIT_EMERGECONFLICT, GIT_EUNCOMMITTED, GIT_EINDEXDIRTY: self = .conflict
    case GIT_EINVALIDSPEC, GIT_EINVALID, GIT_EPEEL, GIT_EDIRECTORY: self = .invalid
    case GIT_EMISMATCH: self = .corrupt
    default: self = Self.general(category: git_error_t(UInt32(category)), message: message)
    }
  }

  private static func general(category: git_error_t, message: String) -> GitError.Kind {
    let says = { (words: String...) in words.contains { message.contains($0) } }
    if says("No space left", "File too large", "quota exceeded") { return .noSpace }
    if says("Read-only file system", "Permission denied", "Operation not permitted") { return .readOnly }
    if says("extension: 'link'", "extension: 'sdir'") { return .unreadableIndex }
    if says("unsupported repository version", "unsupported extension") { return .unsupportedRepository }
    if category == GIT_ERROR_ZLIB || says("inflate", "failed to parse", "corrupt", "bad object") {
      return .corrupt
    }
    return .other
  }
}
