import Git
import Transport

/// A git of the user's that was killed may have left locks in the repository.
extension TransportError: GuestFailure {}
