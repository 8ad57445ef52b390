package import Deliberation

extension DraftContent {
  /// The files of the draft's page: `index.html`, and `comments-1.html` and so on where there are very many comments.
  package func files() -> [RenderedFile] { pages().files }

  /// The files, and whose changes they tell in part because together these are too long.
  package func pages() -> (files: [RenderedFile], shortenedBy: [(partner: Slug, count: Int)]) {
    let page = DraftPage(self)
    return (page.files, page.shortenedBy)
  }
}
