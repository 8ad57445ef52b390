package import Languages

/// What git refused or could not do, and on what.
///
/// Made where the failing call returned, because libgit2 keeps its last message per thread and overwrites it.
package struct GitError: Error, Hashable, Sendable {
  /// What a caller can act on, whatever libgit2's own code was.
  package enum Kind: String, Hashable, Sendable {
    /// There is no repository, object, reference or path by that name.
    case notFound
    /// It is there already.
    case exists
    /// A name that fits more than one object.
    case ambiguous
    /// A reference no longer has the value that was expected: somebody else moved it.
    case modified
    /// Somebody else holds the lock, or left a lock file behind.
    case locked
    /// The repository belongs to another user, and git refuses to trust its configuration.
    case ownership
    /// The history goes on where this shallow clone ends.
    case shallow
    /// A repository of a kind that libgit2 cannot read.
    case unsupportedRepository
    /// The operation needs a work tree, and the repository has none.
    case bareRepository
    /// A name, a path or a value that git does not allow.
    case invalid
    /// Work in the work tree stands in the way.
    case conflict
    /// A commit has a file where a folder has to be, or a folder in the place of a file.
    case bothFileAndFolder
    /// What is no folder stands where one has to be.
    case inTheWay
    /// A merge, a rebase or another operation of git was begun and is not finished.
    case underWay
    /// The index has entries that a merge could not unite.
    case unmerged
    /// An index of a kind that libgit2 cannot read: split or sparse.
    case unreadableIndex
    /// A work tree of the branch is locked, and its folder is away for the moment.
    case workTreeAway
    /// Git makes other bytes of the file than stand in the work tree, in a way that libgit2 cannot.
    case filtered
    /// A sparse checkout leaves the file out of the work tree.
    case leftOutOfWorkTree
    /// The object was left out when the repository was cloned.
    case partialClone
    /// One branch's name is the beginning of another's: git cannot hold both.
    case noRoomForBranch
    /// The branch moved, and the work tree could not follow; the next command tries again.
    case workTreeBehind
    /// The files are ready, and the branch could not be moved yet; the next command tries again.
    case branchWaits
    /// The disk, the quota or the largest file size is reached.
    case noSpace
    /// The folder may not be written.
    case readOnly
    /// An object or a file of the repository that is damaged.
    case corrupt
    /// An object that has more bytes than are read of one that anybody may have made.
    case tooLarge
    /// Anything else: the message is all there is.
    case other
  }

  /// libgit2's return code, or 0 where the refusal is our own.
  package let code: Int32
  /// What went wrong, to decide on.
  package let kind: Kind
  /// What went wrong, to read: one sentence without a full stop.
  package let said: Localized
  /// What was being done ("reading a blob"), to read.
  package let operation: GitOperation
  /// The file, folder, path in the tree or reference in question.
  package let path: String?
  /// What people do before the command that helps.
  package let first: Localized?
  /// The command that helps, where there is one to name.
  package let remedy: String?
  /// What to do after that or instead of it, each in words that end in a command.
  package let further: [Localized]
  /// The work tree that it is said of, where that is another one than the one that the user stands in.
  package private(set) var folder: String?

  package init(
    code: Int32 = 0, kind: Kind, message: Localized, operation: GitOperation, path: String? = nil,
    first: Localized? = nil, remedy: String? = nil, further: [Localized] = []
  ) {
    self.code = code
    self.kind = kind
    said = message
    self.operation = operation
    self.path = path
    self.first = first
    self.remedy = remedy
    self.further = further
  }
}

extension GitError {
  /// The same, said of another work tree than the one that the user stands in.
  func met(in folder: String) -> GitError {
    var error = self
    error.folder = folder
    return error
  }
}

extension GitError {
  /// The same, with another command that helps: one for the work tree in which it is typed.
  package func helped(by remedy: String) -> GitError {
    var error = GitError(
      code: code, kind: kind, message: said, operation: operation, path: path, first: first, remedy: remedy,
      further: further)
    error.folder = folder
    return error
  }
}

extension GitError {
  /// What went wrong, in English, as JSON has it.
  package var message: String { said.english }

  /// What helps, in words that end in a command; nil where there is nothing to name.
  package var help: Localized? {
    guard let remedy, let first else { return remedy.map { Localized(verbatim: $0) } }
    return Localized(en: "\(first.english), then: \(remedy)", nl: "\(first.dutch), en typ dan: \(remedy)")
  }

  /// What was being done, and what went wrong.
  package var account: Localized { operation.words.joined(to: Localized(verbatim: ": ")).joined(to: said) }
}

extension GitError: CustomStringConvertible {
  package var description: String { account.english }
}

extension GitError {
  /// What is said of a file of main that somebody is at work on.
  static let edited = Localized(
    en: "has changes that are not committed", nl: "heeft wijzigingen die niet zijn vastgelegd")
  static let staged = Localized(
    en: "has changes that are staged and not committed",
    nl: "heeft wijzigingen die klaarstaan en niet zijn vastgelegd")

  /// Whether a file of main is in the way because somebody edited it: then the edit can be committed.
  package var isAboutAnEdit: Bool {
    message.hasSuffix(Self.edited.english) || message.hasSuffix(Self.staged.english)
  }
}
