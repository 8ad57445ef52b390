extension DraftContent {
  /// The files of the draft's page: `index.html` alone.
  package func files() -> [RenderedFile] {
    [RenderedFile(name: "index.html", bytes: DraftPage(self).bytes)]
  }
}
