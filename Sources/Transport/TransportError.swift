/// What kept something from crossing the border of this machine.
package struct TransportError: Error, Hashable, Sendable {
  package let complaint: Complaint
  /// The address or the file in question, without a password.
  package let place: String
  /// The name by which this clone knows the host, where it was met under one that matters.
  package let remote: String?
  /// Whether git did not end by itself: a signal ended it.
  package let wasKilled: Bool

  package init(
    _ complaint: Complaint, at place: String, remote: String? = nil, wasKilled: Bool = false
  ) {
    (self.complaint, self.place, self.remote, self.wasKilled) = (complaint, place, remote, wasKilled)
  }
}
