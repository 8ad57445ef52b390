/// A path of the work tree that is not as HEAD has it.
package struct WorkTreeChange: Hashable, Sendable {
  /// In what way a path differs.
  package enum Status: Hashable, Sendable {
    /// Git does not know the file.
    case untracked
    /// Changed, and the change is not in the index.
    case modified
    /// The change is in the index, wholly or in part.
    case staged
    /// Left over from a merge that was not finished.
    case conflicted
  }

  /// The path from the root of the work tree.
  package let path: String
  /// In what way it differs.
  package let status: Status

  /// Whether the file has words that are neither in HEAD nor in the index, and no merge left it so.
  package let isUnsaved: Bool

  package init(path: String, status: Status, isUnsaved: Bool? = nil) {
    self.path = path
    self.status = status
    self.isUnsaved = isUnsaved ?? (status == .modified)
  }
}
