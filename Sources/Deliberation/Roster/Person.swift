/// Somebody who acts for a partner: an opaque id, since git does not forget a name.
package struct Person: Hashable, Sendable {
  package let id: String
  /// Public keys, as OpenSSH writes them, that may sign this person's commits.
  package var keys: [String]
  /// Whether they asked to be forgotten: nobody acts as them any more, and no register keeps a name for them.
  package var isForgotten: Bool

  package init(id: String, keys: [String] = [], isForgotten: Bool = false) {
    self.id = id
    self.keys = keys
    self.isForgotten = isForgotten
  }
}
