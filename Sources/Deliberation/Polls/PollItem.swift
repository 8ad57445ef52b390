/// Something to place a sticker at.
package struct PollItem: Hashable, Sendable {
  package let id: Slug
  package let text: String

  package init(id: Slug, text: String) {
    self.id = id
    self.text = text
  }
}
