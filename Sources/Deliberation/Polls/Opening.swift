package import ObjectIDs

/// The beginning of a poll: from here its definition is frozen.
package struct Opening: Hashable, Sendable {
  package let poll: Slug
  /// The object id of `poll.json`.
  package let definition: ObjectID
  /// Who may vote, each with its weight: as the roster had it, so that a later roster changes no result.
  package let electorate: [Slug: Int]
  /// Openings of the poll that were made apart: this one settles which terms hold.
  package let replaces: [RecordID]

  package init(poll: Slug, definition: ObjectID, electorate: [Slug: Int], replaces: [RecordID] = []) {
    self.poll = poll
    self.definition = definition
    self.electorate = electorate
    self.replaces = replaces
  }
}
