/// A change that somebody proposes: an amendment or one of its hunks, under the name it goes by.
package struct ProposedChange: Hashable, Sendable {
  package let id: String
  /// All on the same text as those of every change it is compared with.
  package let hunks: [Hunk]

  package init(id: String, hunks: [Hunk]) {
    self.id = id
    self.hunks = hunks
  }
}
