/// How much of a tree that somebody else made is looked at.
///
/// Far beyond what any workspace has, and little enough that nobody waits: a few small objects can stand for a tree of
/// ten thousand million files.
package struct SurveyBounds: Sendable {
  /// How many folders stand in each other.
  package var depth = 32
  /// How many files differ.
  package var files = 20_000
  /// How many bytes a tree, or a commit, has.
  package var bytes = 8 << 20

  package init() {}
}
