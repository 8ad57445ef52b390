/// What kept another git that we started on a repository from doing its work.
package protocol GuestFailure: Error {
  /// Whether it was killed. Where it ended by itself, it let its locks go, whatever it says.
  var wasKilled: Bool { get }
}
