import Git
import Transport

/// A git of the user's that was killed may have left locks in the repository.
extension TransportError: GuestFailure {
  package var unfollowedReference: String? {
    if case .unfollowed(let reference) = complaint { reference } else { nil }
  }
}
