extension EditionContent {
  /// The files of the edition: `paper.md`, `attribution.json`, `index.html`, and `comments-1.html` and so on where there are very many
  /// comments; in this order.
  ///
  /// `paper.md` is what is published, and not the file in the repository: without front matter, and without the file's own remarks.
  ///
  /// - Parameter digest: the SHA-256 of bytes in hexadecimal; the page names that of the files beside it.
  package func files(digest: ([UInt8]) -> String) -> [RenderedFile] {
    let published = PublishedText(of: text)
    let beside = [
      RenderedFile(name: "paper.md", bytes: published.bytes), attributionFile(of: published),
    ]
    let hashes = beside.map { (name: $0.name, hash: digest($0.bytes)) }
    return beside + EditionPage(self, hashes: hashes).files
  }
}
