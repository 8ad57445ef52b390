/// What kept something from crossing the border of this machine.
package struct TransportError: Error, Hashable, Sendable {
  package let complaint: Complaint
  /// The address or the file in question, without a password.
  package let place: String

  package init(_ complaint: Complaint, at place: String) { (self.complaint, self.place) = (complaint, place) }
}
