import Git
import Storage

/// What a front that answers many has to know of an error, beside what it says of itself.
package enum ErrorNature: Sendable {
  /// Main is no longer the commit that somebody had before them.
  case mainMoved
  /// The disk is full or may not be written: nothing can be recorded now.
  case noRoom
  /// Another program holds the repository, or what was begun is not at its end: it may well work in a moment.
  case passing
  /// A work tree could not follow: something in it is edited, or half done with plain git.
  case filesInTheWay
  case other

  package init(_ error: any Error) {
    switch error {
    case is MainMoved: self = .mainMoved
    case let error as GitError: self.init(error.kind)
    default: self = .other
    }
  }

  private init(_ kind: GitError.Kind) {
    switch kind {
    case .noSpace, .readOnly: self = .noRoom
    case .locked, .branchWaits, .workTreeBehind: self = .passing
    case .conflict, .bothFileAndFolder, .inTheWay, .underWay, .unmerged, .unreadableIndex, .workTreeAway:
      self = .filesInTheWay
    default: self = .other
    }
  }
}
