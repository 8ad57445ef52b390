/// A place and a day where stickers are placed.
package struct Meeting: Hashable, Sendable {
  package let id: Slug
  package let title: String
  package let region: String?
  /// `YYYY-MM-DD`.
  package let date: String?

  package init(id: Slug, title: String, region: String?, date: String?) {
    self.id = id
    self.title = title
    self.region = region
    self.date = date
  }
}
