/// One path in which two trees differ; files only, never folders.
package struct TreeChange: Hashable, Sendable {
  /// The path from the root of the trees.
  package let path: String
  /// What stood there before; nil for an addition.
  package let old: TreeEntry?
  /// What stands there now; nil for a deletion.
  package let new: TreeEntry?

  /// How the path changed.
  package enum Kind: Hashable, Sendable {
    case added, modified, deleted
  }

  /// How the path changed.
  package var kind: Kind {
    switch (old, new) {
    case (nil, _): .added
    case (_, nil): .deleted
    default: .modified
    }
  }
}
