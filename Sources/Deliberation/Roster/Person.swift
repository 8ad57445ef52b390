/// Somebody who acts for a partner: an opaque id, since git does not forget a name.
package struct Person: Hashable, Sendable {
  package let id: String
  /// Public keys, as OpenSSH writes them, that may sign this person's commits.
  package var keys: [String]

  package init(id: String, keys: [String] = []) {
    self.id = id
    self.keys = keys
  }
}
