/// What kept another git that we started on a repository from doing its work.
package protocol GuestFailure: Error {
  /// Whether it was killed. Where it ended by itself, it let its locks go, whatever it says.
  var wasKilled: Bool { get }
  /// The reference that it could not follow, by its full name; nil where that is not what it said.
  var unfollowedReference: String? { get }
}
