extension DraftContent {
  /// The files of the draft's page: `index.html`, and `comments-1.html` and so on where there are very many comments.
  package func files() -> [RenderedFile] { DraftPage(self).files }
}
