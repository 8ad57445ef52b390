extension EditionContent {
  /// The files of the edition: `paper.md`, `attribution.json`, what else there is, `edition.jsonld`, `index.html`, and pages beside it
  /// where there is too much for one; in this order.
  ///
  /// `paper.md` is what is published, and not the file in the repository: without front matter, and without the file's own remarks.
  ///
  /// - Parameters:
  ///   - others: files that were made elsewhere.
  ///   - digest: the SHA-256 of bytes in hexadecimal; the page names that of the files beside it.
  package func files(with others: [RenderedFile] = [], digest: ([UInt8]) -> String) -> [RenderedFile] {
    let published = PublishedText(of: paper.text)
    var beside =
      [RenderedFile(name: "paper.md", bytes: published.bytes), attributionFile(of: published)] + others
    beside.append(metadataFile(beside: beside))
    let hashes = beside.map { (name: $0.name, hash: digest($0.bytes)) }
    return beside + EditionPage(self, hashes: hashes).files
  }
}
