/// One board on the wall.
package struct Board: Hashable, Sendable {
  package let id: Slug
  package let title: String
  package let items: [PollItem]

  package init(id: Slug, title: String, items: [PollItem]) {
    self.id = id
    self.title = title
    self.items = items
  }
}
