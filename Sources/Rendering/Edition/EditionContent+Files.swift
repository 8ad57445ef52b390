extension EditionContent {
  /// The files of the edition: `paper.md`, `attribution.json` and `index.html`, in this order.
  ///
  /// - Parameter digest: the SHA-256 of bytes in hexadecimal; the page names that of the files beside it.
  package func files(digest: ([UInt8]) -> String) -> [RenderedFile] {
    let beside = [RenderedFile(name: "paper.md", bytes: text), attributionFile]
    let hashes = beside.map { (name: $0.name, hash: digest($0.bytes)) }
    return beside + [RenderedFile(name: "index.html", bytes: EditionPage(self, hashes: hashes).bytes)]
  }
}
