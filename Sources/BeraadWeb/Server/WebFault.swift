/// Why there is no page of the kind that was asked for.
enum WebFault: Error {
  case badRequest
  /// Nobody is signed in, and the page is for partners; what was typed is kept under a name.
  case signedOut
  case forbidden(Why)
  case notFound
  case notAllowed
  case tooLarge
  /// Something in the workspace keeps a hall from being told what it asks: not what it asks for.
  case unreadable
  /// What was posted did not all come in time.
  case tooSlow
  enum Why {
    /// The form came from elsewhere, or was not ours.
    case foreignForm
    /// Its page was made for another person than who is signed in.
    case formOfAnother
    case role
  }
}
