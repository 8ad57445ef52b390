package import Languages

/// What a look at somebody else's tree had to leave out, and why.
package struct TreeFault: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The object is missing or damaged in this repository: another one may have it.
    case lost(Localized)
    /// The object is of another type, or cannot be read otherwise.
    case unreadable(Localized)
    /// The folder has more bytes than are read of one.
    case tooLarge
    /// More folders stand in each other than are opened.
    case tooDeep
    /// More files differ than are looked at; what stands behind this path was not seen.
    case tooMany
    /// Several entries of a folder have one name.
    case doubled
    /// The entries of a folder do not stand in git's order.
    case unsorted
    /// The folder's bytes are no list of entries to their end.
    case broken
    /// A name that no file may have: empty, a dot or two, git's own folder, or with a slash in it.
    case badName
  }

  /// The folder or file; empty for the root.
  package let path: String
  package let reason: Reason
}
