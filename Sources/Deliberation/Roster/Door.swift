/// A server that acts for partners who have no key of their own: an entry of its own, so that nobody takes it for them.
package struct Door: Hashable, Sendable {
  /// What its commits name in their `Via:` trailer.
  package let id: Slug
  /// Its public key, as OpenSSH writes it.
  package let key: String
  /// The partners that it may act for.
  package let partners: [Slug]
  /// When it was opened, for display: what counts is which commit of main names it.
  package let since: Instant

  package init(id: Slug, key: String, partners: [Slug], since: Instant) {
    self.id = id
    self.key = key
    self.partners = partners
    self.since = since
  }
}
