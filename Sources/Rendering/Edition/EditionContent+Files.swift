extension EditionContent {
  /// The files of the edition: `paper.md`, `attribution.json`, what else there is, `edition.jsonld`, `index.html`, and pages beside it
  /// where there is too much for one; in this order.
  ///
  /// `paper.md` is what is published, and not the file in the repository: without front matter, and without the file's own remarks.
  ///
  /// - Parameters:
  ///   - others: files that were made elsewhere.
  ///   - named: the names and hashes of files beside them that are made elsewhere, and are none of those that come back.
  ///   - digest: the SHA-256 of bytes in hexadecimal; the page names that of the files beside it.
  package func files(
    with others: [RenderedFile] = [], named: [(name: String, hash: String)] = [], digest: ([UInt8]) -> String
  ) -> [RenderedFile] {
    var beside = textFiles + others
    beside.append(metadataFile(beside: beside.map(\.name) + named.map(\.name)))
    let hashes = beside.map { (name: $0.name, hash: digest($0.bytes)) } + named
    return beside + EditionPage(self, hashes: hashes).files
  }

  /// What holds the text and whose it is: `paper.md` and `attribution.json`.
  package var textFiles: [RenderedFile] {
    let published = PublishedText(of: paper.text)
    return [RenderedFile(name: "paper.md", bytes: published.bytes), attributionFile(of: published)]
  }
}
