package import ObjectIDs

/// One entry of a tree.
package struct TreeEntry: Hashable, Sendable {
  /// What an entry names.
  package enum Kind: Hashable, Sendable {
    /// A file's content.
    case blob
    /// A folder.
    case tree
    /// A symbolic link; its blob holds the target.
    case link
    /// A commit of another repository: a submodule.
    case commit
  }

  /// The last part of the path.
  package let name: String
  /// The path from the root of the tree that was asked, with `/` between the parts.
  package let path: String
  /// The blob, tree or commit.
  package let id: ObjectID
  /// The mode as git stores it: 0o100644, 0o100755, 0o120000, 0o40000, 0o160000.
  package let mode: UInt32

  /// What the entry names, told by its mode.
  package var kind: Kind {
    switch mode & 0o170000 {
    case 0o040000: .tree
    case 0o120000: .link
    case 0o160000: .commit
    default: .blob
    }
  }

  /// The mode of the file that takes the place of an entry: one that may be run stays so; what takes the place of a link
  /// is a plain file.
  static func plainMode(of mode: UInt32) -> UInt32 {
    mode & 0o170000 == 0o100000 && mode & 0o100 != 0 ? 0o100755 : 0o100644
  }
}
