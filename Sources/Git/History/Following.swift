/// How far the history of a file goes where its path ends.
package enum Following: Hashable, Sendable {
  /// The path only.
  case path
  /// From a file that the same commit deleted: a rename.
  case renames
  /// From a file that stayed as well: a copy.
  case copies
}
