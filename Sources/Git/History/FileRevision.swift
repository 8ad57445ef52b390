package import ObjectIDs

/// One state of a file in its history: a commit in which it is not as in any parent.
package struct FileRevision: Sendable {
  /// The commit that made this state.
  package let commit: CommitInfo
  /// The file's path in that commit.
  package let path: String
  /// The file's content; nil where the commit deleted it.
  package let blob: ObjectID?
  /// Which earlier revisions this one was made from, as places in the same array, in the order of the
  /// commit's parents. Empty where the file began; several at a merge that took something of its own from
  /// each side.
  package let parents: [Int]
}
